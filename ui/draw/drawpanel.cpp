#include "ui/draw/drawpanel.h"

#include "ui/draw/correctionbar.h"
#include "ui/draw/inkcanvas.h"
#include "ui/draw/inkstepper.h"
#include "ui/draw/verdict.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/digitimageview.h"
#include "ui/widgets/helpbutton.h"
#include "ui/widgets/probabilitybars.h"
#include "ui/widgets/themedicon.h"

#include <QAction>
#include <QBoxLayout>
#include <QFileInfo>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

namespace ui
{

namespace
{

constexpr int margin = 12;
constexpr int spacing = 8;

void setUpAction(
    QAction* action, const QString& icon, const QString& text, const QKeySequence& shortcut)
{
    action->setIcon(themedIcon(icon));
    action->setIconText(text);
    action->setShortcut(shortcut);
    setTips(action, text, {});
}

} // namespace

DrawPanel::DrawPanel(QWidget* parent)
    : QWidget(parent)
    , m_heading(makeHeading({}))
    , m_canvas(new InkCanvas)
    , m_view(new DigitImageView)
    , m_caption(makeLabel("drawingCaption", tr("Where the drawing comes from")))
    , m_stepper(new InkStepper)
    , m_verdict(new Verdict)
    , m_bars(new ProbabilityBars)
    , m_correction(new CorrectionBar(this))
    , m_teachingNote(makeLabel("teachingNote", tr("Why the drawing cannot be corrected")))
{
    setObjectName("drawPanel");
    m_heading->setObjectName("drawingHeading");
    m_teachingNote->setWordWrap(true);
    m_teachingNote->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_teachingNote->setForegroundRole(QPalette::PlaceholderText);
    createActions();
    auto* layout = makeLayout<QVBoxLayout>({margin, spacing, margin, margin}, spacing, this);
    layout->addLayout(createDrawing());
    layout->addLayout(createTools());
    layout->addWidget(m_verdict);
    layout->addWidget(m_bars, 1);
    layout->addWidget(m_correction);
    layout->addWidget(m_teachingNote);
    connect(m_correction, &CorrectionBar::corrected, this, &DrawPanel::corrected);
    connect(m_canvas, &InkCanvas::inkChanged, this, &DrawPanel::onInkChanged);
    connect(m_stepper, &InkStepper::stepped, m_canvas, &InkCanvas::setInk);
    useClasses();
    onInkChanged();
    refreshVerdict();
}

void DrawPanel::setClasses(const core::Classes& classes)
{
    if (classes != m_classes) {
        m_classes = classes;
        m_reading.reset();
        useClasses();
    }
}

/// Drawings are for models that know handwriting, corrections for those of digits.
void DrawPanel::useClasses()
{
    const QString known = core::listText(m_classes);
    if (m_classes.areDigits()) {
        m_heading->setText(tr("Draw a digit"));
        m_canvas->setHint(
            tr("Draw a digit here\nor drop a picture"), tr("Draw a digit here. Delete clears it."));
    } else if (m_classes.areHandwriting()) {
        m_heading->setText(tr("Draw"));
        m_canvas->setHint(
            tr("Draw a letter or digit here\nor drop a picture"),
            tr("Draw a letter or digit here. Delete clears it."));
    } else {
        m_heading->setText(tr("Picture"));
        m_canvas->setHint(
            tr("This model reads %1\nOpen or drop a picture").arg(known),
            tr("Open or drop a picture here. Delete clears it."));
    }
    setAccessibleName(m_heading->text());
    m_view->setToolTip(
        m_classes.areHandwriting()
            ? tr("What the network sees: 28 x 28 values, the drawing scaled and centred like the "
                 "digits of MNIST")
            : tr("What the network sees: 28 x 28 values"));
    m_bars->setClasses(m_classes);
    m_correction->setVisible(m_classes.areDigits());
    m_teachingNote->setVisible(!m_classes.areDigits());
    m_teachingNote->setText(tr("Teaching is for digits; this model reads %1").arg(known));
}

void DrawPanel::createActions()
{
    // The undo stack changes the texts of these actions. Buttons show the icon text, which stays.
    m_undoAction = m_canvas->undoStack()->createUndoAction(this, tr("Undo"));
    setUpAction(m_undoAction, "undo", tr("Undo"), QKeySequence::Undo);
    m_redoAction = m_canvas->undoStack()->createRedoAction(this, tr("Redo"));
    setUpAction(m_redoAction, "redo", tr("Redo"), QKeySequence::Redo);
    m_clearAction = new QAction(tr("Clear drawing"), this);
    setUpAction(m_clearAction, "clear", tr("Clear"), Qt::CTRL | Qt::Key_Backspace);
    connect(m_clearAction, &QAction::triggered, m_canvas, &InkCanvas::clear);
    addActions({m_undoAction, m_redoAction, m_clearAction});
}

QLayout* DrawPanel::createDrawing()
{
    auto* left = makeLayout<QVBoxLayout>({}, spacing);
    left->addWidget(m_heading);
    left->addWidget(m_canvas, 1);
    auto* layout = makeLayout<QHBoxLayout>({}, margin);
    layout->addLayout(left, 1);
    layout->addLayout(createNetworkView());
    return layout;
}

QLayout* DrawPanel::createNetworkView()
{
    m_caption->setForegroundRole(QPalette::PlaceholderText);
    m_caption->setWordWrap(true);
    m_caption->setFixedWidth(m_view->sizeHint().width());
    auto* layout = makeLayout<QVBoxLayout>({}, spacing);
    layout->addWidget(makeHeading(tr("Network input")));
    layout->addWidget(m_view);
    layout->addWidget(m_caption);
    layout->addWidget(m_stepper);
    layout->addWidget(new HelpButton(
        "drawHelp", {"digit image", "probability", "confidence", "no digit", "calibration"}));
    layout->addStretch();
    return layout;
}

void DrawPanel::addToolButton(QLayout* layout, QAction* action, const QString& name)
{
    auto* button = new QToolButton;
    setNames(button, name, action->iconText());
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    layout->addWidget(button);
}

QLayout* DrawPanel::createTools()
{
    auto* layout = makeLayout<QHBoxLayout>({}, 2);
    addToolButton(layout, m_undoAction, "undoButton");
    addToolButton(layout, m_redoAction, "redoButton");
    addToolButton(layout, m_clearAction, "clearButton");
    layout->addStretch();
    layout->addWidget(new QLabel(tr("Pen")));
    layout->addSpacing(spacing);
    auto* slider = new QSlider(Qt::Horizontal);
    setNames(slider, "penWidthSlider", tr("Pen width"));
    slider->setToolTip(tr("Pen width. The network's view does not depend on it."));
    slider->setRange(InkCanvas::minPenWidth, InkCanvas::maxPenWidth);
    slider->setValue(m_canvas->penWidth());
    slider->setFixedWidth(96);
    connect(slider, &QSlider::valueChanged, m_canvas, &InkCanvas::setPenWidth);
    layout->addWidget(slider);
    return layout;
}

void DrawPanel::openInks(const QList<core::Ink>& inks, const QString& path)
{
    m_stepper->open(inks, shortName(path));
}

QString DrawPanel::shortName(const QString& path) const
{
    const QString name = QFileInfo(path).fileName();
    return m_caption->fontMetrics().elidedText(name, Qt::ElideMiddle, m_caption->width());
}

void DrawPanel::onInkChanged()
{
    m_image = m_canvas->digitImage();
    m_view->setImage(m_image);
    m_clearAction->setEnabled(!m_canvas->isEmpty());
    const QString caption = m_canvas->caption();
    m_caption->setText(caption);
    m_caption->setVisible(!caption.isEmpty());
    m_notice.clear();
    m_stepper->setVisible(m_stepper->count() > 1 && caption == m_stepper->caption());
    Q_EMIT drawingChanged();
}

void DrawPanel::showReading(const std::optional<core::Reading>& reading, bool hasModel)
{
    m_reading = reading;
    m_hasModel = hasModel;
    m_bars->setProbabilities(reading ? std::optional(reading->probabilities) : std::nullopt);
    refreshVerdict();
}

void DrawPanel::showNotice(const QString& text)
{
    m_notice = text;
    refreshVerdict();
}

void DrawPanel::refreshVerdict()
{
    if (!m_notice.isEmpty()) {
        m_verdict->setMessage(m_notice);
    } else if (m_reading) {
        m_verdict->setReading(*m_reading, m_classes);
    } else {
        m_verdict->setMessage(whyNotRead());
    }
    m_correction->setDrawing(
        m_classes.areDigits() && !m_canvas->ink().isEmpty(),
        m_reading ? m_reading->digit() : std::nullopt);
}

QString DrawPanel::whyNotRead() const
{
    if (!m_hasModel) {
        return tr("No model yet: click Train or open one");
    }
    if (!m_canvas->ink().isEmpty() && !m_classes.areHandwriting()) {
        return tr("A drawing is not read: the model knows pictures of %1")
            .arg(core::listText(m_classes));
    }
    return m_classes.areHandwriting() ? tr("Nothing drawn yet") : tr("No picture yet");
}

} // namespace ui
