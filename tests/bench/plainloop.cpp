#include "tests/bench/plainloop.h"

#include "tests/support/torchmodules.h"

#include <QElapsedTimer>

#include <ATen/CPUGeneratorImpl.h>
#include <torch/nn/functional/loss.h>
#include <torch/optim/adam.h>

namespace bench
{

namespace
{

namespace nn = torch::nn;

struct Part {
    explicit Part(const core::LabelledImages& part)
        : pixels(bytes(part.pixels, {part.size(), core::digitImagePixels}))
        , labels(bytes(part.labels, {part.size()}).to(at::kLong))
    {
    }

    static at::Tensor bytes(const QByteArray& from, at::IntArrayRef shape)
    {
        return at::from_blob(const_cast<char*>(from.constData()), shape, at::kByte);
    }

    at::Tensor pixels;
    at::Tensor labels;
};

at::Tensor scaled(const at::Tensor& bytes)
{
    return bytes.to(at::kFloat).mul_(1.0F / 255);
}

at::Tensor shaped(const at::Tensor& rows, at::MemoryFormat format)
{
    constexpr int side = core::digitImageSide;
    return rows.view({rows.size(0), 1, side, side}).to(format);
}

} // namespace

struct PlainLoop::Private {
    Private(
        const core::Dataset& dataset, const core::TrainingSettings& trainingSettings,
        at::MemoryFormat memoryFormat)
        : settings(trainingSettings)
        , format(memoryFormat)
        , train(dataset.train)
        , test(dataset.test)
        , network((torch::manual_seed(settings.seed), support::torchModules(settings.network)))
        , optimizer(network->parameters(), torch::optim::AdamOptions(settings.learningRate))
    {
    }

    core::TrainingSettings settings;
    at::MemoryFormat format;
    Part train;
    Part test;
    nn::Sequential network;
    torch::optim::Adam optimizer;
};

PlainLoop::PlainLoop(
    const core::Dataset& dataset, const core::TrainingSettings& settings, Channels channels)
    : d(std::make_unique<Private>(
          dataset, settings,
          channels == Channels::Last ? at::MemoryFormat::ChannelsLast
                                     : at::MemoryFormat::Contiguous))
{
}

PlainLoop::~PlainLoop() = default;

double PlainLoop::trainEpoch()
{
    QElapsedTimer clock;
    clock.start();
    const at::Tensor order = at::randperm(d->train.labels.size(0), at::kLong);
    for (const at::Tensor& indices : order.split(d->settings.batchSize)) {
        const at::Tensor images =
            shaped(scaled(d->train.pixels.index_select(0, indices)), d->format);
        const at::Tensor labels = d->train.labels.index_select(0, indices);
        const at::Tensor loss = nn::functional::cross_entropy(d->network->forward(images), labels);
        d->optimizer.zero_grad();
        loss.backward();
        d->optimizer.step();
    }
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

double PlainLoop::testAccuracy() const
{
    const at::NoGradGuard noGrad;
    d->network->eval();
    const at::Tensor outputs = d->network->forward(shaped(scaled(d->test.pixels), d->format));
    d->network->train();
    return outputs.argmax(1).eq(d->test.labels).to(at::kDouble).mean().item<double>();
}

} // namespace bench
