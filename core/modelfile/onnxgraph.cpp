#include "core/base/exacttext.h"
#include "core/base/tr.h"
#include "core/modelfile/onnxgraph_p.h"
#include "core/modelfile/plainlayers.h"
#include "core/modelfile/safetensorsheader.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace core
{

namespace
{

using Values = OnnxGraph::Values;
using Node = onnx::NodeProto;

Error missing(const std::string& name)
{
    return {Tr::tr("value `%1`: expected in the graph, found none").arg(name.c_str())};
}

Error nodeError(const Node& node, const QString& problem)
{
    return {Tr::tr("node `%1`: %2").arg(QString(node.name().c_str()).left(80), problem)};
}

QList<qint64> shapeOf(const onnx::TensorProto& tensor)
{
    return {tensor.dims().begin(), tensor.dims().end()};
}

/// The numbers of an initializer; an error if its bytes are not as many as its shape says.
template <typename Number>
Result<std::vector<Number>>
numbersOf(const onnx::TensorProto& tensor, onnx::TensorProto::DataType type, const QString& name)
{
    const std::string& bytes = tensor.raw_data();
    const auto found = static_cast<qint64>(bytes.size() / sizeof(Number));
    const QList<qint64> shape = shapeOf(tensor);
    const bool isShape = std::ranges::all_of(shape, [](qint64 size) { return size >= 0; });
    const bool fits = isShape && bytes.size() % sizeof(Number) == 0 &&
                      valueCount(shape, found) == std::optional(found);
    if (tensor.data_type() != type || !fits) {
        return Error{Tr::tr("tensor `%1`: expected %2 values for shape %3, found %4")
                         .arg(QString(tensor.name().c_str()).left(80), name, shapeText(shape))
                         .arg(found)};
    }
    std::vector<Number> numbers(bytes.size() / sizeof(Number));
    if (found > 0) { // an empty vector has no place to copy to
        qFromLittleEndian<Number>(bytes.data(), found, numbers.data());
    }
    return numbers;
}

/// What the attributes of a node say. The first one that is not as expected makes an error.
class Attributes
{
public:
    explicit Attributes(const Node& node)
        : m_node(node)
        , m_left(node.attribute_size())
    {
    }

    /// An attribute of `count` equal whole numbers within these bounds: that number.
    int equalNumbers(const char* name, int count, qint64 lowest, qint64 highest)
    {
        const onnx::AttributeProto* attribute = find(name);
        const QList<qint64> found =
            attribute ? QList<qint64>(attribute->ints().begin(), attribute->ints().end())
                      : QList<qint64>();
        const bool isRight = found.size() == count && found.count(found.first()) == count &&
                             found.first() >= lowest && found.first() <= highest;
        if (isRight) {
            return static_cast<int>(found.first());
        }
        fail(
            name, Tr::tr("%1 times one number of %2 to %3").arg(count).arg(lowest).arg(highest),
            attribute ? shapeText(found) : Tr::tr("none"));
        return 0;
    }

    /// An attribute that has to be this whole number.
    void number(const char* name, qint64 expected)
    {
        const onnx::AttributeProto* attribute = find(name);
        if (!attribute || attribute->i() != expected) {
            fail(
                name, QString::number(expected),
                attribute ? QString::number(attribute->i()) : Tr::tr("none"));
        }
    }

    float fraction(const char* name, float lowest, float highest)
    {
        const onnx::AttributeProto* attribute = find(name);
        if (attribute && attribute->f() >= lowest && attribute->f() <= highest) {
            return attribute->f();
        }
        fail(
            name, Tr::tr("a number of %1 to %2").arg(plainText(lowest), plainText(highest)),
            attribute ? plainText(attribute->f()) : Tr::tr("none"));
        return 0;
    }

    /// Nothing if every attribute was asked for and is as expected.
    std::optional<Error> error() const
    {
        if (!m_error && m_left != 0) {
            return nodeError(
                m_node, Tr::tr("expected only the attributes that DigitLab writes, found %1 more")
                            .arg(m_left));
        }
        return m_error;
    }

private:
    const onnx::AttributeProto* find(const char* name)
    {
        const auto& all = m_node.attribute();
        const auto found =
            std::ranges::find_if(all, [=](const auto& each) { return each.name() == name; });
        m_left -= found == all.end() ? 0 : 1;
        return found == all.end() ? nullptr : &*found;
    }

    void fail(const char* name, const QString& expected, const QString& found)
    {
        if (!m_error) {
            m_error = nodeError(
                m_node, Tr::tr("attribute `%1`: expected %2, found %3").arg(name, expected, found));
        }
    }

    const Node& m_node;
    int m_left; ///< that nobody has asked for
    std::optional<Error> m_error;
};

using Inputs = QList<const Values*>;

/// The rows of a square image with channels; 0 if the values are something else.
int sideOf(const Values& values)
{
    const bool isImage = values.shape.size() == 3 && values.shape[1] == values.shape[2];
    return isImage ? static_cast<int>(values.shape[1]) : 0;
}

Error expectedImages(const Node& node, const Values& found)
{
    return nodeError(
        node,
        Tr::tr("expected square images with channels, found shape %1").arg(shapeText(found.shape)));
}

Error tooLarge(const Node& node, const QList<qint64>& shape)
{
    return nodeError(
        node, Tr::tr("expected at most %1 values, found shape %2")
                  .arg(Architecture::maxValues)
                  .arg(shapeText(shape)));
}

Result<Values> conv(const Node& node, const Inputs& inputs)
{
    const Values& images = *inputs[0];
    const Values& weight = *inputs[1];
    const Values& bias = *inputs[2];
    const int side = sideOf(images);
    if (side == 0) {
        return expectedImages(node, images);
    }
    Attributes attributes(node);
    const int padding = attributes.equalNumbers("pads", 4, 0, digitImageSide);
    const qint64 padded = side + 2 * padding;
    const int kernel = attributes.equalNumbers("kernel_shape", 2, 1, padded);
    if (attributes.error()) {
        return *attributes.error();
    }
    const auto channels = static_cast<qint64>(bias.numbers.size());
    const QList<qint64> expected{channels, images.shape[0], kernel, kernel};
    if (weight.shape != expected || channels == 0) {
        return nodeError(
            node, Tr::tr("expected a weight of shape %1, found %2")
                      .arg(shapeText(expected), shapeText(weight.shape)));
    }
    const qint64 outSide = padded - kernel + 1;
    const QList<qint64> shape{channels, outSide, outSide};
    if (!valueCount(shape, Architecture::maxValues)) {
        return tooLarge(node, shape);
    }
    return Values{
        shape,
        plainConvolution({weight.numbers, bias.numbers, kernel, padding}, images.numbers, side)};
}

/// For plainMaxPool() and plainAveragePool().
template <auto pool> Result<Values> pooling(const Node& node, const Inputs& inputs)
{
    const Values& images = *inputs[0];
    const int side = sideOf(images);
    if (side == 0) {
        return expectedImages(node, images);
    }
    Attributes attributes(node);
    const int square = attributes.equalNumbers("kernel_shape", 2, 1, side);
    attributes.equalNumbers("strides", 2, square, square);
    if (attributes.error()) {
        return *attributes.error();
    }
    const qint64 outSide = side / square;
    return Values{{images.shape[0], outSide, outSide}, pool(images.numbers, side, square)};
}

Result<Values> batchNormalization(const Node& node, const Inputs& inputs)
{
    const Values& values = *inputs[0];
    Attributes attributes(node);
    const float epsilon = attributes.fraction("epsilon", 0, 1);
    if (attributes.error()) {
        return *attributes.error();
    }
    const auto channels = static_cast<std::size_t>(values.shape.first());
    for (const Values* input : inputs.sliced(1)) {
        if (input->numbers.size() != channels) {
            return nodeError(
                node, Tr::tr("expected four times %1 numbers, one a channel, found %2")
                          .arg(channels)
                          .arg(input->numbers.size()));
        }
    }
    std::vector<float> scale;
    std::vector<float> shift;
    for (std::size_t i = 0; i < channels; ++i) {
        const float variance = inputs[4]->numbers[i];
        scale.push_back(inputs[1]->numbers[i] / std::sqrt(variance + epsilon));
        shift.push_back(inputs[2]->numbers[i] - inputs[3]->numbers[i] * scale.back());
    }
    return Values{values.shape, plainScaleAndShift(values.numbers, scale, shift)};
}

/// For functions of each value alone.
template <auto function> Result<Values> valueByValue(const Node& node, const Inputs& inputs)
{
    if (const auto error = Attributes(node).error()) {
        return *error;
    }
    return Values{inputs[0]->shape, function(inputs[0]->numbers)};
}

Result<Values> leakyRelu(const Node& node, const Inputs& inputs)
{
    Attributes attributes(node);
    const float slope = attributes.fraction("alpha", 0, 1);
    if (attributes.error()) {
        return *attributes.error();
    }
    return Values{inputs[0]->shape, plainLeakyRelu(inputs[0]->numbers, slope)};
}

Result<Values> flatten(const Node& node, const Inputs& inputs)
{
    Attributes attributes(node);
    attributes.number("axis", 1);
    if (attributes.error()) {
        return *attributes.error();
    }
    const std::vector<float>& numbers = inputs[0]->numbers;
    return Values{{static_cast<qint64>(numbers.size())}, numbers};
}

Result<Values> gemm(const Node& node, const Inputs& inputs)
{
    Attributes attributes(node);
    attributes.number("transB", 1);
    if (attributes.error()) {
        return *attributes.error();
    }
    const std::vector<float>& bias = inputs[2]->numbers;
    const auto outputs = static_cast<qint64>(bias.size());
    const auto values = static_cast<qint64>(inputs[0]->numbers.size());
    if (inputs[0]->shape != QList{values} || inputs[1]->shape != QList{outputs, values}) {
        return nodeError(
            node, Tr::tr("expected %1 values in a row and a weight of shape %2, found shapes %3 "
                         "and %4")
                      .arg(values)
                      .arg(
                          shapeText(QList{outputs, values}), shapeText(inputs[0]->shape),
                          shapeText(inputs[1]->shape)));
    }
    return Values{{outputs}, plainLinear(inputs[1]->numbers, bias, inputs[0]->numbers)};
}

Result<Values> divide(const Node& node, const Inputs& inputs)
{
    const std::vector<float>& divisor = inputs[1]->numbers;
    const auto error = Attributes(node).error();
    if (error || divisor.size() != 1) {
        return error
                   ? *error
                   : nodeError(
                         node,
                         Tr::tr("expected one number to divide by, found %1").arg(divisor.size()));
    }
    return Values{inputs[0]->shape, plainQuotient(inputs[0]->numbers, divisor.front())};
}

Result<Values> softmax(const Node& node, const Inputs& inputs)
{
    Attributes attributes(node);
    attributes.number("axis", 1);
    if (attributes.error()) {
        return *attributes.error();
    }
    return Values{inputs[0]->shape, plainSoftmax(inputs[0]->numbers)};
}

/// What computes nodes of one type, with so many inputs.
struct Operator {
    const char* type;
    qsizetype inputs;
    Result<Values> (*compute)(const Node& node, const Inputs& inputs);
};

constexpr std::array operators{
    Operator{"Conv", 3, conv},
    Operator{"MaxPool", 1, pooling<plainMaxPool>},
    Operator{"AveragePool", 1, pooling<plainAveragePool>},
    Operator{"BatchNormalization", 5, batchNormalization},
    Operator{"Relu", 1, valueByValue<plainRelu>},
    Operator{"LeakyRelu", 1, leakyRelu},
    Operator{"Tanh", 1, valueByValue<plainTanh>},
    Operator{"Sigmoid", 1, valueByValue<plainSigmoid>},
    Operator{"Flatten", 1, flatten},
    Operator{"Gemm", 3, gemm},
    Operator{"Div", 2, divide},
    Operator{"Softmax", 1, softmax}};

constexpr auto reshapeType = "Reshape";

Error unknownOperator(const Node& node)
{
    QStringList types{reshapeType};
    for (const Operator& each : operators) {
        types.append(each.type);
    }
    return nodeError(
        node, Tr::tr("expected one of the operators %1, found %2")
                  .arg(types.join(", "), QString(node.op_type().c_str()).left(80)));
}

} // namespace

Result<OnnxGraph> OnnxGraph::create(const onnx::GraphProto& proto)
{
    OnnxGraph graph(proto);
    for (const onnx::TensorProto& tensor : proto.initializer()) {
        if (const auto added = graph.addConstant(tensor); !added) {
            return added.error();
        }
    }
    return graph;
}

Result<ReadBack> OnnxGraph::run(const DigitImage& image) const
{
    NamedValues values{{onnxImages, {{digitImagePixels}, {image.begin(), image.end()}}}};
    qint64 left = 2 * Architecture::maxValues; // of all nodes
    for (const Node& node : m_proto->node()) {
        Result<Values> output = node.output_size() == 1
                                    ? compute(node, values)
                                    : nodeError(node, Tr::tr("expected one output"));
        if (!output) {
            return output.error();
        }
        left -= static_cast<qint64>(output->numbers.size());
        if (left < 0) {
            return tooLarge(node, output->shape);
        }
        values[node.output(0)] = std::move(output).value();
    }
    ReadBack result;
    for (const auto& [name, target] :
         {std::pair(onnxLogits, &result.logits), {onnxProbabilities, &result.probabilities}}) {
        *target = values[name].numbers;
        if (target->empty() || target->size() > Classes::most) {
            return missing(name);
        }
    }
    return result;
}

Result<Done> OnnxGraph::addConstant(const onnx::TensorProto& tensor)
{
    if (tensor.data_type() == onnx::TensorProto::INT64) {
        const auto sizes = numbersOf<qint64>(tensor, onnx::TensorProto::INT64, "int64");
        if (!sizes) {
            return sizes.error();
        }
        m_shapes[tensor.name()] = QList<qint64>(sizes->begin(), sizes->end());
        return Done{};
    }
    auto numbers = numbersOf<float>(tensor, onnx::TensorProto::FLOAT, "float32");
    if (!numbers) {
        return numbers.error();
    }
    m_constants[tensor.name()] = {shapeOf(tensor), std::move(numbers).value()};
    return Done{};
}

Result<Values> OnnxGraph::compute(const Node& node, const NamedValues& values) const
{
    if (node.op_type() == reshapeType) {
        return reshape(node, values);
    }
    const auto known = std::ranges::find_if(
        operators, [&](const Operator& each) { return node.op_type() == each.type; });
    if (known == operators.end()) {
        return unknownOperator(node);
    }
    Inputs inputs;
    for (const std::string& name : node.input()) {
        inputs.append(find(name, values));
        if (!inputs.last()) {
            return missing(name);
        }
    }
    if (inputs.size() != known->inputs) {
        return nodeError(
            node, Tr::tr("expected %1 inputs, found %2").arg(known->inputs).arg(inputs.size()));
    }
    if (inputs.first()->numbers.empty() || inputs.first()->shape.isEmpty()) {
        return nodeError(
            node, Tr::tr("expected values, found shape %1").arg(shapeText(inputs.first()->shape)));
    }
    return known->compute(node, inputs);
}

Result<Values> OnnxGraph::reshape(const Node& node, const NamedValues& values) const
{
    const Values* input = node.input_size() == 2 ? find(node.input(0), values) : nullptr;
    const auto shape = input ? m_shapes.find(node.input(1)) : m_shapes.end();
    if (shape == m_shapes.end()) {
        return nodeError(node, Tr::tr("expected values and a shape"));
    }
    const QList<qint64> found = shape->second;
    const auto count = static_cast<qint64>(input->numbers.size());
    const bool isPositive = std::ranges::all_of(
        found.sliced(std::min<qsizetype>(1, found.size())), [](qint64 size) { return size > 0; });
    // 0 is the size that the batch has.
    if (found.isEmpty() || found.first() != 0 || !isPositive ||
        valueCount(found.sliced(1), count) != std::optional(count)) {
        return nodeError(
            node, Tr::tr("expected a shape of a batch of %1 values each, found %2")
                      .arg(count)
                      .arg(shapeText(found)));
    }
    return Values{found.sliced(1), input->numbers};
}

const Values* OnnxGraph::find(const std::string& name, const NamedValues& values) const
{
    const auto value = values.find(name);
    const auto constant = m_constants.find(name);
    if (value == values.end()) {
        return constant == m_constants.end() ? nullptr : &constant->second;
    }
    return &value->second;
}

} // namespace core
