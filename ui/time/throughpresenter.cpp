#include "ui/time/throughpresenter.h"

#include "ui/time/throughpage.h"
#include "ui/widgets/classtext.h"
#include "ui/widgets/fileexport.h"
#include "ui/widgets/notifier.h"

namespace ui
{

ThroughPresenter::ThroughPresenter(
    core::Workbench& workbench, ThroughPage* page, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_timeline(workbench.timeline())
    , m_page(page)
    , m_notifier(notifier)
{
    using core::Timeline;
    connect(m_page, &ThroughPage::watched, this, &ThroughPresenter::readMoments);
    connect(m_page->chart(), &ThroughChart::chosen, this, &ThroughPresenter::choose);
    connect(
        &workbench.drawing(), &core::CurrentDrawing::readAnew, this, &ThroughPresenter::refresh);
    connect(&m_timeline, &Timeline::momentsChanged, this, &ThroughPresenter::readMoments);
    connect(&m_timeline, &Timeline::predictorsReady, this, &ThroughPresenter::refresh);
    connect(&m_timeline, &Timeline::shownChanged, this, &ThroughPresenter::showMark);
    // While no moment is shown, the drawing is read anew with each model.
    connect(&workbench.model(), &core::CurrentModel::predictorChanged, this, [this] {
        if (m_timeline.shown()) {
            refresh();
        }
    });
    // Queued: what was read is shown first. What was cancelled ends here too.
    connect(
        &m_reading, &core::Job::busyChanged, this, &ThroughPresenter::refreshIfStale,
        Qt::QueuedConnection);
    connectExports();
    refresh();
}

void ThroughPresenter::connectExports()
{
    connect(m_page, &ThroughPage::exportPngRequested, this, [this] {
        exportFile(
            m_notifier, {tr("Export the chart as a picture"), "through-the-run.png",
                         [this](const QString& path) { return m_page->chart()->exportPng(path); }});
    });
    connect(m_page, &ThroughPage::exportCsvRequested, this, [this] {
        exportFile(
            m_notifier, {tr("Export the probabilities as a table"), "through-the-run.csv",
                         [this](const QString& path) { return m_page->chart()->exportCsv(path); }});
    });
}

QString ThroughPresenter::whyNone() const
{
    if (m_timeline.moments().isEmpty()) {
        return tr("Click Train, or open the model of a kept run: here it will be seen how the "
                  "drawing is read through the run.");
    }
    if (!m_workbench.drawing().imageToRead()) {
        return tr("%1: here it will be seen how it is read through the run.", "Draw a digit: ...")
            .arg(inputText(m_workbench.timeline().classes()));
    }
    return {};
}

void ThroughPresenter::readMoments()
{
    if (m_page->isVisible()) {
        m_timeline.readAll();
    }
    refresh();
}

/// Moments come, and a pen moves, faster than some networks read: what is under way is shown first.
void ThroughPresenter::refresh()
{
    if (!m_page->isVisible()) {
        return;
    }
    if (const QString missing = whyNone(); !missing.isEmpty()) {
        m_isStale = false;
        m_reading.cancel();
        m_page->chart()->setMessage(missing);
        m_page->setCaption({});
        show({});
        return;
    }
    m_isStale = m_reading.isBusy();
    if (m_isStale) {
        return;
    }
    const auto work = [image = *m_workbench.drawing().imageToRead(), moments = m_timeline.moments(),
                       models = m_timeline.predictors() + QList{m_workbench.model().predictor()}] {
        const auto readings = core::readEach(models, image);
        QList<MomentReading> through;
        for (int i = 0; i < moments.size(); ++i) {
            if (readings[i]) {
                through.append({i, moments[i].epochs, readings[i]->probabilities});
            }
        }
        through.append({{}, 0, readings.last()->probabilities});
        return through;
    };
    const core::Classes classes = m_workbench.model().predictor()->classes();
    m_reading.run(work, [this, classes](const QList<MomentReading>& readings) {
        m_page->chart()->setMessage({});
        m_page->chart()->setClasses(classes);
        show(readings);
    });
}

void ThroughPresenter::refreshIfStale()
{
    if (m_isStale && !m_reading.isBusy()) {
        refresh();
    }
}

void ThroughPresenter::show(const QList<MomentReading>& readings)
{
    m_page->chart()->setReadings(readings);
    m_page->setCaption(
        readings.isEmpty()
            ? QString()
            : tr("How the drawing is read at each moment of %1, from untrained to now")
                  .arg(m_workbench.model().name()));
    showMark();
}

void ThroughPresenter::showMark()
{
    m_page->chart()->setMark(m_timeline.shown());
}

void ThroughPresenter::choose(std::optional<int> moment)
{
    moment ? m_timeline.show(*moment) : m_timeline.backToNow();
}

} // namespace ui
