#include "core/insight/pca.h"
#include "tests/support/toyrows.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>

using core::Pca;
using core::Rows;

namespace
{

using Axis = std::vector<double>;

/// The covariance by its definition, with plain loops.
std::vector<Axis> covarianceByLoops(const Rows& rows)
{
    const auto width = std::size_t(rows.width);
    Axis mean(width);
    for (qsizetype i = 0; i < rows.count; ++i) {
        for (std::size_t c = 0; c < width; ++c) {
            mean[c] += double(rows.row(i)[c]) / double(rows.count);
        }
    }
    std::vector<Axis> covariance(width, Axis(width));
    for (qsizetype i = 0; i < rows.count; ++i) {
        for (std::size_t a = 0; a < width; ++a) {
            for (std::size_t b = 0; b < width; ++b) {
                covariance[a][b] +=
                    (double(rows.row(i)[a]) - mean[a]) * (double(rows.row(i)[b]) - mean[b]);
            }
        }
    }
    return covariance;
}

Axis times(const std::vector<Axis>& matrix, const Axis& axis)
{
    Axis result(axis.size());
    for (std::size_t a = 0; a < axis.size(); ++a) {
        for (std::size_t b = 0; b < axis.size(); ++b) {
            result[a] += matrix[a][b] * axis[b];
        }
    }
    return result;
}

double dot(const Axis& a, const Axis& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += a[i] * b[i];
    }
    return sum;
}

/// The largest eigenvector by power iteration; takes it out of the matrix.
Axis takeLargest(std::vector<Axis>& matrix, double& value)
{
    Axis axis(matrix.size(), 1);
    for (int step = 0; step < 5000; ++step) {
        axis = times(matrix, axis);
        value = std::sqrt(dot(axis, axis));
        for (double& each : axis) {
            each /= value;
        }
    }
    for (std::size_t a = 0; a < axis.size(); ++a) {
        for (std::size_t b = 0; b < axis.size(); ++b) {
            matrix[a][b] -= value * axis[a] * axis[b];
        }
    }
    return axis;
}

double squaredWays(const std::vector<QPointF>& a, const std::vector<QPointF>& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += QPointF::dotProduct(a[i] - b[i], a[i] - b[i]);
    }
    return sum;
}

/// By an angle, and mirrored before that if so wanted.
std::vector<QPointF> turned(const std::vector<QPointF>& points, double angle, bool isMirrored)
{
    std::vector<QPointF> result;
    for (const QPointF& point : points) {
        const double y = isMirrored ? -point.y() : point.y();
        result.emplace_back(
            std::cos(angle) * point.x() - std::sin(angle) * y,
            std::sin(angle) * point.x() + std::cos(angle) * y);
    }
    return result;
}

} // namespace

class TstPca : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithPowerIteration_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("width");
        QTest::addRow("few") << 40 << 6;
        QTest::addRow("more than one product takes") << 1203 << 17;
        QTest::addRow("fewer than columns") << 5 << 12;
        QTest::addRow("two columns") << 100 << 2;
    }

    void agreesWithPowerIteration()
    {
        QFETCH(int, count);
        QFETCH(int, width);
        const support::ToyRows toy = support::fadingRows(count, width);
        const auto pca = core::principalComponents(toy.rows());
        QVERIFY(pca);
        std::vector<Axis> covariance = covarianceByLoops(toy.rows());
        double all = 0;
        for (std::size_t i = 0; i < covariance.size(); ++i) {
            all += covariance[i][i];
        }
        double kept = 0;
        for (const Axis& axis : pca->axes) {
            double value = 0;
            const Axis expected = takeLargest(covariance, value);
            kept += value;
            QVERIFY(std::abs(std::abs(dot(axis, expected)) - 1) < 1e-6);
            QVERIFY(std::abs(dot(axis, axis) - 1) < 1e-9);
        }
        QVERIFY(std::abs(dot(pca->axes[0], pca->axes[1])) < 1e-9);
        QVERIFY(std::abs(pca->share - kept / all) < 1e-6);
    }

    void placesAreProjections()
    {
        const support::ToyRows toy = support::fadingRows(50, 4);
        const auto pca = core::principalComponents(toy.rows());
        QVERIFY(pca);
        const std::vector<QPointF> places = pca->places(toy.rows());
        QCOMPARE(places.size(), std::size_t(50));
        QPointF middle;
        for (const QPointF& place : places) {
            middle += place / 50;
        }
        QVERIFY(std::hypot(middle.x(), middle.y()) < 1e-6);
        double x = 0;
        for (std::size_t c = 0; c < 4; ++c) {
            x += (double(toy.rows().row(7)[c]) - pca->mean[c]) * pca->axes[0][c];
        }
        QVERIFY(std::abs(places[7].x() - x) < 1e-12);
    }

    void theSignIsTheSameEveryTime()
    {
        const support::ToyRows toy = support::fadingRows(100, 5);
        support::ToyRows mirrored = toy;
        for (float& value : mirrored.values) {
            value = -value;
        }
        const auto pca = core::principalComponents(toy.rows());
        const auto other = core::principalComponents(mirrored.rows());
        QVERIFY(pca && other);
        for (std::size_t c = 0; c < 5; ++c) {
            QVERIFY(std::abs(pca->axes[0][c] - other->axes[0][c]) < 1e-5);
        }
        QVERIFY(pca->axes[0][0] > 0.9);
    }

    void turnsBackWhatWasTurned_data()
    {
        QTest::addColumn<double>("angle");
        QTest::addColumn<bool>("isMirrored");
        for (const double angle : {0.0, 0.4, 1.6, 3.1, -2.0}) {
            QTest::addRow("by %g", angle) << angle << false;
            QTest::addRow("mirrored, by %g", angle) << angle << true;
        }
    }

    void turnsBackWhatWasTurned()
    {
        QFETCH(double, angle);
        QFETCH(bool, isMirrored);
        const support::ToyRows toy = support::fadingRows(60, 5);
        const auto pca = core::principalComponents(toy.rows());
        QVERIFY(pca);
        const std::vector<QPointF> places = pca->places(toy.rows());
        const std::vector<QPointF> before = turned(places, angle, isMirrored);
        const Pca back = core::turnedTowards(*pca, places, before);
        QVERIFY(squaredWays(back.places(toy.rows()), before) < 1e-9);
        QCOMPARE(back.share, pca->share);
    }

    /// Tries all turns by a degree.
    void noOtherTurnIsNearer()
    {
        const support::ToyRows toy = support::fadingRows(60, 5);
        const support::ToyRows other = support::fadingRows(60, 3, 9);
        const auto pca = core::principalComponents(toy.rows());
        const auto earlier = core::principalComponents(other.rows());
        QVERIFY(pca && earlier);
        const std::vector<QPointF> places = pca->places(toy.rows());
        const std::vector<QPointF> before = earlier->places(other.rows());
        const double found =
            squaredWays(core::turnedTowards(*pca, places, before).places(toy.rows()), before);
        for (int degree = 0; degree < 360; ++degree) {
            const double angle = degree * std::numbers::pi / 180;
            QVERIFY(found <= squaredWays(turned(places, angle, false), before) + 1e-9);
            QVERIFY(found <= squaredWays(turned(places, angle, true), before) + 1e-9);
        }
    }

    void hasAPlaceForWhatDoesNotVary()
    {
        const support::ToyRows same{std::vector<float>(30, 2.0F), 3};
        const auto pca = core::principalComponents(same.rows());
        QVERIFY(pca);
        QCOMPARE(pca->share, 0);
        QCOMPARE(pca->place(same.rows().row(4)), QPointF(0, 0));
        const auto one = core::principalComponents(support::fadingRows(9, 1).rows());
        QVERIFY(one);
        QCOMPARE(one->share, 1);
        QCOMPARE(one->place(std::vector<float>{4}).y(), 0);
        const auto none = core::principalComponents({nullptr, 0, 3});
        QVERIFY(none);
        QVERIFY(none->places({nullptr, 0, 3}).empty());
    }

    void badInputIsAnError()
    {
        support::ToyRows toy = support::fadingRows(20, 3);
        toy.values[5] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(core::principalComponents(toy.rows()).error().message.contains("numbers"));
        std::stop_source stop;
        stop.request_stop();
        const auto stopped =
            core::principalComponents(support::fadingRows(20, 3).rows(), stop.get_token());
        QVERIFY(stopped.error().message.contains("stopped"));
    }
};

QTEST_GUILESS_MAIN(TstPca)
#include "tst_pca.moc"
