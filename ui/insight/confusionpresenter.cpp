#include "ui/insight/confusionpresenter.h"

#include "core/base/savefile.h"
#include "core/prediction/batches.h"
#include "ui/insight/confusionpage.h"
#include "ui/widgets/fileexport.h"
#include "ui/widgets/notifier.h"

#include <QFileInfo>
#include <QLocale>

namespace ui
{

namespace
{

/// The first things to compare with; the kept runs follow.
enum Comparison { Nothing, Before, ModelFile, FirstRun };

} // namespace

ConfusionPresenter::ConfusionPresenter(
    core::Workbench& workbench, ConfusionPage* page, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_readings(workbench.readings())
    , m_page(page)
    , m_notifier(notifier)
{
    using core::TestReadings;
    using Page = ConfusionPage;
    connect(m_page, &Page::watched, this, [this](bool isInSight) {
        m_readings.watch(m_page, isInSight);
        refresh();
    });
    connect(m_page, &Page::cellChosen, &m_readings, &TestReadings::showMistakes);
    connect(m_page, &Page::comparisonChosen, this, &ConfusionPresenter::choose);
    connect(m_page, &Page::exportCsvRequested, this, &ConfusionPresenter::exportCsv);
    connect(m_page, &Page::exportPngRequested, this, [this] {
        exportFile(
            m_notifier, {tr("Export the matrix as a picture"), "confusion.png",
                         [this](const QString& path) { return savePicture(m_page, path); }});
    });
    connect(&m_readings, &TestReadings::changed, this, &ConfusionPresenter::refresh);
    connect(
        &workbench.keptRuns(), &core::KeptRuns::changed, this,
        &ConfusionPresenter::listComparisons);
    listComparisons();
    refresh();
}

void ConfusionPresenter::listComparisons()
{
    QStringList names{
        tr("Compare with nothing"), tr("Compare with the model before"),
        tr("Compare with a model file…")};
    m_runs.clear();
    for (const core::RunRecord& run : m_workbench.keptRuns().runs()) {
        m_runs.append(run.id);
        names.append(tr("Compare with “%1”").arg(run.name));
    }
    m_page->setComparisons(names);
    followRun();
    m_page->setComparison(m_choice);
}

/// The run that is picked may stand elsewhere in the list, have another name, or be gone.
void ConfusionPresenter::followRun()
{
    if (m_run.isEmpty()) {
        return;
    }
    const auto run = m_workbench.keptRuns().run(m_run);
    if (!run) {
        choose(Nothing);
        return;
    }
    m_choice = FirstRun + static_cast<int>(m_runs.indexOf(m_run));
    if (m_otherName != run->name) {
        m_otherName = run->name;
        refresh();
    }
}

void ConfusionPresenter::choose(int index)
{
    if (index == ModelFile) {
        m_page->setComparison(m_choice); // until a file is chosen
        askComparedFile(m_notifier, [this](const QString& path) {
            m_choice = ModelFile;
            m_run.clear();
            compareWith(QFileInfo(path).completeBaseName(), core::readerOfFile(path));
        });
        return;
    }
    m_choice = index;
    m_run = m_runs.value(index - FirstRun);
    if (const auto run = m_workbench.keptRuns().run(m_run)) {
        compareWith(run->name, core::readerOfRun(m_workbench.keptRuns().store(), run->id));
        return;
    }
    m_readOther = {};
    m_reading.cancel();
    refresh();
}

/// Reads the other model, and what it makes of the same images.
void ConfusionPresenter::compareWith(const QString& name, const core::ReadModel& read)
{
    m_page->setComparison(m_choice);
    m_readOther = read;
    m_otherName = name;
    m_otherImages = m_readings.images();
    m_other.clear();
    if (!m_otherImages) {
        return;
    }
    using Readings = QList<core::LabelledReading>;
    const auto work =
        [read, images = m_otherImages](const std::stop_token& stop) -> core::Result<Readings> {
        const auto predictor = core::openModel(read, stop);
        if (!predictor) {
            return predictor.error();
        }
        const auto known = core::checkClasses(**predictor, *images);
        return known ? core::readImages(**predictor, images->test, stop) : known.error();
    };
    m_reading.run(work, [this](const core::Result<Readings>& readings) {
        if (m_notifier.succeeded(readings)) {
            m_other = *readings;
            refresh();
        }
    });
}

std::optional<core::Confusion> ConfusionPresenter::otherConfusion() const
{
    const QList<core::LabelledReading>& other = m_choice == Before ? m_readings.before() : m_other;
    return m_choice == Nothing || other.isEmpty() ? std::nullopt
                                                  : std::optional(core::confusionOf(other));
}

void ConfusionPresenter::refresh()
{
    if (const QString missing = m_readings.whyNone(); !missing.isEmpty()) {
        m_page->showHint((m_workbench.timeline().classes().areDigits()
                              ? tr("%1: here it will be seen which digits the model confuses.")
                              : tr("%1: here it will be seen which classes the model confuses."))
                             .arg(missing));
        return;
    }
    if (!m_page->isVisible() || m_readings.readings().isEmpty()) {
        return;
    }
    if (m_readOther && m_otherImages != m_readings.images()) {
        compareWith(m_otherName, m_readOther);
    }
    const auto other = otherConfusion();
    QString caption =
        tr("Rows: what it is; columns: what it is read as. %1 on %2 images of %3")
            .arg(
                m_readings.modelName(), QLocale().toString(m_readings.readings().size()),
                m_readings.images()->name);
    if (other) {
        caption +=
            m_choice == Before ? tr(", less the model before") : tr(", less “%1”").arg(m_otherName);
    }
    m_page->setClasses(m_readings.images()->classes);
    m_page->showConfusion(core::confusionOf(m_readings.readings()), other, caption);
}

void ConfusionPresenter::exportCsv()
{
    const auto write = [this](const QString& path) {
        return core::saveFile(path, m_page->csv().toUtf8());
    };
    exportFile(m_notifier, {tr("Export the matrix as a table"), "confusion.csv", write});
}

} // namespace ui
