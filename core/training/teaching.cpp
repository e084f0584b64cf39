#include "core/training/teaching.h"

#include "core/base/memory.h"
#include "core/base/torchruntime.h"
#include "core/base/tr.h"
#include "core/ink/inkrasterizer.h"
#include "core/prediction/predictor.h"
#include "core/training/adam.h"
#include "core/training/batchsource.h"
#include "core/training/evaluation_p.h"
#include "core/training/gradientengine.h"
#include "core/training/learningrate.h"
#include "core/training/memoryneed.h"
#include "core/training/runclock.h"
#include "core/training/runpassport.h"
#include "core/training/threadchoice.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace core
{

namespace
{

/// How the drawings are deformed: so far that one drawing of a digit stands for all others of the
/// same hand.
constexpr AugmentationSettings drawnDeformation{
    .rotation = 12, .scale = 0.12, .shear = 0.2, .shift = 1.5, .elastic = 0.9, .thickness = 0.5};

/// The share of the steps in which the learning rate rises.
constexpr double riseShare = 0.1;

/// The drawings as images, in their order.
Result<LabelledImages> toImages(const QList<Ink>& drawings)
{
    if (drawings.isEmpty()) {
        return Error{Tr::tr("There is no drawing to teach")};
    }
    LabelledImages images;
    for (qsizetype i = 0; i < drawings.size(); ++i) {
        const std::optional<int> label = drawings[i].label;
        if (!label || *label < 0 || *label >= digitCount) {
            return Error{Tr::tr("Drawing %1: expected a label 0 to 9, found %2")
                             .arg(i + 1)
                             .arg(label ? QString::number(*label) : Tr::tr("none"))};
        }
        const std::optional<DigitImage> image = rasterizeInk(drawings[i]);
        if (!image) {
            return Error{Tr::tr("Drawing %1: expected ink, found none").arg(i + 1)};
        }
        images.append(*image, *label);
    }
    return images;
}

Result<Done> checkTeachable(const Classes& classes, const Dataset& dataset)
{
    if (!classes.areDigits() || !dataset.classes.areDigits()) {
        const Classes& others = classes.areDigits() ? dataset.classes : classes;
        return Error{Tr::tr("Teaching is for digits: expected a model and a dataset of digits, "
                            "found %1")
                         .arg(listText(others))};
    }
    return Done{};
}

/// How the other images are made: the dataset's as they are and, if the passport says that the
/// model learned from synthetic ones, these too. For a model that had learned from deformed images,
/// deforming the dataset's again cost as much on the test part and left 27 % instead of 16 % of the
/// errors on drawings (784-1024-512-10, six writers, three drawings of each digit taught).
TrainingSettings settingsOfReplay(const Model& model, const TeachSettings& settings)
{
    TrainingSettings replay;
    const Passport& passport = model.passport;
    replay.labelSmoothing = passport.value(passport::labelSmoothing).toDouble();
    replay.styledShare = passport.value(passport::styledShare).toDouble();
    replay.noDigitShare = passport.value(passport::noDigitShare).toDouble();
    if (!replay.validate()) {
        replay = {};
    }
    replay.network = model.network;
    replay.batchSize = settings.batchSize;
    replay.seed = settings.seed;
    replay.threads = settings.threads;
    replay.threads = chooseThreads(replay, availableCores() - settings.coresLeft).threads;
    return replay;
}

/// The share of drawings in a batch. Fewer digits get a smaller share, so that the network does not
/// see a digit that is taught alone in every image.
float drawnShare(const LabelledImages& drawings, double shareOfAll)
{
    const QByteArray& labels = drawings.labels;
    const auto digits = std::set<char>(labels.begin(), labels.end()).size();
    return static_cast<float>(shareOfAll * std::sqrt(static_cast<double>(digits) / digitCount));
}

int stepsFor(const Architecture& network, const TeachSettings& settings)
{
    if (settings.steps != TeachSettings::automaticSteps) {
        return settings.steps;
    }
    return network.isPerceptron() ? 200 : 70;
}

class Teaching
{
public:
    Teaching(
        const Model& model, const Dataset& dataset, const LabelledImages& drawings,
        const TeachSettings& settings, const TrainingSettings& replay,
        const Calibration& calibration)
        : m_model(model)
        , m_dataset(dataset)
        , m_drawings(drawings)
        , m_settings(settings)
        , m_steps(stepsFor(model.network, settings))
        , m_calibration(calibration)
        , m_parameters(model.parameters.begin(), model.parameters.end())
        , m_crew(replay.threads)
        , m_engine(GradientEngine::create(
              model.network, m_parameters, settings.batchSize, m_crew, settings.seed))
        , m_batches(dataset.train, replay, m_crew)
        , m_adam(m_parameters.size())
        , m_random(settings.seed, std::numeric_limits<std::uint64_t>::max())
        , m_indices(static_cast<std::size_t>(
              std::min<qsizetype>(settings.batchSize, dataset.train.size())))
    {
        m_engine->setLabelSmoothing(static_cast<float>(replay.labelSmoothing));
        m_batches.setDrawings(
            {drawings, drawnShare(drawings, settings.drawnShare), drawnDeformation});
    }

    Result<std::optional<Taught>> execute(
        const std::stop_token& stop, const std::function<void(const TeachProgress&)>& progressed)
    {
        const std::optional<TeachScore> before = score(stop);
        for (int step = 0; step < m_steps && !stop.stop_requested(); ++step) {
            if (!std::isfinite(train(step).lossSum)) {
                return Error{Tr::tr("The loss is no longer a finite number: this model cannot be "
                                    "taught")};
            }
            if (m_pace.isDue(m_clock.seconds()) || step + 1 == m_steps) {
                progressed({step + 1, m_steps});
            }
        }
        const std::optional<TeachScore> after = score(stop);
        if (!before || !after) {
            return std::optional<Taught>();
        }
        const TeachResult result{m_drawings.size(), *before, *after, m_clock.seconds()};
        return std::optional(Taught{taughtModel(result), result});
    }

private:
    std::optional<TeachScore> score(const std::stop_token& stop)
    {
        const auto on = [&](const LabelledImages& images) {
            return evaluateNetwork(
                m_model.network, m_parameters, images, m_crew, stop, m_calibration);
        };
        const std::optional<Evaluation> dataset = on(m_dataset.test);
        const std::optional<Evaluation> drawings = on(m_drawings);
        if (!dataset || !drawings) {
            return std::nullopt;
        }
        return TeachScore{dataset->score, drawings->score};
    }

    Tally train(int step)
    {
        const auto size = static_cast<std::uint64_t>(m_dataset.train.size());
        std::generate(m_indices.begin(), m_indices.end(), [&] {
            return static_cast<std::int64_t>(m_random.next() % size);
        });
        const Batch batch = m_batches.make(m_indices, step * std::ssize(m_indices));
        m_adam.beginStep(cosineRate(m_settings.learningRate, riseShare, step, m_steps));
        const auto update = [this](std::ptrdiff_t offset, std::span<const float> gradients) {
            m_adam.update(m_parameters, offset, gradients);
        };
        return m_engine->run(batch, update);
    }

    Model taughtModel(const TeachResult& result) const
    {
        Model model{m_model.network, {m_parameters.begin(), m_parameters.end()}, m_model.passport};
        Passport& passport = model.passport;
        passport[passport::taughtDrawings] = QString::number(result.drawings);
        passport[passport::taughtAccuracy] = QString::number(result.after.drawings.accuracy);
        passport[passport::testAccuracy] = QString::number(result.after.dataset.accuracy);
        passport[passport::testLoss] = QString::number(result.after.dataset.loss);
        passport[passport::taughtDataset] = m_dataset.name;
        passport[passport::taughtDatasetSha256] = QString::fromLatin1(m_dataset.sha256);
        passport[passport::created] = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
        return model;
    }

    const Model& m_model;
    const Dataset& m_dataset;
    const LabelledImages& m_drawings;
    const TeachSettings& m_settings;
    const int m_steps;
    const Calibration m_calibration;
    FloatBuffer m_parameters;
    Crew m_crew;
    std::unique_ptr<GradientEngine> m_engine;
    BatchSource m_batches;
    Adam m_adam;
    Random m_random;                     ///< of the choice of the dataset's images
    std::vector<std::int64_t> m_indices; ///< of the batch's images
    RunClock m_clock;
    Pace m_pace;
};

} // namespace

Result<std::optional<Taught>> teach(
    const Model& model, const Dataset& dataset, const QList<Ink>& drawings,
    const TeachSettings& settings, const std::stop_token& stop,
    const std::function<void(const TeachProgress&)>& progressed)
{
    return guarded([&]() -> Result<std::optional<Taught>> {
        const Result<LabelledImages> images = toImages(drawings);
        if (!images) {
            return images.error();
        }
        const Result<PredictorPointer> predictor = Predictor::create(model);
        if (!predictor) {
            return predictor.error();
        }
        if (const auto known = checkTeachable((*predictor)->classes(), dataset); !known) {
            return known.error();
        }
        const TrainingSettings replay = settingsOfReplay(model, settings);
        if (const auto fits = checkMemory(replay, availableMemory()); !fits) {
            return fits.error();
        }
        const Calibration& calibration = (*predictor)->calibration();
        return Teaching(model, dataset, *images, settings, replay, calibration)
            .execute(stop, progressed);
    });
}

} // namespace core
