#pragma once

#include "ui/run/chartchoices.h"

#include <QMenu>

class QActionGroup;

namespace ui
{

/// How the chart shows a run, and what part of it: for the chart's button, its context menu and the
/// window's menu. The choices are the same at the next start. Object names: chartMenu,
/// accuracyWholeAction, accuracyCloseAction, errorLogAction, lossLogAction, smoothingOffAction,
/// smoothingLightAction, smoothingStrongAction, zoomInAction, zoomOutAction, showAllAction.
class ChartMenu : public QMenu
{
    Q_OBJECT

public:
    explicit ChartMenu(QWidget* parent = nullptr);

    ChartChoices choices() const;
    /// Whether there is more to see than what is in sight.
    void setZoomed(bool isZoomed);

Q_SIGNALS:
    void chosen(const ui::ChartChoices& choices);
    void zoomInAsked();
    void zoomOutAsked();
    void allAsked();

private:
    struct Choice {
        const char* objectName; ///< in the settings, too
        QString text;
        QString does;
    };
    QActionGroup* addGroup(const QString& settingsKey, const QList<Choice>& choices);
    void addLossLog();
    QAction* addZoom(const char* objectName, const QString& text, const QString& does);

    QActionGroup* m_accuracy = nullptr; ///< in the order of ChartChoices::Accuracy
    QAction* m_lossLog = nullptr;
    QActionGroup* m_smoothing = nullptr; ///< in the order of ChartChoices::Smoothing
    QAction* m_zoomOut = nullptr;
    QAction* m_showAll = nullptr;
};

} // namespace ui
