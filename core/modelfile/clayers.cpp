#include "core/modelfile/clayers.h"

#include "core/modelfile/exportedlayers.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace core
{

namespace
{

constexpr auto imageName = "image";
constexpr auto logitsName = "logits";
constexpr std::array bufferNames{"hidden0", "hidden1"};

/// A C function for one kind of layer.
struct Function {
    const char* name;
    const char* text;
};

// In the order in which they are written.
constexpr std::array functions{
    Function{"digitlab_conv", R"(
static inline void digitlab_conv(
    const float* weight, const float* bias, int inputs, int outputs, int side, int kernel,
    int padding, int has_relu, const float* in, float* out)
{
    const int last = side + padding - kernel;
    int i, j, x, y, row, column;
    for (i = 0; i < outputs; ++i) {
        for (y = -padding; y <= last; ++y) {
            for (x = -padding; x <= last; ++x) {
                const float* factor = weight;
                float sum = bias[i];
                for (j = 0; j < inputs; ++j) {
                    for (row = y; row < y + kernel; ++row) {
                        for (column = x; column < x + kernel; ++column) {
                            if (row >= 0 && row < side && column >= 0 && column < side) {
                                sum += in[(j * side + row) * side + column] * *factor;
                            }
                            ++factor;
                        }
                    }
                }
                *out++ = has_relu && sum < 0.0f ? 0.0f : sum;
            }
        }
        weight += inputs * kernel * kernel;
    }
}
)"},
    Function{"digitlab_maxpool", R"(
static inline void digitlab_maxpool(
    int channels, int side, int pool, const float* in, float* out)
{
    int i, x, y, row, column;
    for (i = 0; i < channels; ++i) {
        for (y = 0; y + pool <= side; y += pool) {
            for (x = 0; x + pool <= side; x += pool) {
                float highest = in[y * side + x];
                for (row = y; row < y + pool; ++row) {
                    for (column = x; column < x + pool; ++column) {
                        const float value = in[row * side + column];
                        highest = value > highest ? value : highest;
                    }
                }
                *out++ = highest;
            }
        }
        in += side * side;
    }
}
)"},
    Function{"digitlab_avgpool", R"(
static inline void digitlab_avgpool(
    int channels, int side, int pool, const float* in, float* out)
{
    int i, x, y, row, column;
    for (i = 0; i < channels; ++i) {
        for (y = 0; y + pool <= side; y += pool) {
            for (x = 0; x + pool <= side; x += pool) {
                float sum = 0.0f;
                for (row = y; row < y + pool; ++row) {
                    for (column = x; column < x + pool; ++column) {
                        sum += in[row * side + column];
                    }
                }
                *out++ = sum / (float)(pool * pool);
            }
        }
        in += side * side;
    }
}
)"},
    Function{"digitlab_batchnorm", R"(
static inline void digitlab_batchnorm(
    const float* scale, const float* shift, int channels, int pixels, const float* in, float* out)
{
    int i, j;
    for (i = 0; i < channels; ++i) {
        for (j = 0; j < pixels; ++j) {
            *out++ = *in++ * scale[i] + shift[i];
        }
    }
}
)"},
    Function{"digitlab_relu", R"(
static inline void digitlab_relu(int count, const float* in, float* out)
{
    int i;
    for (i = 0; i < count; ++i) {
        out[i] = in[i] < 0.0f ? 0.0f : in[i];
    }
}
)"},
    Function{"digitlab_leakyrelu", R"(
static inline void digitlab_leakyrelu(float slope, int count, const float* in, float* out)
{
    int i;
    for (i = 0; i < count; ++i) {
        out[i] = in[i] < 0.0f ? in[i] * slope : in[i];
    }
}
)"},
    Function{"digitlab_tanh", R"(
static inline void digitlab_tanh(int count, const float* in, float* out)
{
    int i;
    for (i = 0; i < count; ++i) {
        out[i] = DIGITLAB_TANHF(in[i]);
    }
}
)"},
    Function{"digitlab_sigmoid", R"(
static inline void digitlab_sigmoid(int count, const float* in, float* out)
{
    int i;
    for (i = 0; i < count; ++i) {
        out[i] = 1.0f / (1.0f + DIGITLAB_EXPF(-in[i]));
    }
}
)"},
    Function{"digitlab_layer", R"(
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
)"}};

/// The function of a layer and its arguments, without those for all: `in` and `out`.
struct Arguments {
    QString function;
    QStringList values;
};

QStringList numbers(std::initializer_list<qint64> values)
{
    QStringList texts;
    for (const qint64 value : values) {
        texts.append(QString::number(value));
    }
    return texts;
}

QStringList arrays(const QString& layer, const QString& first, const QString& second)
{
    return {cArrayName(layer, first), cArrayName(layer, second)};
}

/// Says how a layer is called.
class CallOf
{
public:
    explicit CallOf(const CCall& call)
        : m_name(call.placed.name)
        , m_before(call.placed.before)
        , m_relu(call.hasRelu ? 1 : 0)
    {
    }

    Arguments operator()(const layer::Conv& conv) const
    {
        const QStringList sizes = numbers(
            {m_before.channels, conv.channels, m_before.side, conv.kernel, conv.padding, m_relu});
        return {"digitlab_conv", arrays(m_name, "weight", "bias") + sizes};
    }

    Arguments operator()(const layer::MaxPool& pool) const
    {
        return {"digitlab_maxpool", numbers({m_before.channels, m_before.side, pool.side})};
    }

    Arguments operator()(const layer::AvgPool& pool) const
    {
        return {"digitlab_avgpool", numbers({m_before.channels, m_before.side, pool.side})};
    }

    Arguments operator()(const layer::BatchNorm&) const
    {
        const QStringList sizes =
            numbers({m_before.channels, qint64(m_before.side) * m_before.side});
        return {"digitlab_batchnorm", arrays(m_name, "scale", "shift") + sizes};
    }

    Arguments operator()(const layer::Relu&) const
    {
        return {"digitlab_relu", numbers({m_before.size()})};
    }

    Arguments operator()(const layer::LeakyRelu& relu) const
    {
        const QString slope = cLiteral(static_cast<float>(relu.slope)).text;
        return {"digitlab_leakyrelu", QStringList{slope} + numbers({m_before.size()})};
    }

    Arguments operator()(const layer::Tanh&) const
    {
        return {"digitlab_tanh", numbers({m_before.size()})};
    }

    Arguments operator()(const layer::Sigmoid&) const
    {
        return {"digitlab_sigmoid", numbers({m_before.size()})};
    }

    Arguments operator()(const layer::Linear& linear) const
    {
        const QStringList sizes = numbers({m_before.size(), linear.units, m_relu});
        return {"digitlab_layer", arrays(m_name, "weight", "bias") + sizes};
    }

    /// What needs no call.
    template <typename Kind> Arguments operator()(const Kind&) const { return {}; }

private:
    QString m_name;
    Shape m_before;
    int m_relu;
};

Arguments argumentsOf(const CCall& call)
{
    return std::visit(CallOf(call), call.placed.layer);
}

bool isPool(const Layer& layer)
{
    return is<layer::MaxPool>(layer) || is<layer::AvgPool>(layer);
}

/// The layers with a call each: a ReLU after weights needs none of its own, and in memory `flatten`
/// changes nothing.
QList<CCall> calledLayers(const Architecture& network)
{
    QList<CCall> calls;
    bool mayFuse = false;
    for (const Architecture::Placed& each : exportedLayers(network)) {
        if (mayFuse && is<layer::Relu>(each.layer)) {
            calls.last().hasRelu = true;
            mayFuse = false;
        } else if (!is<layer::Flatten>(each.layer)) {
            calls.append(CCall{.placed = each});
            mayFuse = hasWeights(each.layer);
        }
    }
    return calls;
}

} // namespace

CLiteral cLiteral(float number)
{
    std::array<char, 32> digits{};
    const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    QByteArray text(digits.data(), end - digits.data());
    if (!text.contains('.') && !text.contains('e')) {
        text += ".0";
    }
    CLiteral printed;
    std::from_chars(text.constData(), text.constData() + text.size(), printed.value);
    printed.text = text + 'f';
    return printed;
}

QString cArrayName(const QString& layer, const QString& role)
{
    return QStringLiteral("digitlab_%1_%2").arg(layer, role);
}

QList<CCall> cCalls(const Architecture& network)
{
    QList<CCall> calls = calledLayers(network);
    QString in = imageName;
    std::size_t next = 0;
    for (CCall& call : calls) {
        const bool staysInPlace = !hasWeights(call.placed.layer) && !isPool(call.placed.layer);
        call.in = in;
        if (staysInPlace && in != imageName) {
            call.out = in;
        } else {
            call.out = bufferNames[next];
            next = 1 - next;
        }
        in = call.out;
    }
    calls.last().out = logitsName;
    return calls;
}

qint64 cBufferSize(const QList<CCall>& calls, const QString& buffer)
{
    qint64 size = 0;
    for (const CCall& call : calls) {
        size = call.out == buffer ? std::max(size, call.placed.after.size()) : size;
    }
    return size;
}

QByteArray cCallText(const CCall& call)
{
    const Arguments arguments = argumentsOf(call);
    const QStringList all = arguments.values + QStringList{call.in, call.out};
    return QStringLiteral("    %1(%2);\n").arg(arguments.function, all.join(", ")).toLatin1();
}

QByteArray cFunctions(const QList<CCall>& calls)
{
    QByteArray text;
    for (const Function& each : functions) {
        text += needsCFunction(calls, each.name) ? each.text : "";
    }
    return text + '\n';
}

bool needsCFunction(const QList<CCall>& calls, const QString& name)
{
    return std::ranges::any_of(
        calls, [&](const CCall& call) { return argumentsOf(call).function == name; });
}

} // namespace core
