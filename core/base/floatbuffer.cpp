#include "core/base/floatbuffer.h"

#include <new>
#include <sys/mman.h>

namespace core
{

namespace
{

constexpr std::size_t line = 64;
constexpr std::size_t hugePage = std::size_t{2} << 20;

/// At most half a huge page is wasted.
bool fillsHugePages(std::size_t bytes)
{
    return bytes >= hugePage / 2;
}

std::align_val_t alignmentOf(std::size_t bytes)
{
    return std::align_val_t(fillsHugePages(bytes) ? hugePage : line);
}

std::size_t sizeOf(std::size_t bytes)
{
    return fillsHugePages(bytes) ? (bytes + hugePage - 1) / hugePage * hugePage : bytes;
}

} // namespace

void* allocateBuffer(std::size_t bytes)
{
    void* first = ::operator new(sizeOf(bytes), alignmentOf(bytes));
    if (fillsHugePages(bytes)) {
        // Only advice: where it fails, pages are small.
        madvise(first, sizeOf(bytes), MADV_HUGEPAGE);
    }
    return first;
}

void freeBuffer(void* first, std::size_t bytes)
{
    ::operator delete(first, alignmentOf(bytes));
}

} // namespace core
