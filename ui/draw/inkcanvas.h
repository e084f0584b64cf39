#pragma once

#include "core/ink/digitimage.h"
#include "core/ink/ink.h"

#include <QImage>
#include <QPixmap>
#include <QUndoStack>
#include <QWidget>

#include <optional>

namespace ui
{

/// A square sheet of paper at the widget's top left to draw a digit on with mouse, finger or tablet
/// pen, or to show a picture in place of ink. Ink is kept in canvas units, 280 along each side, so
/// that it grows with the window. Every change can be undone.
class InkCanvas : public QWidget
{
    Q_OBJECT

public:
    static constexpr qreal side = 280; ///< canvas units
    static constexpr int minPenWidth = 6;
    static constexpr int maxPenWidth = 40;
    static constexpr int defaultPenWidth = 20;

    explicit InkCanvas(QWidget* parent = nullptr);

    /// What to do with it, for the empty sheet and for assistive technology.
    void setHint(const QString& hint, const QString& description);

    /// The stroke under way included; empty while a picture is shown.
    core::Ink ink() const;
    /// Replaces all that is shown. Ink that does not fit the sheet is scaled and moved onto it.
    /// What it is labelled with comes along.
    void setInk(const core::Ink& ink, const QString& caption = {});
    /// Shows a picture whose digit image is known, and with which class it is labelled, if it is.
    /// An Alpha8 picture is drawn in the ink's colour.
    void showPicture(
        const QImage& picture, const core::DigitImage& digit, const QString& caption = {},
        const QString& label = {});
    void clear();

    bool isEmpty() const;
    /// What the network gets: the picture's own digit image, or the ink, normalised.
    std::optional<core::DigitImage> digitImage() const;
    /// The sheet with all that is on it, twice as large as on screen.
    QImage picture() const;
    /// Where the present drawing comes from; empty for one that was made here.
    QString caption() const;
    /// The name of the class that the present drawing is labelled with; empty without.
    QString label() const;
    /// Frames the sheet as one that is read wrong, or not.
    void setMisread(bool isMisread);

    QUndoStack* undoStack() { return &m_undoStack; }

    /// In canvas units; holds for all ink on the sheet.
    void setPenWidth(int width);
    int penWidth() const { return m_penWidth; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// On every pen move, and on every other change of what is shown.
    void inkChanged();
    void filesDropped(const QStringList& paths);
    void imageDropped(const QImage& picture);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void tabletEvent(QTabletEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// What is on the sheet: ink or a picture.
    struct Content {
        core::Ink ink;
        QImage picture;
        std::optional<core::DigitImage> pictureDigit;
        QString caption;
        QString label;
    };
    class Replacement;

    void replaceBy(const QString& text, const Content& content);
    void push(const QString& text, const Content& content);
    void apply(const Content& content);

    bool isDrawing() const { return !m_stroke.isEmpty(); }
    void penDown(QPointF position);
    void penMove(QPointF position);
    void penUp(QPointF position);

    /// Everything in the widget's coordinates, unless it says canvas.
    QRectF sheet() const;
    QTransform toWidget() const;
    QPointF toCanvas(QPointF position) const;
    QRect touched(const core::Stroke& points) const;

    void refreshCache();
    void drawPath(QPainter& painter, const QPainterPath& path) const;
    void drawStrokeUnderWay(QPainter& painter, const QRect& area) const;
    void drawPicture(QPainter& painter) const;
    void drawHint(QPainter& painter) const;
    void drawFrame(QPainter& painter) const;
    void setDropTarget(bool target);

    QString m_hint;
    Content m_content;
    core::Stroke m_stroke; ///< under way
    QUndoStack m_undoStack;
    int m_penWidth = defaultPenWidth;
    bool m_dropTarget = false;
    bool m_isMisread = false;

    QPixmap m_cache; ///< the picture and the finished strokes; null when it has to be made anew
    qsizetype m_cachedStrokes = 0;
};

} // namespace ui
