#include "core/modelfile/csource.h"
#include "core/modelfile/plainlayers.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <charconv>
#include <map>

namespace core
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::CSource)
};

using Values = std::vector<float>;
using NamedValues = std::map<QString, Values>;

/// A call of digitlab_layer() in the text.
struct LayerCall {
    QString weight;
    QString bias;
    int inputs = 0;
    int outputs = 0;
    bool hasRelu = false;
    QString in;
    QString out;
};

/// What the text defines.
struct Source {
    NamedValues arrays;
    QList<LayerCall> calls;
    float temperature = 0;
};

Error expected(const QString& what)
{
    return {Tr::tr("expected %1, found none").arg(what)};
}

/// The number at the start of a literal such as `0.1f`, which is skipped.
std::optional<float> takeNumber(const char*& position, const char* end)
{
    float value = 0;
    const auto [after, error] = std::from_chars(position, end, value);
    if (error != std::errc{} || after == end || *after != 'f') {
        return std::nullopt;
    }
    position = after + 1;
    return value;
}

/// The numbers up to the closing brace.
Result<Values> takeValues(const char*& position, const char* end, qsizetype count)
{
    Values values;
    const auto skip = [&] {
        while (position != end && (*position == ' ' || *position == '\n' || *position == ',')) {
            ++position;
        }
    };
    for (skip(); position != end && *position != '}'; skip()) {
        const std::optional<float> value = takeNumber(position, end);
        if (!value) {
            return expected(Tr::tr("a number such as 0.1f after %1 others").arg(values.size()));
        }
        values.push_back(*value);
    }
    if (static_cast<qsizetype>(values.size()) != count) {
        return Error{Tr::tr("expected %1 numbers, found %2").arg(count).arg(values.size())};
    }
    return values;
}

/// All arrays of the code. What lies between them is left for the functions.
Result<Done> readArrays(const QByteArray& code, Source& source)
{
    static const QByteArray start = "DIGITLAB_CONST float ";
    for (qsizetype at = code.indexOf(start); at >= 0; at = code.indexOf(start, at)) {
        const qsizetype open = code.indexOf('[', at);
        const qsizetype brace = code.indexOf('{', at);
        if (open < 0 || brace < open) {
            return expected(Tr::tr("the size of an array"));
        }
        const QByteArray name = code.mid(at + start.size(), open - at - start.size());
        const qsizetype count = code.mid(open + 1, code.indexOf(']', open) - open - 1).toLongLong();
        const char* position = code.constData() + brace + 1;
        Result<Values> values = takeValues(position, code.constEnd(), count);
        if (!values) {
            return inFile(QString::fromLatin1(name), values.error());
        }
        source.arrays[QString::fromLatin1(name)] = std::move(values).value();
        at = position - code.constData();
    }
    return Done{};
}

Result<Done> readFunctions(const QString& code, Source& source)
{
    static const QRegularExpression call(
        R"(^    digitlab_layer\((\w+), (\w+), (\d+), (\d+), ([01]), (\w+), (\w+)\);$)",
        QRegularExpression::MultilineOption);
    static const QRegularExpression temperature(R"(float temperature = ([^;]+)f;)");
    for (auto calls = call.globalMatch(code); calls.hasNext();) {
        const QRegularExpressionMatch each = calls.next();
        source.calls.append(
            {each.captured(1), each.captured(2), each.captured(3).toInt(), each.captured(4).toInt(),
             each.captured(5) == "1", each.captured(6), each.captured(7)});
    }
    source.temperature = temperature.match(code).captured(1).toFloat();
    if (source.calls.isEmpty() || !(source.temperature > 0)) {
        return expected(Tr::tr("calls of digitlab_layer and a temperature"));
    }
    return Done{};
}

Result<Source> parse(const QByteArray& text)
{
    const qsizetype end = text.indexOf("*/"); // the passport is no code
    const qsizetype functions = text.lastIndexOf("};");
    if (end < 0 || functions < end) {
        return expected(Tr::tr("a comment and arrays of numbers"));
    }
    Source source;
    const Result<Done> arrays = readArrays(text.mid(end, functions + 2 - end), source);
    const Result<Done> calls = readFunctions(QString::fromLatin1(text.mid(functions)), source);
    if (!arrays || !calls) {
        return (arrays ? calls : arrays).error();
    }
    return source;
}

/// Those of that name, or none.
const Values& valuesOf(const NamedValues& all, const QString& name)
{
    static const Values none;
    const auto found = all.find(name);
    return found == all.end() ? none : found->second;
}

Result<Values> logitsOf(const Source& source, const DigitImage& image)
{
    NamedValues buffers{{"image", {image.begin(), image.end()}}};
    for (const LayerCall& call : source.calls) {
        const Values& weight = valuesOf(source.arrays, call.weight);
        const Values& bias = valuesOf(source.arrays, call.bias);
        const Values& in = valuesOf(buffers, call.in);
        const auto outputs = static_cast<std::size_t>(call.outputs);
        if (in.size() != static_cast<std::size_t>(call.inputs) || bias.size() != outputs ||
            weight.size() != in.size() * outputs) {
            return Error{Tr::tr("%1: expected %2 x %3 numbers and an input of %3, found %4 and %5")
                             .arg(call.weight)
                             .arg(call.outputs)
                             .arg(call.inputs)
                             .arg(weight.size())
                             .arg(in.size())};
        }
        Values sums = plainLinear(weight, bias, in);
        buffers[call.out] = call.hasRelu ? plainRelu(std::move(sums)) : std::move(sums);
    }
    const Values logits = valuesOf(buffers, "logits");
    return logits.size() == digitCount ? Result(logits) : expected(Tr::tr("ten logits"));
}

} // namespace

Result<ReadBacks> predictCSource(const QString& path, std::span<const DigitImage> images)
{
    const Result<QByteArray> text = readWrittenFile(path);
    if (!text) {
        return text.error();
    }
    const Result<Source> source = parse(*text);
    if (!source) {
        return inFile(path, source.error());
    }
    ReadBacks results;
    for (const DigitImage& image : images) {
        const Result<Values> logits = logitsOf(*source, image);
        if (!logits) {
            return inFile(path, logits.error());
        }
        const Values probabilities = plainSoftmax(plainQuotient(*logits, source->temperature));
        ReadBack& result = results.emplace_back();
        std::copy_n(logits->begin(), digitCount, result.logits.begin());
        std::copy_n(probabilities.begin(), digitCount, result.probabilities.begin());
    }
    return results;
}

} // namespace core
