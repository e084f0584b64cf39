#include "core/modelfile/modelexport.h"

#include "core/base/torchruntime.h"
#include "core/modelfile/csource.h"
#include "core/modelfile/modelfile.h"
#include "core/modelfile/onnx.h"
#include "core/modelfile/torchscript.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>

namespace core
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::ModelExport)
};

Result<Done> writeSafetensorsModel(const QString& path, const Predictor& predictor)
{
    return writeModel(path, predictor.model());
}

/// What a model that was read predicts.
Result<ReadBacks> predictWith(Result<Model> model, std::span<const DigitImage> images)
{
    if (!model) {
        return model.error();
    }
    const Result<PredictorPointer> predictor = Predictor::create(std::move(model).value());
    if (!predictor) {
        return predictor.error();
    }
    ReadBacks results;
    for (const DigitImage& image : images) {
        results.push_back({(*predictor)->outputs(image), (*predictor)->predict(image)});
    }
    return results;
}

Result<ReadBacks> predictSafetensors(const QString& path, std::span<const DigitImage> images)
{
    return predictWith(readModel(path), images);
}

/// How a format is written, and what its file then predicts.
struct Exporter {
    ExportFormatInfo info;
    Result<Done> (*write)(const QString& path, const Predictor& predictor);
    Result<ReadBacks> (*readBack)(const QString& path, std::span<const DigitImage> images);
};

QList<Exporter> exporters()
{
    // One float32 matrix product after another way: the same weights in LibTorch's own order give
    // 1e-7 at most, plain sums 1e-6.
    constexpr double close = 1e-5;
    constexpr double plain = 1e-4;
    using enum ExportFormat;
    return {
        {{Torchscript, "torchscript", Tr::tr("TorchScript"), "torchscript", close},
         writeTorchScript,
         predictTorchScript},
        {{Onnx, "onnx", Tr::tr("ONNX"), "onnx", plain}, writeOnnx, predictOnnx},
        {{C, "c", Tr::tr("C header"), "h", plain}, writeCSource, predictCSource},
        {{Safetensors, "safetensors", Tr::tr("safetensors"), "safetensors", close},
         writeSafetensorsModel,
         predictSafetensors}};
}

Exporter exporterOf(ExportFormat format)
{
    const QList<Exporter> all = exporters();
    return *std::find_if(
        all.begin(), all.end(), [=](const Exporter& each) { return each.info.format == format; });
}

Result<double> compare(
    const Predictor& predictor, const Result<ReadBacks>& found, const VerificationImages& images)
{
    if (!found) {
        return found.error();
    }
    double largest = 0;
    for (std::size_t i = 0; i < images.images.size(); ++i) {
        const Probabilities own = predictor.predict(images.images[i]);
        largest = std::max(largest, largestDifference(found->at(i).probabilities, own));
    }
    return largest;
}

/// Writes the file and reads it back; an error when it is not what the program computes.
Result<ExportReport> writeVerified(
    const Exporter& exporter, const Predictor& predictor, const QString& path,
    const VerificationImages& images)
{
    const Result<Done> written = exporter.write(path, predictor);
    if (!written) {
        return written.error();
    }
    const Result<double> difference =
        compare(predictor, exporter.readBack(path, images.images), images);
    if (!difference) {
        return difference.error();
    }
    const double limit = exporter.info.limit;
    const auto count = static_cast<qsizetype>(images.images.size());
    if (!(*difference < limit)) {
        return Error{Tr::tr("not exported: read back, it was to give the program's own "
                            "probabilities of %1 images, but they differ by up to %2, expected "
                            "less than %3")
                         .arg(count)
                         .arg(*difference, 0, 'g', 2)
                         .arg(limit)};
    }
    const qint64 bytes = QFileInfo(path).size();
    return ExportReport{exporter.info.format, path, bytes, *difference, limit, count,
                        images.dataset};
}

/// Gives a file another's place, name and permissions.
Result<Done> replaceFile(const QString& target, const QString& source)
{
    if (QFileInfo::exists(target)) {
        QFile::setPermissions(source, QFile::permissions(target));
    }
    std::error_code error;
    std::filesystem::rename(
        QFileInfo(source).filesystemAbsoluteFilePath(),
        QFileInfo(target).filesystemAbsoluteFilePath(), error);
    if (error) {
        return Error{Tr::tr("cannot be written: %1").arg(QString::fromStdString(error.message()))};
    }
    return Done{};
}

/// What a link points to is replaced, not the link.
QString placeOf(const QString& path)
{
    const QFileInfo file(path);
    return file.exists() ? file.canonicalFilePath() : file.absoluteFilePath();
}

Result<ExportReport> exportTo(
    const Exporter& exporter, const Predictor& predictor, const QString& path,
    const VerificationImages& images)
{
    const QFileInfo target(placeOf(path));
    const QTemporaryDir folder(target.absolutePath() + "/.digitlab-export-XXXXXX");
    if (!folder.isValid()) {
        return Error{Tr::tr("cannot be written: %1").arg(folder.errorString())};
    }
    const QString written = folder.filePath(target.fileName());
    Result<ExportReport> report = writeVerified(exporter, predictor, written, images);
    if (!report) {
        // The file that the message names is gone by now.
        return Error{QString(report.error().message).remove(written + ": ")};
    }
    const Result<Done> replaced = replaceFile(target.filePath(), written);
    if (!replaced) {
        return replaced.error();
    }
    ExportReport result = std::move(report).value();
    result.path = path;
    return result;
}

} // namespace

QList<ExportFormatInfo> exportFormats()
{
    QList<ExportFormatInfo> infos;
    for (const Exporter& each : exporters()) {
        infos.append(each.info);
    }
    return infos;
}

ExportFormatInfo exportFormatInfo(ExportFormat format)
{
    return exporterOf(format).info;
}

std::optional<ExportFormat> exportFormatFromName(const QString& name)
{
    for (const ExportFormatInfo& each : exportFormats()) {
        if (each.name == name) {
            return each.format;
        }
    }
    return std::nullopt;
}

Result<ExportReport> exportModel(
    const Predictor& predictor, ExportFormat format, const QString& path,
    const VerificationImages& images)
{
    setTorchThreads(1);
    Result<ExportReport> report = exportTo(exporterOf(format), predictor, path, images);
    return report ? std::move(report) : inFile(path, report.error());
}

double largestDifference(const Probabilities& a, const Probabilities& b)
{
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double difference = std::abs(double(a[i]) - double(b[i]));
        largest = std::isfinite(difference) ? std::max(largest, difference)
                                            : std::numeric_limits<double>::infinity();
    }
    return largest;
}

} // namespace core
