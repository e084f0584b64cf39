#include "ui/insight/comparedmodels.h"

#include "core/modelfile/modelfile.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/modelrequest.h"
#include "ui/widgets/notifier.h"

#include <QAction>
#include <QFileInfo>
#include <QMenu>

#include <algorithm>

namespace ui
{

void askComparedFile(Notifier& notifier, const Dialogs::PathCallback& chosen)
{
    notifier.dialogs().askOpenFile(
        notifier.window(),
        modelRequest(ComparedModels::tr("Compare with a model"), core::modelPatterns()), chosen);
}

ComparedModels::ComparedModels(
    core::KeptRuns& runs, QMenu* menu, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_runs(runs)
    , m_menu(menu)
    , m_notifier(notifier)
{
    connect(m_menu, &QMenu::aboutToShow, this, &ComparedModels::fillMenu);
    fillMenu();
}

void ComparedModels::fillMenu()
{
    m_menu->clear();
    m_menu->addSection(tr("Kept runs"));
    for (const core::RunRecord& run : m_runs.runs()) {
        addEntry(run.id, run.name, [this, run] {
            open({run.id, run.name, core::readerOfRun(m_runs.store(), run.id)});
        });
    }
    if (m_runs.runs().isEmpty()) {
        m_menu->addAction(tr("None yet: click Train"))->setEnabled(false);
    }
    m_menu->addSection(tr("Files"));
    for (const ComparedModel& model : m_models) {
        if (!m_runs.run(model.key)) {
            addEntry(model.key, model.name, [] {});
        }
    }
    QAction* file = m_menu->addAction(tr("Model &file…"));
    file->setObjectName("compareFileAction");
    file->setEnabled(!isFull());
    connect(file, &QAction::triggered, this, &ComparedModels::askFile);
}

/// Checked if the model is there; then it is removed, else opened.
void ComparedModels::addEntry(
    const QString& key, const QString& name, const std::function<void()>& open)
{
    // A menu would take an & for the mark of a key.
    QAction* action = m_menu->addAction(QString(name).replace('&', QStringLiteral("&&")));
    action->setObjectName(key);
    action->setCheckable(true);
    action->setChecked(has(key));
    action->setEnabled(has(key) || !isFull());
    action->setToolTip(
        action->isEnabled() ? plainToolTip(name)
                            : tr("Three at most: take one away first, by a click on it"));
    connect(action, &QAction::triggered, this, [this, key, open](bool isChecked) {
        if (isChecked) {
            open();
        } else {
            remove(key);
        }
    });
}

void ComparedModels::askFile()
{
    askComparedFile(m_notifier, [this](const QString& path) {
        open({path, QFileInfo(path).completeBaseName(), core::readerOfFile(path)});
    });
}

/// Each that is picked is opened, however fast they are picked.
void ComparedModels::open(const Pending& picked)
{
    if (has(picked.key) || isPending(picked.key)) {
        return;
    }
    if (isFull()) { // such as after a file's dialog that stood open for long
        m_notifier.showStatus(tr("“%1” is left out: three at most").arg(picked.name));
        return;
    }
    m_pending.append(picked);
    if (m_pending.size() == 1) {
        openNext();
    }
}

/// Those that wait stay here and not in the job: it would read them all before it goes.
void ComparedModels::openNext()
{
    if (m_pending.isEmpty()) {
        return;
    }
    const auto work = [read = m_pending.first().read](const std::stop_token& stop) {
        return core::openModel(read, stop);
    };
    m_opening.run(
        work, [this](const core::Result<core::PredictorPointer>& model) { endOpening(model); });
}

void ComparedModels::endOpening(const core::Result<core::PredictorPointer>& model)
{
    const Pending opened = m_pending.takeFirst();
    openNext();
    if (m_notifier.succeeded(model)) {
        add(opened.key, opened.name, *model);
    }
}

void ComparedModels::add(
    const QString& key, const QString& name, const core::PredictorPointer& model)
{
    const auto isTaken = [this](int colour) {
        return std::any_of(m_models.begin(), m_models.end(), [colour](const ComparedModel& each) {
            return each.colour == colour;
        });
    };
    int colour = 1;
    while (isTaken(colour)) {
        ++colour;
    }
    m_models.append({key, name, model, colour});
    Q_EMIT changed();
}

void ComparedModels::remove(const QString& key)
{
    m_models.removeIf([&key](const ComparedModel& each) { return each.key == key; });
    Q_EMIT changed();
}

bool ComparedModels::has(const QString& key) const
{
    return std::any_of(m_models.begin(), m_models.end(), [&key](const ComparedModel& each) {
        return each.key == key;
    });
}

bool ComparedModels::isPending(const QString& key) const
{
    return std::any_of(m_pending.begin(), m_pending.end(), [&key](const Pending& each) {
        return each.key == key;
    });
}

} // namespace ui
