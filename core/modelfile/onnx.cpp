#include "core/modelfile/onnx.h"

#include "core/base/savefile.h"

#include <QCoreApplication>
#include <QtEndian>

#include <onnx/onnx_pb.h>

namespace core
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::Onnx)
};

// What ONNX 1.8 wrote: old enough for OpenCV 4.6, and all that these nodes need.
constexpr int irVersion = 7;
constexpr int opset = 13;

constexpr auto images = "images";
constexpr auto logits = "logits";
constexpr auto probabilities = "probabilities";
constexpr auto temperature = "temperature";

void describeValue(onnx::ValueInfoProto& value, const char* name, int columns, const char* text)
{
    value.set_name(name);
    value.set_doc_string(text);
    auto* tensor = value.mutable_type()->mutable_tensor_type();
    tensor->set_elem_type(onnx::TensorProto::FLOAT);
    tensor->mutable_shape()->add_dim()->set_dim_param("batch");
    tensor->mutable_shape()->add_dim()->set_dim_value(columns);
}

void addInitializer(
    onnx::GraphProto& graph, const std::string& name, const QList<qint64>& shape,
    std::span<const float> values)
{
    auto* tensor = graph.add_initializer();
    tensor->set_name(name);
    tensor->set_data_type(onnx::TensorProto::FLOAT);
    for (const qint64 size : shape) {
        tensor->add_dims(size);
    }
    std::string bytes(values.size_bytes(), '\0');
    qToLittleEndian<float>(values.data(), static_cast<qsizetype>(values.size()), bytes.data());
    tensor->set_raw_data(std::move(bytes));
}

/// The node is named like its output.
onnx::NodeProto* addNode(
    onnx::GraphProto& graph, const char* type, const std::vector<std::string>& inputs,
    const std::string& output)
{
    auto* node = graph.add_node();
    node->set_op_type(type);
    node->set_name(output);
    for (const std::string& input : inputs) {
        node->add_input(input);
    }
    node->add_output(output);
    return node;
}

void setAttribute(onnx::NodeProto& node, const char* name, int value)
{
    auto* attribute = node.add_attribute();
    attribute->set_name(name);
    attribute->set_type(onnx::AttributeProto::INT);
    attribute->set_i(value);
}

void addParameters(onnx::GraphProto& graph, const Model& model)
{
    const std::span<const float> all(model.parameters);
    for (const ParameterView& view : parameterViews(model.network)) {
        const auto values = all.subspan(
            static_cast<std::size_t>(view.offset), static_cast<std::size_t>(view.count));
        addInitializer(graph, view.name.toStdString(), view.shape, values);
    }
}

void addLayers(onnx::GraphProto& graph, const NetworkSpec& network)
{
    const qsizetype layers = network.layers().size() - 1;
    std::string values = images;
    for (qsizetype i = 1; i <= layers; ++i) {
        const std::string name = "fc" + std::to_string(i);
        const bool isLast = i == layers;
        const bool hasRelu = !isLast || network.head == Head::Tutorial;
        const std::string end = isLast ? logits : name + ".relu";
        const std::string sums = hasRelu ? name : end;
        auto* gemm = addNode(graph, "Gemm", {values, name + ".weight", name + ".bias"}, sums);
        setAttribute(*gemm, "transB", 1);
        if (hasRelu) {
            addNode(graph, "Relu", {sums}, end);
        }
        values = end;
    }
}

void fillGraph(onnx::GraphProto& graph, const Predictor& predictor)
{
    const Model& model = predictor.model();
    graph.set_name("digitlab");
    describeValue(
        *graph.add_input(), images, digitImagePixels,
        "28x28 pixels row by row, 0 paper to 1 ink, normalised like MNIST");
    describeValue(*graph.add_output(), probabilities, digitCount, "of the digits 0 to 9");
    describeValue(*graph.add_output(), logits, digitCount, "the last layer's outputs");
    addParameters(graph, model);
    const float divisor = predictor.calibration().temperature;
    addInitializer(graph, temperature, {1}, {&divisor, 1});
    addLayers(graph, model.network);
    addNode(graph, "Div", {logits, temperature}, "scaled");
    setAttribute(*addNode(graph, "Softmax", {"scaled"}, probabilities), "axis", 1);
}

onnx::ModelProto protoOf(const Predictor& predictor)
{
    onnx::ModelProto proto;
    proto.set_ir_version(irVersion);
    proto.add_opset_import()->set_version(opset);
    proto.set_producer_name("DigitLab");
    proto.set_producer_version(DIGITLAB_VERSION);
    const Passport passport = exportedPassport(predictor.model());
    for (auto it = passport.begin(); it != passport.end(); ++it) {
        auto* entry = proto.add_metadata_props();
        entry->set_key(it.key().toStdString());
        entry->set_value(it.value().toStdString());
    }
    fillGraph(*proto.mutable_graph(), predictor);
    return proto;
}

} // namespace

Result<Done> writeOnnx(const QString& path, const Predictor& predictor)
{
    std::string bytes;
    if (!protoOf(predictor).SerializeToString(&bytes)) {
        return inFile(path, {Tr::tr("the model is too large for an ONNX file")});
    }
    return saveFile(path, QByteArray::fromStdString(bytes));
}

} // namespace core
