#include "ui/draw/inkcanvas.h"

#include "core/ink/inkrasterizer.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/mimefiles.h"
#include "ui/widgets/theme.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QTabletEvent>
#include <QUndoCommand>

#include <algorithm>
#include <cmath>

namespace ui
{

namespace
{

constexpr int misreadFrame = 4; ///< pixels
constexpr int undoLimit = 200;

/// Ink from elsewhere fills this share of the sheet.
constexpr qreal fittedShare = 0.75;

/// Ink smaller than this share of the sheet is taken to be in another unit than the canvas's.
constexpr qreal smallestShare = 0.1;

QRectF boundsOf(const core::Ink& ink)
{
    QPolygonF points;
    for (const core::Stroke& stroke : ink.strokes) {
        points << stroke;
    }
    return points.boundingRect();
}

core::Ink onSheet(core::Ink ink)
{
    const QRectF bounds = boundsOf(ink);
    const QRectF all(0, 0, InkCanvas::side, InkCanvas::side);
    const qreal extent = std::max(bounds.width(), bounds.height());
    if (all.contains(bounds) && extent >= smallestShare * InkCanvas::side) {
        return ink;
    }
    const qreal scale = extent > 0 ? fittedShare * InkCanvas::side / extent : 1;
    for (core::Stroke& stroke : ink.strokes) {
        for (QPointF& point : stroke) {
            point = (point - bounds.center()) * scale + all.center();
        }
    }
    return ink;
}

constexpr qreal cornerRadius = 6;

/// Pictures up to this side are shown as pixels, larger ones smoothly.
constexpr int pixelArtSide = 64;

/// An Alpha8 mask in one colour.
QImage tinted(const QImage& mask, const QColor& colour)
{
    QImage image(mask.size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(colour);
    QPainter painter(&image);
    painter.setCompositionMode(QPainter::CompositionMode_DestinationIn);
    painter.drawImage(0, 0, mask);
    return image;
}

/// The elements of a path that lie within the area, as a path.
QPainterPath partWithin(const QPainterPath& path, const QRectF& area)
{
    QPainterPath part;
    QPointF from;
    for (int i = 0; i < path.elementCount();) {
        const QPainterPath::Element element = path.elementAt(i);
        // A curve takes three elements; its points enclose it.
        const int count = element.isCurveTo() ? 3 : 1;
        QPolygonF hull{from};
        for (const int end = i + count; i < end; ++i) {
            hull << path.elementAt(i);
        }
        if (!element.isMoveTo() && area.intersects(hull.boundingRect().adjusted(0, 0, 1, 1))) {
            if (part.currentPosition() != from || part.isEmpty()) {
                part.moveTo(from);
            }
            count == 3 ? part.cubicTo(hull[1], hull[2], hull[3]) : part.lineTo(hull[1]);
        }
        from = hull.last();
    }
    return part;
}

} // namespace

/// One step of the undo stack. Contents share their data, so that keeping both is cheap.
class InkCanvas::Replacement : public QUndoCommand
{
public:
    Replacement(InkCanvas* canvas, const QString& text, Content before, Content after)
        : QUndoCommand(text)
        , m_canvas(canvas)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }

    void undo() override { m_canvas->apply(m_before); }
    void redo() override { m_canvas->apply(m_after); }

private:
    InkCanvas* m_canvas;
    Content m_before;
    Content m_after;
};

InkCanvas::InkCanvas(QWidget* parent)
    : QWidget(parent)
{
    setNames(this, "inkCanvas", tr("Drawing canvas"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    setAcceptDrops(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_undoStack.setUndoLimit(undoLimit);
}

void InkCanvas::setHint(const QString& hint, const QString& description)
{
    m_hint = hint;
    setAccessibleDescription(description);
    update();
}

core::Ink InkCanvas::ink() const
{
    core::Ink ink = m_content.ink;
    if (isDrawing()) {
        ink.strokes << m_stroke;
    }
    return ink;
}

void InkCanvas::setInk(const core::Ink& ink, const QString& caption)
{
    const QString label = ink.label ? QString::number(*ink.label) : QString();
    replaceBy(tr("open ink"), {onSheet(ink), {}, {}, caption, label});
}

void InkCanvas::showPicture(
    const QImage& picture, const core::DigitImage& digit, const QString& caption,
    const QString& label)
{
    replaceBy(tr("show picture"), {{}, picture, digit, caption, label});
}

void InkCanvas::clear()
{
    if (!isEmpty()) {
        push(tr("clear"), {});
    }
}

bool InkCanvas::isEmpty() const
{
    return !isDrawing() && m_content.ink.isEmpty() && m_content.picture.isNull();
}

std::optional<core::DigitImage> InkCanvas::digitImage() const
{
    if (!isDrawing() && m_content.pictureDigit) {
        return m_content.pictureDigit;
    }
    return core::rasterizeInk(ink());
}

QImage InkCanvas::picture() const
{
    constexpr qreal scale = 2;
    QImage image((sheet().size() * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(palette().color(QPalette::Base));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-sheet().topLeft());
    if (!isDrawing()) {
        drawPicture(painter);
    }
    for (const core::Stroke& stroke : ink().strokes) {
        drawPath(painter, core::strokePath(stroke));
    }
    return image;
}

QString InkCanvas::caption() const
{
    return isDrawing() ? QString() : m_content.caption;
}

QString InkCanvas::label() const
{
    return isDrawing() ? QString() : m_content.label;
}

void InkCanvas::setMisread(bool isMisread)
{
    if (isMisread != m_isMisread) {
        m_isMisread = isMisread;
        update();
    }
}

void InkCanvas::setPenWidth(int width)
{
    m_penWidth = std::clamp(width, minPenWidth, maxPenWidth);
    m_cache = {};
    update();
}

QSize InkCanvas::sizeHint() const
{
    return {280, 280};
}

QSize InkCanvas::minimumSizeHint() const
{
    return {140, 140};
}

/// What comes from outside may come while the pen is down: the stroke so far can be undone to.
void InkCanvas::replaceBy(const QString& text, const Content& content)
{
    if (isDrawing()) {
        push(tr("draw stroke"), {ink(), {}, {}, {}, {}});
    }
    push(text, content);
}

void InkCanvas::push(const QString& text, const Content& content)
{
    m_undoStack.push(new Replacement(this, text, m_content, content));
}

void InkCanvas::apply(const Content& content)
{
    const QList<core::Stroke>& before = m_content.ink.strokes;
    const QList<core::Stroke>& after = content.ink.strokes;
    const bool onlyAdds = m_content.picture.isNull() && content.picture.isNull() &&
                          before.size() <= after.size() &&
                          std::equal(before.begin(), before.end(), after.begin());
    if (!onlyAdds) {
        m_cache = {};
    }
    m_content = content;
    m_stroke.clear();
    update();
    Q_EMIT inkChanged();
}

void InkCanvas::penDown(QPointF position)
{
    const bool replaces = isEmpty() || !m_content.picture.isNull();
    m_stroke = {toCanvas(position)};
    update(replaces ? rect() : touched(m_stroke));
    Q_EMIT inkChanged();
}

void InkCanvas::penMove(QPointF position)
{
    const QPointF point = toCanvas(position);
    if (!isDrawing() || point == m_stroke.last()) {
        return;
    }
    m_stroke << point;
    // A new point bends the curve from the middle before the point before last.
    update(touched(m_stroke.mid(std::max<qsizetype>(0, m_stroke.size() - 4))));
    Q_EMIT inkChanged();
}

void InkCanvas::penUp(QPointF position)
{
    if (isDrawing()) {
        penMove(position);
        push(tr("draw stroke"), {ink(), {}, {}, {}, {}});
    }
}

void InkCanvas::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        penDown(event->position());
    } else {
        QWidget::mousePressEvent(event);
    }
}

void InkCanvas::mouseMoveEvent(QMouseEvent* event)
{
    penMove(event->position());
}

void InkCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        penUp(event->position());
    }
}

void InkCanvas::tabletEvent(QTabletEvent* event)
{
    if (event->type() == QEvent::TabletPress && event->button() == Qt::LeftButton) {
        setFocus(Qt::MouseFocusReason);
        penDown(event->position());
    } else if (event->type() == QEvent::TabletMove) {
        penMove(event->position());
    } else if (event->type() == QEvent::TabletRelease && event->button() == Qt::LeftButton) {
        penUp(event->position());
    }
    // Accepted, or the same movement would come again as a mouse's.
    event->accept();
}

void InkCanvas::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        clear();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void InkCanvas::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localFiles(*event->mimeData()).isEmpty() || event->mimeData()->hasImage()) {
        event->setDropAction(Qt::CopyAction);
        event->accept();
        setDropTarget(true);
    }
}

void InkCanvas::dragLeaveEvent(QDragLeaveEvent* event)
{
    setDropTarget(false);
    event->accept();
}

void InkCanvas::dropEvent(QDropEvent* event)
{
    setDropTarget(false);
    event->setDropAction(Qt::CopyAction);
    event->accept();
    const QStringList paths = localFiles(*event->mimeData());
    if (!paths.isEmpty()) {
        Q_EMIT filesDropped(paths);
    } else {
        Q_EMIT imageDropped(qvariant_cast<QImage>(event->mimeData()->imageData()));
    }
}

void InkCanvas::setDropTarget(bool target)
{
    m_dropTarget = target;
    update();
}

QRectF InkCanvas::sheet() const
{
    constexpr qreal margin = 1; // for the frame's smooth edge
    const qreal length = std::min(width(), height()) - 2 * margin;
    return {margin, margin, length, length};
}

QTransform InkCanvas::toWidget() const
{
    const QRectF paper = sheet();
    return QTransform::fromScale(paper.width() / side, paper.height() / side) *
           QTransform::fromTranslate(paper.x(), paper.y());
}

QPointF InkCanvas::toCanvas(QPointF position) const
{
    const QPointF point = toWidget().inverted().map(position);
    // Hundredths are finer than any screen and keep ink files short.
    const auto rounded = [](qreal value) {
        return std::round(std::clamp(value, 0.0, side) * 100) / 100;
    };
    return {rounded(point.x()), rounded(point.y())};
}

QRect InkCanvas::touched(const core::Stroke& points) const
{
    const qreal margin = m_penWidth / 2.0 + 1;
    const QRectF bounds = QPolygonF(points).boundingRect();
    return toWidget()
        .mapRect(bounds.adjusted(-margin, -margin, margin, margin))
        .toAlignedRect()
        .adjusted(-1, -1, 1, 1);
}

void InkCanvas::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::EnabledChange) {
        m_cache = {};
        update();
    }
    QWidget::changeEvent(event);
}

void InkCanvas::paintEvent(QPaintEvent* event)
{
    refreshCache();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().base());
    painter.drawRoundedRect(sheet(), cornerRadius, cornerRadius);
    if (isEmpty()) {
        drawHint(painter);
    }
    if (m_content.picture.isNull() || !isDrawing()) {
        painter.drawPixmap(0, 0, m_cache);
    }
    if (isDrawing()) {
        drawStrokeUnderWay(painter, event->rect());
    }
    drawFrame(painter);
}

void InkCanvas::refreshCache()
{
    const QSize pixels = (QSizeF(size()) * devicePixelRatioF()).toSize();
    if (m_cache.size() != pixels || m_cache.devicePixelRatio() != devicePixelRatioF()) {
        m_cache = QPixmap(pixels);
        m_cache.setDevicePixelRatio(devicePixelRatioF());
        m_cache.fill(Qt::transparent);
        m_cachedStrokes = 0;
        QPainter painter(&m_cache);
        drawPicture(painter);
    }
    if (m_cachedStrokes < m_content.ink.strokes.size()) {
        QPainter painter(&m_cache);
        painter.setRenderHint(QPainter::Antialiasing);
        for (; m_cachedStrokes < m_content.ink.strokes.size(); ++m_cachedStrokes) {
            drawPath(painter, core::strokePath(m_content.ink.strokes[m_cachedStrokes]));
        }
    }
}

void InkCanvas::drawPath(QPainter& painter, const QPainterPath& path) const
{
    painter.save();
    painter.setTransform(toWidget(), true);
    painter.strokePath(
        path, QPen(palette().text(), m_penWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.restore();
}

void InkCanvas::drawStrokeUnderWay(QPainter& painter, const QRect& area) const
{
    // Stroking all of a long scribble for each move would cost more than all else together.
    const QRectF onCanvas = toWidget().inverted().mapRect(QRectF(area));
    const qreal margin = m_penWidth;
    const QRectF near = onCanvas.adjusted(-margin, -margin, margin, margin);
    drawPath(painter, partWithin(core::strokePath(m_stroke), near));
}

void InkCanvas::drawPicture(QPainter& painter) const
{
    if (m_content.picture.isNull()) {
        return;
    }
    const bool mask = m_content.picture.format() == QImage::Format_Alpha8;
    const QImage picture =
        mask ? tinted(m_content.picture, palette().color(QPalette::Text)) : m_content.picture;
    const bool coarse = std::max(picture.width(), picture.height()) <= pixelArtSide;
    const QRectF paper = sheet();
    QRectF target(QPointF(), QSizeF(picture.size()).scaled(paper.size(), Qt::KeepAspectRatio));
    target.moveCenter(paper.center());
    const QImage scaled = picture.scaled(
        (target.size() * devicePixelRatioF()).toSize(), Qt::IgnoreAspectRatio,
        coarse ? Qt::FastTransformation : Qt::SmoothTransformation);
    QPainterPath clip;
    clip.addRoundedRect(paper, cornerRadius, cornerRadius);
    painter.setClipPath(clip);
    painter.drawImage(target, scaled);
}

void InkCanvas::drawHint(QPainter& painter) const
{
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(sheet(), Qt::AlignCenter | Qt::TextWordWrap, m_hint);
}

void InkCanvas::drawFrame(QPainter& painter) const
{
    const bool strong = hasFocus() || m_dropTarget;
    const QColor usual = palette().color(strong ? QPalette::Highlight : QPalette::Mid);
    const QColor colour = m_isMisread ? errorColour(palette()) : usual;
    painter.setPen(QPen(colour, m_isMisread ? misreadFrame : strong ? 2 : 1));
    painter.setBrush(Qt::NoBrush);
    const qreal inwards = (m_isMisread ? misreadFrame : 1) / 2.0;
    const QRectF frame = sheet().adjusted(inwards, inwards, -inwards, -inwards);
    painter.drawRoundedRect(frame, cornerRadius, cornerRadius);
}

} // namespace ui
