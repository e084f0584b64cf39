#pragma once

#include "core/network/matrix.h"

#include <QString>

#include <memory>

namespace core
{

/// A product of two matrices, c = a b, made ready once for fixed shapes and places in memory and
/// then run as often as wanted. Any thread may run it, one at a time; each run takes one core.
class Product
{
public:
    virtual ~Product() = default;
    virtual void run() const = 0;
};

using ProductPointer = std::unique_ptr<const Product>;

/// Made ready by oneDNN where the program was built with it, else by ATen. Throws what they throw.
ProductPointer prepareProduct(const Matrix& a, const Matrix& b, const Matrix& c);

/// Through ATen, and so through whatever BLAS LibTorch was built with.
ProductPointer prepareAtenProduct(const Matrix& a, const Matrix& b, const Matrix& c);

/// For an `a` of one row and the transpose of a layer's weights: one pass over the weights, without
/// a library. To prepare it costs next to nothing, so that it may be prepared for a single run.
ProductPointer prepareRowProduct(const Matrix& a, const Matrix& b, const Matrix& c);

/// What prepareProduct() multiplies with: `oneDNN 2.6.3`, `ATen`.
QString productLibrary();

} // namespace core
