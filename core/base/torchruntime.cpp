#include "core/base/torchruntime.h"

#include "core/base/tr.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <c10/util/Exception.h>

#include <dlfcn.h>
#include <new>

namespace core
{

namespace
{

/// OpenBLAS keeps a pool beside ATen's. It is looked up at run time, because LibTorch may also have
/// been built with another BLAS.
void setOpenBlasThreads(int count)
{
    using Setter = void (*)(int);
    static const auto setter =
        reinterpret_cast<Setter>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"));
    if (setter) {
        setter(count);
    }
}

} // namespace

void setTorchThreads(int count)
{
    at::set_num_threads(count);
    setOpenBlasThreads(count);
}

void flushDenormals()
{
    at::globalContext().setFlushDenormal(true);
}

QString errorText(const std::exception& exception)
{
    if (const auto* torchError = dynamic_cast<const c10::Error*>(&exception)) {
        return QString::fromUtf8(torchError->what_without_backtrace());
    }
    if (dynamic_cast<const std::bad_alloc*>(&exception)) {
        return Tr::tr("there is not enough memory");
    }
    return QString::fromUtf8(exception.what());
}

} // namespace core
