#pragma once

#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QSlider;

namespace ui
{

/// The row under the chart that goes through the moments of a run: play, a slider, what it stands
/// at, and back to now. The right end of the slider is now. Shows what it is told. Object names:
/// timeBar, timeSlider, timeLabel, playMomentsButton, nowButton, saveMomentButton; the actions
/// playMomentsAction, earlierAction, laterAction, nowAction, saveMomentAction.
class TimeBar : public QWidget
{
    Q_OBJECT

public:
    explicit TimeBar(QWidget* parent = nullptr);

    /// How many moments there are; without any the bar rests, and `obstacle` says what to do.
    void setMoments(int count, const QString& obstacle);
    /// The moment that is looked at, nothing is now; `text` names it, and `tip` says more.
    void setShown(std::optional<int> index, const QString& text, const QString& tip);
    /// Empty when the moment can be saved.
    void setSaveObstacle(const QString& obstacle);
    void setPlaying(bool isPlaying);

    /// For the View menu.
    const QList<QAction*>& actions() const { return m_actions; }
    QAction* saveAction() const { return m_save; }

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void momentWanted(int index);
    void nowWanted();
    void playWanted();
    void pauseWanted();
    void saveWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fitText();
    void createActions();
    void ask(int value);
    void moveToShown();
    void refresh();
    int now() const;

    QSlider* m_slider;
    QLabel* m_text;
    QAction* m_play = nullptr;
    QAction* m_earlier = nullptr;
    QAction* m_later = nullptr;
    QAction* m_now = nullptr;
    QAction* m_save = nullptr;
    QList<QAction*> m_actions;
    int m_count = 0;
    std::optional<int> m_shown;
    QString m_obstacle;
    bool m_isPlaying = false;
};

} // namespace ui
