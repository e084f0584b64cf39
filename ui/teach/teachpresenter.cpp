#include "ui/teach/teachpresenter.h"

#include "core/data/datasetstore.h"
#include "ui/draw/drawpanel.h"
#include "ui/draw/inkcanvas.h"
#include "ui/run/trainingpresenter.h"
#include "ui/shell/logpage.h"
#include "ui/teach/mydigitspage.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/numbertext.h"

#include <algorithm>

namespace ui
{

namespace
{

/// `60.0 % → 95.0 %`
QString change(const core::Score& before, const core::Score& after)
{
    return QStringLiteral("%1 → %2").arg(percentText(before.accuracy), percentText(after.accuracy));
}

/// `MNIST`, or a folder's name.
QString titleOf(const core::Dataset& dataset)
{
    const core::DatasetSource* source = core::DatasetStore::source(dataset.name);
    return source ? source->title : dataset.name;
}

} // namespace

TeachPresenter::TeachPresenter(const TeachViews& views, QObject* parent)
    : QObject(parent)
    , m_views(views)
{
    connect(m_views.draw, &DrawPanel::corrected, this, &TeachPresenter::keep);
    connect(
        m_views.session, &ModelSession::predictorChanged, this, &TeachPresenter::onModelChanged);
    connect(m_views.run, &TrainingPresenter::began, this, &TeachPresenter::onRunBegan);
    connect(m_views.run, &TrainingPresenter::ended, this, &TeachPresenter::refreshObstacle);
    connectTab();
    connectTeacher();
    showDrawings();
}

void TeachPresenter::connectTab()
{
    using Tab = MyDigitsPage;
    connect(m_views.tab, &Tab::teachRequested, this, &TeachPresenter::teach);
    connect(m_views.tab, &Tab::stopRequested, &m_teacher, &core::Teacher::stop);
    connect(m_views.tab, &Tab::undoTeachingRequested, this, &TeachPresenter::undoTeaching);
    connect(m_views.tab, &Tab::removeRequested, this, &TeachPresenter::remove);
    connect(m_views.tab, &Tab::undoRemovalRequested, this, &TeachPresenter::undoRemoval);
    connect(m_views.tab, &Tab::relabelRequested, this, &TeachPresenter::relabel);
    connect(m_views.tab, &Tab::exportRequested, this, &TeachPresenter::exportDrawings);
    connect(m_views.tab, &Tab::drawingActivated, this, &TeachPresenter::putOnCanvas);
}

void TeachPresenter::connectTeacher()
{
    using core::Teacher;
    connect(&m_teacher, &Teacher::progressed, m_views.tab, &MyDigitsPage::showProgress);
    connect(&m_teacher, &Teacher::finished, this, &TeachPresenter::onFinished);
    connect(&m_teacher, &Teacher::stopped, this, [this] {
        onEnded(tr("Stopped: the model is what it was"));
    });
    connect(&m_teacher, &Teacher::failed, this, &TeachPresenter::onEnded);
}

void TeachPresenter::load()
{
    succeeded(m_digits.load());
    showDrawings();
}

void TeachPresenter::setDataset(const core::DatasetPointer& dataset)
{
    m_dataset = dataset;
    refreshObstacle();
}

void TeachPresenter::keep(const core::Ink& ink, int digit)
{
    // The same drawing once more: the last word counts.
    const QList<core::Ink>& kept = m_digits.drawings();
    const auto same = std::find_if(kept.begin(), kept.end(), [&](const core::Ink& each) {
        return each.strokes == ink.strokes;
    });
    const core::Result<core::Done> done = same == kept.end()
                                              ? m_digits.add(ink, digit)
                                              : m_digits.relabel({same - kept.begin()}, digit);
    showDrawings();
    if (succeeded(done)) {
        m_views.draw->showNotice(tr("Kept as a %1: %2 in My digits")
                                     .arg(digit)
                                     .arg(drawingsText(m_digits.drawings().size())));
    }
}

void TeachPresenter::remove(const QList<qsizetype>& rows)
{
    QList<Removed> removed;
    for (const qsizetype row : rows) {
        removed.append({row, m_digits.drawings().value(row)});
    }
    if (succeeded(m_digits.remove(rows))) {
        m_removed = removed;
        m_views.tab->showMessage(tr("%1 deleted").arg(drawingsText(rows.size())));
    }
    showDrawings();
}

void TeachPresenter::undoRemoval()
{
    while (!m_removed.isEmpty() &&
           succeeded(m_digits.insert(m_removed.first().index, m_removed.first().drawing))) {
        m_removed.removeFirst();
    }
    m_views.tab->showMessage({});
    showDrawings();
}

void TeachPresenter::relabel(const QList<qsizetype>& rows, int label)
{
    succeeded(m_digits.relabel(rows, label));
    showDrawings();
}

void TeachPresenter::exportDrawings()
{
    const FileRequest request{
        .kind = "ink",
        .title = tr("Export my digits"),
        .nameFilters = {tr("Ink (*.jsonl)")},
        .defaultSuffix = "jsonl",
        .suggestedFileName = "my-digits.jsonl"};
    m_views.dialogs->askSaveFile(m_views.window, request, [this](const QString& path) {
        if (succeeded(m_digits.exportTo(path))) {
            m_views.log->append(tr("Exported %1").arg(path));
        }
    });
}

void TeachPresenter::putOnCanvas(qsizetype row)
{
    m_views.draw->canvas()->setInk(
        m_digits.drawings().value(row), tr("My digits, drawing %1").arg(row + 1));
}

void TeachPresenter::teach()
{
    m_teaching = m_views.session->state();
    m_views.run->setTeaching(true);
    m_views.tab->setTeaching(true);
    // The window has work of its own, as beside a run.
    m_teacher.start(m_teaching.predictor, m_dataset, m_digits.drawings(), {.coresLeft = 1});
}

void TeachPresenter::onFinished(
    const core::PredictorPointer& model, const core::TeachResult& result)
{
    if (m_views.session->predictor() != m_teaching.predictor) {
        onEnded(tr("The model was changed meanwhile: the taught one was dropped"));
        return;
    }
    m_before = m_teaching;
    m_taught = model;
    m_views.session->takeSnapshot(model);
    const core::TeachScore& before = result.before;
    const core::TeachScore& after = result.after;
    onEnded(tr("My digits %1, %2 %3")
                .arg(
                    change(before.drawings, after.drawings), titleOf(*m_dataset),
                    change(before.dataset, after.dataset)));
}

void TeachPresenter::onEnded(const QString& message)
{
    m_views.run->setTeaching(false);
    m_views.tab->setTeaching(false);
    m_views.draw->showNotice({}); // the drawing is read anew
    m_views.tab->showMessage(message);
    m_views.log->append(message);
    showDrawings();
}

void TeachPresenter::undoTeaching()
{
    m_views.session->restore(m_before);
    const QString message = tr("The model is what it was before teaching");
    m_views.tab->showMessage(message);
    m_views.log->append(message);
}

/// The run's model has another name and no file yet: the model before teaching is not its past.
void TeachPresenter::onRunBegan()
{
    m_taught = nullptr;
    showUndoable();
    refreshObstacle();
}

void TeachPresenter::onModelChanged(const core::PredictorPointer& predictor)
{
    if (predictor != m_taught) {
        m_taught = nullptr;
    }
    showUndoable();
    refreshObstacle();
}

bool TeachPresenter::succeeded(const core::Result<core::Done>& result)
{
    if (!result) {
        m_views.log->append(result.error().message);
        m_views.dialogs->showError(m_views.window, tr("DigitLab"), result.error().message);
    }
    return result.hasValue();
}

void TeachPresenter::showDrawings()
{
    showUndoable();
    m_views.tab->setDrawings(m_digits.drawings());
    refreshObstacle();
}

void TeachPresenter::showUndoable()
{
    m_views.tab->setUndoable(m_taught != nullptr, !m_removed.isEmpty());
}

void TeachPresenter::refreshObstacle()
{
    QString obstacle;
    if (m_digits.drawings().isEmpty()) {
        obstacle = tr("There is no drawing to teach yet");
    } else if (!m_dataset) {
        obstacle = tr("There is no dataset to keep the model from forgetting yet");
    } else if (!m_views.session->predictor()) {
        obstacle = tr("There is no model to teach yet");
    } else if (m_views.run->isRunning()) {
        obstacle = tr("A run is going on");
    }
    m_views.tab->setObstacle(obstacle);
}

} // namespace ui
