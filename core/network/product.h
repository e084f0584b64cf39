#pragma once

#include "core/network/matrix.h"

#include <QString>

#include <memory>

namespace core
{

/// A product of two matrices, c = a b, prepared once for fixed shapes and places in memory and then
/// run as often as needed. Any thread may run it, one at a time; a run uses one core.
class Product
{
public:
    virtual ~Product() = default;
    virtual void run() const = 0;
};

using ProductPointer = std::unique_ptr<const Product>;

/// Prepared by oneDNN if the program was built with it, otherwise by ATen. Throws what they throw.
ProductPointer prepareProduct(const Matrix& a, const Matrix& b, const Matrix& c);

/// Prepared by ATen, which uses the BLAS that LibTorch was built with.
ProductPointer prepareAtenProduct(const Matrix& a, const Matrix& b, const Matrix& c);

/// For an `a` of one row and a `b` that is the transpose of a layer's weights: one pass over the
/// weights, without a library. Preparing it costs almost nothing, so it may be prepared for a
/// single run.
ProductPointer prepareRowProduct(const Matrix& a, const Matrix& b, const Matrix& c);

/// What prepareProduct() multiplies with: `oneDNN 2.6.3`, `ATen`.
QString productLibrary();

} // namespace core
