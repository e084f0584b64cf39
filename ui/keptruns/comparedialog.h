#pragma once

#include "core/runs/comparison.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QTableWidget;

namespace ui
{

/// What McNemar's test says of two models, in plain words.
QString verdictText(const core::ModelComparison& comparison);

/// Two runs side by side: a table of what differs and, once it is known, how well both read the
/// test images. Deletes itself when it is closed.
/// Object names: compareDialog, compareTable, accuracyA, accuracyB, compareVerdict,
/// compareProgress, copyComparisonButton.
class CompareDialog : public QDialog
{
    Q_OBJECT

public:
    CompareDialog(const core::RunRecord& a, const core::RunRecord& b, QWidget* parent);

    void showTesting(qsizetype images);
    void showTest(const core::ModelComparison& comparison);
    /// Why there are no accuracies.
    void showNoTest(const QString& why);

    /// All that is shown, the table with tabs, for the clipboard.
    QString text() const;

private:
    QWidget* makeTable(const core::RunRecord& a, const core::RunRecord& b);
    QLayout* makeButtons();
    QLabel* addLine(const char* name, const QString& accessibleName);

    QString m_nameA;
    QString m_nameB;
    QTableWidget* m_table = nullptr;
    QLabel* m_accuracyA;
    QLabel* m_accuracyB;
    QLabel* m_verdict;
    QProgressBar* m_progress;
};

} // namespace ui
