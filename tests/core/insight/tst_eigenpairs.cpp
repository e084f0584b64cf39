#include "core/base/random.h"
#include "core/insight/eigenpairs.h"

#include <QTest>

#include <cmath>
#include <thread>

using core::largestEigenpairs;

namespace
{

using Numbers = std::vector<double>;

double dot(const Numbers& a, const Numbers& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += a[i] * b[i];
    }
    return sum;
}

/// The mirror that a seeded direction makes: symmetric, and its own inverse.
std::vector<Numbers> mirror(std::size_t size)
{
    core::Random random(7);
    Numbers way(size);
    for (double& value : way) {
        value = double(random.normal());
    }
    const double square = dot(way, way);
    std::vector<Numbers> rows(size, Numbers(size));
    for (std::size_t r = 0; r < size; ++r) {
        for (std::size_t c = 0; c < size; ++c) {
            rows[r][c] = (r == c ? 1 : 0) - 2 * way[r] * way[c] / square;
        }
    }
    return rows;
}

/// A matrix with these eigenvalues; the vectors are the columns of mirror().
Numbers matrixWith(const Numbers& values)
{
    const std::vector<Numbers> vectors = mirror(values.size());
    Numbers matrix;
    for (const Numbers& a : vectors) {
        for (const Numbers& b : vectors) {
            double sum = 0;
            for (std::size_t i = 0; i < values.size(); ++i) {
                sum += a[i] * values[i] * b[i];
            }
            matrix.push_back(sum);
        }
    }
    return matrix;
}

/// From 1 on, each that much of the one before.
Numbers falling(std::size_t count, double ratio)
{
    Numbers values(count, 1);
    for (std::size_t i = 1; i < count; ++i) {
        values[i] = values[i - 1] * ratio;
    }
    return values;
}

} // namespace

class TstEigenpairs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatTheMatrixWasMadeOf_data()
    {
        QTest::addColumn<Numbers>("values");
        QTest::addRow("one") << Numbers{3};
        QTest::addRow("fewer than columns") << Numbers{1, 5, 2, 3};
        QTest::addRow("falling fast") << falling(60, 0.5);
        QTest::addRow("falling slowly") << falling(200, 0.97);
        Numbers rank(40, 0);
        rank[3] = 2;
        rank[7] = 1;
        QTest::addRow("of rank two") << rank;
    }

    void findsWhatTheMatrixWasMadeOf()
    {
        QFETCH(Numbers, values);
        Numbers matrix = matrixWith(values);
        const auto pairs = largestEigenpairs(matrix, qsizetype(values.size()), 2);
        QVERIFY(pairs);
        const std::vector<Numbers> vectors = mirror(values.size());
        QCOMPARE(pairs->values.size(), std::min<std::size_t>(2, values.size()));
        for (std::size_t i = 0; i < pairs->values.size(); ++i) {
            const auto largest = std::ranges::max_element(values);
            QVERIFY(std::abs(pairs->values[i] - *largest) < 1e-9);
            const Numbers& expected = vectors[std::size_t(largest - values.begin())];
            QVERIFY(std::abs(std::abs(dot(pairs->vectors[i], expected)) - 1) < 1e-9);
            *largest = -1;
        }
    }

    /// Any plane is as good as another.
    void endsWhereAllAreAlike()
    {
        for (const double value : {0.0, 1.0}) {
            Numbers matrix = matrixWith(Numbers(30, value));
            const auto pairs = largestEigenpairs(matrix, 30, 2);
            QVERIFY(pairs);
            QVERIFY(std::abs(pairs->values[1] - value) < 1e-9);
            QVERIFY(std::abs(dot(pairs->vectors[1], pairs->vectors[1]) - 1) < 1e-9);
            QVERIFY(std::abs(dot(pairs->vectors[0], pairs->vectors[1])) < 1e-9);
        }
    }

    void isTheSameEveryTime()
    {
        Numbers matrix = matrixWith(falling(100, 0.95));
        QCOMPARE(
            largestEigenpairs(matrix, 100, 2)->vectors, largestEigenpairs(matrix, 100, 2)->vectors);
    }

    /// Values so close that all rounds would be gone through, some seconds long.
    void canBeStopped()
    {
        constexpr std::size_t size = 1500;
        Numbers matrix(size * size);
        for (std::size_t i = 0; i < size; ++i) {
            matrix[i * size + i] = 1 - 1e-7 * double(i);
        }
        std::stop_source stop;
        std::optional<core::Eigenpairs> pairs = core::Eigenpairs();
        std::thread thread(
            [&] { pairs = largestEigenpairs(matrix, qsizetype(size), 2, stop.get_token()); });
        stop.request_stop();
        thread.join();
        QVERIFY(!pairs);
    }
};

QTEST_GUILESS_MAIN(TstEigenpairs)
#include "tst_eigenpairs.moc"
