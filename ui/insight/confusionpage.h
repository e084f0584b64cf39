#pragma once

#include "core/training/evaluation.h"
#include "ui/widgets/watchedwidget.h"

#include <QStringList>

#include <optional>

class QComboBox;
class QLabel;
class QSplitter;
class QStackedLayout;
class QTableWidget;

namespace ui
{

class ConfusionView;

/// Which classes a model confuses, as a matrix, and beside it how well it reads each, with 95 %
/// intervals. Shows what it is told and says what the user asks for. Object names: confusionView,
/// digitTable, confusionCaption, confusionHint, valueCombo, compareCombo, exportConfusionPngAction,
/// exportConfusionCsvAction.
class ConfusionPage : public WatchedWidget
{
    Q_OBJECT

public:
    explicit ConfusionPage(QWidget* parent = nullptr);

    /// What the matrix can be compared with, by name; the first is nothing. Other names than before
    /// begin with nothing chosen.
    void setComparisons(const QStringList& names);
    void setComparison(int index);
    /// What is read, digits at first; told before what is read of them.
    void setClasses(const core::Classes& classes);
    void showConfusion(
        const core::Confusion& confusion, const std::optional<core::Confusion>& other,
        const QString& caption);
    /// Says what is missing in place of the matrix.
    void showHint(const QString& text);

    /// The matrix and the scores as a table.
    QString csv() const;

protected:
    /// The scores stand below the matrix where the page is narrow and high.
    void resizeEvent(QResizeEvent* event) override;

Q_SIGNALS:
    void comparisonChosen(int index);
    void cellChosen(int label, int readAs);
    void exportPngRequested();
    void exportCsvRequested();

private:
    QLayout* createTools();
    QTableWidget* createTable();
    void writeTitles();
    void fillTable();

    core::Classes m_classes;
    core::Confusion m_confusion;
    ConfusionView* m_view;
    QTableWidget* m_table;
    QLabel* m_caption;
    QLabel* m_hint;
    QComboBox* m_values;
    QComboBox* m_comparison;
    QStringList m_comparisons;
    QSplitter* m_halves;
    QStackedLayout* m_stack;
};

} // namespace ui
