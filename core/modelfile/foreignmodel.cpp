#include "core/modelfile/foreignmodel.h"

#include "core/base/tr.h"
#include "core/data/datasetstore.h"
#include "core/modelfile/modelcheck.h"
#include "core/network/layertext.h"
#include "core/prediction/batches.h"

#include <QStringList>

namespace core
{

namespace
{

/// Below it the network is likely another one.
constexpr double poorAccuracy = 0.5;

Result<QList<Architecture>> networksFor(const WeightChain& chain, const ForeignOptions& options)
{
    if (!options.network) {
        return candidateArchitectures(chain);
    }
    const Result<Done> fits = checkFit(chain, *options.network);
    return fits ? Result<QList<Architecture>>({*options.network}) : fits.error();
}

QString percentText(double share)
{
    return Tr::tr("%1 %").arg(100 * share, 0, 'f', 1);
}

QString candidateText(const Candidate& candidate)
{
    return Tr::tr("layers %1, pixels %2")
        .arg(layersText(candidate.network), pixelFormName(candidate.pixels));
}

QString trialText(const Assumptions& assumptions)
{
    const TriedCandidate& best = assumptions.trial.best.first();
    const QString text = Tr::tr("%1, which reads %2 of %3 training images of %4 rightly, the best "
                                "of %5 that were tried")
                             .arg(candidateText(assumptions.taken), percentText(best.accuracy()))
                             .arg(best.images)
                             .arg(assumptions.dataset)
                             .arg(assumptions.trial.candidates);
    return best.accuracy() < poorAccuracy
               ? text + Tr::tr("; so few that the network is likely built in another way: it must "
                               "be told")
               : text;
}

/// For the passport: what was assumed, and how well it reads.
QString passportText(const Assumptions& assumptions)
{
    QStringList parts;
    if (!assumptions.areLayersTold) {
        parts.append(QStringLiteral("layers"));
    }
    if (!assumptions.arePixelsTold) {
        parts.append(QStringLiteral("input"));
    }
    QString text = parts.isEmpty() ? QStringLiteral("nothing") : parts.join(QStringLiteral(", "));
    if (!assumptions.trial.best.isEmpty()) {
        const TriedCandidate& best = assumptions.trial.best.first();
        text += QStringLiteral("; %1 of %2 training images of %3 read rightly")
                    .arg(best.correct)
                    .arg(best.images)
                    .arg(assumptions.dataset);
    }
    return text;
}

/// Whether these images could show which architecture is right: the network has an output for each
/// of their labels.
bool canTry(const LabelledImages& images, const Architecture& network)
{
    return images.size() > 0 && checkLabels(images, network);
}

} // namespace

DatasetSupply storedDataset(const QString& nameOrFolder)
{
    return [nameOrFolder]() -> DatasetPointer {
        const Result<DatasetPointer> dataset = DatasetStore().load(nameOrFolder);
        return dataset ? *dataset : nullptr;
    };
}

Result<ForeignModel>
understood(WeightChain chain, const ForeignOptions& options, const std::stop_token& stop)
{
    const Result<QList<Architecture>> networks = networksFor(chain, options);
    if (!networks) {
        return networks.error();
    }
    const QList<PixelForm> forms =
        options.pixels ? QList<PixelForm>{*options.pixels} : pixelForms();
    Assumptions assumptions{
        {networks->first(), forms.first()},
        options.network.has_value(),
        options.pixels.has_value(),
        {},
        {}};
    const DatasetPointer dataset = options.dataset ? options.dataset() : nullptr;
    if (dataset && canTry(dataset->train, networks->first())) {
        assumptions.dataset = dataset->name;
        Result<Trial> trial = tryCandidates(chain, *networks, forms, dataset->train, stop);
        if (!trial) {
            return trial.error();
        }
        assumptions.trial = *std::move(trial);
        assumptions.taken = assumptions.trial.best.first().candidate;
    }
    Model model = modelOf(std::move(chain), assumptions.taken);
    if (const auto sound = checkModel(model); !sound) {
        return sound.error();
    }
    model.passport[passport::input] = pixelFormName(assumptions.taken.pixels);
    model.passport[passport::assumed] = passportText(assumptions);
    return ForeignModel{std::move(model), assumptions};
}

QString assumptionsText(const Assumptions& assumptions)
{
    if (assumptions.trial.best.isEmpty()) {
        const bool isAllTold = assumptions.areLayersTold && assumptions.arePixelsTold;
        const QString text =
            isAllTold ? Tr::tr("As told: %1") : Tr::tr("Taken as given, not tried: %1");
        return text.arg(candidateText(assumptions.taken));
    }
    return Tr::tr("Taken: %1").arg(trialText(assumptions));
}

QString triedText(const TriedCandidate& tried)
{
    return Tr::tr("%1: %2 of %3 images, loss %4")
        .arg(candidateText(tried.candidate), percentText(tried.accuracy()))
        .arg(tried.images)
        .arg(tried.loss, 0, 'g', 3);
}

} // namespace core
