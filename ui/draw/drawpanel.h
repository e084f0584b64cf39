#pragma once

#include "core/ink/ink.h"
#include "core/prediction/predictor.h"

#include <QStringList>
#include <QWidget>

#include <optional>

class QAction;
class QImage;
class QLabel;
class QLayout;

namespace ui
{

class CorrectionBar;
class DigitImageView;
class InkCanvas;
class InkStepper;
class ProbabilityBars;
class Verdict;

/// Draw a digit and see at once what the network makes of it: canvas, the network's view, verdict
/// and ten bars. Opens and saves drawings; predicts on its own thread, the GUI's.
class DrawPanel : public QWidget
{
    Q_OBJECT

public:
    explicit DrawPanel(QWidget* parent = nullptr);

    /// Predicts the present drawing anew. A null pointer means that there is no model.
    void setPredictor(const core::PredictorPointer& predictor);

    void showDatasetImage(const core::DigitImage& image, int label);
    /// Failures of these come through failed(); the drawing stays.
    void openPicture(const QString& path);
    void openInk(const QString& path);
    void saveInk(const QString& path);
    /// A picture, or a file of one, from the clipboard.
    void pasteImage();

    /// Says where the verdict stands what became of the drawing, until it changes.
    void showNotice(const QString& text);

    InkCanvas* canvas() const { return m_canvas; }

    /// For the window's Edit menu; the buttons trigger the same actions.
    QAction* undoAction() const { return m_undoAction; }
    QAction* redoAction() const { return m_redoAction; }
    QAction* clearAction() const { return m_clearAction; }

Q_SIGNALS:
    void failed(const QString& message);
    /// Dropped files that are neither pictures nor ink: models and folders.
    void filesDropped(const QStringList& paths);
    /// What the drawing was read as; sent with every new prediction.
    void recognised(int digit);
    /// The canvas shows another digit image, or none.
    void drawingChanged(const std::optional<core::DigitImage>& image);
    /// The user says what the drawing is.
    void corrected(const core::Ink& ink, int digit);

private:
    void createActions();
    QLayout* createDrawing();
    QLayout* createNetworkView();
    QLayout* createTools();
    void addToolButton(QLayout* layout, QAction* action, const QString& name);

    /// The file's name as it fits the caption.
    QString shortName(const QString& path) const;
    void openFiles(const QStringList& paths);
    void openImage(const QImage& picture, const QString& caption);
    void refreshDrawing();
    void refreshPrediction();

    core::PredictorPointer m_predictor;
    std::optional<core::DigitImage> m_image;
    QString m_notice;

    QAction* m_undoAction = nullptr;
    QAction* m_redoAction = nullptr;
    QAction* m_clearAction = nullptr;
    InkCanvas* m_canvas = nullptr;
    DigitImageView* m_view = nullptr;
    QLabel* m_caption = nullptr;
    InkStepper* m_stepper = nullptr;
    Verdict* m_verdict = nullptr;
    ProbabilityBars* m_bars = nullptr;
    CorrectionBar* m_correction = nullptr;
};

} // namespace ui
