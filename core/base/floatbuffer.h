#pragma once

#include <cstddef>
#include <vector>

namespace core
{

void* allocateBuffer(std::size_t bytes);
void freeBuffer(void* first, std::size_t bytes);

/// Allocates whole cache lines. So a vector never lies across two lines, and two threads that each
/// work on a part of a buffer do not write to the same line by accident. Large buffers lie in huge
/// pages if the system has them; with small pages, a pass over megabytes spends its time on looking
/// up pages (an epoch of 784-1024-512-10 took 15 % longer).
template <typename Value> struct BufferAllocator {
    using value_type = Value;

    BufferAllocator() = default;
    template <typename Other> explicit BufferAllocator(const BufferAllocator<Other>&) {}

    Value* allocate(std::size_t count)
    {
        return static_cast<Value*>(allocateBuffer(count * sizeof(Value)));
    }
    void deallocate(Value* first, std::size_t count) { freeBuffer(first, count * sizeof(Value)); }

    bool operator==(const BufferAllocator&) const = default;
};

/// Floats that start on a cache line. They are zero at first.
using FloatBuffer = std::vector<float, BufferAllocator<float>>;

} // namespace core
