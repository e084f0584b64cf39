#include "ui/draw/secondmodelpresenter.h"

#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"
#include "ui/draw/drawpanel.h"
#include "ui/widgets/modelrequest.h"
#include "ui/widgets/notifier.h"

#include <QFileInfo>
#include <QMenu>

namespace ui
{

SecondModelPresenter::SecondModelPresenter(
    core::Workbench& workbench, DrawPanel* panel, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_panel(panel)
    , m_notifier(notifier)
    , m_second(workbench.drawing())
    , m_menu(panel->secondModelMenu())
{
    connect(m_menu, &QMenu::aboutToShow, this, &SecondModelPresenter::fillMenu);
    connect(&m_second, &core::SecondModel::readAnew, this, &SecondModelPresenter::show);
    connect(&m_second, &core::SecondModel::failed, &m_notifier, &Notifier::fail);
    connect(
        &m_workbench.model(), &core::CurrentModel::stateChanged, this, &SecondModelPresenter::show);
    fillMenu();
}

void SecondModelPresenter::fillMenu()
{
    m_menu->clear();
    QAction* none = addChoice({}, tr("&None"));
    none->setObjectName("noSecondModel");
    connect(none, &QAction::triggered, &m_second, &core::SecondModel::clear);
    m_menu->addSection(tr("Shipped"));
    for (const core::ShippedModel& model : core::shippedModels()) {
        addModel(model.id, model.title, core::readerOfFile(model.path));
    }
    m_menu->addSection(tr("Kept runs"));
    for (const core::RunRecord& run : m_workbench.keptRuns().runs()) {
        addModel(run.id, run.name, core::readerOfRun(m_workbench.keptRuns().store(), run.id));
    }
    m_menu->addSection(tr("Files"));
    if (QFileInfo::exists(m_second.key()) && !m_workbench.keptRuns().run(m_second.key())) {
        addModel(m_second.key(), m_second.name(), core::readerOfFile(m_second.key()));
    }
    QAction* file = m_menu->addAction(tr("Model &file…"));
    file->setObjectName("secondModelFile");
    connect(file, &QAction::triggered, this, &SecondModelPresenter::askFile);
}

/// Checked where it is the present one.
QAction* SecondModelPresenter::addChoice(const QString& key, const QString& name)
{
    QAction* action = m_menu->addAction(name);
    action->setObjectName(key);
    action->setCheckable(true);
    action->setChecked(key == m_second.key());
    return action;
}

void SecondModelPresenter::addModel(
    const QString& key, const QString& name, const core::ReadModel& read)
{
    // A menu would take an & for the mark of a key.
    QAction* action = addChoice(key, QString(name).replace('&', QStringLiteral("&&")));
    connect(action, &QAction::triggered, this, [this, key, name, read] {
        m_second.use(key, name, read);
    });
}

void SecondModelPresenter::askFile()
{
    m_notifier.dialogs().askOpenFile(
        m_notifier.window(), modelRequest(tr("Read with a second model"), core::modelPatterns()),
        [this](const QString& path) {
            m_second.use(path, QFileInfo(path).completeBaseName(), core::readerOfFile(path));
        });
}

void SecondModelPresenter::show()
{
    if (m_second.predictor()) {
        m_panel->showSecondReading(
            m_workbench.model().name(), m_second.name(), m_second.predictor()->classes(),
            m_second.reading());
    } else {
        m_panel->hideSecondReading();
    }
}

} // namespace ui
