#include "core/insight/smallestchange.h"

#include "core/base/torchruntime.h"
#include "core/base/tr.h"
#include "core/insight/boxprojection.h"
#include "core/insight/digitpair.h"
#include "core/insight/inputgradients_p.h"
#include "core/network/forwardpass.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace core
{

namespace
{

constexpr double margin = 1e-3;    ///< of the digit's output over the others, when they are 1 apart
constexpr int mostSteps = 60;      ///< from each start
constexpr int idleSteps = 20;      ///< ends a start when so many steps brought nothing
constexpr double worthIt = 0.9995; ///< a point less than this much nearer brings nothing

// The constants of the paper's algorithm.
constexpr double extrapolation = 1.05; ///< goes a little past the boundary
constexpr double mostBias = 0.1;       ///< share of the way towards the image's own projection
constexpr double stepBack = 0.9;       ///< towards the image, after the boundary was crossed

DigitImage between(const DigitImage& from, const DigitImage& to, double share)
{
    DigitImage result;
    std::ranges::transform(from, to, result.begin(), [share](float a, float b) {
        const double value = (1 - share) * static_cast<double>(a) + share * static_cast<double>(b);
        return static_cast<float>(std::clamp(value, 0.0, 1.0));
    });
    return result;
}

double distance(const DigitImage& a, const DigitImage& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double difference = static_cast<double>(a[i]) - static_cast<double>(b[i]);
        sum += difference * difference;
    }
    return std::sqrt(sum);
}

/// The same parameters without the ReLU after the last layer, behind which no gradient flows.
Model withoutLastRelu(Model model)
{
    model.network.head = Head::Logits;
    return model;
}

/// The search for one image and digit.
class Search
{
public:
    Search(const Predictor& predictor, const DigitImage& image, int digit)
        : m_predictor(predictor)
        , m_image(image)
        , m_digit(static_cast<std::size_t>(digit))
        , m_gradients(withoutLastRelu(predictor.model()))
        , m_line(ForwardPass::create(
              predictor.model().network, predictor.model().parameters, pointsAtOnce))
        , m_margin(margin * std::clamp(-lead(predictor.outputs(image)), 0.0, 1.0))
    {
    }

    bool isFound() const { return m_shortest < std::numeric_limits<double>::infinity(); }

    SmallestChange best() const
    {
        const Reading reading = m_predictor.read(m_best);
        return {m_best, m_shortest, reading.mostLike, reading.isDigit};
    }

    /// Searches from this image on. False if stop was requested first.
    bool run(DigitImage point, const std::stop_token& stop)
    {
        takeIfNearer(point);
        int idle = 0;
        for (int step = 0; step < mostSteps && idle < idleSteps; ++step) {
            if (stop.stop_requested()) {
                return false;
            }
            point = steppedTowards(linearisedAt(point), point);
            if (isRead(point)) {
                idle = takeIfNearer(point) ? 0 : idle + 1;
                point = between(m_image, point, stepBack);
            } else {
                idle = isFound() ? idle + 1 : 0;
            }
        }
        return true;
    }

    /// Moves the best point along the boundary as long as that brings it nearer. False if stop was
    /// requested first.
    bool refine(const std::stop_token& stop)
    {
        for (int round = 0; isFound() && round < mostSteps; ++round) {
            if (stop.stop_requested()) {
                return false;
            }
            const DigitImage nearest = nearestWithin(linearisedAt(m_best), m_image);
            bool isNearer = false;
            for (double share = 1; share > 0.01 && !isNearer; share /= 2) {
                // A little past the boundary, so that the line from the image crosses it.
                const DigitImage aim = between(m_best, nearest, share);
                isNearer = takeIfNearer(beyond(aim));
            }
            if (!isNearer) {
                break;
            }
        }
        return true;
    }

private:
    static constexpr int pointsAtOnce = 16;

    /// How far the digit's output is above the highest of the others.
    double lead(std::span<const float> outputs) const
    {
        float highest = -std::numeric_limits<float>::infinity();
        for (std::size_t other = 0; other < outputs.size(); ++other) {
            highest = other == m_digit ? highest : std::max(highest, outputs[other]);
        }
        return static_cast<double>(outputs[m_digit]) - static_cast<double>(highest);
    }

    bool isRead(const DigitImage& image) const
    {
        return lead(m_predictor.outputs(image)) >= m_margin;
    }

    DigitImage beyond(const DigitImage& point) const
    {
        DigitImage result;
        std::ranges::transform(m_image, point, result.begin(), [](float from, float to) {
            return std::clamp(from + 1.02F * (to - from), 0.0F, 1.0F);
        });
        return result;
    }

    /// The images where the digit leads each of the others by the margin, if the network were as
    /// linear everywhere as it is here.
    std::vector<HalfSpace> linearisedAt(const DigitImage& point) const
    {
        const auto classes = static_cast<std::size_t>(m_predictor.classes().size());
        std::vector<InputGradients::Weights> weights;
        for (std::size_t other = 0; other < classes; ++other) {
            if (other != m_digit) {
                InputGradients::Weights& newest = weights.emplace_back(classes);
                newest[m_digit] = 1;
                newest[other] = -1;
            }
        }
        if (m_predictor.model().network.head == Head::Tutorial) {
            // With a ReLU at the end, the digit's sum has to be above 0 before it can lead.
            weights.emplace_back(classes)[m_digit] = 1;
        }
        const std::vector<DigitImage> points(weights.size(), point);
        const InputGradients::Found found = m_gradients.at(points, weights);
        std::vector<HalfSpace> halfSpaces;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const double value = std::inner_product(
                weights[i].begin(), weights[i].end(), found.outputs[i].begin(), -m_margin);
            HalfSpace& halfSpace = halfSpaces.emplace_back(HalfSpace{found.gradients[i], 0});
            halfSpace.offset = value - halfSpace.at(point);
        }
        return halfSpaces;
    }

    /// The paper's step: from the point, and from the image itself, past the edges.
    DigitImage
    steppedTowards(const std::vector<HalfSpace>& halfSpaces, const DigitImage& point) const
    {
        const DigitImage fromPoint = nearestWithin(halfSpaces, point);
        const DigitImage fromImage = nearestWithin(halfSpaces, m_image);
        const double pointWay = distance(point, fromPoint);
        const double imageWay = distance(m_image, fromImage);
        const double both = pointWay + imageWay;
        // Until the boundary was crossed, nothing holds the point back.
        const double bias = both > 0 && isFound() ? std::min(pointWay / both, mostBias) : 0;
        DigitImage result;
        for (std::size_t i = 0; i < result.size(); ++i) {
            const auto past = [](float from, float to) {
                return static_cast<double>(from) +
                       extrapolation * (static_cast<double>(to) - static_cast<double>(from));
            };
            const double value =
                (1 - bias) * past(point[i], fromPoint[i]) + bias * past(m_image[i], fromImage[i]);
            result[i] = static_cast<float>(std::clamp(value, 0.0, 1.0));
        }
        return result;
    }

    /// Goes from the image towards the point, and takes the first place that is read as the digit
    /// if it is nearer than the best one. Returns whether that is worth going on for.
    bool takeIfNearer(const DigitImage& point)
    {
        double begin = 0;
        double end = 1;
        bool isCrossed = false;
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < pointsAtOnce; ++i) {
                const double share = begin + (end - begin) * (i + 1) / pointsAtOnce;
                std::ranges::copy(between(m_image, point, share), m_line->inputs().row(i));
            }
            m_line->run();
            int first = 0;
            while (first < pointsAtOnce && lead(m_line->outputs().values(first)) < m_margin) {
                ++first;
            }
            if (first == pointsAtOnce) {
                break; // nowhere, or rounding: then the end of the round before stays
            }
            isCrossed = true;
            const double step = (end - begin) / pointsAtOnce;
            end = begin + step * (first + 1);
            begin = end - step;
        }
        if (!isCrossed) {
            return false;
        }
        const DigitImage crossing = between(m_image, point, end);
        const double length = distance(m_image, crossing);
        // Where outputs are nearly equal, rounding may make the probabilities equal.
        const bool isDigit = m_predictor.read(crossing).mostLike == static_cast<int>(m_digit);
        if (!isDigit || length >= m_shortest) {
            return false;
        }
        const bool isWorthIt = length < worthIt * m_shortest;
        m_best = crossing;
        m_shortest = length;
        return isWorthIt;
    }

    const Predictor& m_predictor;
    DigitImage m_image;
    std::size_t m_digit;
    InputGradients m_gradients;
    std::unique_ptr<const ForwardPass> m_line;
    double m_margin;
    DigitImage m_best{};
    double m_shortest = std::numeric_limits<double>::infinity();
};

} // namespace

Result<SmallestChange> smallestChange(
    const Predictor& predictor, const DigitImage& image, int digit,
    std::span<const DigitImage> known, const std::stop_token& stop)
{
    if (const auto valid = checkClass(digit, predictor.classes()); !valid) {
        return valid.error();
    }
    for (const DigitImage& each : known) {
        if (const auto valid = validateImage(each); !valid) {
            return valid.error();
        }
    }
    if (const auto valid = validateImage(image); !valid) {
        return valid.error();
    }
    return guarded([&]() -> Result<SmallestChange> {
        const Reading reading = predictor.read(image);
        if (reading.mostLike == digit) {
            return SmallestChange{image, 0, digit, reading.isDigit};
        }
        Search search(predictor, image, digit);
        bool isDone = search.run(image, stop);
        for (const DigitImage& each : known) {
            isDone = isDone && search.run(each, stop);
        }
        if (!isDone || !search.refine(stop)) {
            return Error{Tr::tr("The search for the smallest change was stopped")};
        }
        if (!search.isFound()) {
            return Error{Tr::tr("no image near this one is read as %1")
                             .arg(predictor.classes().name(digit))};
        }
        return search.best();
    });
}

} // namespace core
