#pragma once

#include "core/ink/digitimage.h"
#include "core/insight/attribution.h"

#include <QImage>
#include <QWidget>

namespace ui
{

class ColourScale;

/// A number for each pixel, laid over the drawing in the colours of ColourScale, with the scale
/// below. Blank without values.
class AttributionView : public QWidget
{
    Q_OBJECT

public:
    explicit AttributionView(QWidget* parent = nullptr);

    /// `above` and `below` say what the colours mean, such as `for 7`.
    void setValues(
        const core::DigitImage& image, const core::PixelValues& values, const QString& above,
        const QString& below);
    void clear();
    /// The value farthest from 0, without its sign.
    double range() const { return m_range; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF square() const;
    QImage picture(const ColourScale& colours) const;
    void drawScale(QPainter& painter, const ColourScale& colours) const;

    bool m_isBlank = true;
    core::DigitImage m_image{};
    core::PixelValues m_values{};
    double m_range = 0;
    QString m_above;
    QString m_below;
};

} // namespace ui
