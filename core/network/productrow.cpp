#include "core/network/kernels.h"
#include "core/network/product.h"

#include <QtGlobal>

namespace core
{

namespace
{

class RowProduct : public Product
{
public:
    RowProduct(const Matrix& a, const Matrix& b, const Matrix& c)
        : m_vector(a.first)
        , m_weights(b.transposed())
        , m_sums(c.first)
    {
        Q_ASSERT(a.rows == 1 && a.columnStride == 1);
        Q_ASSERT(m_weights.columnStride == 1);
        Q_ASSERT(c.rows == 1 && c.columnStride == 1);
    }

    void run() const override { multiplyVector(m_weights, m_vector, m_sums); }

private:
    const float* m_vector;
    Matrix m_weights;
    float* m_sums;
};

} // namespace

ProductPointer prepareRowProduct(const Matrix& a, const Matrix& b, const Matrix& c)
{
    return std::make_unique<RowProduct>(a, b, c);
}

} // namespace core
