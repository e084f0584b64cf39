#include "core/modelfile/csource.h"

#include "core/base/inputfile.h"
#include "core/base/savefile.h"
#include "core/base/tr.h"
#include "core/modelfile/plainlayers.h"

#include <algorithm>
#include <charconv>

namespace core
{

namespace
{

constexpr auto comment = R"(/*
 * %1
 *
 * A DigitLab network as one C99 file, which compiles as C++11 too. Include it in one source file:
 *
 *     float image[784];          28x28 pixels row by row, 0 paper to 1 ink, normalised like MNIST
 *     float probabilities[10];   of the digits 0 to 9
 *     int digit = digitlab_predict(image, probabilities);
 *
 * digitlab_logits(image, logits) gives the last layer's outputs instead.
 * It needs %2 bytes of constants and about %3 bytes of stack; no heap, nothing that changes.
 *
 * Options, to be defined before the file is included:
 *     DIGITLAB_CONST   how constants are declared, to place them in flash, say: static const
 *     DIGITLAB_EXPF    the exponential function of a float: expf, and <math.h> is included
 *
 * Its passport:
%4 */
#ifndef DIGITLAB_MODEL_H
#define DIGITLAB_MODEL_H

#ifndef DIGITLAB_CONST
#define DIGITLAB_CONST static const
#endif
#ifndef DIGITLAB_EXPF
#include <math.h>
#define DIGITLAB_EXPF expf
#endif

)";

constexpr auto layerFunction = R"(
static inline void digitlab_layer(
    const float* weight, const float* bias, int inputs, int outputs, int has_relu, const float* in,
    float* out)
{
    int i, j;
    for (i = 0; i < outputs; ++i) {
        float sum = bias[i];
        for (j = 0; j < inputs; ++j) {
            sum += in[j] * weight[j];
        }
        weight += inputs;
        out[i] = has_relu && sum < 0.0f ? 0.0f : sum;
    }
}

)";

constexpr auto predictFunction = R"(
static inline int digitlab_predict(const float image[784], float probabilities[10])
{
    const float temperature = %1;
    float sum = 0.0f;
    int best = 0;
    int i;
    digitlab_logits(image, probabilities);
    for (i = 0; i < 10; ++i) {
        probabilities[i] /= temperature;
        best = probabilities[i] > probabilities[best] ? i : best;
    }
    {
        const float highest = probabilities[best];
        for (i = 0; i < 10; ++i) {
            probabilities[i] = DIGITLAB_EXPF(probabilities[i] - highest);
            sum += probabilities[i];
        }
    }
    for (i = 0; i < 10; ++i) {
        probabilities[i] /= sum;
    }
    return best;
}

#endif
)";

/// A number in the text and the value that a compiler reads.
struct Literal {
    QByteArray text; ///< `0.1f`
    float value = 0;
};

/// The shortest decimal literal that gives this float again.
Literal literal(float number)
{
    std::array<char, 32> digits{};
    const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    QByteArray text(digits.data(), end - digits.data());
    if (!text.contains('.') && !text.contains('e')) {
        text += ".0";
    }
    Literal printed;
    std::from_chars(text.constData(), text.constData() + text.size(), printed.value);
    printed.text = text + 'f';
    return printed;
}

/// The text of a file and the values of the numbers in it. They are read from the text, not copied
/// from the model.
struct Source {
    QByteArray text;
    std::vector<float> parameters;
    float temperature = 1;
};

/// Makes text safe for a comment: it does not end the comment, and compilers do not warn about it.
/// No comment marks, no trigraphs, no control or direction characters.
QString commentText(QString text)
{
    for (QChar& each : text) {
        const bool isPlain = each.isPrint() && each.category() != QChar::Other_Format;
        each = isPlain ? each : QChar(' ');
    }
    return text.replace("*/", "* /").replace("/*", "/ *").replace("??", "? ?");
}

QString passportLines(const Model& model)
{
    QString lines;
    const Passport passport = exportedPassport(model);
    for (auto it = passport.begin(); it != passport.end(); ++it) {
        lines +=
            QStringLiteral(" *     %1: %2\n").arg(commentText(it.key()), commentText(it.value()));
    }
    return lines;
}

/// `digitlab_fc1_weight`
QString arrayName(const ParameterView& view)
{
    return "digitlab_" + QString(view.name).replace('.', '_');
}

void appendArray(Source& source, const Model& model, const ParameterView& view)
{
    constexpr qsizetype valuesInLine = 8;
    source.text += QStringLiteral("DIGITLAB_CONST float %1[%2] = {")
                       .arg(arrayName(view))
                       .arg(view.count)
                       .toLatin1();
    for (qsizetype i = 0; i < view.count; ++i) {
        const auto place = static_cast<std::size_t>(view.offset + i);
        const Literal printed = literal(model.parameters[place]);
        source.text += (i % valuesInLine == 0 ? "\n    " : " ") + printed.text + ',';
        source.parameters.push_back(printed.value);
    }
    source.text += "\n};\n";
}

/// The sizes of the two buffers to which the hidden layers write in turn.
std::array<int, 2> bufferUnits(const Architecture& network)
{
    std::array<int, 2> units{0, 0};
    const QList<int> hidden = network.hidden();
    for (qsizetype i = 0; i < hidden.size(); ++i) {
        int& buffer = units[static_cast<std::size_t>(i % 2)];
        buffer = std::max(buffer, hidden[i]);
    }
    return units;
}

/// The function that calls the layers one after the other.
QByteArray logitsFunction(const Model& model)
{
    const QList<int> units = model.network.units();
    const QList<ParameterView> views = parameterViews(model.network);
    const std::array<int, 2> buffers = bufferUnits(model.network);
    QString text = "static inline void digitlab_logits(const float image[784], float logits[10])\n"
                   "{\n";
    for (const int i : {0, 1}) {
        if (buffers[i] > 0) {
            text += QStringLiteral("    float hidden%1[%2];\n").arg(i).arg(buffers[i]);
        }
    }
    QString in = "image";
    for (qsizetype i = 1; i < units.size(); ++i) {
        const bool isLast = i + 1 == units.size();
        const QString out = isLast ? "logits" : QStringLiteral("hidden%1").arg((i - 1) % 2);
        const bool hasRelu = !isLast || model.network.head == Head::Tutorial;
        text += QStringLiteral("    digitlab_layer(%1, %2, %3, %4, %5, %6, %7);\n")
                    .arg(arrayName(views[2 * i - 2]), arrayName(views[2 * i - 1]))
                    .arg(units[i - 1])
                    .arg(units[i])
                    .arg(hasRelu ? 1 : 0)
                    .arg(in, out);
        in = out;
    }
    return (text + "}\n").toLatin1();
}

Source sourceOf(const Predictor& predictor)
{
    const Model& model = predictor.model();
    const std::array<int, 2> buffers = bufferUnits(model.network);
    constexpr auto floatBytes = static_cast<qsizetype>(sizeof(float));
    constexpr qsizetype otherStackBytes = 200; // measured: what the functions' own frames take
    Source source;
    source.text = QString(comment)
                      .arg(
                          QStringLiteral("Written by DigitLab " DIGITLAB_VERSION),
                          QString::number(model.network.parameterCount() * floatBytes),
                          QString::number((buffers[0] + buffers[1]) * floatBytes + otherStackBytes),
                          passportLines(model))
                      .toUtf8();
    for (const ParameterView& view : parameterViews(model.network)) {
        appendArray(source, model, view);
    }
    const Literal temperature = literal(predictor.calibration().temperature);
    source.text += layerFunction;
    source.text += logitsFunction(model);
    source.text += QString(predictFunction).arg(temperature.text).toLatin1();
    source.temperature = temperature.value;
    return source;
}

/// The weights and biases of the layers: weight, bias, weight, bias and so on.
std::vector<std::vector<float>>
arraysOf(const Architecture& network, const std::vector<float>& parameters)
{
    std::vector<std::vector<float>> arrays;
    for (const ParameterView& view : parameterViews(network)) {
        const auto first = parameters.begin() + view.offset;
        arrays.emplace_back(first, first + view.count);
    }
    return arrays;
}

/// Computes the same as the functions in the text.
ReadBack compute(
    const std::vector<std::vector<float>>& arrays, Head head, float temperature,
    const DigitImage& image)
{
    std::vector<float> values(image.begin(), image.end());
    for (std::size_t i = 0; i < arrays.size(); i += 2) {
        values = plainLinear(arrays[i], arrays[i + 1], values);
        if (i + 2 < arrays.size() || head == Head::Tutorial) {
            values = plainRelu(std::move(values));
        }
    }
    ReadBack result;
    std::copy_n(values.begin(), digitCount, result.logits.begin());
    values = plainSoftmax(plainQuotient(std::move(values), temperature));
    std::copy_n(values.begin(), digitCount, result.probabilities.begin());
    return result;
}

} // namespace

Result<Done> writeCSource(const QString& path, const Predictor& predictor)
{
    return saveFile(path, sourceOf(predictor).text);
}

Result<ReadBacks> predictCSource(
    const QString& path, const Predictor& predictor, std::span<const DigitImage> images,
    const std::stop_token& stop)
{
    const Result<QByteArray> found = readWrittenFile(path);
    if (!found) {
        return found.error();
    }
    const Source source = sourceOf(predictor);
    if (*found != source.text) {
        return inFile(path, {Tr::tr("expected the text of this model, found another")});
    }
    const Architecture& network = predictor.model().network;
    const std::vector<std::vector<float>> arrays = arraysOf(network, source.parameters);
    ReadBacks results;
    for (const DigitImage& image : images) {
        if (stop.stop_requested()) {
            return inFile(path, readingCancelled());
        }
        results.push_back(compute(arrays, network.head, source.temperature, image));
    }
    return results;
}

} // namespace core
