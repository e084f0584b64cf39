#pragma once

#include "core/prediction/predictor.h"

#include <QAbstractScrollArea>

#include <optional>
#include <vector>

namespace ui
{

/// A row for each class: its name, a bar, per cent; the most probable one stands out, unless others
/// are nearly as probable. Up to ten
/// stand in the order of their labels; of more the most probable one is first, and those that have
/// no room are scrolled to. Light enough to be set on every pen move.
class ProbabilityBars : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit ProbabilityBars(QWidget* parent = nullptr);

    /// Digits at first. Other classes than before begin with empty bars.
    void setClasses(const core::Classes& classes);
    /// One for each class. Nothing: empty bars.
    void setProbabilities(const std::optional<core::Probabilities>& probabilities);
    const std::optional<core::Probabilities>& probabilities() const { return m_probabilities; }
    /// The labels from top to bottom.
    const std::vector<int>& order() const { return m_order; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    bool areMany() const;
    void putInOrder();
    QString valuesText() const;
    void useFont();
    qreal mostRowHeight() const;
    qreal rowHeight() const;
    qreal nameWidth() const;
    void fitScrollBar();
    void drawRow(QPainter& painter, int label, const QRectF& row) const;

    core::Classes m_classes;
    std::optional<core::Probabilities> m_probabilities;
    std::optional<int> m_best; ///< that stands out; nothing without probabilities or in a tie
    std::vector<int> m_order;
    qreal m_longestName = 0; ///< how wide the longest name is
};

} // namespace ui
