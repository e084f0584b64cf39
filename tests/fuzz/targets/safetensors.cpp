#include "core/modelfile/safetensors.h"

#include "core/modelfile/safetensorsheader.h"
#include "tests/fuzz/target.h"

namespace fuzz
{

bool safetensors(const QByteArray& input)
{
    const auto file = core::readSafetensors(fileOf(input, "tensors.safetensors"));
    if (!file) {
        return false;
    }
    for (const core::SafetensorsTensor& tensor : file->tensors) {
        const auto count = core::valueCount(tensor.shape, input.size());
        demand(
            count && *count == static_cast<qint64>(tensor.values.size()),
            "a tensor has as many values as its shape says");
    }
    return true;
}

} // namespace fuzz
