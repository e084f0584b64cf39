#pragma once

#include <QScrollArea>

namespace ui
{

/// Shows a widget as it is where there is room, and scrolls it where there is not: so that large
/// fonts fit into small windows. Owns the widget.
class ScrollPane : public QScrollArea
{
    Q_OBJECT

public:
    /// Scrolls only in these directions; in the other the pane is never smaller than its content.
    ScrollPane(QWidget* content, Qt::Orientations directions);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    int barHeight() const;

    Qt::Orientations m_directions;
    int m_barHeight = 0; ///< that the pane asked for last
};

} // namespace ui
