#pragma once

#include "core/base/result.h"

#include <QByteArray>

class QFile;

namespace core
{

/// What the first bytes of a file say about it.
enum class FileStart {
    Zip,         ///< an archive, as torch.save writes one
    Legacy,      ///< as torch.save wrote it before PyTorch 1.6
    Safetensors, ///< a header of JSON may follow its length
    Other
};

/// The first bytes of a file, as many as fileStart() and unknownStart() need.
QByteArray firstBytes(QFile& file);

FileStart fileStart(const QByteArray& firstBytes);

/// An error that says what was found instead of an archive or a safetensors file, and what helps,
/// if anything does: an empty file, gzip, another program's pickle, text.
Error unknownStart(const QByteArray& firstBytes);

} // namespace core
