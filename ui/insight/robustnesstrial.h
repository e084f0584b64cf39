#pragma once

#include "core/prediction/predictor.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace ui
{

class DigitImageView;
class ProbabilityBars;

/// One deformed digit image, and what the model makes of it. Shows what it is told. Object names:
/// robustnessCaption, robustnessImage, robustnessVerdict, robustnessBars, robustnessAnotherButton,
/// robustnessShuffleButton.
class RobustnessTrial : public QWidget
{
    Q_OBJECT

public:
    explicit RobustnessTrial(QWidget* parent = nullptr);

    /// What the model tells apart, digits at first; told before what it reads.
    void setClasses(const core::Classes& classes);
    /// What the caption says of the image; blank without one.
    void showImage(const std::optional<core::DigitImage>& image, const QString& caption);
    /// What the deformed image is read as, and what the image was read as before; nothing without a
    /// model or an image.
    void showReading(
        const std::optional<core::Reading>& reading, const std::optional<core::Reading>& before);
    /// Each button says why it can't be pressed; it can where that is empty.
    void setObstacles(const QString& toAnother, const QString& toShuffle);

Q_SIGNALS:
    void anotherWanted();
    void shuffleWanted();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void applyColours();

    core::Classes m_classes;
    QLabel* m_caption;
    DigitImageView* m_view;
    QLabel* m_verdict;
    ProbabilityBars* m_bars;
    QPushButton* m_another;
    QPushButton* m_shuffle;
    bool m_isBroken = false; ///< read otherwise than before
};

} // namespace ui
