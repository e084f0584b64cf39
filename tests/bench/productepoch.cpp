#include "tests/bench/productepoch.h"

#include <QElapsedTimer>

namespace bench
{

ProductEpoch::ProductEpoch(const core::Architecture& spec, int batchSize, Prepare prepare)
    : m_batchSize(batchSize)
{
    const QList<int> units = spec.units();
    core::Matrix inputs = matrix(batchSize, units.first());
    for (qsizetype i = 1; i < units.size(); ++i) {
        const core::Matrix weight = matrix(units[i], units[i - 1]);
        const core::Matrix outputs = matrix(batchSize, units[i]);
        m_products.push_back(prepare(inputs, weight.transposed(), outputs));
        if (i > 1) {
            const core::Matrix inputDeltas = matrix(batchSize, units[i - 1]);
            m_products.push_back(prepare(outputs, weight, inputDeltas));
        }
        const core::Matrix gradient = matrix(units[i], units[i - 1]);
        m_products.push_back(prepare(outputs.transposed(), inputs, gradient));
        inputs = outputs;
    }
}

double ProductEpoch::run(qsizetype images) const
{
    QElapsedTimer clock;
    clock.start();
    for (qsizetype done = 0; done < images; done += m_batchSize) {
        for (const core::ProductPointer& product : m_products) {
            product->run();
        }
    }
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

core::Matrix ProductEpoch::matrix(std::ptrdiff_t rows, std::ptrdiff_t columns)
{
    // Not zero: some processors multiply denormal numbers slowly, and some zeros fast.
    constexpr float value = 1e-3F;
    m_buffers.emplace_back(static_cast<std::size_t>(rows * columns), value);
    return {m_buffers.back().data(), rows, columns, columns};
}

} // namespace bench
