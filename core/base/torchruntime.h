#pragma once

#include "core/base/result.h"

#include <concepts>
#include <exception>

namespace core
{

/// Sets how many threads the calling thread's tensor operations may use: ATen's and OpenBLAS's
/// pool alike. ATen's number holds for the calling thread only, OpenBLAS's for the process.
void setTorchThreads(int count);

/// Lets the calling thread take numbers below 1e-38 for zero from now on: Adam's moments of weights
/// that no longer learn decay into them, and processors compute with them slowly.
void flushDenormals();

/// The message of an exception without LibTorch's C++ backtrace.
QString errorText(const std::exception& exception);

/// What guarded() gives for work that returns `Value`: a result stays what it is.
template <typename Value> struct GuardedResult {
    using Type = Result<Value>;
};
template <typename Value> struct GuardedResult<Result<Value>> {
    using Type = Result<Value>;
};

/// Runs `work` and turns whatever it throws into an error: nothing thrown leaves core.
template <std::invocable Work>
auto guarded(Work&& work) -> typename GuardedResult<std::invoke_result_t<Work>>::Type
{
    try {
        return std::forward<Work>(work)();
    } catch (const std::exception& exception) {
        return Error{errorText(exception)};
    }
}

/// The largest resident size that this program has had, in megabytes (10^6 bytes); 0 where the
/// system does not tell.
double peakMemoryMegabytes();

} // namespace core
