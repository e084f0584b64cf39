#pragma once

#include <QStringList>

namespace app
{

/// Whether these arguments (program name first) ask for the command line rather than the window.
bool isCommandLine(const QStringList& arguments);

/// The headless twin of the window: runs a command on the same core and returns the exit code: 0
/// done, 1 failed, 2 wrong usage. Needs a QCoreApplication whose event loop does not run yet.
int runCommandLine(const QStringList& arguments);

} // namespace app
