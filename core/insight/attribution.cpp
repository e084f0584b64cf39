#include "core/insight/attribution.h"

#include "core/base/torchruntime.h"
#include "core/base/tr.h"
#include "core/insight/inputgradients_p.h"
#include "core/network/forwardpass.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <vector>

namespace core
{

namespace
{

constexpr double tolerance = 0.002;       ///< of the sum that is expected
constexpr double smallestExpected = 0.05; ///< outputs are floats: less than this is partly rounding
constexpr int firstStretches = 128;
constexpr std::size_t stepsAtOnce = 64; ///< gradients that are added, between two looks at `stop`
constexpr std::size_t mostSteps = 4096;

Result<Done>
validateQuestion(const Predictor& predictor, const DigitImage& image, const DigitPair& digits)
{
    const Result<Done> valid = digits.validate(predictor.classes());
    return valid ? validateImage(image) : valid;
}

Error stopped()
{
    return {Tr::tr("The explanation was stopped")};
}

DigitImage scaled(const DigitImage& image, double factor)
{
    DigitImage result;
    std::ranges::transform(image, result.begin(), [factor](float value) {
        return static_cast<float>(factor * static_cast<double>(value));
    });
    return result;
}

/// A point on the way from black, 0, to the image, 1.
struct Point {
    double share = 0;
    double value = 0; ///< of the difference that is explained
    double slope = 0; ///< of the value along the way
    DigitImage gradient{};
};

/// The way between two neighbouring points. Where the network bends only once between them, the
/// gradient of the first point holds up to the bend, and the other one's from there on; the values
/// at both ends tell where the bend is, so that the integral is exact.
struct Stretch {
    double firstLength = 0; ///< of the part with the first point's gradient
    double lastLength = 0;
    double error = 0; ///< how far the value is off that these gradients lead to

    Stretch(const Point& first, const Point& last)
    {
        const double length = last.share - first.share;
        const double rise = last.value - first.value;
        const double bend = (rise - last.slope * length) / (first.slope - last.slope);
        firstLength = std::isfinite(bend) ? std::clamp(bend, 0.0, length) : length / 2;
        lastLength = length - firstLength;
        error = firstLength * first.slope + lastLength * last.slope - rise;
    }
};

/// Takes gradients on the way until they lead to the value that the image has.
class Path
{
public:
    Path(const Predictor& predictor, const DigitImage& image, const DigitPair& digits)
        : m_gradients(predictor.model())
        , m_image(image)
        , m_digits(digits)
        , m_expectedSum(
              digits.difference(predictor.outputs(image)) -
              digits.difference(predictor.outputs({})))
        , m_weights(static_cast<std::size_t>(predictor.classes().size()))
    {
        m_weights[static_cast<std::size_t>(digits.forDigit)] = 1;
        m_weights[static_cast<std::size_t>(digits.againstDigit)] = -1;
    }

    double expectedSum() const { return m_expectedSum; }

    /// False if stop was requested first.
    bool refine(const std::stop_token& stop)
    {
        std::vector<double> shares;
        for (int i = 0; i <= firstStretches; ++i) {
            shares.push_back(static_cast<double>(i) / firstStretches);
        }
        while (!shares.empty()) {
            if (stop.stop_requested()) {
                return false;
            }
            addPoints(shares);
            shares = middlesOfTheWorst();
        }
        return true;
    }

    Attribution attribution() const
    {
        Attribution result{
            .expectedSum = m_expectedSum, .steps = static_cast<int>(m_points.size())};
        const auto add = [&](const Point& point, double length) {
            for (std::size_t i = 0; i < m_image.size(); ++i) {
                result.values[i] += length * static_cast<double>(point.gradient[i]) *
                                    static_cast<double>(m_image[i]);
            }
        };
        for (std::size_t i = 1; i < m_points.size(); ++i) {
            const Stretch stretch(m_points[i - 1], m_points[i]);
            add(m_points[i - 1], stretch.firstLength);
            add(m_points[i], stretch.lastLength);
        }
        const double sum = std::accumulate(result.values.begin(), result.values.end(), 0.0);
        result.completenessError = std::abs(sum - m_expectedSum) / scale();
        return result;
    }

private:
    double scale() const { return std::max(std::abs(m_expectedSum), smallestExpected); }

    void addPoints(const std::vector<double>& shares)
    {
        std::vector<DigitImage> images;
        images.reserve(shares.size());
        for (const double share : shares) {
            images.push_back(scaled(m_image, share));
        }
        const std::vector<InputGradients::Weights> weights(images.size(), m_weights);
        const InputGradients::Found found = m_gradients.at(images, weights);
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const DigitImage& gradient = found.gradients[i];
            const double slope =
                std::inner_product(m_image.begin(), m_image.end(), gradient.begin(), 0.0);
            m_points.push_back({shares[i], m_digits.difference(found.outputs[i]), slope, gradient});
        }
        std::ranges::sort(m_points, {}, &Point::share);
    }

    /// Where to take gradients next: the middles of the stretches with the largest errors. None if
    /// the errors add up to next to nothing, or if there are enough gradients.
    std::vector<double> middlesOfTheWorst() const
    {
        struct Middle {
            double share;
            double error;
        };
        std::vector<Middle> middles;
        double sum = 0;
        for (std::size_t i = 1; i < m_points.size(); ++i) {
            const double error = Stretch(m_points[i - 1], m_points[i]).error;
            middles.push_back({(m_points[i - 1].share + m_points[i].share) / 2, error});
            sum += error;
        }
        std::vector<double> worst;
        if (std::abs(sum) > tolerance * scale() && m_points.size() + stepsAtOnce <= mostSteps) {
            std::ranges::sort(middles, std::greater(), [](const Middle& middle) {
                return std::abs(middle.error);
            });
            for (std::size_t i = 0; i < stepsAtOnce; ++i) {
                worst.push_back(middles[i].share);
            }
        }
        return worst;
    }

    InputGradients m_gradients;
    DigitImage m_image;
    DigitPair m_digits;
    double m_expectedSum;
    InputGradients::Weights m_weights;
    std::vector<Point> m_points; ///< from black to the image
};

/// The upper left pixel of one of occlusion()'s squares.
struct Square {
    int top = 0;
    int left = 0;

    template <typename Visit> void forEachPixel(const Visit& visit) const
    {
        for (int y = top; y < top + occlusionSide; ++y) {
            for (int x = left; x < left + occlusionSide; ++x) {
                const int pixel = y * digitImageSide + x;
                visit(static_cast<std::size_t>(pixel));
            }
        }
    }
};

std::vector<Square> allSquares()
{
    std::vector<Square> squares;
    for (int top = 0; top + occlusionSide <= digitImageSide; ++top) {
        for (int left = 0; left + occlusionSide <= digitImageSide; ++left) {
            squares.push_back({top, left});
        }
    }
    return squares;
}

/// The difference of the two outputs with each of the squares blackened; nothing if stop was
/// requested first.
std::vector<double> differencesWithout(
    const std::vector<Square>& squares, const Predictor& predictor, const DigitImage& image,
    const DigitPair& digits, const std::stop_token& stop)
{
    constexpr std::size_t atOnce = 96; // a sixth of them, between two looks at `stop`
    const Model& model = predictor.model();
    const auto pass = ForwardPass::create(model.network, model.parameters, atOnce);
    std::vector<double> differences;
    while (differences.size() < squares.size()) {
        if (stop.stop_requested()) {
            return {};
        }
        const std::size_t first = differences.size();
        const std::size_t count = std::min(atOnce, squares.size() - first);
        for (std::size_t i = 0; i < count; ++i) {
            float* row = pass->inputs().row(static_cast<std::ptrdiff_t>(i));
            std::ranges::copy(image, row);
            squares[first + i].forEachPixel([row](std::size_t pixel) { row[pixel] = 0; });
        }
        pass->run();
        for (std::size_t i = 0; i < count; ++i) {
            const float* outputs = pass->outputs().row(static_cast<std::ptrdiff_t>(i));
            differences.push_back(
                static_cast<double>(outputs[digits.forDigit]) -
                static_cast<double>(outputs[digits.againstDigit]));
        }
    }
    return differences;
}

} // namespace

Result<Attribution> integratedGradients(
    const Predictor& predictor, const DigitImage& image, const DigitPair& digits,
    const std::stop_token& stop)
{
    if (const auto valid = validateQuestion(predictor, image, digits); !valid) {
        return valid.error();
    }
    return guarded([&]() -> Result<Attribution> {
        Path path(predictor, image, digits);
        if (!std::isfinite(path.expectedSum())) {
            return Error{Tr::tr("the model's outputs are no finite numbers")};
        }
        if (!path.refine(stop)) {
            return stopped();
        }
        return path.attribution();
    });
}

Result<PixelValues> occlusion(
    const Predictor& predictor, const DigitImage& image, const DigitPair& digits,
    const std::stop_token& stop)
{
    if (const auto valid = validateQuestion(predictor, image, digits); !valid) {
        return valid.error();
    }
    return guarded([&]() -> Result<PixelValues> {
        std::vector<Square> squares = allSquares();
        // Nothing falls where there is nothing to blacken.
        std::vector<int> coverings(digitImagePixels, 0);
        for (const Square& square : squares) {
            square.forEachPixel([&](std::size_t pixel) { ++coverings[pixel]; });
        }
        std::erase_if(squares, [&](const Square& square) {
            float ink = 0;
            square.forEachPixel([&](std::size_t pixel) { ink += image[pixel]; });
            return ink == 0;
        });
        const double whole = digits.difference(predictor.outputs(image));
        const auto differences = differencesWithout(squares, predictor, image, digits, stop);
        if (stop.stop_requested()) {
            return stopped();
        }
        PixelValues drops{};
        for (std::size_t i = 0; i < squares.size(); ++i) {
            squares[i].forEachPixel([&](std::size_t pixel) {
                drops[pixel] += (whole - differences[i]) / coverings[pixel];
            });
        }
        return drops;
    });
}

} // namespace core
