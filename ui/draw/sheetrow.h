#pragma once

#include <QWidget>

class QLabel;

namespace ui
{

class InkCanvas;

/// The canvas under its heading, as large a square as there is room for, and close beside it what
/// the network sees of it.
class SheetRow : public QWidget
{
    Q_OBJECT

public:
    SheetRow(QLabel* heading, InkCanvas* canvas, QWidget* beside, QWidget* parent = nullptr);

    /// With a canvas whose sides are so long.
    QSize sizeFor(int side) const;
    /// The longest side that this width has room for.
    int sideFor(int width) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();
    int headingHeight() const;
    int leastSide() const;
    int besideWidth() const;

    QLabel* m_heading;
    InkCanvas* m_canvas;
    QWidget* m_beside;
};

} // namespace ui
