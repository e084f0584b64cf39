#pragma once

#include <QDoubleSpinBox>

namespace ui
{

/// A spin box for numbers of any size below 1: shows `0.001`, not `0.001000000`, and steps by a
/// tenth of the first digit.
class RateSpinBox : public QDoubleSpinBox
{
    Q_OBJECT

public:
    explicit RateSpinBox(QWidget* parent = nullptr);

    QString textFromValue(double value) const override;
};

} // namespace ui
