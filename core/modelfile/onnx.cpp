#include "core/modelfile/onnx.h"

#include "core/base/inputfile.h"
#include "core/base/savefile.h"
#include "core/base/tr.h"
#include "core/base/versions.h"
#include "core/modelfile/exportedlayers.h"
#include "core/modelfile/onnxgraph_p.h"

#include <QtEndian>

#include <array>
#include <map>
#include <onnx/onnx_pb.h>

namespace core
{

namespace
{

// The versions of ONNX 1.8: old enough for OpenCV 4.6, and sufficient for these nodes.
constexpr int irVersion = 7;
constexpr int opset = 13;

constexpr auto temperatureName = "temperature";
constexpr auto imageShapeName = "image_shape";

void describeValue(onnx::ValueInfoProto& value, const char* name, int columns, const QString& text)
{
    value.set_name(name);
    value.set_doc_string(text.toStdString());
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

/// The node has the same name as its output.
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

onnx::AttributeProto&
addAttribute(onnx::NodeProto& node, const char* name, onnx::AttributeProto::AttributeType type)
{
    auto* attribute = node.add_attribute();
    attribute->set_name(name);
    attribute->set_type(type);
    return *attribute;
}

void setAttribute(onnx::NodeProto& node, const char* name, int value)
{
    addAttribute(node, name, onnx::AttributeProto::INT).set_i(value);
}

void setFraction(onnx::NodeProto& node, const char* name, double value)
{
    addAttribute(node, name, onnx::AttributeProto::FLOAT).set_f(static_cast<float>(value));
}

void setAttribute(onnx::NodeProto& node, const char* name, const std::vector<int>& values)
{
    auto& attribute = addAttribute(node, name, onnx::AttributeProto::INTS);
    for (const int value : values) {
        attribute.add_ints(value);
    }
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

/// Adds the nodes of layers, each with the values of the one before. A layer with parameters gives
/// its name to its node and, with a dot, to those of the layers after it: `fc1`, `fc1.relu`.
class LayerNodes
{
public:
    explicit LayerNodes(onnx::GraphProto& graph)
        : m_graph(graph)
    {
    }

    /// Images as rows of pixels become images with one channel.
    void reshapeImages()
    {
        auto* shape = m_graph.add_initializer();
        shape->set_name(imageShapeName);
        shape->set_data_type(onnx::TensorProto::INT64);
        shape->add_dims(4);
        // 0: as many images as there are.
        std::array<qint64, 4> sizes{0, 1, digitImageSide, digitImageSide};
        std::string bytes(sizeof(sizes), '\0');
        qToLittleEndian<qint64>(sizes.data(), sizes.size(), bytes.data());
        shape->set_raw_data(std::move(bytes));
        addNode(m_graph, "Reshape", {m_values, imageShapeName}, "images.reshape");
        m_values = "images.reshape";
    }

    void add(const Architecture::Placed& placed, bool isLast)
    {
        m_layer = placed.name.toStdString();
        m_isLast = isLast;
        m_named = m_layer.empty() ? m_named : m_layer;
        std::visit(*this, placed.layer);
    }

    void operator()(const layer::Conv& conv)
    {
        auto& node = addWithParameters("Conv", {"weight", "bias"});
        setAttribute(node, "kernel_shape", {conv.kernel, conv.kernel});
        setAttribute(node, "pads", std::vector<int>(4, conv.padding));
    }

    void operator()(const layer::MaxPool& pool) { addPool("MaxPool", "maxpool", pool.side); }
    void operator()(const layer::AvgPool& pool) { addPool("AveragePool", "avgpool", pool.side); }

    void operator()(const layer::BatchNorm&)
    {
        auto& node = addWithParameters(
            "BatchNormalization", {"weight", "bias", "running_mean", "running_var"});
        setFraction(node, "epsilon", layer::BatchNorm::epsilon);
    }

    void operator()(const layer::Relu&) { addPlain("Relu", "relu"); }

    void operator()(const layer::LeakyRelu& relu)
    {
        setFraction(addPlain("LeakyRelu", "leakyrelu"), "alpha", relu.slope);
    }

    void operator()(const layer::Tanh&) { addPlain("Tanh", "tanh"); }
    void operator()(const layer::Sigmoid&) { addPlain("Sigmoid", "sigmoid"); }

    void operator()(const layer::Flatten&)
    {
        setAttribute(addPlain("Flatten", "flatten"), "axis", 1);
    }

    void operator()(const layer::Linear&)
    {
        setAttribute(addWithParameters("Gemm", {"weight", "bias"}), "transB", 1);
    }

    void operator()(const layer::Dropout&) {} // exportedLayers() has none

private:
    onnx::NodeProto& addWithParameters(const char* type, const std::vector<std::string>& roles)
    {
        std::vector<std::string> inputs{m_values};
        for (const std::string& role : roles) {
            inputs.push_back(m_layer + '.' + role);
        }
        return append(type, inputs, m_layer);
    }

    onnx::NodeProto& addPlain(const char* type, const std::string& kind)
    {
        return append(type, {m_values}, m_named + '.' + kind);
    }

    void addPool(const char* type, const std::string& kind, int side)
    {
        auto& node = addPlain(type, kind);
        setAttribute(node, "kernel_shape", {side, side});
        setAttribute(node, "strides", {side, side});
    }

    onnx::NodeProto&
    append(const char* type, const std::vector<std::string>& inputs, const std::string& name)
    {
        const int uses = ++m_uses[name];
        const std::string numbered = uses == 1 ? name : name + std::to_string(uses);
        m_values = m_isLast ? onnxLogits : numbered;
        return *addNode(m_graph, type, inputs, m_values);
    }

    onnx::GraphProto& m_graph;
    std::string m_values = onnxImages;
    std::string m_layer;              ///< that is being added; empty if it has no parameters
    std::string m_named = onnxImages; ///< the newest with parameters
    bool m_isLast = false;
    std::map<std::string, int> m_uses; ///< of names
};

void addLayers(onnx::GraphProto& graph, const Architecture& network)
{
    QList<Architecture::Placed> layers = exportedLayers(network);
    LayerNodes nodes(graph);
    if (is<layer::Flatten>(layers.first().layer)) {
        layers.removeFirst(); // images come as rows
    } else {
        nodes.reshapeImages();
    }
    for (qsizetype i = 0; i < layers.size(); ++i) {
        nodes.add(layers[i], i + 1 == layers.size());
    }
}

void fillGraph(onnx::GraphProto& graph, const Predictor& predictor)
{
    const Model& model = predictor.model();
    graph.set_name("digitlab");
    describeValue(
        *graph.add_input(), onnxImages, digitImagePixels,
        QStringLiteral("28x28 pixels row by row, 0 paper to 1 ink, normalised like MNIST"));
    const int classes = model.network.classCount();
    describeValue(
        *graph.add_output(), onnxProbabilities, classes,
        QStringLiteral("of the classes, %1").arg(listText(predictor.classes())));
    describeValue(
        *graph.add_output(), onnxLogits, classes, QStringLiteral("the last layer's outputs"));
    addParameters(graph, model);
    const float divisor = predictor.calibration().temperature;
    addInitializer(graph, temperatureName, {1}, {&divisor, 1});
    addLayers(graph, model.network);
    addNode(graph, "Div", {onnxLogits, temperatureName}, "scaled");
    setAttribute(*addNode(graph, "Softmax", {"scaled"}, onnxProbabilities), "axis", 1);
}

onnx::ModelProto protoOf(const Predictor& predictor)
{
    onnx::ModelProto proto;
    proto.set_ir_version(irVersion);
    proto.add_opset_import()->set_version(opset);
    proto.set_producer_name("DigitLab");
    proto.set_producer_version(programVersion().toStdString());
    const Passport passport = exportedPassport(predictor.model());
    for (auto it = passport.begin(); it != passport.end(); ++it) {
        auto* entry = proto.add_metadata_props();
        entry->set_key(it.key().toStdString());
        entry->set_value(it.value().toStdString());
    }
    fillGraph(*proto.mutable_graph(), predictor);
    return proto;
}

Result<onnx::ModelProto> readProto(const QString& path)
{
    const Result<QByteArray> bytes = readWrittenFile(path);
    if (!bytes) {
        return bytes.error();
    }
    onnx::ModelProto proto;
    if (!proto.ParseFromString(bytes->toStdString())) {
        return inFile(path, {Tr::tr("expected an ONNX model, found something else")});
    }
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

Result<ReadBacks>
predictOnnx(const QString& path, std::span<const DigitImage> images, const std::stop_token& stop)
{
    const Result<onnx::ModelProto> proto = readProto(path);
    if (!proto) {
        return proto.error();
    }
    const Result<OnnxGraph> graph = OnnxGraph::create(proto->graph());
    if (!graph) {
        return inFile(path, graph.error());
    }
    ReadBacks results;
    for (const DigitImage& image : images) {
        if (stop.stop_requested()) {
            return inFile(path, readingCancelled());
        }
        const Result<ReadBack> result = graph->run(image);
        if (!result) {
            return inFile(path, result.error());
        }
        results.push_back(*result);
    }
    return results;
}

} // namespace core
