#pragma once

#include <QList>
#include <QWidget>

class QBoxLayout;
class QToolButton;

namespace ui
{

/// A row or a column of tool buttons, which leave out their texts where there is no room for them.
class ToolStrip : public QWidget
{
    Q_OBJECT

public:
    /// The buttons look like `style` where there is room.
    ToolStrip(Qt::Orientation direction, Qt::ToolButtonStyle style, QWidget* parent = nullptr);

    void addButton(QToolButton* button);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return m_folded; }

protected:
    bool event(QEvent* event) override;

private:
    void measure();
    void fold();
    void setStyle(Qt::ToolButtonStyle style);

    Qt::Orientation m_direction;
    Qt::ToolButtonStyle m_style;
    QBoxLayout* m_layout;
    QList<QToolButton*> m_buttons;
    QSize m_whole;
    QSize m_folded; ///< without texts
    bool m_isFolded = false;
};

} // namespace ui
