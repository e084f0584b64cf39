#pragma once

#include "core/base/result.h"

#include <QByteArray>

class QFile;

namespace core
{

/// What the first bytes of a file tell of it.
enum class FileStart {
    Zip,         ///< an archive, as torch.save writes one
    Safetensors, ///< a header of JSON may follow its length
    Other
};

/// The first bytes, as many as fileStart() and unknownStart() look at.
QByteArray firstBytes(QFile& file);

FileStart fileStart(const QByteArray& firstBytes);

/// What was found instead of an archive or a safetensors file, with the way out where there is
/// one: an empty file, gzip, a pickle without an archive (torch.save's before PyTorch 1.6), text.
Error unknownStart(const QByteArray& firstBytes);

} // namespace core
