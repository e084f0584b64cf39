#include "core/base/versions.h"

#include <QRegularExpression>

#include <ATen/Version.h>
#include <torch/version.h>

namespace core
{

namespace
{

/// LibTorch tells the oneDNN that it has loaded, which is the program's as well, in a sentence:
/// `Intel(R) MKL-DNN v2.6.3 (Git Hash N/A)`.
QString oneDnnVersion()
{
    static const QRegularExpression number(QStringLiteral(R"(\bv(\d+(?:\.\d+)+))"));
    return number.match(QString::fromStdString(at::get_mkldnn_version())).captured(1);
}

} // namespace

QString programVersion()
{
    return QStringLiteral(DIGITLAB_VERSION);
}

QStringList versionLines()
{
    QStringList lines{
        QStringLiteral("DigitLab ") + programVersion(),
        QStringLiteral("LibTorch ") + QStringLiteral(TORCH_VERSION),
        QStringLiteral("Qt ") + QString::fromLatin1(qVersion())};
    if (const QString oneDnn = oneDnnVersion(); !oneDnn.isEmpty()) {
        lines << QStringLiteral("oneDNN ") + oneDnn;
    }
    return lines;
}

} // namespace core
