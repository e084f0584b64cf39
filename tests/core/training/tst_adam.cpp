#include "core/training/adam.h"
#include "tests/support/difference.h"

#include <QTest>

#include <ATen/ops/from_blob.h>
#include <torch/optim/adam.h>

#include <algorithm>
#include <random>
#include <vector>

using core::Adam;

namespace
{

constexpr std::size_t parameterCount = 1003; // no multiple of any vector's length
constexpr double learningRates[] = {1e-3, 1e-3, 1e-2, 5e-4, 1e-4, 0, 3e-3, 1e-6, 1e-3, 1e-1};

using Numbers = std::vector<float>;

/// Numbers of all magnitudes from 1e-9 to 1, as gradients are.
Numbers randomNumbers(std::mt19937& random)
{
    std::uniform_real_distribution<float> exponent(-9, 0);
    Numbers numbers(parameterCount);
    std::generate(numbers.begin(), numbers.end(), [&] {
        return std::pow(10.0F, exponent(random)) * (random() % 2 == 0 ? 1 : -1);
    });
    return numbers;
}

/// torch's own, over a copy of the parameters.
class Reference
{
public:
    explicit Reference(const Numbers& parameters)
        : m_values(parameters)
        , m_parameters(tensorOf(m_values).requires_grad_())
        , m_optimizer({m_parameters}, torch::optim::AdamOptions())
    {
    }

    void step(Numbers& gradients, double learningRate)
    {
        m_parameters.mutable_grad() = tensorOf(gradients);
        m_optimizer.param_groups()[0].options().set_lr(learningRate);
        m_optimizer.step();
    }

    const Numbers& values() const { return m_values; }

private:
    static at::Tensor tensorOf(Numbers& numbers)
    {
        return at::from_blob(numbers.data(), {std::ssize(numbers)});
    }

    Numbers m_values;
    at::Tensor m_parameters;
    torch::optim::Adam m_optimizer;
};

} // namespace

class TstAdam : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsAsTorchDoes()
    {
        std::mt19937 random(1);
        Numbers parameters = randomNumbers(random);
        Reference reference(parameters);
        Adam adam(parameterCount);
        for (const double learningRate : learningRates) {
            Numbers gradients = randomNumbers(random);
            adam.beginStep(learningRate);
            adam.update(parameters, 0, gradients);
            reference.step(gradients, learningRate);
            const double difference =
                support::relativeDifference<float>(parameters, reference.values());
            QVERIFY2(difference < 1e-6, qPrintable(QString::number(difference)));
        }
    }

    void zeroGradientsMoveNothing()
    {
        std::mt19937 random(1);
        const Numbers before = randomNumbers(random);
        Numbers parameters = before;
        const Numbers gradients(parameterCount);
        Adam adam(parameterCount);
        for (const double learningRate : learningRates) {
            adam.beginStep(learningRate);
            adam.update(parameters, 0, gradients);
        }
        QVERIFY(parameters == before);
    }

    void updatesOfPartsEqualOneOfTheWhole()
    {
        std::mt19937 random(1);
        Numbers whole = randomNumbers(random);
        Numbers parts = whole;
        Adam ofWhole(parameterCount);
        Adam ofParts(parameterCount);
        for (const double learningRate : learningRates) {
            const Numbers gradients = randomNumbers(random);
            ofWhole.beginStep(learningRate);
            ofWhole.update(whole, 0, gradients);
            ofParts.beginStep(learningRate);
            updateInParts(ofParts, parts, gradients);
            QVERIFY(parts == whole);
        }
    }

    void anUpdateLeavesTheOtherParametersAlone()
    {
        std::mt19937 random(1);
        const Numbers before = randomNumbers(random);
        const Numbers gradients = randomNumbers(random);
        Numbers parameters = before;
        Adam adam(parameterCount);
        adam.beginStep(1e-3);
        adam.update(parameters, 17, std::span(gradients).first(100));
        QVERIFY(std::equal(before.begin(), before.begin() + 17, parameters.begin()));
        QVERIFY(std::equal(before.begin() + 117, before.end(), parameters.begin() + 117));
        QVERIFY(parameters != before);
    }

private:
    /// The last part first: no order is asked for.
    static void updateInParts(Adam& adam, Numbers& parameters, const Numbers& gradients)
    {
        std::size_t end = parameterCount;
        for (const std::size_t begin : {700U, 699U, 17U, 0U}) {
            adam.update(
                parameters, static_cast<std::ptrdiff_t>(begin),
                std::span(gradients).subspan(begin, end - begin));
            end = begin;
        }
    }
};

QTEST_GUILESS_MAIN(TstAdam)
#include "tst_adam.moc"
