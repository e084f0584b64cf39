#pragma once

#include "core/prediction/predictor.h"

#include <QWidget>

#include <optional>

namespace ui
{

/// Ten rows: digit, bar, per cent; the most probable one stands out. Light enough to be set on
/// every pen move.
class ProbabilityBars : public QWidget
{
    Q_OBJECT

public:
    explicit ProbabilityBars(QWidget* parent = nullptr);

    /// Nothing: empty bars.
    void setProbabilities(const std::optional<core::Probabilities>& probabilities);
    const std::optional<core::Probabilities>& probabilities() const { return m_probabilities; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void drawRow(QPainter& painter, int digit, const QRectF& row) const;

    std::optional<core::Probabilities> m_probabilities;
};

} // namespace ui
