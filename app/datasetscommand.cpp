#include "app/columns.h"
#include "app/command.h"
#include "app/console.h"
#include "app/interruptwatcher.h"
#include "app/progressbar.h"
#include "app/tr.h"
#include "core/data/datasetfetcher.h"
#include "core/data/datasetstore.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace app
{

namespace
{

void addOptions(QCommandLineParser& parser)
{
    parser.addPositionalArgument(
        "get", Tr::tr("Fetches a dataset; without it, lists all."), "[get NAME]");
}

int list(const Console& console)
{
    const core::DatasetStore store;
    QStringList names = store.names();
    for (const core::DatasetSource& source : core::DatasetStore::sources()) {
        if (!names.contains(source.name)) {
            names.append(source.name);
        }
    }
    for (const QString& name : names) {
        const core::DatasetSource* source = core::DatasetStore::source(name);
        const bool isThere = source ? store.contains(*source) : true;
        const QString folder = store.folder(name);
        console.object(
            {{"name", name},
             {"title", source ? source->title : name},
             {"licence", source ? source->licence : QString()},
             {"present", isThere},
             {"folder", folder}});
        console.line(QStringLiteral("%1 %2").arg(
            leftInColumns(name, 14),
            isThere ? folder : Tr::tr("not fetched yet: digitlab datasets get %1").arg(name)));
    }
    return Succeeded;
}

/// One fetch, told on the console.
class FetchRun : public QObject
{
    Q_OBJECT

public:
    FetchRun(const core::DatasetSource& source, Console console)
        : m_source(source)
        , m_console(console)
        , m_fetcher(core::DatasetStore())
    {
        connect(&m_fetcher, &core::DatasetFetcher::progressed, this, &FetchRun::onProgressed);
        connect(&m_fetcher, &core::DatasetFetcher::finished, this, &FetchRun::onFinished);
        connect(&m_fetcher, &core::DatasetFetcher::cancelled, this, &FetchRun::onCancelled);
        connect(&m_fetcher, &core::DatasetFetcher::failed, this, &FetchRun::onFailed);
        connect(
            &m_interrupts, &InterruptWatcher::interrupted, &m_fetcher,
            &core::DatasetFetcher::cancel);
    }

    void start()
    {
        m_timer.start();
        m_fetcher.start(m_source);
    }

private:
    void onProgressed(const core::FetchProgress& progress)
    {
        const double past = static_cast<double>(m_timer.elapsed()) / 1000;
        const double rate = static_cast<double>(progress.received) / std::max(past, 1e-3);
        const auto missing = static_cast<double>(progress.total - progress.received);
        const ProgressLine line{
            .title = progress.file,
            .done = progress.received,
            .total = progress.total,
            .secondsPast = past,
            .secondsLeft = rate > 0 ? missing / rate : -1,
            .details = progress.source};
        m_console.progress(line.text());
    }

    void onFinished(const QString& folder)
    {
        m_console.object({{"name", m_source.name}, {"present", true}, {"folder", folder}});
        m_console.line(Tr::tr("%1 is in %2").arg(m_source.title, folder));
        QCoreApplication::exit(Succeeded);
    }

    void onCancelled()
    {
        onFailed(Tr::tr("Fetching %1 was cancelled; it goes on where it was the next time")
                     .arg(m_source.title));
    }

    void onFailed(const QString& message) { QCoreApplication::exit(fail(message)); }

    const core::DatasetSource& m_source;
    Console m_console;
    QElapsedTimer m_timer;
    InterruptWatcher m_interrupts;
    core::DatasetFetcher m_fetcher;
};

int get(const QString& name, const Console& console)
{
    const core::DatasetSource* source = core::DatasetStore::source(name);
    if (!source) {
        QStringList known;
        for (const core::DatasetSource& each : core::DatasetStore::sources()) {
            known.append(each.name);
        }
        return wrongUsage(Tr::tr("There is no dataset `%1` to fetch; there is %2")
                              .arg(name, known.join(QStringLiteral(", "))));
    }
    FetchRun fetchRun(*source, console);
    fetchRun.start();
    return QCoreApplication::exec();
}

int run(const QCommandLineParser& parser)
{
    const Console console(parser.isSet("json"));
    const QStringList words = parser.positionalArguments();
    if (words.isEmpty()) {
        return list(console);
    }
    if (words.size() == 2 && words.first() == "get") {
        return get(words.last(), console);
    }
    return wrongUsage(
        Tr::tr("datasets takes nothing or `get NAME`, not `%1`").arg(words.join(u' ')));
}

} // namespace

Command datasetsCommand()
{
    return {
        "datasets",
        Tr::tr("lists the datasets, or fetches one"),
        QStringLiteral("  digitlab datasets\n"
                       "  digitlab datasets get mnist\n"),
        addOptions,
        run,
        true};
}

} // namespace app

#include "datasetscommand.moc"
