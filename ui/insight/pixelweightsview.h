#pragma once

#include "core/insight/unitweights.h"

#include <QWidget>

#include <optional>

namespace ui
{

/// A unit's weights as a 28x28 picture: blue what raises it, orange what lowers it, the ground's
/// colour at 0; scaled so that the weight farthest from 0 has the full colour. Blank without
/// weights. Object name: pixelWeightsView.
class PixelWeightsView : public QWidget
{
    Q_OBJECT

public:
    explicit PixelWeightsView(QWidget* parent = nullptr);

    void setWeights(const std::optional<core::PixelWeights>& weights);
    const std::optional<core::PixelWeights>& weights() const { return m_weights; }
    /// The weight farthest from 0, without its sign.
    float range() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<core::PixelWeights> m_weights;
};

} // namespace ui
