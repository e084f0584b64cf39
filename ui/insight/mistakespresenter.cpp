#include "ui/insight/mistakespresenter.h"

#include "core/base/savefile.h"
#include "ui/insight/mistakespage.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/fileexport.h"
#include "ui/widgets/notifier.h"

namespace ui
{

MistakesPresenter::MistakesPresenter(
    core::Workbench& workbench, MistakesPage* page, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_readings(workbench.readings())
    , m_page(page)
    , m_notifier(notifier)
{
    using core::TestReadings;
    using Page = MistakesPage;
    connect(m_page, &Page::watched, this, [this](bool isInSight) {
        m_readings.watch(m_page, isInSight);
        refresh();
    });
    connect(m_page, &Page::sourceChosen, this, &MistakesPresenter::chooseSource);
    connect(m_page, &Page::filterChosen, &m_readings, &TestReadings::setFilter);
    connect(
        m_page, &Page::imageActivated, &workbench.drawing(),
        qOverload<const core::DigitImage&, const QString&, const QString&>(
            &core::CurrentDrawing::show));
    connect(m_page, &Page::exportCsvRequested, this, &MistakesPresenter::exportCsv);
    connect(m_page, &Page::exportPngRequested, this, [this] {
        exportFile(
            m_notifier, {tr("Export the mistakes as a picture"), "mistakes.png",
                         [this](const QString& path) { return savePicture(m_page, path); }});
    });
    connect(&m_readings, &TestReadings::changed, this, &MistakesPresenter::refresh);
    connect(&m_readings, &TestReadings::filterChanged, this, &MistakesPresenter::refresh);
    connect(&m_readings, &TestReadings::failed, &m_notifier, &Notifier::fail);
    refresh();
}

void MistakesPresenter::refresh()
{
    m_page->showSource(m_readings.source());
    useClasses();
    if (const QString missing = m_readings.whyNone(); !missing.isEmpty()) {
        m_page->showHint(
            tr("%1: here the images that the model misreads will be seen.").arg(missing));
    } else if (m_page->isVisible() && !m_readings.readings().isEmpty()) {
        m_page->showReadings(m_readings);
    }
}

/// The classes of a filter are none among others.
void MistakesPresenter::useClasses()
{
    if (!m_readings.images() || m_readings.images()->classes == m_classes) {
        return;
    }
    m_classes = m_readings.images()->classes;
    m_page->setClasses(m_classes);
    core::MistakeFilter filter = m_readings.filter();
    filter.label.reset();
    filter.readAs.reset();
    m_readings.setFilter(filter);
}

void MistakesPresenter::chooseSource(core::TestReadings::Source source)
{
    if (source != core::TestReadings::Source::InkFile) {
        m_readings.setSource(source);
        return;
    }
    refresh(); // until a file is chosen, the source is what it was
    m_notifier.dialogs().askOpenFile(
        m_notifier.window(),
        {.kind = "ink",
         .title = tr("Read the drawings of an ink file"),
         .nameFilters = {tr("Ink (*.jsonl)")}},
        [this](const QString& path) { m_readings.openInk(path); });
}

void MistakesPresenter::exportCsv()
{
    const auto write = [this](const QString& path) {
        return core::saveFile(path, m_page->csv().toUtf8());
    };
    exportFile(m_notifier, {tr("Export the mistakes as a table"), "mistakes.csv", write});
}

} // namespace ui
