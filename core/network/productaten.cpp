#include "core/network/product.h"

#include <ATen/ops/from_blob.h>
#include <ATen/ops/mm.h>
#include <c10/core/InferenceMode.h>

namespace core
{

namespace
{

at::Tensor tensorOf(const Matrix& matrix)
{
    return at::from_blob(
        matrix.first, {matrix.rows, matrix.columns}, {matrix.rowStride, matrix.columnStride});
}

class AtenProduct : public Product
{
public:
    AtenProduct(const Matrix& a, const Matrix& b, const Matrix& c)
        : m_a(tensorOf(a))
        , m_b(tensorOf(b))
        , m_c(tensorOf(c))
    {
    }

    void run() const override
    {
        const c10::InferenceMode inference;
        at::Tensor result = m_c;
        at::mm_out(result, m_a, m_b);
    }

private:
    at::Tensor m_a;
    at::Tensor m_b;
    at::Tensor m_c;
};

} // namespace

ProductPointer prepareAtenProduct(const Matrix& a, const Matrix& b, const Matrix& c)
{
    return std::make_unique<AtenProduct>(a, b, c);
}

#ifndef DIGITLAB_ONEDNN

ProductPointer prepareProduct(const Matrix& a, const Matrix& b, const Matrix& c)
{
    return prepareAtenProduct(a, b, c);
}

QString productLibrary()
{
    return QStringLiteral("ATen");
}

#endif

} // namespace core
