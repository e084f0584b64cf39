#include "core/modelfile/csource.h"

#include "core/base/inputfile.h"
#include "core/base/savefile.h"
#include "core/base/tr.h"
#include "core/base/versions.h"
#include "core/modelfile/clayers.h"
#include "core/modelfile/plainlayers.h"

#include <algorithm>
#include <cmath>
#include <map>

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
 *     float probabilities[%6];   of the classes, %7
 *     int best = digitlab_predict(image, probabilities);
 *
 * digitlab_logits(image, logits) gives the last layer's outputs instead.
 * It needs %2 bytes of constants and about %3 bytes of stack; no heap, nothing that changes.
 *
 * Options, to be defined before the file is included:
 *     DIGITLAB_CONST   how constants are declared, to place them in flash, say: static const
 *     DIGITLAB_EXPF    the exponential function of a float: expf, and <math.h> is included
%4 *
 * Its passport:
%5 */
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

constexpr auto tanhOption =
    " *     DIGITLAB_TANHF   the hyperbolic tangent of a float: tanhf, likewise\n";

constexpr auto tanhMacro = R"(#ifndef DIGITLAB_TANHF
#include <math.h>
#define DIGITLAB_TANHF tanhf
#endif
)";

constexpr auto predictFunction = R"(
static inline int digitlab_predict(const float image[784], float probabilities[%2])
{
    const float temperature = %1;
    float sum = 0.0f;
    int best = 0;
    int i;
    digitlab_logits(image, probabilities);
    for (i = 0; i < %2; ++i) {
        probabilities[i] /= temperature;
        best = probabilities[i] > probabilities[best] ? i : best;
    }
    {
        const float highest = probabilities[best];
        for (i = 0; i < %2; ++i) {
            probabilities[i] = DIGITLAB_EXPF(probabilities[i] - highest);
            sum += probabilities[i];
        }
    }
    for (i = 0; i < %2; ++i) {
        probabilities[i] /= sum;
    }
    return best;
}

#endif
)";

/// The text of a file and the values of the numbers in it. They are read from the text, not copied
/// from the model.
struct Source {
    QByteArray text;
    QList<CCall> calls;
    std::map<QString, std::vector<float>> arrays; ///< by their names in C
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

void appendArray(Source& source, const QString& name, std::span<const float> values)
{
    constexpr std::size_t valuesInLine = 8;
    source.text +=
        QStringLiteral("DIGITLAB_CONST float %1[%2] = {").arg(name).arg(values.size()).toLatin1();
    std::vector<float>& printedValues = source.arrays[name];
    for (std::size_t i = 0; i < values.size(); ++i) {
        const CLiteral printed = cLiteral(values[i]);
        source.text += (i % valuesInLine == 0 ? "\n    " : " ") + printed.text + ',';
        printedValues.push_back(printed.value);
    }
    source.text += "\n};\n";
}

/// The arrays of one layer's numbers.
class LayerArrays
{
public:
    LayerArrays(Source& source, const Model& model)
        : m_source(source)
        , m_views(parameterViews(model.network))
        , m_parameters(model.parameters)
    {
    }

    void append(const QString& layer)
    {
        if (has(layer, "running_var")) {
            appendScaleAndShift(layer);
            return;
        }
        for (const QString role : {"weight", "bias"}) {
            appendArray(m_source, cArrayName(layer, role), values(layer, role));
        }
    }

private:
    QList<ParameterView>::const_iterator find(const QString& layer, const QString& role) const
    {
        const QString name = layer + '.' + role;
        return std::ranges::find(m_views, name, &ParameterView::name);
    }

    bool has(const QString& layer, const QString& role) const
    {
        return find(layer, role) != m_views.end();
    }

    std::span<const float> values(const QString& layer, const QString& role) const
    {
        const auto view = find(layer, role);
        return m_parameters.subspan(
            static_cast<std::size_t>(view->offset), static_cast<std::size_t>(view->count));
    }

    /// Batch normalisation as one multiplication and one addition.
    void appendScaleAndShift(const QString& layer)
    {
        std::vector<float> scale;
        std::vector<float> shift;
        for (std::size_t i = 0; i < values(layer, "weight").size(); ++i) {
            const double deviation =
                std::sqrt(values(layer, "running_var")[i] + layer::BatchNorm::epsilon);
            const double factor = values(layer, "weight")[i] / deviation;
            scale.push_back(static_cast<float>(factor));
            shift.push_back(static_cast<float>(
                values(layer, "bias")[i] - values(layer, "running_mean")[i] * factor));
        }
        appendArray(m_source, cArrayName(layer, "scale"), scale);
        appendArray(m_source, cArrayName(layer, "shift"), shift);
    }

    Source& m_source;
    QList<ParameterView> m_views;
    std::span<const float> m_parameters;
};

/// The function that calls the layers one after the other.
QByteArray logitsFunction(const QList<CCall>& calls)
{
    QByteArray text =
        QStringLiteral("static inline void digitlab_logits(const float image[784], float "
                       "logits[%1])\n{\n")
            .arg(calls.last().placed.after.channels)
            .toLatin1();
    for (const QString buffer : {"hidden0", "hidden1"}) {
        if (const qint64 size = cBufferSize(calls, buffer); size > 0) {
            text += QStringLiteral("    float %1[%2];\n").arg(buffer).arg(size).toLatin1();
        }
    }
    for (const CCall& call : calls) {
        text += cCallText(call);
    }
    return text + "}\n";
}

/// How many numbers the arrays hold: one for each that was learned, since two that were gathered
/// make no array of their own.
qint64 constantCount(const Architecture& network)
{
    qint64 count = 0;
    for (const ParameterView& view : parameterViews(network)) {
        count += view.isLearned ? view.count : 0;
    }
    return count;
}

QByteArray beginningOf(const Predictor& predictor, const QList<CCall>& calls)
{
    const Model& model = predictor.model();
    constexpr qint64 floatBytes = sizeof(float);
    // Measured: what the functions' own frames take, most where compilers join them.
    const qint64 otherStackBytes = model.network.isPerceptron() ? 200 : 700;
    const bool hasTanh = needsCFunction(calls, "digitlab_tanh");
    const qint64 values = cBufferSize(calls, "hidden0") + cBufferSize(calls, "hidden1");
    const QString text = QString(comment).arg(
        QStringLiteral("Written by DigitLab ") + programVersion(),
        QString::number(constantCount(model.network) * floatBytes),
        QString::number(values * floatBytes + otherStackBytes), hasTanh ? tanhOption : "",
        passportLines(model), QString::number(model.network.classCount()),
        listText(predictor.classes()));
    return text.toUtf8() + (hasTanh ? tanhMacro : "") + '\n';
}

Source sourceOf(const Predictor& predictor)
{
    const Model& model = predictor.model();
    Source source;
    source.calls = cCalls(model.network);
    source.text = beginningOf(predictor, source.calls);
    LayerArrays arrays(source, model);
    for (const Architecture::Placed& each : model.network.placed()) {
        if (!each.name.isEmpty()) {
            arrays.append(each.name);
        }
    }
    const CLiteral temperature = cLiteral(predictor.calibration().temperature);
    source.text += cFunctions(source.calls);
    source.text += logitsFunction(source.calls);
    source.text +=
        QString(predictFunction).arg(temperature.text).arg(model.network.classCount()).toLatin1();
    source.temperature = temperature.value;
    return source;
}

/// Computes the same as one call in the text.
class PlainCall
{
public:
    PlainCall(const Source& source, const CCall& call, std::vector<float> values)
        : m_arrays(source.arrays)
        , m_call(call)
        , m_side(call.placed.before.side)
        , m_values(std::move(values))
    {
    }

    std::vector<float> operator()(const layer::Conv& conv)
    {
        return plainConvolution(
            {array("weight"), array("bias"), conv.kernel, conv.padding}, m_values, m_side);
    }

    std::vector<float> operator()(const layer::MaxPool& pool)
    {
        return plainMaxPool(m_values, m_side, pool.side);
    }

    std::vector<float> operator()(const layer::AvgPool& pool)
    {
        return plainAveragePool(m_values, m_side, pool.side);
    }

    std::vector<float> operator()(const layer::BatchNorm&)
    {
        return plainScaleAndShift(std::move(m_values), array("scale"), array("shift"));
    }

    std::vector<float> operator()(const layer::Relu&) { return plainRelu(std::move(m_values)); }

    std::vector<float> operator()(const layer::LeakyRelu& relu)
    {
        return plainLeakyRelu(std::move(m_values), cLiteral(static_cast<float>(relu.slope)).value);
    }

    std::vector<float> operator()(const layer::Tanh&) { return plainTanh(std::move(m_values)); }
    std::vector<float> operator()(const layer::Sigmoid&)
    {
        return plainSigmoid(std::move(m_values));
    }

    std::vector<float> operator()(const layer::Linear&)
    {
        return plainLinear(array("weight"), array("bias"), m_values);
    }

    /// What is never called.
    template <typename Kind> std::vector<float> operator()(const Kind&) { return m_values; }

private:
    const std::vector<float>& array(const QString& role) const
    {
        return m_arrays.at(cArrayName(m_call.placed.name, role));
    }

    const std::map<QString, std::vector<float>>& m_arrays;
    const CCall& m_call;
    int m_side;
    std::vector<float> m_values;
};

/// Computes the same as the functions in the text.
ReadBack compute(const Source& source, const DigitImage& image)
{
    std::vector<float> values(image.begin(), image.end());
    for (const CCall& call : source.calls) {
        values = std::visit(PlainCall(source, call, std::move(values)), call.placed.layer);
        if (call.hasRelu) {
            values = plainRelu(std::move(values));
        }
    }
    ReadBack result;
    result.logits = values;
    result.probabilities = plainSoftmax(plainQuotient(std::move(values), source.temperature));
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
    ReadBacks results;
    for (const DigitImage& image : images) {
        if (stop.stop_requested()) {
            return inFile(path, readingCancelled());
        }
        results.push_back(compute(source, image));
    }
    return results;
}

} // namespace core
