#include "tests/bench/plainloop.h"

#include <QElapsedTimer>

#include <ATen/CPUGeneratorImpl.h>
#include <torch/nn/functional/loss.h>
#include <torch/nn/modules/activation.h>
#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/modules/linear.h>
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

nn::Sequential makeNetwork(const core::Architecture& spec)
{
    nn::Sequential network;
    const QList<int> units = spec.units();
    for (qsizetype i = 1; i < units.size(); ++i) {
        network->push_back(nn::Linear(units[i - 1], units[i]));
        if (i + 1 < units.size()) {
            network->push_back(nn::ReLU());
        }
    }
    return network;
}

} // namespace

struct PlainLoop::Private {
    Private(const core::Dataset& dataset, const core::TrainingSettings& trainingSettings)
        : settings(trainingSettings)
        , train(dataset.train)
        , test(dataset.test)
        , network((torch::manual_seed(settings.seed), makeNetwork(settings.network)))
        , optimizer(network->parameters(), torch::optim::AdamOptions(settings.learningRate))
    {
    }

    core::TrainingSettings settings;
    Part train;
    Part test;
    nn::Sequential network;
    torch::optim::Adam optimizer;
};

PlainLoop::PlainLoop(const core::Dataset& dataset, const core::TrainingSettings& settings)
    : d(std::make_unique<Private>(dataset, settings))
{
}

PlainLoop::~PlainLoop() = default;

double PlainLoop::trainEpoch()
{
    QElapsedTimer clock;
    clock.start();
    const at::Tensor order = at::randperm(d->train.labels.size(0), at::kLong);
    for (const at::Tensor& indices : order.split(d->settings.batchSize)) {
        const at::Tensor images = scaled(d->train.pixels.index_select(0, indices));
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
    const at::Tensor outputs = d->network->forward(scaled(d->test.pixels));
    return outputs.argmax(1).eq(d->test.labels).to(at::kDouble).mean().item<double>();
}

} // namespace bench
