#include "core/ink/ink.h"

#include <algorithm>

namespace core
{

namespace
{

/// Qt's stroker does not draw a line of length zero, not even its round caps. This length is too
/// short to be seen on a canvas or in a digit image, but long enough to be drawn.
constexpr qreal dotLength = 1e-4;

bool isDot(const Stroke& stroke)
{
    return std::all_of(
        stroke.begin(), stroke.end(), [&](QPointF point) { return point == stroke.first(); });
}

} // namespace

bool Ink::isEmpty() const
{
    return std::all_of(
        strokes.begin(), strokes.end(), [](const Stroke& stroke) { return stroke.isEmpty(); });
}

QPainterPath strokePath(const Stroke& stroke)
{
    QPainterPath path;
    if (stroke.isEmpty()) {
        return path;
    }
    path.moveTo(stroke.first());
    if (isDot(stroke)) {
        path.lineTo(stroke.first() + QPointF(dotLength, 0));
        return path;
    }
    for (qsizetype i = 1; i + 1 < stroke.size(); ++i) {
        path.quadTo(stroke[i], (stroke[i] + stroke[i + 1]) / 2);
    }
    path.lineTo(stroke.last());
    return path;
}

} // namespace core
