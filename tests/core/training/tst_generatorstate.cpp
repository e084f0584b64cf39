#include "core/training/generatorstate.h"

#include <QTest>
#include <QtEndian>

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/core/Tensor.h>

#include <cmath>
#include <limits>

namespace
{

at::Generator newGenerator()
{
    return at::make_generator<at::CPUGeneratorImpl>(3);
}

QByteArray stateOf(const at::Generator& generator)
{
    const at::Tensor bytes = generator.get_state();
    return {reinterpret_cast<const char*>(bytes.data_ptr<std::uint8_t>()), bytes.numel()};
}

/// After so many draws.
QByteArray stateAfter(int draws)
{
    at::Generator generator = newGenerator();
    for (int i = 0; i < draws; ++i) {
        at::check_generator<at::CPUGeneratorImpl>(generator)->random();
    }
    return stateOf(generator);
}

template <typename Number> QByteArray with(QByteArray state, qsizetype place, Number value)
{
    qToLittleEndian(value, state.data() + place);
    return state;
}

// Where LibTorch has its fields.
constexpr qsizetype left = 8;
constexpr qsizetype seeded = 12;
constexpr qsizetype next = 16;
constexpr qsizetype numbers = 24;
constexpr qsizetype normalX = 5016;
constexpr qsizetype normalY = 5024;
constexpr qsizetype normalRho = 5032;
constexpr qsizetype normalIsValid = 5040;
constexpr qsizetype floatSample = 5048;
constexpr qsizetype floatIsValid = 5052;

} // namespace

class TstGeneratorState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsWhatLibTorchWrites()
    {
        for (const int draws : {0, 1, 2, 397, 623, 624, 625, 1248, 1249}) {
            const auto good = core::checkGeneratorState(stateAfter(draws));
            QVERIFY2(good, good ? "" : qPrintable(good.error().message));
        }
    }

    void acceptsSamplesThatAreKept()
    {
        at::Generator generator = newGenerator();
        auto* own = at::check_generator<at::CPUGeneratorImpl>(generator);
        own->set_next_float_normal_sample(0.5F);
        own->set_next_double_normal_sample(-0.25);
        const QByteArray state = stateOf(generator);
        QVERIFY(core::checkGeneratorState(state));
        QCOMPARE(qFromLittleEndian<float>(state.constData() + floatSample), 0.5F);
        QCOMPARE(qFromLittleEndian<double>(state.constData() + normalY), -0.25);
    }

    void refusesOthers_data()
    {
        const QByteArray good = stateAfter(1);
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const QByteArray& state, const char* message) {
            QTest::newRow(name) << state << "generator: " + QString(message);
        };
        row("nothing", {}, "expected 5056 bytes, found 0");
        row("cut short", good.chopped(1), "expected 5056 bytes, found 5055");
        row("too long", good + 'x', "expected 5056 bytes, found 5057");
        row("not seeded", with<qint32>(good, seeded, 0), "`seeded`: expected 1, found 0");
        row("seeded twice", with<qint32>(good, seeded, 2), "`seeded`: expected 1, found 2");
        row("none left", with<qint32>(good, left, 0), "`left`: expected 1 to 624, found 0");
        row("too many left", with<qint32>(good, left, 625), "`left`: expected 1 to 624, found 625");
        row("fewer than none", with<qint32>(good, left, std::numeric_limits<qint32>::min()),
            "`left`: expected 1 to 624, found -2147483648");
        row("beyond its numbers", with<quint64>(good, next, 624),
            "`next`: expected 1 with 624 numbers left, found 624");
        row("far beyond", with<quint64>(good, next, 625),
            "`next`: expected 1 with 624 numbers left, found 625");
        row("beyond 32 bits", with<quint64>(good, next, (quint64(1) << 32) + 1),
            "`next`: expected 1 with 624 numbers left, found 4294967297");
        row("at the end", with<quint64>(stateAfter(624), next, 1),
            "`next`: expected 0 or 624 with 1 numbers left, found 1");
        row("a number too large", with<quint64>(good, numbers + 8, quint64(1) << 32),
            "`state`: expected numbers of 32 bits, not all of them 0, found at most 4294967296");
        row("nothing but zeros", QByteArray(good).replace(numbers, 4992, QByteArray(4992, '\0')),
            "`state`: expected numbers of 32 bits, not all of them 0, found at most 0");
        row("normal x", with<double>(good, normalX, nan),
            "`normal_x`: expected a finite number, found nan");
        row("normal y", with<double>(good, normalY, std::numeric_limits<double>::infinity()),
            "`normal_y`: expected a finite number, found inf");
        row("normal rho", with<double>(good, normalRho, nan),
            "`normal_rho`: expected a finite number, found nan");
        row("normal is valid", with<qint32>(good, normalIsValid, 2),
            "`normal_is_valid`: expected 0 or 1, found 2");
        row("float sample", with<float>(good, floatSample, float(nan)),
            "`next_float_normal_sample`: expected a finite number, found nan");
        row("float is valid", with<quint8>(good, floatIsValid, 2),
            "`is_next_float_normal_sample_valid`: expected 0 or 1, found 2");
    }

    void refusesOthers()
    {
        QFETCH(QByteArray, state);
        QFETCH(QString, message);
        const auto result = core::checkGeneratorState(state);
        QVERIFY(!result);
        QCOMPARE(result.error().message, message);
    }
};

QTEST_GUILESS_MAIN(TstGeneratorState)
#include "tst_generatorstate.moc"
