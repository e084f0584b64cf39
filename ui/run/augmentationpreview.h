#pragma once

#include "core/ink/digitimage.h"
#include "core/training/augmentation.h"

#include <QImage>
#include <QList>
#include <QWidget>

#include <optional>

namespace ui
{

/// A digit image and a dozen deformed versions of it, as a run would learn them. Draws what it is
/// told: while settings change, each version stays the same draw, only stronger or weaker.
class AugmentationPreview : public QWidget
{
    Q_OBJECT

public:
    static constexpr int versionCount = 12;

    explicit AugmentationPreview(QWidget* parent = nullptr);

    /// Blank without an image.
    void setImage(const std::optional<core::DigitImage>& image);
    void setAugmentation(const core::AugmentationSettings& settings);
    /// Draws all versions anew.
    void shuffle();

    /// As shown, 28x28 and grey; empty without an image. Made when they are asked for, since a pen
    /// that draws changes the image all the time, and the page may be hidden.
    const QList<QImage>& versions();

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void refresh();

    QImage m_original;
    QList<QImage> m_versions; ///< empty until they are asked for
    core::AugmentationSettings m_settings;
    quint64 m_seed = 0;
};

} // namespace ui
