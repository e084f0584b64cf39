#pragma once

#include <QWidget>

namespace ui
{

/// A widget that says when it comes into sight and when it leaves it: what it shows need not be
/// computed while nobody looks.
class WatchedWidget : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

Q_SIGNALS:
    void watched(bool isInSight);

protected:
    void showEvent(QShowEvent* event) override
    {
        QWidget::showEvent(event);
        Q_EMIT watched(true);
    }
    void hideEvent(QHideEvent* event) override
    {
        QWidget::hideEvent(event);
        Q_EMIT watched(false);
    }
};

} // namespace ui
