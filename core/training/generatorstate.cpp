#include "core/training/generatorstate.h"

#include "core/base/exacttext.h"
#include "core/base/tr.h"

#include <QString>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>

namespace core
{

namespace
{

/// How many numbers the Mersenne Twister makes at a time.
constexpr qint32 words = 624;

/// As LibTorch 1.13 writes it: `CPUGeneratorImplState` of ATen/CPUGeneratorImpl.cpp, with the names
/// of its fields. It holds the numbers of 32 bits in 64.
struct GeneratorState {
    quint64 initialSeed; ///< any
    qint32 left;         ///< until new numbers are made, the next draw included
    qint32 seeded;
    quint64 next; ///< the number of the next draw
    std::array<quint64, words> state;
    double normalX;
    double normalY;
    double normalRho;
    qint32 normalIsValid;
    quint32 unused;
    float nextFloatNormalSample;
    quint8 isNextFloatNormalSampleValid;
    std::array<quint8, 3> unusedEnd;
};
static_assert(sizeof(GeneratorState) == 5056);

struct Check {
    bool isPassed;
    const char* field;
    QString expected;
    QString found;
};

Error wrong(const QString& field, const QString& expected, const QString& found)
{
    return {Tr::tr("generator: `%1`: expected %2, found %3").arg(field, expected, found)};
}

Check flag(const char* field, int value)
{
    return {value == 0 || value == 1, field, Tr::tr("0 or 1"), QString::number(value)};
}

Check finite(const char* field, double value)
{
    return {std::isfinite(value), field, Tr::tr("a finite number"), exactText(value)};
}

/// A new generator has drawn nothing and makes its numbers with the first draw; from then on both
/// counts move together.
Check place(const GeneratorState& state)
{
    const auto drawn = static_cast<quint64>(qint64{words} + 1 - state.left);
    const bool isNew = state.left == 1 && state.next == 0;
    const QString expected =
        state.left == 1 ? Tr::tr("0 or %1").arg(drawn) : QString::number(drawn);
    return {
        isNew || state.next == drawn, "next",
        Tr::tr("%1 with %2 numbers left").arg(expected).arg(state.left),
        QString::number(state.next)};
}

/// The greatest of the numbers: from nothing but zeros the twister makes nothing but zeros.
Check greatest(const GeneratorState& state)
{
    const quint64 value = *std::ranges::max_element(state.state);
    return {
        value > 0 && value <= std::numeric_limits<quint32>::max(), "state",
        Tr::tr("numbers of 32 bits, not all of them 0"), Tr::tr("at most %1").arg(value)};
}

} // namespace

Result<Done> checkGeneratorState(const QByteArray& bytes)
{
    if (bytes.size() != qsizetype(sizeof(GeneratorState))) {
        return Error{Tr::tr("generator: expected %1 bytes, found %2")
                         .arg(sizeof(GeneratorState))
                         .arg(bytes.size())};
    }
    GeneratorState state;
    std::memcpy(&state, bytes.constData(), sizeof(state));
    for (const Check& check :
         {Check{state.seeded == 1, "seeded", "1", QString::number(state.seeded)},
          Check{
              state.left >= 1 && state.left <= words, "left", Tr::tr("1 to %1").arg(words),
              QString::number(state.left)},
          place(state), greatest(state), finite("normal_x", state.normalX),
          finite("normal_y", state.normalY), finite("normal_rho", state.normalRho),
          flag("normal_is_valid", state.normalIsValid),
          finite("next_float_normal_sample", double(state.nextFloatNormalSample)),
          flag("is_next_float_normal_sample_valid", state.isNextFloatNormalSampleValid)}) {
        if (!check.isPassed) {
            return wrong(check.field, check.expected, check.found);
        }
    }
    return Done{};
}

} // namespace core
