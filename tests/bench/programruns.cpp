#include "tests/bench/programruns.h"

#include "tests/support/desktop.h"
#include "tests/support/program.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <sys/resource.h>

namespace bench
{

namespace
{

double secondsOf(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Of all programs that this one has run to their end.
double childrensProcessorSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime);
}

struct Finished {
    ProgramCost cost;
    QByteArray output;
};

Finished runToEnd(const QString& path, const QStringList& arguments)
{
    QProcess process;
    const double before = childrensProcessorSeconds();
    QElapsedTimer clock;
    clock.start();
    process.start(path, arguments);
    if (!process.waitForFinished(-1) || process.exitCode() != 0) {
        qFatal("%s failed: %s", qPrintable(path), process.readAllStandardError().constData());
    }
    const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
    return {{seconds, childrensProcessorSeconds() - before}, process.readAllStandardOutput()};
}

} // namespace

ProgramCost runTraining()
{
    const QTemporaryDir folder;
    const QString model = folder.filePath("model.safetensors");
    Finished run = runToEnd(support::Program::path(), {"train", "--json", "--output", model});
    const support::Program::Result result{0, QString::fromUtf8(run.output), {}};
    run.cost.peakMegabytes = result.objects().last()["peak_memory_mb"].toDouble();
    return run.cost;
}

ProgramCost runEmptyTorch()
{
    return runToEnd(QStringLiteral(DIGITLAB_EMPTY_TORCH), {}).cost;
}

struct WindowStart::Private {
    support::Desktop desktop;
    QTemporaryDir folder; ///< of the program's settings
};

WindowStart::WindowStart()
    : d(std::make_unique<Private>())
{
}

WindowStart::~WindowStart() = default;

double WindowStart::seconds() const
{
    QProcess process;
    QProcessEnvironment environment = support::Program(d->folder.path()).environment();
    environment.insert("DISPLAY", d->desktop.name());
    environment.insert("QT_QPA_PLATFORM", "xcb");
    environment.insert("QT_LOGGING_RULES", "digitlab.*.info=true");
    process.setProcessEnvironment(environment);
    process.setReadChannel(QProcess::StandardError);
    QElapsedTimer clock;
    clock.start();
    process.start(support::Program::path(), {});
    QByteArray errors;
    while (!errors.contains("painted")) {
        if (!process.waitForReadyRead(30'000)) {
            qFatal("no window: %s", errors.constData());
        }
        errors += process.readAllStandardError();
    }
    const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
    process.terminate();
    process.waitForFinished();
    return seconds;
}

} // namespace bench
