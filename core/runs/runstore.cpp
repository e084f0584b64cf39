#include "core/runs/runstore.h"

#include "core/base/folderlock.h"
#include "core/base/inputfile.h"
#include "core/base/plainline.h"
#include "core/base/removefolder.h"
#include "core/base/savefile.h"
#include "core/base/tr.h"
#include "core/network/layertext.h"
#include "core/runs/checkpoint.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <filesystem>

namespace core
{

namespace
{

constexpr auto checkpointName = "checkpoint.safetensors";
constexpr auto nameName = "name.txt";
constexpr auto idFormat = "yyyyMMdd-HHmmss-zzz";

QString givenName(const QString& folder)
{
    QFile file(folder + '/' + nameName);
    return openInputFile(file) ? plainLine(
                                     QString::fromUtf8(file.read(4 * RunStore::maxNameLength)),
                                     RunStore::maxNameLength)
                               : QString();
}

/// What a run trains, in a word.
QString kindOf(const TrainingSettings& settings)
{
    const QString preset = plainLine(settings.preset, RunStore::maxNameLength / 2);
    return preset.isEmpty() ? layersText(settings.network).left(RunStore::maxNameLength / 2)
                            : preset;
}

/// Of a run without a name of its own.
QString datedName(const TrainingSettings& settings, const QDateTime& started)
{
    return QStringLiteral("%1, %2").arg(
        kindOf(settings), started.toString(QStringLiteral("yyyy-MM-dd HH:mm")));
}

/// The time at which an id was made.
QDateTime timeOf(const QString& id)
{
    return QDateTime::fromString(id, idFormat);
}

Error cannotWrite(const QString& path)
{
    return {Tr::tr("%1: cannot be written").arg(QDir::toNativeSeparators(path))};
}

} // namespace

QString stateFolder()
{
    // The specification asks for an absolute path; others are ignored.
    const QString named = qEnvironmentVariable("XDG_STATE_HOME");
    if (QStandardPaths::isTestModeEnabled()) {
        return QDir::homePath() + QStringLiteral("/.qttest/state/digitlab");
    }
    return (QDir::isAbsolutePath(named) ? named : QDir::homePath() + "/.local/state") + "/digitlab";
}

bool RunRecord::isInterrupted() const
{
    return !isLive && (!state.outcome || state.outcome == Outcome::Stopped);
}

std::optional<Score> RunRecord::test() const
{
    return state.curve.test.isEmpty() ? std::nullopt : std::optional(state.curve.test.last().score);
}

RunStore::RunStore()
    : RunStore(stateFolder() + QStringLiteral("/runs"))
{
}

RunStore::RunStore(QString root, qint64 momentBytes)
    : m_root(std::move(root))
    , m_momentBytes(momentBytes)
{
}

QString RunStore::folder(const QString& id) const
{
    return m_root + '/' + id;
}

QString RunStore::checkpointPath(const QString& id) const
{
    return folder(id) + '/' + checkpointName;
}

QString RunStore::idOf(const QString& path) const
{
    const QFileInfo file(path);
    const QString id = QFileInfo(file.absolutePath()).fileName();
    const bool isOurs =
        file.canonicalFilePath() == QFileInfo(checkpointPath(id)).canonicalFilePath();
    return isOurs && !file.canonicalFilePath().isEmpty() ? id : QString();
}

QStringList RunStore::ids() const
{
    QStringList ids = QDir(m_root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    std::ranges::reverse(ids);
    return ids;
}

QList<RunRecord> RunStore::list(QStringList* problems) const
{
    QList<RunRecord> records;
    for (const QString& id : ids()) {
        // A run that has just begun has no checkpoint yet.
        if (!QFile::exists(checkpointPath(id))) {
            continue;
        }
        const Result<RunRecord> found = read(id);
        if (found) {
            records.append(*found);
        } else if (problems) {
            problems->append(found.error().message);
        }
    }
    return records;
}

Result<RunRecord> RunStore::read(const QString& id) const
{
    const Result<RunState> state = readCheckpointHeader(checkpointPath(id));
    if (!state) {
        return state.error();
    }
    RunRecord record{.id = id, .started = timeOf(id), .isLive = isFolderLocked(folder(id))};
    record.state = *state;
    record.moments = static_cast<int>(moments(id).size());
    record.wereMomentsRemoved = wereMomentsRemoved(folder(id));
    record.name = givenName(folder(id));
    if (record.name.isEmpty()) {
        record.name = datedName(record.state.settings, record.started);
    }
    return record;
}

Result<RunRecord> RunStore::find(const QString& text) const
{
    const QList<RunRecord> all = list();
    QList<RunRecord> named;
    QList<RunRecord> begun;
    for (const RunRecord& run : all) {
        if (run.id == text) {
            return run;
        }
        if (run.name == text) {
            named.append(run);
        } else if (
            !text.isEmpty() &&
            (run.id.startsWith(text) || run.name.startsWith(text, Qt::CaseInsensitive))) {
            begun.append(run);
        }
    }
    const QList<RunRecord>& found = named.isEmpty() ? begun : named;
    if (found.size() == 1) {
        return found.first();
    }
    if (found.isEmpty()) {
        return Error{
            Tr::tr("`%1`: expected the id or name of a run in %2, found none of the %3 there")
                .arg(text.left(80), QDir::toNativeSeparators(m_root))
                .arg(all.size())};
    }
    QStringList choice;
    for (const RunRecord& run : found) {
        choice.append(run.id);
    }
    return Error{Tr::tr("`%1`: expected one run, found %2: %3")
                     .arg(text.left(80))
                     .arg(found.size())
                     .arg(choice.join(QStringLiteral(", ")))};
}

QString RunStore::newName(const TrainingSettings& settings) const
{
    const QString start = kindOf(settings) + QLatin1Char(' ');
    int greatest = 0;
    for (const QString& id : ids()) {
        const QString name = givenName(folder(id));
        if (name.startsWith(start)) {
            greatest = std::max(greatest, name.mid(start.size()).toInt());
        }
    }
    return start + QString::number(greatest + 1);
}

Result<QString> RunStore::create(const QString& name) const
{
    if (const Result<Done> made = makeFolder(m_root); !made) {
        return inFile(QDir::toNativeSeparators(m_root), notWritable(made.error().message));
    }
    // Ids are in order of time, even if several runs begin at the same time, here or in another
    // process.
    const QDateTime newest = timeOf(ids().value(0));
    QDateTime time = QDateTime::currentDateTime();
    if (newest.isValid() && newest >= time) {
        time = newest.addMSecs(1);
    }
    std::error_code problem;
    while (!std::filesystem::create_directory(
        QFileInfo(folder(time.toString(idFormat))).filesystemAbsoluteFilePath(), problem)) {
        if (problem) {
            return inFile(
                QDir::toNativeSeparators(m_root),
                notWritable(QString::fromStdString(problem.message())));
        }
        time = time.addMSecs(1);
    }
    const QString id = time.toString(idFormat);
    static_cast<void>(rename(id, name)); // without, the run has one that tells its time
    return id;
}

void RunStore::prune() const
{
    for (const QString& id : ids().mid(maxRuns)) {
        // A run that cannot be removed stays. That is no reason not to train.
        static_cast<void>(remove(id));
    }
    pruneMoments();
}

void RunStore::pruneMoments() const
{
    QStringList oldestFirst = ids();
    std::ranges::reverse(oldestFirst);
    qint64 bytes = maxMomentBytesOfRun; // what the run that begins may need
    for (const QString& id : std::as_const(oldestFirst)) {
        bytes += momentBytes(folder(id));
    }
    for (const QString& id : std::as_const(oldestFirst)) {
        if (bytes > m_momentBytes && !isFolderLocked(folder(id))) {
            bytes -= momentBytes(folder(id));
            removeMoments(folder(id));
        }
    }
}

Result<Done> RunStore::rename(const QString& id, const QString& name) const
{
    const QString path = folder(id) + '/' + nameName;
    const QString line = plainLine(name, maxNameLength);
    if (!line.isEmpty()) {
        return saveFile(path, line.toUtf8() + '\n');
    }
    if (QFile::exists(path) && !QFile::remove(path)) {
        return cannotWrite(path);
    }
    return Done{};
}

Result<Done> RunStore::remove(const QString& id) const
{
    if (isFolderLocked(folder(id))) {
        return Error{Tr::tr("%1: this run is being trained").arg(folder(id))};
    }
    if (!removeFolder(folder(id))) {
        return Error{Tr::tr("%1: cannot be removed").arg(QDir::toNativeSeparators(folder(id)))};
    }
    return Done{};
}

Result<Model> RunStore::model(const QString& id, const std::stop_token& stop) const
{
    Result<RunState> state = readCheckpoint(checkpointPath(id), stop);
    if (!state) {
        return state.error();
    }
    RunState whole = *std::move(state);
    return std::move(whole.model);
}

} // namespace core
