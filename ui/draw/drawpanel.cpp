#include "ui/draw/drawpanel.h"

#include "core/prediction/ties.h"
#include "ui/draw/correctionbar.h"
#include "ui/draw/inkcanvas.h"
#include "ui/draw/inkstepper.h"
#include "ui/draw/sheetrow.h"
#include "ui/draw/verdict.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/digitimageview.h"
#include "ui/widgets/helpbutton.h"
#include "ui/widgets/probabilitybars.h"
#include "ui/widgets/scrollpane.h"
#include "ui/widgets/themedicon.h"
#include "ui/widgets/toolstrip.h"

#include <QAction>
#include <QBoxLayout>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QSlider>
#include <QToolButton>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int margin = 12;
constexpr int spacing = 8;
/// The bars' text may get smaller, and they may be scrolled, before the canvas gets smaller.
constexpr int comfortableSide = 200;
/// Of the width, for an audience.
constexpr double presentedShare = 0.6;

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
    m_secondMenu = new QMenu(tr("Second model"), this);
    createActions();
    m_networkView = new ScrollPane(createNetworkView(), Qt::Vertical);
    m_row = new SheetRow(m_heading, m_canvas, m_networkView);
    m_tools = createTools();
    m_lower = new ScrollPane(createReading(), Qt::Vertical);
    m_upper = new QWidget;
    auto* upper = makeLayout<QVBoxLayout>({}, spacing, m_upper);
    upper->addWidget(m_row);
    upper->addWidget(m_tools, 0, Qt::AlignTop);
    m_layout = makeLayout<QVBoxLayout>({margin, spacing, margin, margin}, spacing, this);
    m_layout->setSizeConstraint(QLayout::SetNoConstraint); // see minimumSizeHint()
    m_layout->addWidget(m_upper);
    m_layout->addWidget(m_lower, 1);
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
    showCorrection();
    m_teachingNote->setVisible(!m_classes.areDigits());
    m_teachingNote->setText(tr("Teaching is for digits; this model reads %1").arg(known));
}

void DrawPanel::showCorrection()
{
    m_correction->setVisible(m_classes.areDigits() && !m_isPresented);
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

QWidget* DrawPanel::createNetworkView()
{
    m_caption->setForegroundRole(QPalette::PlaceholderText);
    m_caption->setWordWrap(true);
    m_caption->setFixedWidth(m_view->sizeHint().width());
    auto* column = new QWidget;
    auto* layout = makeLayout<QVBoxLayout>({}, spacing, column);
    layout->addWidget(makeHeading(tr("Network input")));
    layout->addWidget(m_view);
    layout->addWidget(m_caption);
    layout->addWidget(m_stepper);
    layout->addWidget(new HelpButton(
        "drawHelp", {"digit image", "probability", "confidence", "no digit", "calibration"}));
    layout->addStretch();
    return column;
}

/// What is read, and whether that is right.
QWidget* DrawPanel::createReading()
{
    auto* column = new QWidget;
    auto* layout = makeLayout<QVBoxLayout>({}, spacing, column);
    auto* top = makeLayout<QHBoxLayout>({}, spacing);
    QToolButton* second = makeToolButton(
        "secondModelButton", tr("Second model"),
        tr("Read the drawing with a second model, too: shipped, of a kept run, or of a file"));
    second->setIcon(themedIcon("compare"));
    second->setPopupMode(QToolButton::InstantPopup);
    second->setMenu(m_secondMenu);
    top->addWidget(m_verdict, 1);
    top->addWidget(second, 0, Qt::AlignTop);
    layout->addLayout(top);
    layout->addWidget(createBars(), 1);
    layout->addWidget(m_correction);
    layout->addWidget(m_teachingNote);
    layout->addStretch();
    return column;
}

/// Those of the model in use, and beside them those of a second one.
QWidget* DrawPanel::createBars()
{
    auto* both = new QWidget;
    auto* layout = makeLayout<QHBoxLayout>({}, 2 * spacing, both);
    m_ownName = makeHeading({});
    m_secondName = makeHeading({});
    setNames(m_ownName, "ownModelName", tr("Model in use"));
    setNames(m_secondName, "secondModelName", tr("Second model"));
    m_secondBars = new ProbabilityBars;
    setNames(m_secondBars, "secondBars", tr("Probability of each digit, by the second model"));
    m_secondColumn = new QWidget;
    auto* own = makeLayout<QVBoxLayout>({}, spacing);
    auto* other = makeLayout<QVBoxLayout>({}, spacing, m_secondColumn);
    for (QLabel* name : {m_ownName, m_secondName}) {
        name->setTextFormat(Qt::PlainText);
        name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    own->addWidget(m_ownName);
    own->addWidget(m_bars, 1);
    own->addStretch();
    other->addWidget(m_secondName);
    other->addWidget(m_secondBars, 1);
    other->addStretch();
    layout->addLayout(own, 1);
    layout->addWidget(m_secondColumn, 1);
    hideSecondReading();
    return both;
}

QWidget* DrawPanel::createTools()
{
    auto* strip = new ToolStrip(Qt::Horizontal, Qt::ToolButtonTextBesideIcon);
    for (const auto& [action, name] :
         {std::pair{m_undoAction, "undoButton"}, std::pair{m_redoAction, "redoButton"},
          std::pair{m_clearAction, "clearButton"}}) {
        auto* button = new QToolButton;
        setNames(button, name, action->iconText());
        button->setDefaultAction(action);
        strip->addButton(button);
    }
    auto* tools = new QWidget;
    auto* layout = makeLayout<QHBoxLayout>({}, 2, tools);
    layout->addWidget(strip, 1);
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
    return tools;
}

QSize DrawPanel::minimumSizeHint() const
{
    const QMargins around = m_layout->contentsMargins();
    const QSize row = m_row->minimumSizeHint();
    const QSize tools = m_tools->minimumSizeHint();
    const QSize lower = m_lower->minimumSizeHint();
    return QSize(
               std::max({row.width(), tools.width(), lower.width()}),
               row.height() + tools.height() + lower.height() + 2 * spacing)
        .grownBy(around);
}

void DrawPanel::setPresented(bool isPresented)
{
    m_isPresented = isPresented;
    m_layout->setDirection(isPresented ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_networkView->setHidden(isPresented);
    showCorrection();
    arrange();
}

/// First the canvas and the bars get what they need, then the bars what they like; the rest makes
/// the canvas larger.
void DrawPanel::arrange()
{
    if (m_isPresented) {
        arrangePresented();
        return;
    }
    const QRect room = contentsRect().marginsRemoved(m_layout->contentsMargins());
    const int height = room.height() - m_tools->sizeHint().height() - 2 * spacing;
    const auto rowHeight = [this](int side) { return m_row->sizeFor(side).height(); };
    const int most = rowHeight(m_row->sideFor(room.width()));
    const int usual = std::min(
        rowHeight(comfortableSide), height - m_lower->widget()->minimumSizeHint().height());
    const int wanted = std::max(height - m_lower->sizeHint().height(), usual);
    const int least = m_row->minimumSizeHint().height();
    m_row->setFixedHeight(std::clamp(wanted, std::min(least, most), most));
    m_upper->setMinimumWidth(0);
    m_upper->setMaximumWidth(QWIDGETSIZE_MAX);
    m_layout->activate();
}

void DrawPanel::arrangePresented()
{
    const QRect room = contentsRect().marginsRemoved(m_layout->contentsMargins());
    const int height = room.height() - m_tools->sizeHint().height() - spacing;
    const int heading = m_row->sizeFor(0).height();
    const int side = std::min(height - heading, static_cast<int>(presentedShare * room.width()));
    m_row->setFixedHeight(m_row->sizeFor(side).height());
    m_upper->setFixedWidth(side);
    m_layout->activate();
}

void DrawPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void DrawPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        arrange();
    }
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

void DrawPanel::showSecondReading(
    const QString& ownName, const QString& name, const core::Classes& classes,
    const std::optional<core::Reading>& reading)
{
    const auto setName = [](QLabel* label, const QString& text) {
        label->setText(text);
        label->setToolTip(plainToolTip(text));
    };
    setName(m_ownName, ownName);
    setName(m_secondName, name);
    m_secondBars->setClasses(classes);
    m_secondBars->setProbabilities(reading ? std::optional(reading->probabilities) : std::nullopt);
    m_ownName->show();
    m_secondColumn->show();
}

void DrawPanel::hideSecondReading()
{
    m_ownName->hide();
    m_secondColumn->hide();
}

void DrawPanel::showNotice(const QString& text)
{
    m_notice = text;
    refreshVerdict();
}

void DrawPanel::refreshVerdict()
{
    const QString label = misreadLabel();
    m_canvas->setMisread(!label.isEmpty());
    if (!m_notice.isEmpty()) {
        m_verdict->setMessage(m_notice);
    } else if (m_reading) {
        m_verdict->setReading(*m_reading, m_classes, label);
    } else {
        m_verdict->setMessage(whyNotRead());
    }
    m_correction->setDrawing(
        m_classes.areDigits() && !m_canvas->ink().isEmpty(),
        m_reading && !core::isTie(m_reading->probabilities) ? m_reading->digit() : std::nullopt);
}

/// What the drawing is labelled with, if it is read as something else; empty otherwise.
QString DrawPanel::misreadLabel() const
{
    const QString label = m_canvas->label();
    const bool isKnown = m_reading && m_classes.names().contains(label);
    const bool isRight =
        isKnown && m_reading->isDigit && m_classes.name(m_reading->mostLike) == label;
    return isKnown && !isRight ? label : QString();
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
