#include "ui/train/curve.h"

#include <QLocale>
#include <QTextStream>

#include <algorithm>
#include <cmath>

namespace ui
{
namespace
{

bool earlier(const CurvePoint& a, const CurvePoint& b)
{
    return a.epoch < b.epoch;
}

QString exact(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

void writeLine(QTextStream& stream, const QString& part, const CurvePoint& point)
{
    stream << exact(point.epoch) << ',' << part << ',' << exact(point.score.loss) << ','
           << exact(point.score.accuracy) << '\n';
}

QList<QPointF>
finitePoints(const QList<CurvePoint>& points, double core::Score::*measure, double scale)
{
    QList<QPointF> result;
    result.reserve(points.size());
    for (const CurvePoint& point : points) {
        const double value = point.score.*measure;
        if (std::isfinite(value)) {
            result.append({point.epoch, value * scale});
        }
    }
    return result;
}

} // namespace

void Curve::add(const core::TrainingProgress& progress)
{
    const auto samples = static_cast<double>(std::max<qint64>(progress.samplesPerEpoch, 1));
    const double within = static_cast<double>(progress.samplesDone) / samples;
    train.append({progress.epoch - 1 + within, progress.train});
}

void Curve::add(const core::EpochResult& result)
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
    stream << "epoch,part,loss,accuracy\n";
    auto next = train.begin();
    for (const CurvePoint& point : test) {
        for (; next != train.end() && !earlier(point, *next); ++next) {
            writeLine(stream, QStringLiteral("train"), *next);
        }
        writeLine(stream, QStringLiteral("test"), point);
    }
    for (; next != train.end(); ++next) {
        writeLine(stream, QStringLiteral("train"), *next);
    }
    stream.flush();
    return text;
}

QList<QPointF> lossPoints(const QList<CurvePoint>& points)
{
    return finitePoints(points, &core::Score::loss, 1);
}

QList<QPointF> accuracyPoints(const QList<CurvePoint>& points)
{
    return finitePoints(points, &core::Score::accuracy, 100);
}

QList<QPointF> thinned(const QList<QPointF>& points, qsizetype maxPoints)
{
    if (points.size() <= maxPoints || maxPoints < 4) {
        return points;
    }
    QList<QPointF> result;
    result.reserve(maxPoints);
    result.append(points.first());
    const auto inner = points.begin() + 1;
    const qsizetype innerCount = points.size() - 2;
    const qsizetype stretches = (maxPoints - 2) / 2;
    for (qsizetype i = 0; i < stretches; ++i) {
        auto [low, high] = std::minmax_element(
            inner + i * innerCount / stretches, inner + (i + 1) * innerCount / stretches,
            [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); });
        result.append(*std::min(low, high));
        if (low != high) {
            result.append(*std::max(low, high));
        }
    }
    result.append(points.last());
    return result;
}

const CurvePoint& nearestPoint(const QList<CurvePoint>& points, double epoch)
{
    const auto after =
        std::lower_bound(points.begin(), points.end(), CurvePoint{epoch, {}}, earlier);
    if (after == points.begin()) {
        return points.first();
    }
    if (after == points.end()) {
        return points.last();
    }
    const auto before = after - 1;
    return epoch - before->epoch < after->epoch - epoch ? *before : *after;
}

} // namespace ui
