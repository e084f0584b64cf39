#pragma once

#include <QByteArray>

#include <random>

namespace fuzz
{

/// Random choices of one mutation, from the seed that libFuzzer gives.
class RandomChoice
{
public:
    explicit RandomChoice(unsigned seed)
        : m_generator(seed)
    {
    }

    /// 0 to count - 1; 0 if there is nothing to choose from.
    qsizetype of(qsizetype count)
    {
        return count < 2 ? 0 : static_cast<qsizetype>(m_generator() % static_cast<unsigned>(count));
    }
    bool oneIn(qsizetype count) { return of(count) == 0; }

private:
    std::mt19937 m_generator;
};

/// Changes an input and keeps the structure around it whole, so that the change reaches what lies
/// behind checksums, lengths and brackets. Gives nothing where the input has no such structure:
/// then libFuzzer changes bytes.
using Mutator = QByteArray (*)(const QByteArray& input, RandomChoice& choice);

QByteArray mutateGzip(const QByteArray& input, RandomChoice& choice);        ///< what is packed
QByteArray mutateJsonLines(const QByteArray& input, RandomChoice& choice);   ///< a value in a line
QByteArray mutatePickle(const QByteArray& input, RandomChoice& choice);      ///< an instruction
QByteArray mutateRunFolder(const QByteArray& input, RandomChoice& choice);   ///< name or checkpoint
QByteArray mutateSafetensors(const QByteArray& input, RandomChoice& choice); ///< header or data
QByteArray mutateZip(const QByteArray& input, RandomChoice& choice);         ///< an entry

} // namespace fuzz
