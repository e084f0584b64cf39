#pragma once

#include "core/workbench/workbench.h"

#include <QObject>

namespace ui
{

class MyDigitsPage;
class Notifier;

/// Shows the user's drawings and how teaching them goes, and does with them what the user asks for.
/// Lives on the GUI thread.
class TeachPresenter : public QObject
{
    Q_OBJECT

public:
    /// All outlive the presenter.
    TeachPresenter(
        core::Workbench& workbench, MyDigitsPage* page, Notifier& notifier,
        QObject* parent = nullptr);

private:
    void connectPage();
    void remove(const QList<qsizetype>& rows);
    void exportDrawings();
    void onFinished(const core::TeachResult& result);
    void tell(const QString& message);
    void showDrawings();
    void showUndo();
    void showObstacle();

    core::Workbench& m_workbench;
    core::TeachingRun& m_teaching;
    MyDigitsPage* m_page;
    Notifier& m_notifier;
};

} // namespace ui
