#include "core/modelfile/modelexport.h"

#include "core/base/memory.h"
#include "core/base/savefile.h"
#include "core/base/tr.h"
#include "core/modelfile/csource.h"
#include "core/modelfile/exportfolder.h"
#include "core/modelfile/modelcheck.h"
#include "core/modelfile/modelfile.h"
#include "core/modelfile/onnx.h"
#include "core/modelfile/pytorch.h"
#include "core/modelfile/torchscript.h"
#include "core/network/layertext.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <limits>

namespace core
{

namespace
{

Error exportCancelled()
{
    return {Tr::tr("the export was cancelled")};
}

/// For a function that writes a model.
template <auto write> Result<Done> writeModelOf(const QString& path, const Predictor& predictor)
{
    return write(path, predictor.model());
}

/// For a function that predicts with the file alone.
template <auto predict>
Result<ReadBacks> predictAlone(
    const QString& path, const Predictor&, std::span<const DigitImage> images,
    const std::stop_token& stop)
{
    return predict(path, images, stop);
}

/// The predictions of a model that was read.
Result<ReadBacks>
predictWith(Model model, std::span<const DigitImage> images, const std::stop_token& stop)
{
    const Result<PredictorPointer> predictor = Predictor::create(std::move(model));
    if (!predictor) {
        return predictor.error();
    }
    ReadBacks results;
    for (const DigitImage& image : images) {
        if (stop.stop_requested()) {
            return exportCancelled();
        }
        results.push_back({(*predictor)->outputs(image), (*predictor)->predict(image)});
    }
    return results;
}

Result<ReadBacks> predictSafetensors(
    const QString& path, const Predictor&, std::span<const DigitImage> images,
    const std::stop_token& stop)
{
    Result<ModelFile> file = readModelFile(path, stop);
    return file ? predictWith(std::move(file).value().model, images, stop) : file.error();
}

/// A state_dict holds only the weights: layers, head and temperature come from the original.
Result<ReadBacks> predictPytorch(
    const QString& path, const Predictor& original, std::span<const DigitImage> images,
    const std::stop_token& stop)
{
    Result<Model> read = readPytorch(path, original.model().network, stop);
    if (!read) {
        return read.error();
    }
    Model model = std::move(read).value();
    model.passport = original.model().passport;
    return predictWith(std::move(model), images, stop);
}

/// How a format is written, and what its file then predicts.
struct Exporter {
    ExportFormatInfo info;
    Result<Done> (*write)(const QString& path, const Predictor& predictor);
    Result<ReadBacks> (*readBack)(
        const QString& path, const Predictor& original, std::span<const DigitImage> images,
        const std::stop_token& stop);
};

QList<Exporter> exporters()
{
    // The shipped model's files, measured on 256 images: 1e-7 through LibTorch, 1e-6 by plain sums.
    constexpr double close = 1e-5;
    constexpr double plain = 1e-4;
    using enum ExportFormat;
    return {
        {{Pytorch, "pytorch", Tr::tr("PyTorch state_dict"), "pt", close},
         writeModelOf<writePytorch>,
         predictPytorch},
        {{Torchscript, "torchscript", Tr::tr("TorchScript"), "torchscript", close},
         writeTorchScript,
         predictAlone<predictTorchScript>},
        {{Onnx, "onnx", Tr::tr("ONNX"), "onnx", plain}, writeOnnx, predictAlone<predictOnnx>},
        {{C, "c", Tr::tr("C header"), "h", plain}, writeCSource, predictCSource},
        {{Safetensors, "safetensors", Tr::tr("safetensors"), "safetensors", close},
         writeModelOf<writeModel>,
         predictSafetensors}};
}

Exporter exporterOf(ExportFormat format)
{
    const QList<Exporter> all = exporters();
    return *std::find_if(
        all.begin(), all.end(), [=](const Exporter& each) { return each.info.format == format; });
}

Result<double> compare(
    const Predictor& predictor, const Result<ReadBacks>& found, const VerificationImages& images,
    const std::stop_token& stop)
{
    if (!found) {
        return found.error();
    }
    double largest = 0;
    for (std::size_t i = 0; i < images.images.size(); ++i) {
        if (stop.stop_requested()) {
            return exportCancelled();
        }
        const Probabilities own = predictor.predict(images.images[i]);
        largest = std::max(largest, largestDifference(found->at(i).probabilities, own));
    }
    return largest;
}

QString remarkOn(const Predictor& predictor, ExportFormat format)
{
    if (format != ExportFormat::Pytorch) {
        return {};
    }
    const Architecture& network = predictor.model().network;
    const float temperature = predictor.calibration().temperature;
    QStringList steps;
    if (!network.isPerceptron()) {
        steps << Tr::tr("compute the layers %1").arg(layersText(network));
    }
    if (network.head == Head::Tutorial) {
        steps << Tr::tr("take the ReLU of the last layer's outputs");
    }
    if (temperature != 1) {
        steps << Tr::tr("divide by the temperature %1").arg(temperature);
    }
    steps << Tr::tr("take the softmax");
    return Tr::tr("A state_dict holds weights alone. For these probabilities, %1")
        .arg(steps.join(Tr::tr(", then ")));
}

/// Writes the file and reads it back. An error if it does not compute the same as the program.
Result<ExportReport> writeVerified(
    const Exporter& exporter, const Predictor& predictor, const QString& path,
    const VerificationImages& images, const std::stop_token& stop)
{
    const Result<Done> sound = checkModel(predictor.model());
    const Result<Done> written = sound ? exporter.write(path, predictor) : sound;
    if (!written) {
        return written.error();
    }
    const Result<double> difference =
        compare(predictor, exporter.readBack(path, predictor, images.images, stop), images, stop);
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
    return ExportReport{
        .format = exporter.info.format,
        .path = path,
        .bytes = QFileInfo(path).size(),
        .largestDifference = *difference,
        .limit = limit,
        .images = count,
        .dataset = images.dataset,
        .remark = remarkOn(predictor, exporter.info.format)};
}

Result<ExportReport> exportTo(
    const Exporter& exporter, const Predictor& predictor, const QString& path,
    const VerificationImages& images, const std::stop_token& stop)
{
    if (stop.stop_requested()) {
        return exportCancelled();
    }
    const Result<QString> target = writableTarget(path);
    if (!target) {
        return target.error();
    }
    const auto folder = ExportFolder::create(*target);
    if (!folder) {
        return folder.error();
    }
    const QString written = (*folder)->filePath();
    Result<ExportReport> report = writeVerified(exporter, predictor, written, images, stop);
    if (stop.stop_requested()) {
        return exportCancelled();
    }
    if (!report) {
        // The file that the message names no longer exists.
        return Error{QString(report.error().message).remove(written + ": ")};
    }
    const Result<Done> replaced = (*folder)->replaceTarget();
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
    const VerificationImages& images, const std::stop_token& stop)
{
    // Each number as text is the most that any format takes; it is read back as well.
    constexpr qint64 bytesOfNumber = 32;
    const qint64 numbers = predictor.model().network.parameterCount();
    if (const auto fits = checkMemoryFor(Tr::tr("writing it"), bytesOfNumber * numbers); !fits) {
        return inFile(path, fits.error());
    }
    Result<ExportReport> report = exportTo(exporterOf(format), predictor, path, images, stop);
    return report ? std::move(report) : inFile(path, report.error());
}

double largestDifference(const Probabilities& a, const Probabilities& b)
{
    if (a.size() != b.size()) {
        return std::numeric_limits<double>::infinity();
    }
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double difference = std::abs(double(a[i]) - double(b[i]));
        largest = std::isfinite(difference) ? std::max(largest, difference)
                                            : std::numeric_limits<double>::infinity();
    }
    return largest;
}

} // namespace core
