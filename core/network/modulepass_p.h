#pragma once

#include "core/network/forwardpass.h"

namespace core
{

/// A forward pass of any architecture, computed by LibTorch. Throws what it throws.
class ModulePass : public ForwardPass
{
public:
    ModulePass(
        const Architecture& architecture, std::span<const float> parameters, std::ptrdiff_t images);
    ~ModulePass() override;

    const Matrix& inputs() const override;
    const Matrix& outputs() const override;
    const Matrix& values(std::size_t index) const override;
    void run() const override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core
