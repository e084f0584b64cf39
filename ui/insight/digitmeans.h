#pragma once

#include "core/ink/digitimage.h"

#include <QWidget>

#include <array>
#include <optional>

namespace ui
{

/// Ten small bars side by side: how strongly a unit answers to each digit, scaled within them; bars
/// of values below 0 hang down. No bars without values. Object name: digitMeans.
class DigitMeans : public QWidget
{
    Q_OBJECT

public:
    using Means = std::array<float, core::digitCount>;

    explicit DigitMeans(QWidget* parent = nullptr);

    void setMeans(const std::optional<Means>& means);
    const std::optional<Means>& means() const { return m_means; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<Means> m_means;
};

} // namespace ui
