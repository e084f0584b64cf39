#include "core/base/floatbuffer.h"
#include "core/ink/digitimage.h"
#include "core/network/modulepass_p.h"
#include "core/network/network.h"

#include <ATen/ops/from_blob.h>
#include <ATen/ops/relu.h>

namespace core
{

struct ModulePass::Private {
    Private(
        const Architecture& architecture, std::span<const float> parameters, std::ptrdiff_t images)
        : network(architecture, parameters)
        , stages(architecture.stages())
        , pixels(static_cast<std::size_t>(images * digitImagePixels))
        , inputs{pixels.data(), images, digitImagePixels, digitImagePixels}
        , tensors(static_cast<std::size_t>(stages.size()))
        , matrices(tensors.size())
    {
    }

    /// Keeps what the stages give; it is laid out as a matrix when somebody asks for it.
    void keep(qsizetype layer, const at::Tensor& values)
    {
        for (std::size_t i = 0; i < tensors.size(); ++i) {
            if (stages[static_cast<qsizetype>(i)].end == layer + 1) {
                tensors[i] = values;
                matrices[i] = {};
            }
        }
    }

    const Matrix& matrix(std::size_t index)
    {
        Matrix& matrix = matrices[index];
        if (!matrix.first) {
            at::Tensor& tensor = tensors[index];
            tensor = tensor.contiguous();
            const auto columns = static_cast<std::ptrdiff_t>(tensor[0].numel());
            matrix = {tensor.data_ptr<float>(), inputs.rows, columns, columns};
        }
        return matrix;
    }

    Network network;
    QList<Architecture::Stage> stages;
    FloatBuffer pixels;
    Matrix inputs;
    std::vector<at::Tensor> tensors; ///< what each stage gives
    std::vector<Matrix> matrices;    ///< the same; empty before it is asked for
};

ModulePass::ModulePass(
    const Architecture& architecture, std::span<const float> parameters, std::ptrdiff_t images)
    : d(std::make_unique<Private>(architecture, parameters, images))
{
}

ModulePass::~ModulePass() = default;

const Matrix& ModulePass::inputs() const
{
    return d->inputs;
}

const Matrix& ModulePass::outputs() const
{
    return d->matrix(d->tensors.size() - 1);
}

const Matrix& ModulePass::values(std::size_t index) const
{
    return d->matrix(index);
}

void ModulePass::run() const
{
    const at::NoGradGuard noGrad;
    const at::Tensor images = at::from_blob(d->pixels.data(), {d->inputs.rows, digitImagePixels});
    const at::Tensor sums = d->network.sums(
        images, [this](qsizetype layer, const at::Tensor& values) { d->keep(layer, values); });
    if (d->network.architecture().head == Head::Tutorial) {
        d->tensors.back() = at::relu(sums);
    }
}

} // namespace core
