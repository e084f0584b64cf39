#include "ui/run/augmentationpreview.h"

#include "core/ink/inkrasterizer.h"
#include "ui/widgets/controls.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>

namespace ui
{

namespace
{

constexpr int gap = 4;
/// Between the original and its versions.
constexpr int wideGap = 10;
constexpr int frame = 2;
constexpr int leastSide = core::digitImageSide;
/// Larger ones show no more.
constexpr int largestSide = 4 * core::digitImageSide;

/// Where the pictures stand: the original in a column of its own, its versions in rows beside it.
struct Grid {
    int columns = 0;
    int side = 0;
    int firstWidth = 0; ///< of the original's column

    QRect original() const { return {(firstWidth - side) / 2, frame, side, side}; }
    QRect version(int index) const
    {
        const int step = side + gap;
        return {
            firstWidth + wideGap + index % columns * step, frame + index / columns * step, side,
            side};
    }
};

/// The grid with the largest pictures that the room allows; the caption stands below the original.
Grid gridIn(QSize room, int captionWidth)
{
    constexpr int versions = AugmentationPreview::versionCount;
    Grid best;
    for (const int columns : std::array{3, 4, 6}) {
        const int rows = versions / columns;
        const int wide = room.width() - wideGap - (columns - 1) * gap;
        const int high = room.height() - 2 * frame - (rows - 1) * gap;
        const int besideCaption = (wide - captionWidth) / columns;
        const int besideOriginal = (wide - 2 * frame) / (columns + 1);
        const int side = std::min({besideCaption, besideOriginal, high / rows, largestSide});
        if (side > best.side) {
            best = {columns, side, std::max(captionWidth, side + 2 * frame)};
        }
    }
    return best;
}

} // namespace

AugmentationPreview::AugmentationPreview(QWidget* parent)
    : QWidget(parent)
{
    setNames(this, "augmentationPreview", tr("Deformed images"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void AugmentationPreview::setImage(const std::optional<core::DigitImage>& image)
{
    m_original = image ? core::toQImage(*image) : QImage();
    setAccessibleDescription(
        image ? tr("A digit image and %1 deformed versions of it").arg(versionCount) : QString());
    refresh();
}

void AugmentationPreview::setAugmentation(const core::AugmentationSettings& settings)
{
    if (m_settings != settings) {
        m_settings = settings;
        refresh();
    }
}

void AugmentationPreview::shuffle()
{
    ++m_seed;
    refresh();
}

QSize AugmentationPreview::minimumSizeHint() const
{
    constexpr int columns = 4;
    constexpr int rows = versionCount / columns;
    const int captionWidth = fontMetrics().horizontalAdvance(tr("Original"));
    return {
        captionWidth + wideGap + columns * (leastSide + gap), rows * (leastSide + gap) + 2 * frame};
}

void AugmentationPreview::refresh()
{
    m_versions.clear();
    update();
}

const QList<QImage>& AugmentationPreview::versions()
{
    if (m_original.isNull() || !m_versions.isEmpty()) {
        return m_versions;
    }
    const core::Augmentation augmentation(m_settings);
    for (int i = 0; i < versionCount; ++i) {
        core::Random random(m_seed, static_cast<quint64>(i));
        QImage version(m_original.size(), QImage::Format_Grayscale8);
        augmentation.apply(m_original.constBits(), random, version.bits());
        m_versions.append(version);
    }
    return m_versions;
}

void AugmentationPreview::paintEvent(QPaintEvent*)
{
    const QString caption = tr("Original");
    const Grid grid = gridIn(size(), fontMetrics().horizontalAdvance(caption));
    if (m_original.isNull() || grid.side == 0) {
        return;
    }
    QPainter painter(this);
    // Smooth: forms matter here, not pixels, and whole pixels would waste up to half of the room.
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.fillRect(
        grid.original().adjusted(-frame, -frame, frame, frame),
        palette().color(QPalette::Highlight));
    painter.drawImage(grid.original(), m_original);
    for (int i = 0; i < versionCount; ++i) {
        painter.drawImage(grid.version(i), versions()[i]);
    }
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(
        QRect(0, grid.original().bottom() + 2 * frame, grid.firstWidth, fontMetrics().height()),
        Qt::AlignHCenter | Qt::AlignTop, caption);
}

void AugmentationPreview::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) {
        Q_EMIT clicked();
    }
}

} // namespace ui
