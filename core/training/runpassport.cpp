#include "core/training/runpassport.h"

#include "core/base/exacttext.h"
#include "core/base/tr.h"
#include "core/base/versions.h"

#include <QDateTime>
#include <QTimeZone>

namespace core
{

namespace
{

/// Reads entries and remembers the first one that is missing or not valid.
class PassportReader
{
public:
    explicit PassportReader(const Passport& passport)
        : m_passport(passport)
    {
    }

    void read(const char* key, int& target) { readWith(key, target, &QString::toInt); }
    void read(const char* key, quint32& target) { readWith(key, target, &QString::toUInt); }

    void read(const char* key, double& target)
    {
        bool isNumber = false;
        target = text(key).toDouble(&isNumber);
        noteUnless(isNumber, key);
    }

    template <typename Value>
    void read(const char* key, Value& target, Result<Value> (*fromText)(const QString&))
    {
        const Result<Value> value = fromText(text(key));
        noteUnless(bool(value), key);
        target = value ? *value : target;
    }

    QString text(const char* key) const { return m_passport.value(key); }
    const QString& error() const { return m_error; }

private:
    template <typename Number>
    void readWith(const char* key, Number& target, Number (QString::*convert)(bool*, int) const)
    {
        bool isNumber = false;
        target = (text(key).*convert)(&isNumber, 10);
        noteUnless(isNumber, key);
    }

    void noteUnless(bool isFine, const char* key)
    {
        if (!isFine && m_error.isEmpty()) {
            m_error = Tr::tr("the passport's `%1`: expected a setting to train with, found `%2`")
                          .arg(key, text(key).left(80));
        }
    }

    const Passport& m_passport;
    QString m_error;
};

} // namespace

Result<TrainingSettings> settingsOf(const Model& model)
{
    TrainingSettings settings{.network = model.network};
    PassportReader reader(model.passport);
    settings.preset = reader.text(passport::preset);
    reader.read(passport::epochs, settings.epochs);
    reader.read(passport::batchSize, settings.batchSize);
    reader.read(passport::learningRate, settings.learningRate);
    reader.read(passport::schedule, settings.schedule, scheduleFromName);
    reader.read(passport::labelSmoothing, settings.labelSmoothing);
    reader.read(passport::augmentation, settings.augmentation, augmentationFromText);
    reader.read(passport::styledShare, settings.styledShare);
    reader.read(passport::noDigitShare, settings.noDigitShare);
    if (model.passport.contains(passport::averagedShare)) { // older ones have none
        reader.read(passport::averagedShare, settings.averagedShare);
    }
    reader.read(passport::heldOut, settings.heldOut);
    reader.read(passport::seed, settings.seed);
    reader.read(passport::threads, settings.threads);
    if (!reader.error().isEmpty()) {
        return Error{reader.error()};
    }
    if (const Result<Done> valid = settings.validate(); !valid) {
        return valid.error();
    }
    return settings;
}

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
    Passport passport{
        {passport::program, QStringLiteral("DigitLab ") + programVersion()},
        {passport::created, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
        {passport::preprocessing, QStringLiteral("mnist-normalised")},
        {passport::dataset, dataset.name},
        {passport::datasetSha256, QString::fromLatin1(dataset.sha256)},
        {passport::preset, settings.preset},
        {passport::epochs, QString::number(settings.epochs)},
        {passport::batchSize, QString::number(settings.batchSize)},
        {passport::learningRate, exactText(settings.learningRate)},
        {passport::schedule, scheduleName(settings.schedule)},
        {passport::labelSmoothing, exactText(settings.labelSmoothing)},
        {passport::augmentation, augmentationText(settings.augmentation)},
        {passport::styledShare, exactText(settings.styledShare)},
        {passport::noDigitShare, exactText(settings.noDigitShare)},
        {passport::heldOut, QString::number(settings.heldOut)},
        {passport::seed, QString::number(settings.seed)},
        {passport::threads, QString::number(settings.threads)},
    };
    if (const QString classes = classesText(dataset.classes); !classes.isEmpty()) {
        passport[passport::classes] = classes;
    }
    if (settings.averagedShare > 0) {
        passport[passport::averagedShare] = exactText(settings.averagedShare);
    }
    if (dataset.isTransposed) {
        passport[passport::transposed] = orientationName(Orientation::Transposed);
    }
    return passport;
}

Orientation orientationOf(const Passport& passport)
{
    return passport.contains(passport::transposed) ? Orientation::Transposed
                                                   : Orientation::AsStored;
}

Passport
passportOf(const Dataset& dataset, const TrainingSettings& settings, const RunResult& result)
{
    Passport passport = passportOf(dataset, settings);
    passport[passport::outcome] = outcomeName(result.outcome);
    passport[passport::epochsDone] = QString::number(result.epochsDone);
    addScore(passport, result.test, result.deadOutputs);
    return passport;
}

void addScore(Passport& passport, const Score& test, const QList<int>& deadOutputs)
{
    passport[passport::testAccuracy] = QString::number(test.accuracy);
    passport[passport::testLoss] = QString::number(test.loss);
    passport[passport::deadOutputs] = digitsText(deadOutputs);
}

} // namespace core
