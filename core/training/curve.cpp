#include "core/training/curve.h"

#include "core/base/exacttext.h"
#include "core/base/tr.h"

#include <QStringTokenizer>
#include <QTextStream>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace core
{

namespace
{

constexpr QLatin1String header("epoch,part,loss,accuracy");
constexpr QLatin1String trainName("train");
constexpr QLatin1String testName("test");

void writeLine(QTextStream& stream, QLatin1String part, const CurvePoint& point)
{
    stream << exactText(point.epoch) << ',' << part << ',' << exactText(point.score.loss) << ','
           << exactText(point.score.accuracy) << '\n';
}

/// One point for every two: at the later one's epoch, with the mean of both scores.
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

using Columns = std::array<QLatin1String, 4>;

/// The columns of a line, or nothing if there are more or fewer.
std::optional<Columns> columnsOf(QLatin1String line)
{
    Columns columns;
    std::size_t count = 0;
    for (const QLatin1String column : line.tokenize(u',')) {
        if (count == columns.size()) {
            return {};
        }
        columns[count++] = column;
    }
    return count == columns.size() ? std::optional(columns) : std::nullopt;
}

/// Qt's own conversion compares every character with a locale's: it made listing 50 runs with the
/// longest curves take 2.5 s instead of 0.4 s (`bench_checkpoints`).
std::optional<double> numberOf(QLatin1String text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    return error == std::errc() && end == text.end() ? std::optional(number) : std::nullopt;
}

/// Adds a line's point to the part that it names; false if it is no such line.
bool addLine(Curve& curve, QLatin1String line)
{
    const std::optional<Columns> columns = columnsOf(line);
    if (!columns) {
        return false;
    }
    const auto& [epochText, part, lossText, accuracyText] = *columns;
    const std::optional<double> epoch = numberOf(epochText);
    const std::optional<double> loss = numberOf(lossText);
    const std::optional<double> accuracy = numberOf(accuracyText);
    if (!epoch || !loss || !accuracy || (part != trainName && part != testName)) {
        return false;
    }
    (part == trainName ? curve.train : curve.test).append(CurvePoint{*epoch, {*loss, *accuracy}});
    return true;
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

void Curve::add(const RunResult& result)
{
    const double last = test.isEmpty() ? RunResult::notMeasured : test.last().epoch;
    if (result.epoch > last) {
        test.append({result.epoch, result.test});
    }
}

void Curve::dropTestAfter(double epoch)
{
    test.removeIf([epoch](const CurvePoint& point) { return point.epoch > epoch; });
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
    const QByteArray bytes = text.toLatin1();
    const QLatin1String lines(bytes);
    const qsizetype end = lines.indexOf('\n');
    const qsizetype headerSize = end < 0 ? lines.size() : end;
    if (lines.first(headerSize) != header) {
        return Error{Tr::tr("curve: expected the columns `%1`, found `%2`")
                         .arg(header, text.left(std::min<qsizetype>(headerSize, 80)))};
    }
    Curve curve;
    for (const QLatin1String line : lines.sliced(headerSize).tokenize(u'\n', Qt::SkipEmptyParts)) {
        if (!addLine(curve, line)) {
            return Error{Tr::tr("curve: expected a line such as `1,train,0.3,0.9`, found `%1`")
                             .arg(line.left(80))};
        }
    }
    return curve;
}

} // namespace core
