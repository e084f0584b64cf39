#pragma once

#include "core/ink/digitimage.h"

#include <QImage>
#include <QWidget>

#include <optional>

namespace ui
{

/// Shows a digit image as the network gets it, each of its 28x28 values a crisp square; blank
/// without one.
class DigitImageView : public QWidget
{
    Q_OBJECT

public:
    explicit DigitImageView(QWidget* parent = nullptr);

    void setImage(const std::optional<core::DigitImage>& image);
    bool isBlank() const { return m_image.isNull(); }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage m_image;
};

} // namespace ui
