#pragma once

#include "core/modelfile/readback.h"

#include <QList>

#include <map>
#include <onnx/onnx_pb.h>

namespace core
{

// The names of what goes into and comes out of a graph that DigitLab has written.
inline constexpr auto onnxImages = "images";
inline constexpr auto onnxLogits = "logits";
inline constexpr auto onnxProbabilities = "probabilities";

/// Computes a graph for one image after the other, with plain loops over what the graph itself
/// says: the values and attributes of its nodes. It knows the operators that DigitLab writes, and
/// names a node that has anything else. Private to core; must not live longer than the graph.
class OnnxGraph
{
public:
    /// Reads the initializers. Their sizes are compared with their bytes before anything is
    /// allocated.
    static Result<OnnxGraph> create(const onnx::GraphProto& proto);

    Result<ReadBack> run(const DigitImage& image) const;

    /// The values of one image, or of an initializer, row by row.
    struct Values {
        QList<qint64> shape; ///< of one image's values: without that of the batch
        std::vector<float> numbers;
    };

private:
    using NamedValues = std::map<std::string, Values>;

    explicit OnnxGraph(const onnx::GraphProto& proto)
        : m_proto(&proto)
    {
    }

    Result<Done> addConstant(const onnx::TensorProto& tensor);
    Result<Values> compute(const onnx::NodeProto& node, const NamedValues& values) const;
    Result<Values> reshape(const onnx::NodeProto& node, const NamedValues& values) const;
    const Values* find(const std::string& name, const NamedValues& values) const;

    const onnx::GraphProto* m_proto;
    NamedValues m_constants;
    std::map<std::string, QList<qint64>> m_shapes; ///< to reshape to, with that of the batch
};

} // namespace core
