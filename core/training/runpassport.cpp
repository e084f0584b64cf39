#include "core/training/runpassport.h"

#include <QDateTime>
#include <QTimeZone>

namespace core
{

QString digitsText(const QList<int>& digits)
{
    QStringList names;
    for (const int digit : digits) {
        names.append(QString::number(digit));
    }
    return names.join(',');
}

Passport passportOf(const Dataset& dataset, const TrainingSettings& settings)
{
    return {
        {passport::program, QStringLiteral("DigitLab " DIGITLAB_VERSION)},
        {passport::created, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
        {passport::preprocessing, QStringLiteral("mnist-normalised")},
        {passport::dataset, dataset.name},
        {passport::datasetSha256, QString::fromLatin1(dataset.sha256)},
        {passport::preset, settings.preset},
        {passport::epochs, QString::number(settings.epochs)},
        {passport::batchSize, QString::number(settings.batchSize)},
        {passport::learningRate, QString::number(settings.learningRate, 'g', 17)},
        {passport::schedule, scheduleName(settings.schedule)},
        {passport::labelSmoothing, QString::number(settings.labelSmoothing)},
        {passport::augmentation, augmentationText(settings.augmentation)},
        {passport::styledShare, QString::number(settings.styledShare)},
        {passport::noDigitShare, QString::number(settings.noDigitShare)},
        {passport::heldOut, QString::number(settings.heldOut)},
        {passport::seed, QString::number(settings.seed)},
        {passport::threads, QString::number(settings.threads)},
    };
}

Passport
passportOf(const Dataset& dataset, const TrainingSettings& settings, const RunResult& result)
{
    Passport passport = passportOf(dataset, settings);
    passport[passport::outcome] = outcomeName(result.outcome);
    passport[passport::epochsDone] = QString::number(result.epochsDone);
    passport[passport::testAccuracy] = QString::number(result.test.accuracy);
    passport[passport::testLoss] = QString::number(result.test.loss);
    passport[passport::deadOutputs] = digitsText(result.deadOutputs);
    return passport;
}

} // namespace core
