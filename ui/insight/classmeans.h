#pragma once

#include "core/base/classes.h"

#include <QWidget>

#include <optional>

namespace ui
{

/// Small bars side by side, one for each class: how strongly a unit answers to it, scaled within
/// them; bars of values below 0 hang down. Where not all names have room below, the one of the
/// strongest answer is there; the tool tip has all. No bars without values. Object name:
/// digitMeans.
class ClassMeans : public QWidget
{
    Q_OBJECT

public:
    explicit ClassMeans(QWidget* parent = nullptr);

    /// One value for each class.
    void setMeans(const core::ClassValues& means, const core::Classes& classes);
    void clear();
    const std::optional<core::ClassValues>& means() const { return m_means; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool haveNamesRoom() const;
    qreal columnWidth() const { return static_cast<qreal>(width()) / m_classes.size(); }
    void drawNames(QPainter& painter) const;
    void drawBars(QPainter& painter) const;

    core::Classes m_classes;
    std::optional<core::ClassValues> m_means;
};

} // namespace ui
