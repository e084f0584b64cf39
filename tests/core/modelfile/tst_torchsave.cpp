#include "core/modelfile/modelfile.h"
#include "core/network/layertext.h"

#include <QTemporaryDir>
#include <QTest>

#include <torch/nn.h>
#include <torch/serialize.h>

#include <algorithm>

namespace
{

/// As C++ programs write their networks.
struct Net : torch::nn::Module {
    Net()
    {
        register_module("conv1", conv1);
        register_module("bn1", bn1);
        register_module("fc1", fc1);
        register_module("fc2", fc2);
    }

    torch::nn::Conv2d conv1{torch::nn::Conv2dOptions(1, 4, 5)};
    torch::nn::BatchNorm2d bn1{4};
    torch::nn::Linear fc1{4 * 12 * 12, 16};
    torch::nn::Linear fc2{16, 10};
};

std::vector<float> valuesOf(const torch::Tensor& tensor)
{
    const auto* first = tensor.data_ptr<float>();
    return {first, first + tensor.numel()};
}

} // namespace

/// What LibTorch's own torch::save writes of a module: an archive of TorchScript.
class TstTorchSave : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aModuleIsRead()
    {
        const auto net = std::make_shared<Net>();
        const QString path = m_folder.filePath("net.pt");
        torch::save(net, path.toStdString());
        const auto file = core::readModelFile(path);
        QVERIFY2(file, file ? "" : qPrintable(file.error().message));
        QCOMPARE(
            core::layersText(file->model.network),
            "conv 4x5, batchnorm, relu, maxpool 2, flatten, linear 16, relu, linear 10");
        QCOMPARE(file->model.passport[core::passport::importedFormat], "torchscript");
        std::vector<float> expected;
        for (const auto& tensor :
             {net->conv1->weight, net->conv1->bias, net->bn1->weight, net->bn1->bias,
              net->bn1->running_mean, net->bn1->running_var, net->fc1->weight, net->fc1->bias,
              net->fc2->weight, net->fc2->bias}) {
            std::ranges::copy(valuesOf(tensor), std::back_inserter(expected));
        }
        QCOMPARE(file->model.parameters, expected);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TstTorchSave)
#include "tst_torchsave.moc"
