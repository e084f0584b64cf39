#include "ui/insight/comparedmodels.h"

#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/notifier.h"

#include <QAction>
#include <QFileInfo>
#include <QMenu>

#include <algorithm>

namespace ui
{

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
        addEntry(run.id, run.name, [this, run] { openRun(run); });
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
        action->isEnabled() ? name : tr("Three at most: take one away first, by a click on it"));
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
    const FileRequest request{
        .kind = "model",
        .title = tr("Compare with a model"),
        .nameFilters = {tr("Models (%1)").arg(core::modelPatterns()), tr("All files (*)")},
        .firstFolder = core::modelFolder()};
    m_notifier.dialogs().askOpenFile(
        m_notifier.window(), request, [this](const QString& path) { openFile(path); });
}

void ComparedModels::openRun(const core::RunRecord& run)
{
    open(run.id, run.name, [store = m_runs.store(), id = run.id](const std::stop_token&) {
        return store.model(id);
    });
}

void ComparedModels::openFile(const QString& path)
{
    open(
        path, QFileInfo(path).completeBaseName(),
        [path](const std::stop_token& stop) -> core::Result<core::Model> {
            core::Result<core::ModelFile> file = core::readModelFile(path, stop);
            return file ? core::Result<core::Model>((*std::move(file)).model) : file.error();
        });
}

void ComparedModels::open(const QString& key, const QString& name, const Read& read)
{
    const auto work = [read](const std::stop_token& stop) -> core::Result<core::PredictorPointer> {
        core::Result<core::Model> model = read(stop);
        return model ? core::Predictor::create(*std::move(model))
                     : core::Result<core::PredictorPointer>(model.error());
    };
    // Each that is picked is opened, however fast they are picked.
    m_opening.enqueue(work, [this, key, name](const core::Result<core::PredictorPointer>& model) {
        if (m_notifier.succeeded(model)) {
            add(key, name, *model);
        }
    });
}

void ComparedModels::add(
    const QString& key, const QString& name, const core::PredictorPointer& model)
{
    if (has(key) || isFull()) {
        return;
    }
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

} // namespace ui
