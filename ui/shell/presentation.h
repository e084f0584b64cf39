#pragma once

#include <QObject>

#include <optional>

class QAction;
class QMainWindow;
class QShortcut;
class QSplitter;

namespace ui
{

class DrawPanel;

/// Shows a window to an audience: the whole screen, with the canvas, large bars, the verdict and a
/// small chart, in a font that is read from the last row. Everything else is hidden, and goes on;
/// keys work as before. Leaving puts all back as it was. Lives as long as the window.
/// Object name: presentAction.
class Presentation : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        QMainWindow* window;
        QSplitter* columns; ///< the chart's column, and the panel
        QWidget* chart;
        DrawPanel* panel;
        QList<QWidget*> others; ///< hidden meanwhile
    };
    explicit Presentation(const Parts& parts);

    QAction* action() const { return m_action; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// What is put back.
    struct Before {
        Qt::WindowStates windowStates;
        QByteArray columns;
        bool isChartHidden;
        QList<QWidget*> hidden;
    };

    void present(bool isOn);
    void enter();
    void leave();
    void fitFonts();

    Parts m_parts;
    QAction* m_action;
    QShortcut* m_escape;
    std::optional<Before> m_before;
};

} // namespace ui
