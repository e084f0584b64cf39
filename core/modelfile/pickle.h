#pragma once

#include "core/base/result.h"
#include "core/modelfile/picklevalue.h"

#include <QByteArray>

namespace core
{

/// How much a pickle may hold: far more than any checkpoint of a network that DigitLab builds.
namespace picklelimits
{
inline constexpr qint64 bytes = qint64{16} * 1024 * 1024;
inline constexpr qsizetype values = 500'000;  ///< made, kept, and on the stack at one time
inline constexpr qsizetype items = 1'000'000; ///< in tuples, lists and dictionaries together
inline constexpr qsizetype depth = 1000;      ///< open marks
/// Of names that only TorchScript has, together, one for each time that one is told.
inline constexpr qsizetype nameCharacters = 1'000'000;
} // namespace picklelimits

/// Reads a pickle of Python's protocols 2 to 5 (https://docs.python.org/3/library/pickletools.html)
/// as torch.save writes it for a state_dict or a checkpoint. It knows only the instructions and
/// names that these need and refuses all others by name. It runs nothing: tensors and storages
/// become descriptions. Errors name the instruction and its place, but not the file.
Result<Pickle> readPickle(const QByteArray& bytes);
/// The same of the first of several pickles; `end` becomes the place of the first byte after it.
Result<Pickle> readFirstPickle(const QByteArray& bytes, qsizetype& end);

} // namespace core
