#include "ui/draw/inkcanvas.h"

#include "core/ink/inkrasterizer.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QTabletEvent>
#include <QUndoCommand>
#include <QUrl>

#include <algorithm>

namespace ui
{

namespace
{

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

QStringList localFiles(const QMimeData& data)
{
    QStringList paths;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile()) {
            paths << url.toLocalFile();
        }
    }
    return paths;
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
    setObjectName("inkCanvas");
    setAccessibleName(tr("Drawing canvas"));
    setAccessibleDescription(tr("Draw a digit here. Delete clears it."));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    setAcceptDrops(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_undoStack.setUndoLimit(undoLimit);
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
    push(tr("open ink"), {onSheet(ink), {}, {}, caption});
}

void InkCanvas::showPicture(
    const QImage& picture, const core::DigitImage& digit, const QString& caption)
{
    push(tr("show picture"), {{}, picture, digit, caption});
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

QString InkCanvas::caption() const
{
    return isDrawing() ? QString() : m_content.caption;
}

void InkCanvas::setPenWidth(int width)
{
    m_penWidth = std::clamp(width, minPenWidth, maxPenWidth);
    m_cache = {};
    update();
}

QSize InkCanvas::sizeHint() const
{
    return {280, m_preferredHeight};
}

QSize InkCanvas::minimumSizeHint() const
{
    return {200, 200};
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
        push(tr("draw stroke"), {ink(), {}, {}, {}});
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

} // namespace ui
