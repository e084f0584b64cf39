#pragma once

#include "core/insight/deformation.h"
#include "ui/widgets/watchedwidget.h"

#include <optional>

class QAction;
class QComboBox;
class QLabel;
class QLayout;
class QMenu;
class QProgressBar;
class QPushButton;
class QSlider;

namespace ui
{

class RobustnessChart;
class RobustnessTrial;

/// How far digits can be deformed before models misread them: a deformation to choose, its curves,
/// and a slider that deforms one digit. Draws and reports. Object names: deformationCombo,
/// robustnessModelsButton, robustnessModelsMenu, robustnessProgress, robustnessStopButton,
/// robustnessExportButton, strengthSlider, strengthValue, and those of its parts.
class RobustnessPage : public WatchedWidget
{
    Q_OBJECT

public:
    explicit RobustnessPage(QWidget* parent = nullptr);

    core::Deformation deformation() const;
    double strength() const;

    RobustnessChart* chart() const { return m_chart; }
    RobustnessTrial* trial() const { return m_trial; }
    /// The models beside the one in use; filled by whoever knows them.
    QMenu* modelsMenu() const { return m_modelsMenu; }
    void setExports(const QList<QAction*>& actions);

    /// The share of the curves that is there, 0 to 1, while they are computed; nothing when they
    /// are not.
    void showProgress(const std::optional<double>& share);
    /// The curves are not whole, but nothing goes on.
    void showStopped();

Q_SIGNALS:
    /// The strength is 0 again.
    void deformationChanged();
    void strengthChanged();
    void stopWanted();
    void goOnWanted();

private:
    QLayout* createTools();
    QLayout* createSlider();
    void useDeformation();
    void useStrength();
    void showTool(bool isStop);

    QComboBox* m_combo;
    QPushButton* m_models;
    QMenu* m_modelsMenu;
    QProgressBar* m_progress;
    QPushButton* m_stop;
    QPushButton* m_export;
    RobustnessChart* m_chart;
    QSlider* m_slider;
    QLabel* m_value;
    RobustnessTrial* m_trial;
    bool m_isStopped = false;
};

} // namespace ui
