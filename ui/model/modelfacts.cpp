#include "ui/model/modelfacts.h"

#include "core/network/layertext.h"
#include "core/runs/statistics.h"
#include "ui/widgets/numbertext.h"
#include "ui/widgets/tr.h"

#include <QDateTime>
#include <QDir>
#include <QLocale>

#include <cmath>

namespace ui
{

namespace
{

using core::Passport;
namespace key = core::passport;

QString unknown()
{
    return Tr::tr("not known");
}

QString valueOf(const Passport& passport, const char* name)
{
    const QString value = passport.value(name);
    return value.isEmpty() ? unknown() : value;
}

QString fileText(const core::ModelState& state)
{
    if (!state.path.isEmpty()) {
        const QString path = QDir::toNativeSeparators(state.path);
        return state.isModified ? Tr::tr("%1, changed since it was saved").arg(path) : path;
    }
    return state.isModified ? Tr::tr("not saved yet") : Tr::tr("none of its own");
}

QString networkText(const core::Architecture& network)
{
    const QString layers = core::layersText(network);
    return network.head == core::Head::Tutorial
               ? Tr::tr("%1, with the tutorial's ReLU before the softmax").arg(layers)
               : layers;
}

QString readsText(const core::Classes& classes)
{
    return classes.areDigits() ? Tr::tr("the digits 0 to 9") : classes.names().join(", ");
}

QString accuracyText(const Passport& passport, const core::DatasetPointer& dataset)
{
    bool isThere = false;
    const double accuracy = passport.value(key::testAccuracy).toDouble(&isThere);
    if (!isThere) {
        return unknown();
    }
    const bool isTestedOn =
        dataset && QString::fromLatin1(dataset->sha256) == passport.value(key::datasetSha256);
    if (!isTestedOn) {
        return Tr::tr("%1 of the test images").arg(percentText(accuracy, 2));
    }
    const qint64 images = dataset->test.size();
    const auto hits = static_cast<qint64>(std::llround(accuracy * static_cast<double>(images)));
    return Tr::tr("%1 of %2 test images")
        .arg(intervalText(core::wilsonInterval(hits, images)), QLocale().toString(images));
}

QString settingsText(const Passport& passport)
{
    if (passport.value(key::epochs).isEmpty()) {
        return unknown();
    }
    return Tr::tr("preset %1, %2 of %3 epochs, batch %4, learning rate %5 (%6), augmentation %7, "
                  "label smoothing %8, threads %9")
        .arg(
            valueOf(passport, key::preset), valueOf(passport, key::epochsDone),
            valueOf(passport, key::epochs), valueOf(passport, key::batchSize),
            valueOf(passport, key::learningRate), valueOf(passport, key::schedule),
            valueOf(passport, key::augmentation), valueOf(passport, key::labelSmoothing),
            valueOf(passport, key::threads));
}

QString calibrationText(const core::Calibration& calibration)
{
    if (calibration == core::Calibration()) {
        return Tr::tr("none: its probabilities are as the network gives them");
    }
    return Tr::tr("outputs divided by %1; below %2 an image is taken for none")
        .arg(
            QLocale().toString(calibration.temperature, 'g', 4),
            percentText(calibration.digitConfidence));
}

QString taughtText(const Passport& passport)
{
    const int drawings = passport.value(key::taughtDrawings).toInt();
    if (drawings == 0) {
        return Tr::tr("not taught");
    }
    return Tr::tr("%1, of which it then read %2")
        .arg(drawingsText(drawings), percentText(passport.value(key::taughtAccuracy).toDouble()));
}

QString originText(const Passport& passport)
{
    const QDateTime created =
        QDateTime::fromString(passport.value(key::created), Qt::ISODate).toLocalTime();
    const QString when =
        created.isValid() ? QLocale().toString(created, QLocale::ShortFormat) : unknown();
    const QString file = passport.value(key::importedFrom);
    if (file.isEmpty()) {
        return Tr::tr("%1, %2").arg(valueOf(passport, key::program), when);
    }
    return Tr::tr("imported from %1, another program's file; %2")
        .arg(file, valueOf(passport, key::assumed));
}

} // namespace

QList<ModelFact>
modelFacts(const core::ModelState& state, const core::DatasetPointer& dataset, const QString& run)
{
    if (!state.predictor) {
        return {};
    }
    const core::Model& model = state.predictor->model();
    const Passport& passport = model.passport;
    return {
        {"name", Tr::tr("Name"), state.name},
        {"file", Tr::tr("File"), fileText(state)},
        {"network", Tr::tr("Layers"), networkText(model.network)},
        {"parameters", Tr::tr("Parameters"),
         QLocale().toString(static_cast<qlonglong>(model.network.parameterCount()))},
        {"classes", Tr::tr("Reads"), readsText(state.predictor->classes())},
        {"accuracy", Tr::tr("Accuracy"), accuracyText(passport, dataset)},
        {"dataset", Tr::tr("Learned from"), valueOf(passport, key::dataset)},
        {"settings", Tr::tr("Settings"), settingsText(passport)},
        {"seed", Tr::tr("Seed"), valueOf(passport, key::seed)},
        {"calibration", Tr::tr("Calibration"), calibrationText(state.predictor->calibration())},
        {"taught", Tr::tr("Taught"), taughtText(passport)},
        {"origin", Tr::tr("Came from"), originText(passport)},
        {"run", Tr::tr("Run"), run.isEmpty() ? Tr::tr("none that is kept") : run}};
}

} // namespace ui
