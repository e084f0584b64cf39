#include "core/insight/robustness.h"

#include "core/base/memory.h"
#include "core/base/torchruntime.h"
#include "core/base/tr.h"
#include "core/training/evaluation_p.h"

namespace core
{

namespace
{

/// The images that are deformed at once: 800 kB, few enough to stop within some milliseconds.
constexpr qsizetype deformationBatch = 1000;
/// What deforming a batch and reading it take, measured as the program's largest size in a control
/// group.
constexpr qint64 bytesOfBatch = 64'000'000;

constexpr std::uint64_t seed = 1;

LabelledImages deformedBatch(
    const LabelledImages& images, qsizetype first, qsizetype count, Deformation deformation,
    double strength)
{
    LabelledImages batch{
        QByteArray(count * digitImagePixels, Qt::Uninitialized), images.labels.mid(first, count)};
    auto* to = reinterpret_cast<std::uint8_t*>(batch.pixels.data());
    for (qsizetype i = first; i < first + count; ++i, to += digitImagePixels) {
        const auto* image = reinterpret_cast<const std::uint8_t*>(images.image(i).data());
        deform(image, deformation, strength, Random(seed, static_cast<std::uint64_t>(i)), to);
    }
    return batch;
}

/// One curve while it is made.
class Measurement
{
public:
    Measurement(
        const Predictor& predictor, const LabelledImages& images, Deformation deformation,
        const std::stop_token& stop, const std::function<void(double share)>& progress)
        : m_predictor(predictor)
        , m_images(images)
        , m_deformation(deformation)
        , m_stop(stop)
        , m_progress(progress)
    {
    }

    Result<RobustnessCurve> run(const QList<double>& strengths)
    {
        m_all = m_images.size() * strengths.size();
        RobustnessCurve curve;
        for (const double strength : strengths) {
            curve.append(point(strength));
            if (m_stop.stop_requested()) {
                return Error{Tr::tr("The test of robustness was stopped")};
            }
        }
        return curve;
    }

private:
    RobustnessPoint point(double strength)
    {
        const Model& model = m_predictor.model();
        Evaluation evaluation;
        for (qsizetype first = 0; first < m_images.size(); first += deformationBatch) {
            const qsizetype count = std::min(deformationBatch, m_images.size() - first);
            const LabelledImages batch =
                deformedBatch(m_images, first, count, m_deformation, strength);
            const std::optional<Evaluation> found = evaluateNetwork(
                model.network, model.parameters, batch, m_crew, m_stop, m_predictor.calibration());
            if (!found) {
                break;
            }
            evaluation.add(*found);
            m_done += count;
            if (m_progress) {
                m_progress(static_cast<double>(m_done) / static_cast<double>(m_all));
            }
        }
        return {strength, evaluation.correct, evaluation.samples};
    }

    const Predictor& m_predictor;
    const LabelledImages& m_images;
    Deformation m_deformation;
    const std::stop_token& m_stop;
    const std::function<void(double share)>& m_progress;
    Crew m_crew{1};
    qsizetype m_all = 0; ///< images, counted once for each strength
    qsizetype m_done = 0;
};

} // namespace

double RobustnessPoint::accuracy() const
{
    return samples > 0 ? static_cast<double>(correct) / static_cast<double>(samples) : 0;
}

Result<RobustnessCurve> robustness(
    const Predictor& predictor, const LabelledImages& images, Deformation deformation,
    const QList<double>& strengths, const std::stop_token& stop,
    const std::function<void(double share)>& progress)
{
    for (const double strength : strengths) {
        if (const Result<Done> valid = validateStrength(deformation, strength); !valid) {
            return valid.error();
        }
    }
    if (const auto fits = checkMemoryFor(Tr::tr("Measuring robustness"), bytesOfBatch); !fits) {
        return fits.error();
    }
    return guarded(
        [&] { return Measurement(predictor, images, deformation, stop, progress).run(strengths); });
}

} // namespace core
