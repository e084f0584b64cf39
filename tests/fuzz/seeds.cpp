#include "tests/fuzz/seeds.h"

#include "core/modelfile/modelfile.h"
#include "core/modelfile/pytorch.h"
#include "core/modelfile/torchscript.h"
#include "core/network/layertext.h"
#include "core/runs/checkpoint.h"
#include "tests/support/filebytes.h"
#include "tests/support/gzipped.h"
#include "tests/support/legacyparts.h"
#include "tests/support/toymodel.h"
#include "tests/support/toyrun.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>

namespace fuzz
{

namespace
{

/// What a function writes to the file that it is told.
template <typename Write> QByteArray written(Write write)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("file");
    const core::Result<core::Done> done = write(path);
    if (!done) {
        qFatal("%s", qPrintable(done.error().message));
    }
    return support::fileBytes(path);
}

/// IDX images or labels: numbers of 32 bits, big-endian, and then bytes.
QByteArray idx(std::initializer_list<quint32> header, const QByteArray& bytes)
{
    QByteArray file;
    for (const quint32 number : header) {
        std::array<char, sizeof number> big{};
        qToBigEndian(number, big.data());
        file.append(big.data(), big.size());
    }
    return file + bytes;
}

/// Some weights are 0, so that archives of them are small.
core::Model smallModel(const QString& layers)
{
    core::Model model = support::randomModel(support::architectureOf(layers));
    for (std::size_t i = 0; i < model.parameters.size(); i += 2) {
        model.parameters[i] = 0;
    }
    return model;
}

core::RunState smallRun()
{
    core::RunState state = support::toyRun();
    state.settings.network = core::Architecture::perceptron({1});
    const core::Passport passport = state.model.passport;
    state.model = support::randomModel(state.settings.network);
    state.model.passport = passport;
    state.firstMoments.assign(state.model.parameters.size(), 0);
    state.secondMoments = state.firstMoments;
    return state;
}

/// The same, with a mean over its epochs under way.
core::RunState averagingRun()
{
    core::RunState state = smallRun();
    state.settings.averagedShare = 0.75;
    state.averaged = 1;
    state.reached = state.model.parameters;
    return state;
}

QByteArray passportLines()
{
    QByteArray lines;
    const core::Passport passport = support::toyRun().model.passport;
    for (auto entry = passport.begin(); entry != passport.end(); ++entry) {
        lines += (entry.key() + '=' + entry.value() + '\n').toUtf8();
    }
    return lines + "temperature=1.5\ndigit_confidence=0.4\n"
                   R"(classes=["a","b","c","d","e","f","g","h","i","j"])";
}

QByteArray picture(const char* format)
{
    QImage image(40, 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter(&image).fillRect(15, 5, 8, 30, Qt::black);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, format);
    return bytes;
}

/// Ink without paper.
QByteArray transparentPicture()
{
    QImage image(40, 40, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter(&image).fillRect(15, 5, 8, 30, Qt::darkBlue);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "png");
    return bytes;
}

void addDatasets(QList<Seed>& all)
{
    const QByteArray images = idx({0x803, 2, 28, 28}, QByteArray(2 * 784, '\x80'));
    const QByteArray labels = idx({0x801, 10}, QByteArray("\0\1\2\3\4\5\6\7\x8\x9", 10));
    all.append({"idximages", "two", images});
    all.append({"idxlabels", "ten", labels});
    all.append({"gzip", "images", support::gzipped(images)});
    all.append({"gzip", "labels", support::gzipped(labels)});
    all.append({"classesfile", "clothes", "T-shirt\nCoat\r\nBag\n"});
    all.append({"classesfile", "letters", "\xc3\xa4\n\xc3\xb6\n\xc3\xbc"});
}

/// A checkpoint as PyTorch's users write it: `{"model": state_dict}`.
QByteArray nestedPickle(const QByteArray& state)
{
    const QByteArray protocol = "\x80\x02";
    return protocol + "}" + support::LegacyParts::text("model") +
           state.mid(protocol.size(), state.size() - protocol.size() - 1) + "s.";
}

void addModel(QList<Seed>& all, const QString& name, const core::Model& model)
{
    const QTemporaryDir folder;
    const QByteArray own =
        written([&](const QString& path) { return core::writeModel(path, model); });
    const QString archive = folder.filePath("archive");
    support::writeFileBytes(
        archive, written([&](const QString& path) { return core::writePytorch(path, model); }));
    support::ZipEntries entries = support::zipEntries(archive);
    all.append({"modelfile", name, own});
    all.append({"safetensors", name, own});
    all.append({"pytorch", name, support::fileBytes(archive)});
    const QByteArray state = support::named(entries, "data.pkl").bytes;
    all.append({"pickle", name, state});
    all.append({"pickle", name + "-nested", nestedPickle(state)});
    all.append({"pytorch", name + "-script", written([&](const QString& path) {
                    return core::writeTorchScript(path, *support::predictorOf(model));
                })});
    // legacyParts() knows floats only, and batch normalisation has a counter.
    const bool hasCounters = core::layersText(model.network).contains("batchnorm");
    const auto tensors = static_cast<int>(core::parameterViews(model.network).size());
    if (!hasCounters) {
        all.append({"legacypytorch", name, support::legacyParts(archive, tensors).bytes()});
    }
}

void addModels(QList<Seed>& all)
{
    addModel(all, "perceptron", smallModel("784-2-10"));
    addModel(all, "convolutional", smallModel("conv 2x3, relu, maxpool 4, flatten, linear 10"));
    addModel(
        all, "normalised",
        smallModel("conv 2x3, batchnorm, relu, maxpool 4, conv 2x3, relu, avgpool 4, flatten, "
                   "linear 10"));
}

void addRuns(QList<Seed>& all)
{
    const QByteArray checkpoint =
        written([](const QString& file) { return core::writeCheckpoint(file, smallRun()); });
    all.append({"checkpoint", "run", checkpoint});
    all.append({"checkpoint", "averaging", written([](const QString& file) {
                    return core::writeCheckpoint(file, averagingRun());
                })});
    all.append({"runfolder", "run", "my run\n" + checkpoint});
    all.append({"passport", "run", passportLines()});
}

void addDrawings(QList<Seed>& all)
{
    all.append(
        {"inkfile", "two",
         R"({"label": 3, "writer": "me", "strokes": [[[1, 2], [3.5, 4e1]], [[9, 9]]]})"
         "\n\n"
         R"({"strokes": []})"
         "\n"});
    all.append({"picturelist", "two", "file,label\na.png,3\n\"b, \"\"c\"\".png\",7\n"});
    for (const char* format : {"png", "jpeg", "bmp", "pbm", "pgm", "ppm"}) {
        all.append({"picture", format, picture(format)});
    }
    all.append({"picture", "transparent", transparentPicture()});
    // An image of one pixel: Qt does not write GIF.
    all.append(
        {"picture", "gif",
         QByteArray::fromHex(
             "47494638396101000100800000ffffff0000002c00000000010001000002024401003b")});
}

void addTexts(QList<Seed>& all)
{
    all.append({"layertext", "units", "784-256-128-64-10"});
    all.append(
        {"layertext", "layers",
         "conv 32x5 pad 2, relu, maxpool 2, batchnorm, leakyrelu 0.1, avgpool 2, flatten, "
         "dropout 0.5, linear 128, tanh, sigmoid, linear 10"});
}

} // namespace

QList<Seed> seeds()
{
    QList<Seed> all;
    addDatasets(all);
    addModels(all);
    addRuns(all);
    addDrawings(all);
    addTexts(all);
    return all;
}

} // namespace fuzz
