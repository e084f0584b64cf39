#pragma once

#include <QWidget>

namespace ui
{

/// A frame over a widget while that has the keyboard's focus, for those that do not show it
/// themselves. Belongs to the widget; lets the mouse through.
class FocusFrame : public QWidget
{
    Q_OBJECT

public:
    explicit FocusFrame(QWidget* target);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();
};

} // namespace ui
