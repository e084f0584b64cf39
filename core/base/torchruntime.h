#pragma once

#include "core/base/result.h"

#include <concepts>
#include <exception>

namespace core
{

/// Sets how many threads the tensor operations of the calling thread may use, in ATen's pool and in
/// OpenBLAS's. ATen's number is valid for the calling thread only, OpenBLAS's for the whole
/// process.
void setTorchThreads(int count);

/// From now on the calling thread treats numbers below 1e-38 as zero. Adam's moments of weights
/// that no longer learn become so small, and processors compute slowly with such numbers.
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

} // namespace core
