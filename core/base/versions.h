#pragma once

#include <QString>
#include <QStringList>

namespace core
{

/// DigitLab's own version, as it stands in every file that it writes: `1.2.3`.
QString programVersion();

/// DigitLab and the libraries that it computes and draws with, DigitLab first: `LibTorch 1.13.0`.
/// oneDNN is not among them where LibTorch was built without it.
QStringList versionLines();

} // namespace core
