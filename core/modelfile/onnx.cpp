#include "core/modelfile/onnx.h"

#include "core/base/inputfile.h"
#include "core/base/savefile.h"
#include "core/base/tr.h"
#include "core/modelfile/plainlayers.h"

#include <QtEndian>

#include <algorithm>
#include <map>
#include <onnx/onnx_pb.h>

namespace core
{

namespace
{

// The versions of ONNX 1.8: old enough for OpenCV 4.6, and sufficient for these nodes.
constexpr int irVersion = 7;
constexpr int opset = 13;

constexpr auto imagesName = "images";
constexpr auto logitsName = "logits";
constexpr auto probabilitiesName = "probabilities";
constexpr auto temperatureName = "temperature";

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

void addLayers(onnx::GraphProto& graph, const Architecture& network)
{
    const qsizetype layers = network.units().size() - 1;
    std::string values = imagesName;
    for (qsizetype i = 1; i <= layers; ++i) {
        const std::string name = "fc" + std::to_string(i);
        const bool isLast = i == layers;
        const bool hasRelu = !isLast || network.head == Head::Tutorial;
        const std::string end = isLast ? logitsName : name + ".relu";
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
        *graph.add_input(), imagesName, digitImagePixels,
        "28x28 pixels row by row, 0 paper to 1 ink, normalised like MNIST");
    describeValue(*graph.add_output(), probabilitiesName, digitCount, "of the digits 0 to 9");
    describeValue(*graph.add_output(), logitsName, digitCount, "the last layer's outputs");
    addParameters(graph, model);
    const float divisor = predictor.calibration().temperature;
    addInitializer(graph, temperatureName, {1}, {&divisor, 1});
    addLayers(graph, model.network);
    addNode(graph, "Div", {logitsName, temperatureName}, "scaled");
    setAttribute(*addNode(graph, "Softmax", {"scaled"}, probabilitiesName), "axis", 1);
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

/// The values of one image or of an initializer, row by row.
using Values = std::vector<float>;
using NamedValues = std::map<std::string, Values>;

Error missing(const std::string& name)
{
    return {Tr::tr("value `%1`: expected in the graph, found none").arg(name.c_str())};
}

Result<Values> tensorValues(const onnx::TensorProto& tensor)
{
    const std::string& bytes = tensor.raw_data();
    qint64 count = 1;
    for (const qint64 size : tensor.dims()) {
        count *= std::clamp<qint64>(size, 0, digitImagePixels + Architecture::maxUnits);
    }
    const auto found = static_cast<qint64>(bytes.size() / sizeof(float));
    if (tensor.data_type() != onnx::TensorProto::FLOAT || found != count) {
        return Error{Tr::tr("tensor `%1`: expected %2 float32 values, found %3")
                         .arg(tensor.name().c_str())
                         .arg(count)
                         .arg(found)};
    }
    Values values(bytes.size() / sizeof(float));
    qFromLittleEndian<float>(bytes.data(), static_cast<qsizetype>(values.size()), values.data());
    return values;
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

/// Computes a graph for one image after the other.
class Graph
{
public:
    static Result<Graph> create(const onnx::GraphProto& proto)
    {
        Graph graph(proto);
        for (const onnx::TensorProto& tensor : proto.initializer()) {
            Result<Values> values = tensorValues(tensor);
            if (!values) {
                return values.error();
            }
            graph.m_constants[tensor.name()] = std::move(values).value();
        }
        return graph;
    }

    Result<ReadBack> run(const DigitImage& image) const
    {
        NamedValues values{{imagesName, {image.begin(), image.end()}}};
        for (const onnx::NodeProto& node : m_proto->node()) {
            Result<Values> output = compute(node, values);
            if (!output) {
                return output.error();
            }
            values[node.output(0)] = std::move(output).value();
        }
        ReadBack result;
        for (const auto& [name, target] :
             {std::pair(logitsName, &result.logits), {probabilitiesName, &result.probabilities}}) {
            if (values[name].size() != digitCount) {
                return missing(name);
            }
            std::copy_n(values[name].begin(), digitCount, target->begin());
        }
        return result;
    }

private:
    explicit Graph(const onnx::GraphProto& proto)
        : m_proto(&proto)
    {
    }

    Result<Values> compute(const onnx::NodeProto& node, const NamedValues& values) const
    {
        std::vector<const Values*> inputs;
        for (const std::string& name : node.input()) {
            const Values* input = find(name, values);
            if (!input) {
                return missing(name);
            }
            inputs.push_back(input);
        }
        const std::string& type = node.op_type();
        if (type == "Gemm" && inputs.size() == 3) {
            return gemm(node, *inputs[0], *inputs[1], *inputs[2]);
        }
        if (type == "Relu" && inputs.size() == 1) {
            return plainRelu(*inputs[0]);
        }
        if (type == "Div" && inputs.size() == 2 && inputs[1]->size() == 1) {
            return plainQuotient(*inputs[0], inputs[1]->front());
        }
        if (type == "Softmax" && inputs.size() == 1) {
            return plainSoftmax(*inputs[0]);
        }
        return Error{Tr::tr("node `%1`: expected Gemm, Relu, Div by a number or Softmax, found %2")
                         .arg(node.name().c_str(), type.c_str())};
    }

    static Result<Values>
    gemm(const onnx::NodeProto& node, const Values& input, const Values& weight, const Values& bias)
    {
        const bool isTransposed = node.attribute_size() == 1 &&
                                  node.attribute(0).name() == "transB" &&
                                  node.attribute(0).i() == 1;
        if (!isTransposed || weight.size() != input.size() * bias.size()) {
            return Error{Tr::tr("node `%1`: expected a transposed weight of %2 x %3 values, found "
                                "%4 values")
                             .arg(node.name().c_str())
                             .arg(bias.size())
                             .arg(input.size())
                             .arg(weight.size())};
        }
        return plainLinear(weight, bias, input);
    }

    const Values* find(const std::string& name, const NamedValues& values) const
    {
        const auto value = values.find(name);
        const auto constant = m_constants.find(name);
        if (value == values.end()) {
            return constant == m_constants.end() ? nullptr : &constant->second;
        }
        return &value->second;
    }

    const onnx::GraphProto* m_proto;
    NamedValues m_constants;
};

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
    const Result<Graph> graph = Graph::create(proto->graph());
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
