#include "core/insight/tsne.h"

#include "core/base/memory.h"
#include "core/base/torchruntime.h"
#include "core/base/tr.h"
#include "core/insight/gaussianweights.h"
#include "core/insight/rowdistances.h"
#include "core/insight/tsneforces_p.h"

#include <algorithm>
#include <cmath>

namespace core
{

namespace
{

constexpr qsizetype rowsAtOnce = 100;
/// Where points that pad a row lie: their weight is 1e-36, its square 0.
constexpr float farAway = 1e18F;
/// Of the places at the start, along the wider side.
constexpr double startDeviation = 1e-4;
constexpr double firstMomentum = 0.5;
constexpr double lastMomentum = 0.8;
constexpr double leastGain = 0.01;
/// Belkina et al., "Automated optimized parameters for t-SNE", 2019: points / exaggeration, less
/// the gradient's factor of 4.
constexpr double leastRate = 50;

Error stopped()
{
    return Error{Tr::tr("t-SNE was stopped")};
}

/// The conditional probabilities of all rows, the sum of each being 1.
bool fillConditional(
    const Rows& rows, double perplexity, const std::stop_token& stop, TsneAffinities& affinities)
{
    RowDistances distances(rows, rowsAtOnce);
    std::vector<float> squares(static_cast<std::size_t>(rows.count - 1));
    std::vector<double> weights(squares.size());
    const std::vector<qsizetype> all = evenlySpread(rows.count, rows.count);
    for (qsizetype first = 0; first < rows.count; first += rowsAtOnce) {
        if (stop.stop_requested()) {
            return false;
        }
        const qsizetype count = std::min(rowsAtOnce, rows.count - first);
        distances.compute(std::span(all).subspan(
            static_cast<std::size_t>(first), static_cast<std::size_t>(count)));
        for (qsizetype i = first; i < first + count; ++i) {
            const auto from = distances.of(i - first);
            std::copy(from.begin(), from.begin() + i, squares.begin());
            std::copy(from.begin() + i + 1, from.end(), squares.begin() + i);
            gaussianWeights(squares, perplexity, weights);
            float* to = affinities.values.data() + i * affinities.stride;
            to = std::transform(weights.begin(), weights.begin() + i, to, [](double weight) {
                return static_cast<float>(weight);
            });
            std::transform(weights.begin() + i, weights.end(), to + 1, [](double weight) {
                return static_cast<float>(weight);
            });
        }
    }
    return true;
}

/// p_ij = (p_j|i + p_i|j) / 2n
void makeJoint(TsneAffinities& affinities)
{
    const auto scale = static_cast<float>(0.5 / static_cast<double>(affinities.count));
    float* values = affinities.values.data();
    for (qsizetype i = 0; i < affinities.count; ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            float& one = values[i * affinities.stride + j];
            float& other = values[j * affinities.stride + i];
            one = other = (one + other) * scale;
        }
    }
}

/// The places as two padded rows of floats, and the gradient.
class Points
{
public:
    explicit Points(const TsneAffinities& affinities)
        : m_affinities(affinities)
        , m_xs(static_cast<std::size_t>(affinities.stride), farAway)
        , m_ys(static_cast<std::size_t>(affinities.stride), farAway)
        , m_forces(static_cast<std::size_t>(affinities.count))
    {
    }

    /// 4 sum_j (p_ij exaggeration - q_ij) w_ij (y_i - y_j), with q_ij = w_ij / sum of all w.
    void gradient(const std::vector<QPointF>& places, double exaggeration, std::vector<QPointF>& to)
    {
        for (std::size_t i = 0; i < places.size(); ++i) {
            m_xs[i] = static_cast<float>(places[i].x());
            m_ys[i] = static_cast<float>(places[i].y());
        }
        double all = 0;
        for (std::size_t i = 0; i < places.size(); ++i) {
            const float* row =
                m_affinities.values.data() + static_cast<qsizetype>(i) * m_affinities.stride;
            m_forces[i] =
                tsneForces(row, m_xs.data(), m_ys.data(), m_affinities.stride, m_xs[i], m_ys[i]);
            all += static_cast<double>(m_forces[i].weight) - 1;
        }
        for (std::size_t i = 0; i < places.size(); ++i) {
            const TsneForces& forces = m_forces[i];
            const QPointF pull(
                static_cast<double>(forces.pullX), static_cast<double>(forces.pullY));
            const QPointF push(
                static_cast<double>(forces.pushX), static_cast<double>(forces.pushY));
            to[i] = 4 * (exaggeration * pull - push / all);
        }
    }

private:
    const TsneAffinities& m_affinities;
    FloatBuffer m_xs;
    FloatBuffer m_ys;
    std::vector<TsneForces> m_forces;
};

void centre(std::vector<QPointF>& places)
{
    QPointF middle;
    for (const QPointF& place : places) {
        middle += place / static_cast<double>(places.size());
    }
    for (QPointF& place : places) {
        place -= middle;
    }
}

/// Small, so that the first steps decide by the affinities.
std::vector<QPointF> shrunk(std::vector<QPointF> places)
{
    centre(places);
    double x = 0;
    double y = 0;
    for (const QPointF& place : places) {
        x += place.x() * place.x();
        y += place.y() * place.y();
    }
    const double deviation = std::sqrt(std::max(x, y) / static_cast<double>(places.size()));
    const double scale = deviation > 0 ? startDeviation / deviation : 1;
    for (QPointF& place : places) {
        place *= scale;
    }
    return places;
}

/// A coordinate whose slope keeps its sign gains speed, one that swings loses it.
double nextGain(double gain, double slope, double speed)
{
    const bool goesOn = (slope > 0) != (speed > 0);
    return std::max(goesOn ? gain + 0.2 : gain * 0.8, leastGain);
}

} // namespace

Result<TsneAffinities>
tsneAffinities(const Rows& rows, double perplexity, const std::stop_token& stop)
{
    if (rows.count < 2 || rows.count > mostTsneRows) {
        return Error{
            Tr::tr("t-SNE: expected 2 to %1 images, found %2").arg(mostTsneRows).arg(rows.count)};
    }
    const qsizetype stride = (rows.count + tsneLanes - 1) / tsneLanes * tsneLanes;
    const qint64 bytes = rows.count * stride * static_cast<qint64>(sizeof(float));
    if (const auto fits = checkMemoryFor(QStringLiteral("t-SNE"), bytes); !fits) {
        return fits.error();
    }
    return guarded([&]() -> Result<TsneAffinities> {
        TsneAffinities affinities{
            FloatBuffer(static_cast<std::size_t>(rows.count * stride)), rows.count, stride};
        const double most = std::max(1.0, static_cast<double>(rows.count - 1) / 3);
        if (!fillConditional(rows, std::min(perplexity, most), stop, affinities)) {
            return stopped();
        }
        makeJoint(affinities);
        return affinities;
    });
}

double tsneCost(const TsneAffinities& affinities, const std::vector<QPointF>& places)
{
    const auto weight = [&places](qsizetype i, qsizetype j) {
        const QPointF way =
            places[static_cast<std::size_t>(i)] - places[static_cast<std::size_t>(j)];
        return 1 / (1 + QPointF::dotProduct(way, way));
    };
    double all = 0;
    double cost = 0;
    double mass = 0;
    for (qsizetype i = 0; i < affinities.count; ++i) {
        for (qsizetype j = 0; j < affinities.count; ++j) {
            if (i == j) {
                continue;
            }
            const double w = weight(i, j);
            const auto p = static_cast<double>(affinities.at(i, j));
            all += w;
            mass += p;
            cost += p > 0 ? p * std::log(p / w) : 0;
        }
    }
    return cost + mass * std::log(all);
}

std::vector<QPointF>
tsneGradient(const TsneAffinities& affinities, const std::vector<QPointF>& places)
{
    std::vector<QPointF> gradient(places.size());
    Points(affinities).gradient(places, 1, gradient);
    return gradient;
}

Result<std::vector<QPointF>> tsne(
    const Rows& rows, const std::vector<QPointF>& start, const TsneSettings& settings,
    const std::stop_token& stop, const std::function<void(double share)>& progress)
{
    const Result<TsneAffinities> affinities = tsneAffinities(rows, settings.perplexity, stop);
    if (!affinities) {
        return affinities.error();
    }
    std::vector<QPointF> places = shrunk(start);
    std::vector<QPointF> speeds(places.size());
    std::vector<QPointF> gains(places.size(), QPointF(1, 1));
    std::vector<QPointF> slopes(places.size());
    Points points(*affinities);
    const double rate =
        std::max(static_cast<double>(rows.count) / settings.exaggeration / 4, leastRate);
    for (int step = 0; step < settings.steps; ++step) {
        if (stop.stop_requested()) {
            return stopped();
        }
        const bool isEarly = step < settings.exaggeratedSteps;
        const double momentum = isEarly ? firstMomentum : lastMomentum;
        points.gradient(places, isEarly ? settings.exaggeration : 1, slopes);
        for (std::size_t i = 0; i < places.size(); ++i) {
            const QPointF slope = slopes[i];
            QPointF& speed = speeds[i];
            gains[i] = {
                nextGain(gains[i].x(), slope.x(), speed.x()),
                nextGain(gains[i].y(), slope.y(), speed.y())};
            speed = momentum * speed -
                    rate * QPointF(gains[i].x() * slope.x(), gains[i].y() * slope.y());
            places[i] += speed;
        }
        centre(places);
        if (progress) {
            progress(static_cast<double>(step + 1) / settings.steps);
        }
    }
    return places;
}

} // namespace core
