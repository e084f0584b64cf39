#include "core/runs/moments.h"

#include "core/base/savefile.h"
#include "core/base/tr.h"
#include "core/modelfile/modelfile.h"

#include <QDir>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

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
    return place.samplesPerEpoch > 0 ? std::optional(place) : std::nullopt;
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
    files.removeIf([](const QFileInfo& file) { return !placeOf(file.fileName()); });
    return files;
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
    return writeModel(folder.filePath(nameOf(moment)), moment.model);
}

void keepMoments(const QString& runFolder, const QList<qint64>& samples)
{
    for (const QFileInfo& file : momentFiles(runFolder)) {
        if (!samples.contains(placeOf(file.fileName())->samples)) {
            QFile::remove(file.filePath());
        }
    }
}

void removeMoments(const QString& runFolder)
{
    if (momentFiles(runFolder).isEmpty()) {
        return;
    }
    keepMoments(runFolder, {});
    // Without the mark, only the reason is not told.
    static_cast<void>(saveFile(momentsFolder(runFolder).filePath(markName), {}));
}

bool wereMomentsRemoved(const QString& runFolder)
{
    return momentsFolder(runFolder).exists(markName);
}

} // namespace core
