#pragma once

#include "core/training/evaluation.h"

#include <QWidget>

class QLabel;
class QStackedLayout;
class QTableWidget;

namespace ui
{

/// How well the model tells each digit from the others, as a table. Shows what it is told.
/// Object names: byDigitTable, byDigitCaption, byDigitEmpty.
class ByDigitPage : public QWidget
{
    Q_OBJECT

public:
    explicit ByDigitPage(QWidget* parent = nullptr);

    /// `caption` says whose scores they are.
    void showScores(
        const std::array<core::DigitScore, core::digitCount>& scores, const QString& caption);
    /// Says what is missing, or what is going on, in place of the table.
    void showMessage(const QString& text);

Q_SIGNALS:
    /// The page came into sight.
    void lookedAt();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QTableWidget* createTable();

    QLabel* m_caption;
    QTableWidget* m_table;
    QLabel* m_message;
    QStackedLayout* m_stack;
};

} // namespace ui
