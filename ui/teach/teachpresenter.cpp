#include "ui/teach/teachpresenter.h"

#include "ui/teach/mydigitspage.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/notifier.h"
#include "ui/widgets/numbertext.h"

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
QString titleOf(const QString& dataset)
{
    const core::DatasetSource* source = core::DatasetStore::source(dataset);
    return source ? source->title : dataset;
}

} // namespace

TeachPresenter::TeachPresenter(
    core::Workbench& workbench, MyDigitsPage* page, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_teaching(workbench.teaching())
    , m_page(page)
    , m_notifier(notifier)
{
    using core::TeachingRun;
    connectPage();
    connect(&m_teaching, &TeachingRun::drawingsChanged, this, &TeachPresenter::showDrawings);
    connect(&m_teaching, &TeachingRun::undoChanged, this, &TeachPresenter::showUndo);
    connect(&m_teaching, &TeachingRun::progressed, m_page, &MyDigitsPage::showProgress);
    connect(&m_teaching, &TeachingRun::finished, this, &TeachPresenter::onFinished);
    connect(&m_teaching, &TeachingRun::endedWithout, this, &TeachPresenter::tell);
    connect(
        &workbench, &core::Workbench::possibilitiesChanged, this, &TeachPresenter::showObstacle);
    showDrawings();
    showObstacle();
}

void TeachPresenter::connectPage()
{
    using Page = MyDigitsPage;
    using core::TeachingRun;
    connect(m_page, &Page::teachRequested, this, [this] {
        m_teaching.teach({.coresLeft = 1}); // the window has work of its own, as beside a run
    });
    connect(m_page, &Page::stopRequested, &m_teaching, &TeachingRun::stop);
    connect(m_page, &Page::undoTeachingRequested, this, [this] {
        m_teaching.undoTeaching();
        tell(tr("The model is what it was before teaching"));
    });
    connect(m_page, &Page::removeRequested, this, &TeachPresenter::remove);
    connect(m_page, &Page::undoRemovalRequested, this, [this] {
        m_notifier.succeeded(m_teaching.undoRemoval());
        m_page->showMessage({});
    });
    connect(m_page, &Page::relabelRequested, this, [this](const QList<qsizetype>& rows, int label) {
        m_notifier.succeeded(m_teaching.relabel(rows, label));
    });
    connect(m_page, &Page::exportRequested, this, &TeachPresenter::exportDrawings);
    connect(m_page, &Page::drawingActivated, this, [this](qsizetype row) {
        m_workbench.drawing().show(
            m_teaching.drawings().value(row), tr("My digits, drawing %1").arg(row + 1));
    });
}

void TeachPresenter::remove(const QList<qsizetype>& rows)
{
    if (m_notifier.succeeded(m_teaching.remove(rows))) {
        m_page->showMessage(tr("%1 deleted").arg(drawingsText(rows.size())));
    }
}

void TeachPresenter::exportDrawings()
{
    const FileRequest request{
        .kind = "ink",
        .title = tr("Export my digits"),
        .nameFilters = {tr("Ink (*.jsonl)")},
        .defaultSuffix = "jsonl",
        .suggestedFileName = "my-digits.jsonl"};
    m_notifier.dialogs().askSaveFile(m_notifier.window(), request, [this](const QString& path) {
        if (m_notifier.succeeded(m_teaching.exportTo(path))) {
            m_notifier.note(tr("Exported %1").arg(path));
        }
    });
}

void TeachPresenter::onFinished(const core::TeachResult& result)
{
    const core::TeachScore& before = result.before;
    const core::TeachScore& after = result.after;
    tell(tr("My digits %1, %2 %3")
             .arg(
                 change(before.drawings, after.drawings),
                 titleOf(m_workbench.model().predictor()->model().passport.value(
                     core::passport::taughtDataset)),
                 change(before.dataset, after.dataset)));
}

void TeachPresenter::tell(const QString& message)
{
    m_page->showMessage(message);
    m_notifier.note(message);
}

void TeachPresenter::showDrawings()
{
    showUndo();
    m_page->setDrawings(m_teaching.drawings());
}

void TeachPresenter::showUndo()
{
    m_page->setUndoable(m_teaching.canUndoTeaching(), m_teaching.canUndoRemoval());
}

void TeachPresenter::showObstacle()
{
    m_page->setTeaching(m_workbench.activity().is(core::Doing::Teaching));
    m_page->setObstacle(m_workbench.whyNot(core::Action::Teach));
}

} // namespace ui
