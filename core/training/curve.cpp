#include "core/training/curve.h"

#include "core/base/exacttext.h"

#include <QCoreApplication>
#include <QStringList>
#include <QTextStream>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace core
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::Curve)
};

constexpr auto header = "epoch,part,loss,accuracy";
constexpr auto trainName = "train";
constexpr auto testName = "test";

void writeLine(QTextStream& stream, const char* part, const CurvePoint& point)
{
    stream << exactText(point.epoch) << ',' << part << ',' << exactText(point.score.loss) << ','
           << exactText(point.score.accuracy) << '\n';
}

/// One point for each two: where the later one stands, with the mean of both scores.
QList<CurvePoint> merged(const QList<CurvePoint>& points)
{
    QList<CurvePoint> result;
    result.reserve(points.size() / 2 + 1);
    for (qsizetype i = 0; i + 1 < points.size(); i += 2) {
        const Score& a = points[i].score;
        const Score& b = points[i + 1].score;
        const Score mean{(a.loss + b.loss) / 2, (a.accuracy + b.accuracy) / 2};
        result.append(CurvePoint{points[i + 1].epoch, mean});
    }
    if (points.size() % 2 == 1) {
        result.append(points.last());
    }
    return result;
}

/// The numbers of a line's columns, or nothing.
std::optional<CurvePoint> pointOf(const QStringList& columns)
{
    std::array<double, 3> numbers{};
    const std::array<qsizetype, 3> places{0, 2, 3};
    for (std::size_t i = 0; i < places.size(); ++i) {
        bool isNumber = false;
        numbers[i] = columns.value(places[i]).toDouble(&isNumber);
        if (!isNumber) {
            return {};
        }
    }
    return CurvePoint{numbers[0], {numbers[1], numbers[2]}};
}

} // namespace

void Curve::add(const TrainingProgress& progress)
{
    const auto samples = static_cast<double>(std::max<qint64>(progress.samplesPerEpoch, 1));
    const double within = static_cast<double>(progress.samplesDone) / samples;
    if (train.size() == maxTrainPoints) {
        train = merged(train);
    }
    train.append({progress.epoch - 1 + within, progress.train});
}

void Curve::add(const EpochResult& result)
{
    test.append({static_cast<double>(result.epoch), result.test});
}

double Curve::lastEpoch() const
{
    const double lastTrain = train.isEmpty() ? 0 : train.last().epoch;
    return std::max(lastTrain, test.isEmpty() ? 0 : test.last().epoch);
}

double Curve::highestLoss() const
{
    double highest = 0;
    for (const auto* points : {&train, &test}) {
        for (const CurvePoint& point : *points) {
            if (std::isfinite(point.score.loss)) {
                highest = std::max(highest, point.score.loss);
            }
        }
    }
    return highest;
}

QString Curve::csv() const
{
    QString text;
    QTextStream stream(&text);
    stream << header << '\n';
    auto next = train.begin();
    for (const CurvePoint& point : test) {
        for (; next != train.end() && next->epoch <= point.epoch; ++next) {
            writeLine(stream, trainName, *next);
        }
        writeLine(stream, testName, point);
    }
    for (; next != train.end(); ++next) {
        writeLine(stream, trainName, *next);
    }
    stream.flush();
    return text;
}

Result<Curve> Curve::fromCsv(const QString& text)
{
    const QStringList lines = text.split('\n', Qt::SkipEmptyParts);
    if (lines.value(0) != QLatin1String(header)) {
        return Error{Tr::tr("curve: expected the columns `%1`, found `%2`")
                         .arg(header, lines.value(0).left(80))};
    }
    Curve curve;
    for (const QString& line : lines.mid(1)) {
        const QStringList columns = line.split(',');
        const QString part = columns.value(1);
        const std::optional<CurvePoint> point = pointOf(columns);
        if (!point || columns.size() != 4 || (part != trainName && part != testName)) {
            return Error{Tr::tr("curve: expected a line such as `1,train,0.3,0.9`, found `%1`")
                             .arg(line.left(80))};
        }
        (part == trainName ? curve.train : curve.test).append(*point);
    }
    return curve;
}

} // namespace core
