#include "core/runs/moments.h"

#include "core/base/savefile.h"
#include "core/base/tr.h"
#include "core/data/idxreader.h"
#include "core/modelfile/modelfile.h"

#include <QDir>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <utility>

namespace core
{

namespace
{

constexpr auto markName = "removed";

QDir momentsFolder(const QString& runFolder)
{
    return QDir(runFolder + QStringLiteral("/moments"));
}

/// What a file's name says.
struct Place {
    qint64 samples = 0;
    qint64 samplesPerEpoch = 1;
};

std::optional<Place> placeOf(const QString& fileName)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(\\d{1,15})-of-(\\d{1,15})\\.safetensors$"));
    const auto match = pattern.match(fileName);
    const Place place{match.captured(1).toLongLong(), match.captured(2).toLongLong()};
    const bool isPossible = place.samplesPerEpoch > 0 && place.samplesPerEpoch <= maxIdxCount &&
                            place.samples <= place.samplesPerEpoch * TrainingSettings::maxEpochs;
    return isPossible ? std::optional(place) : std::nullopt;
}

qint64 samplesOf(const QFileInfo& file)
{
    return placeOf(file.fileName())->samples;
}

QString nameOf(const TakenMoment& moment)
{
    return QStringLiteral("%1-of-%2.safetensors")
        .arg(moment.samples, 12, 10, QLatin1Char('0'))
        .arg(moment.samplesPerEpoch);
}

/// The files that are moments.
QFileInfoList momentFiles(const QString& runFolder)
{
    QFileInfoList files = momentsFolder(runFolder).entryInfoList(QDir::Files | QDir::Hidden);
    files.removeIf(
        [](const QFileInfo& file) { return !file.isFile() || !placeOf(file.fileName()); });
    return files;
}

/// A run that is made longer has more moments behind and ahead of it than it may keep.
void makeRoom(const QString& runFolder, const TakenMoment& moment)
{
    QFileInfoList files = momentFiles(runFolder);
    files.removeIf([&](const QFileInfo& file) { return file.fileName() == nameOf(moment); });
    std::ranges::sort(files, {}, samplesOf);
    QList<qint64> samples;
    qint64 bytes = bytesOfMoment(moment.model.network);
    for (const QFileInfo& file : std::as_const(files)) {
        samples.append(samplesOf(file));
        bytes += file.size();
    }
    while (!files.isEmpty() && (files.size() >= maxMomentsOfRun || bytes > maxMomentBytesOfRun)) {
        const qsizetype least = leastMissedMoment(samples, moment.samples, moment.samplesPerEpoch);
        bytes -= files[least].size();
        QFile::remove(files[least].filePath());
        files.removeAt(least);
        samples.removeAt(least);
    }
}

} // namespace

QString momentText(double epochs)
{
    if (epochs == 0) {
        return Tr::tr("untrained");
    }
    return epochs == 1 ? Tr::tr("after 1 epoch")
                       : Tr::tr("after %1 epochs").arg(QLocale().toString(epochs, 'g', 4));
}

QList<Moment> listMoments(const QString& runFolder)
{
    QList<Moment> moments;
    for (const QFileInfo& file : momentFiles(runFolder)) {
        const Place place = *placeOf(file.fileName());
        moments.append(
            {static_cast<double>(place.samples) / static_cast<double>(place.samplesPerEpoch),
             file.filePath()});
    }
    std::ranges::sort(moments, {}, &Moment::epochs);
    return moments;
}

qint64 momentBytes(const QString& runFolder)
{
    qint64 bytes = 0;
    for (const QFileInfo& file : momentFiles(runFolder)) {
        bytes += file.size();
    }
    return bytes;
}

Result<PredictorPointer> readMoment(const QString& path, const std::stop_token& stop)
{
    Result<ModelFile> file = readModelFile(path, stop);
    if (!file) {
        return file.error();
    }
    if (file->isForeign) {
        return inFile(path, Error{Tr::tr("expected a moment of a run, found another model")});
    }
    Result<PredictorPointer> predictor = Predictor::create((*std::move(file)).model);
    return predictor ? predictor : inFile(path, predictor.error());
}

Result<Done> writeMoment(const QString& runFolder, const TakenMoment& moment)
{
    const QDir folder = momentsFolder(runFolder);
    // If this fails, the file cannot be written either, and that error says why.
    folder.mkpath(QStringLiteral("."));
    makeRoom(runFolder, moment);
    return writeModel(folder.filePath(nameOf(moment)), moment.model);
}

void dropMomentsAfter(const QString& runFolder, qint64 samples)
{
    for (const QFileInfo& file : momentFiles(runFolder)) {
        if (samplesOf(file) > samples) {
            QFile::remove(file.filePath());
        }
    }
}

void removeMoments(const QString& runFolder)
{
    if (momentFiles(runFolder).isEmpty()) {
        return;
    }
    dropMomentsAfter(runFolder, -1);
    // Without the mark, only the reason is not told.
    static_cast<void>(saveFile(momentsFolder(runFolder).filePath(markName), {}));
}

bool wereMomentsRemoved(const QString& runFolder)
{
    return momentsFolder(runFolder).exists(markName);
}

} // namespace core
