#pragma once

#include "core/insight/unitweights.h"

#include <QWidget>

#include <optional>
#include <span>

namespace ui
{

/// A unit's weights as a square picture: blue what raises it, orange what lowers it, the ground's
/// colour at 0; scaled so that the weight farthest from 0 has the full colour. Or a channel's
/// feature map, in the colours of MapColours. Blank without either. Object name: pixelWeightsView.
class PixelWeightsView : public QWidget
{
    Q_OBJECT

public:
    explicit PixelWeightsView(QWidget* parent = nullptr);

    void setWeights(const std::optional<core::PixelWeights>& weights);
    const std::optional<core::PixelWeights>& weights() const { return m_weights; }
    /// The weight farthest from 0, without its sign.
    float range() const;

    /// `side` x `side` values, in place of the weights.
    void setMap(int side, std::span<const float> values);
    const std::optional<core::PixelWeights>& map() const { return m_map; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage picture() const;

    std::optional<core::PixelWeights> m_weights;
    std::optional<core::PixelWeights> m_map;
};

} // namespace ui
