#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace app
{

/// Makes the process independent of how it was started, before anything else is done: its standard
/// streams are open, and a write that fails is an error of that write and not the end of the
/// process (SIGPIPE, SIGXFSZ).
void prepareProcess();

/// An error if a limit of the address space (`ulimit -v`) leaves too little to work in: OpenBLAS
/// asks for 134 MB for each thread that multiplies matrices and, where it gets none, asks again for
/// ever.
core::Result<core::Done> checkAddressSpace();

/// The arguments of main(). An error names the first that is no UTF-8.
core::Result<QStringList> argumentList(int argc, char* argv[]);

/// Sees to it that the user's files lie in the user's home. Where HOME names no folder it becomes
/// the home of the user database; a relative path in XDG_DATA_HOME and the like is ignored, as the
/// XDG Base Directory Specification says. An error if there is no home at all, and the variables
/// do not name the folders either.
core::Result<core::Done> settleUserFolders();

} // namespace app
