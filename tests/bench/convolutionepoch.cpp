#include "tests/bench/convolutionepoch.h"

#include <QElapsedTimer>

#include <oneapi/dnnl/dnnl.hpp>
#include <vector>

namespace bench
{

namespace
{

using dnnl::memory;
using Arguments = std::unordered_map<int, memory>;

memory::desc anyLayout(const memory::dims& sizes)
{
    return {sizes, memory::data_type::f32, memory::format_tag::any};
}

/// One of the three convolutions of a layer, with memory of its own.
struct Run {
    dnnl::primitive primitive;
    Arguments arguments;
};

/// What is convolved with what.
struct Problem {
    memory::desc input;
    memory::desc weights;
    memory::desc output;
    memory::dims stride{1, 1};
    memory::dims padding;
};

} // namespace

struct ConvolutionEpoch::Private {
    void add(const core::Architecture::Placed& placed, const core::layer::Conv& conv)
    {
        const memory::dim rows = batchSize;
        const auto sizes = [rows](const core::Shape& shape) {
            return memory::dims{rows, shape.channels, shape.side, shape.side};
        };
        const Problem problem{
            anyLayout(sizes(placed.before)),
            anyLayout({conv.channels, placed.before.channels, conv.kernel, conv.kernel}),
            anyLayout(sizes(placed.after)),
            {1, 1},
            {conv.padding, conv.padding}};
        const bool isFirst = runs.empty();
        const auto forward = addForward(problem);
        if (!isFirst) { // nobody needs the gradient of the images
            addToInput(problem, forward);
        }
        addToWeights(problem, forward);
        multiplyAdds += double(placed.after.size()) * conv.kernel * conv.kernel *
                        placed.before.channels * (isFirst ? 2 : 3);
    }

    memory memoryOf(const memory::desc& description) const
    {
        memory numbers(description, engine);
        auto* first = static_cast<float*>(numbers.get_data_handle());
        std::fill_n(first, description.get_size() / sizeof(float), 1e-3F);
        return numbers;
    }

    dnnl::convolution_forward::primitive_desc addForward(const Problem& problem)
    {
        constexpr auto kind = dnnl::prop_kind::forward_training;
        constexpr auto algorithm = dnnl::algorithm::convolution_direct;
#if DNNL_VERSION_MAJOR >= 3
        const dnnl::convolution_forward::primitive_desc plan(
            engine, kind, algorithm, problem.input, problem.weights, problem.output, problem.stride,
            problem.padding, problem.padding);
#else
        const dnnl::convolution_forward::primitive_desc plan(
            {kind, algorithm, problem.input, problem.weights, problem.output, problem.stride,
             problem.padding, problem.padding},
            engine);
#endif
        runs.push_back(
            {dnnl::convolution_forward(plan),
             {{DNNL_ARG_SRC, memoryOf(plan.src_desc())},
              {DNNL_ARG_WEIGHTS, memoryOf(plan.weights_desc())},
              {DNNL_ARG_DST, memoryOf(plan.dst_desc())}}});
        return plan;
    }

    /// The plan of one of the two ways back.
    template <typename Convolution>
    typename Convolution::primitive_desc
    backward(const Problem& problem, const dnnl::convolution_forward::primitive_desc& forward)
    {
        constexpr auto algorithm = dnnl::algorithm::convolution_direct;
#if DNNL_VERSION_MAJOR >= 3
        return {engine,         algorithm,       problem.input,   problem.weights, problem.output,
                problem.stride, problem.padding, problem.padding, forward};
#else
        const typename Convolution::desc description(
            algorithm, problem.input, problem.weights, problem.output, problem.stride,
            problem.padding, problem.padding);
        return {description, engine, forward};
#endif
    }

    void
    addToInput(const Problem& problem, const dnnl::convolution_forward::primitive_desc& forward)
    {
        const auto plan = backward<dnnl::convolution_backward_data>(problem, forward);
        runs.push_back(
            {dnnl::convolution_backward_data(plan),
             {{DNNL_ARG_DIFF_SRC, memoryOf(plan.diff_src_desc())},
              {DNNL_ARG_WEIGHTS, memoryOf(plan.weights_desc())},
              {DNNL_ARG_DIFF_DST, memoryOf(plan.diff_dst_desc())}}});
    }

    void
    addToWeights(const Problem& problem, const dnnl::convolution_forward::primitive_desc& forward)
    {
        const auto plan = backward<dnnl::convolution_backward_weights>(problem, forward);
        runs.push_back(
            {dnnl::convolution_backward_weights(plan),
             {{DNNL_ARG_SRC, memoryOf(plan.src_desc())},
              {DNNL_ARG_DIFF_WEIGHTS, memoryOf(plan.diff_weights_desc())},
              {DNNL_ARG_DIFF_DST, memoryOf(plan.diff_dst_desc())}}});
    }

    int batchSize = 0;
    dnnl::engine engine{dnnl::engine::kind::cpu, 0};
    dnnl::stream stream{engine};
    std::vector<Run> runs;
    double multiplyAdds = 0; ///< for one image
};

ConvolutionEpoch::ConvolutionEpoch(const core::Architecture& architecture, int batchSize)
    : d(std::make_unique<Private>())
{
    d->batchSize = batchSize;
    for (const core::Architecture::Placed& each : architecture.placed()) {
        if (const auto* conv = std::get_if<core::layer::Conv>(&each.layer)) {
            d->add(each, *conv);
        }
    }
}

ConvolutionEpoch::~ConvolutionEpoch() = default;

double ConvolutionEpoch::run(qsizetype images) const
{
    QElapsedTimer clock;
    clock.start();
    for (qsizetype done = 0; done < images; done += d->batchSize) {
        for (const Run& run : d->runs) {
            run.primitive.execute(d->stream, run.arguments);
        }
    }
    d->stream.wait();
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

double ConvolutionEpoch::operations(qsizetype images) const
{
    return 2 * d->multiplyAdds * static_cast<double>(images);
}

} // namespace bench
