#include "core/training/generatorstate.h"
#include "core/training/shuffle_p.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/randperm.h>

namespace core
{

Shuffle::Shuffle(std::uint64_t seed)
    : m_generator(at::make_generator<at::CPUGeneratorImpl>(seed))
{
}

std::vector<std::int64_t> Shuffle::next(std::int64_t count)
{
    const at::Tensor order = at::randperm(count, m_generator, at::kLong);
    const auto* first = order.data_ptr<std::int64_t>();
    return {first, first + order.numel()};
}

QByteArray Shuffle::state() const
{
    const at::Tensor bytes = m_generator.get_state();
    return {reinterpret_cast<const char*>(bytes.data_ptr<std::uint8_t>()), bytes.numel()};
}

void Shuffle::restore(const QByteArray& state)
{
    Q_ASSERT(checkGeneratorState(state));
    QByteArray copy = state;
    m_generator.set_state(at::from_blob(copy.data(), {copy.size()}, at::kByte));
}

} // namespace core
