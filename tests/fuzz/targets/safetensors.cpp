#include "core/modelfile/safetensors.h"

#include "core/modelfile/safetensorsheader.h"
#include "tests/fuzz/target.h"

namespace fuzz
{

void safetensors(const QByteArray& input)
{
    const auto file = core::readSafetensors(fileOf(input, "tensors.safetensors"));
    if (!file) {
        return;
    }
    for (const core::SafetensorsTensor& tensor : file->tensors) {
        const auto count = core::valueCount(tensor.shape, input.size());
        demand(
            count && *count == static_cast<qint64>(tensor.values.size()),
            "a tensor has as many values as its shape says");
    }
}

} // namespace fuzz
