#pragma once

#include <QByteArrayView>

namespace app
{

/// Makes sure that stdin, stdout and stderr are open, before any file is: a file that got the
/// number of one that was closed (`>&-`) would take what is meant for it. Reading and writing those
/// fails as before.
void openStandardStreams();

/// Writes all of the bytes, also to a stream that is not ready at once. Returns 0 or the system's
/// error number.
int writeToStream(int descriptor, QByteArrayView bytes);

} // namespace app
