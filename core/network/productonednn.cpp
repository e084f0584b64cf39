#include "core/network/product.h"

#include <array>
#include <oneapi/dnnl/dnnl.hpp>
#include <vector>

namespace core
{

namespace
{

using dnnl::memory;

dnnl::engine& cpu()
{
    static dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    return engine;
}

memory::desc descriptionOf(const Matrix& matrix)
{
    return {
        {matrix.rows, matrix.columns},
        memory::data_type::f32,
        memory::dims{matrix.rowStride, matrix.columnStride}};
}

dnnl::matmul::primitive_desc
planOf(const memory::desc& a, const memory::desc& b, const memory::desc& c)
{
    // Working memory is passed in at each run: the library's own belongs to the thread that
    // prepared the product, but another thread may run it.
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
#if DNNL_VERSION_MAJOR >= 3
    return {cpu(), a, b, c, attributes};
#else
    return {dnnl::matmul::desc(a, b, c), attributes, cpu()};
#endif
}

/// Working memory of at least this many bytes. All products that a thread runs share it, so that it
/// stays in the core's cache.
void* scratchpad(std::size_t bytes)
{
    constexpr std::size_t line = 64;
    thread_local std::vector<std::byte> buffer;
    if (buffer.size() < bytes + line) {
        buffer.resize(bytes + line);
    }
    void* first = buffer.data();
    std::size_t space = buffer.size();
    return std::align(line, bytes, first, space);
}

class OneDnnProduct : public Product
{
public:
    OneDnnProduct(const Matrix& a, const Matrix& b, const Matrix& c)
        : OneDnnProduct(
              planOf(descriptionOf(a), descriptionOf(b), descriptionOf(c)), a.first, b.first,
              c.first)
    {
    }

    void run() const override
    {
        m_scratchpad.set_data_handle(scratchpad(m_scratchpadBytes));
        // The C function, because the C++ one builds a map of its arguments at each call.
        dnnl::error::wrap_c_api(
            dnnl_primitive_execute(
                m_matmul.get(), m_stream.get(), static_cast<int>(m_arguments.size()),
                m_arguments.data()),
            "could not multiply two matrices");
    }

private:
    OneDnnProduct(const dnnl::matmul::primitive_desc& plan, float* a, float* b, float* c)
        : m_matmul(plan)
        , m_stream(cpu())
        , m_a(plan.src_desc(), cpu(), a)
        , m_b(plan.weights_desc(), cpu(), b)
        , m_c(plan.dst_desc(), cpu(), c)
        , m_scratchpadBytes(plan.scratchpad_desc().get_size())
        , m_scratchpad(plan.scratchpad_desc(), cpu(), DNNL_MEMORY_NONE)
        , m_arguments{
              {{DNNL_ARG_SRC, m_a.get()},
               {DNNL_ARG_WEIGHTS, m_b.get()},
               {DNNL_ARG_DST, m_c.get()},
               {DNNL_ARG_SCRATCHPAD, m_scratchpad.get()}}}
    {
    }

    dnnl::matmul m_matmul;
    dnnl::stream m_stream;
    memory m_a;
    memory m_b;
    memory m_c;
    std::size_t m_scratchpadBytes;
    memory m_scratchpad;
    std::array<dnnl_exec_arg_t, 4> m_arguments;
};

} // namespace

ProductPointer prepareProduct(const Matrix& a, const Matrix& b, const Matrix& c)
{
    return std::make_unique<OneDnnProduct>(a, b, c);
}

QString productLibrary()
{
    const dnnl_version_t* version = dnnl_version();
    return QStringLiteral("oneDNN %1.%2.%3")
        .arg(version->major)
        .arg(version->minor)
        .arg(version->patch);
}

} // namespace core
