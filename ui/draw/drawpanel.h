#pragma once

#include "core/ink/ink.h"
#include "core/prediction/predictor.h"

#include <QWidget>

#include <optional>

class QAction;
class QBoxLayout;
class QLabel;
class QLayout;
class QMenu;

namespace ui
{

class CorrectionBar;
class DigitImageView;
class InkCanvas;
class InkStepper;
class ProbabilityBars;
class ScrollPane;
class SheetRow;
class Verdict;

/// Draw a digit and see at once what the network makes of it: canvas, the network's view, verdict
/// and bars; or open a picture, for models that know no handwriting. Shows what it is told and says
/// what was drawn and corrected. Where the canvas lies and how large it is depends on the panel's
/// size alone, so that it never moves under the pen. Object names: drawingHeading, teachingNote,
/// secondModelButton, ownModelName, secondModelName, secondBars, and those of its parts.
class DrawPanel : public QWidget
{
    Q_OBJECT

public:
    explicit DrawPanel(QWidget* parent = nullptr);

    /// What the model tells apart; digits at first. Of others than before, the reading comes next.
    void setClasses(const core::Classes& classes);
    /// What the drawing is read as; nothing when nothing is drawn or there is no model.
    void showReading(const std::optional<core::Reading>& reading, bool hasModel);
    /// What a second model reads in the drawing, beside the one in use, each under its name.
    void showSecondReading(
        const QString& ownName, const QString& name, const core::Classes& classes,
        const std::optional<core::Reading>& reading);
    void hideSecondReading();
    /// Of the button beside the verdict: which model is the second one.
    QMenu* secondModelMenu() const { return m_secondMenu; }
    /// A text in place of the verdict, until the drawing changes; empty: the verdict again.
    void showNotice(const QString& text);
    /// The drawings of a file, to be stepped through; shows the first.
    void openInks(const QList<core::Ink>& inks, const QString& path);

    /// A file's name as it fits the caption.
    QString shortName(const QString& path) const;

    /// For an audience: the bars beside the canvas, and only what is looked at from afar.
    void setPresented(bool isPresented);

    QSize minimumSizeHint() const override;

    /// What the network gets of the drawing; nothing when nothing is drawn.
    const std::optional<core::DigitImage>& image() const { return m_image; }
    InkCanvas* canvas() const { return m_canvas; }

    /// For the window's Edit menu; the buttons trigger the same actions.
    QAction* undoAction() const { return m_undoAction; }
    QAction* redoAction() const { return m_redoAction; }
    QAction* clearAction() const { return m_clearAction; }

Q_SIGNALS:
    /// On every pen move, and on every other change of what is drawn.
    void drawingChanged();
    /// The user says what the drawing is.
    void corrected(int digit);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void createActions();
    void useClasses();
    void showCorrection();
    QWidget* createNetworkView();
    QWidget* createTools();
    QWidget* createReading();
    QWidget* createBars();
    void arrange();
    void arrangePresented();
    void onInkChanged();
    void refreshVerdict();
    QString misreadLabel() const;
    QString whyNotRead() const;

    core::Classes m_classes;
    std::optional<core::DigitImage> m_image;
    std::optional<core::Reading> m_reading;
    bool m_hasModel = false;
    QString m_notice;

    QAction* m_undoAction = nullptr;
    QAction* m_redoAction = nullptr;
    QAction* m_clearAction = nullptr;
    QBoxLayout* m_layout = nullptr;
    QLabel* m_heading = nullptr;
    InkCanvas* m_canvas = nullptr;
    SheetRow* m_row = nullptr;
    QWidget* m_tools = nullptr;
    QWidget* m_upper = nullptr;    ///< the row and the tools
    ScrollPane* m_lower = nullptr; ///< verdict, bars, correction
    DigitImageView* m_view = nullptr;
    ScrollPane* m_networkView = nullptr;
    QLabel* m_caption = nullptr;
    InkStepper* m_stepper = nullptr;
    Verdict* m_verdict = nullptr;
    ProbabilityBars* m_bars = nullptr;
    QMenu* m_secondMenu = nullptr;
    QWidget* m_secondColumn = nullptr; ///< hidden without a second model
    QLabel* m_ownName = nullptr;       ///< the same
    QLabel* m_secondName = nullptr;
    ProbabilityBars* m_secondBars = nullptr;
    CorrectionBar* m_correction = nullptr;
    QLabel* m_teachingNote = nullptr; ///< in its place, why there is none
    bool m_isPresented = false;
};

} // namespace ui
