#include "ui/insight/networkpage.h"

#include "core/base/exacttext.h"
#include "ui/insight/unitdetails.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/classcombo.h"
#include "ui/widgets/colourscale.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/fileexport.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui
{

NetworkPage::NetworkPage(QWidget* parent)
    : WatchedWidget(parent)
    , m_view(new NetworkView)
    , m_details(new UnitDetails)
    , m_class(makeClassCombo("linesToDigit", tr("Digit that the lines go to"), tr("digit read")))
    , m_legend(new QLabel)
    , m_message(makeHint("networkEmpty"))
    , m_network(new QWidget)
    , m_stack(new QStackedLayout(this))
{
    setNames(this, "networkPage", tr("Network"));
    auto* left = makeLayout<QVBoxLayout>({}, 0);
    left->addLayout(createTools());
    left->addWidget(m_view, 1);
    auto* scroll = new QScrollArea; // for windows that are too low
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_details);
    scroll->setFixedWidth(
        m_details->minimumWidth() + scroll->verticalScrollBar()->sizeHint().width());
    auto* layout = makeLayout<QHBoxLayout>({}, 0, m_network);
    layout->addLayout(left, 1);
    layout->addWidget(scroll);
    m_stack->addWidget(m_message);
    m_stack->addWidget(m_network);
    connect(m_view, &NetworkView::unitSelected, this, &NetworkPage::unitSelected);
    connect(m_view, &NetworkView::outputChosen, this, &NetworkPage::chooseClass);
    connect(m_details, &UnitDetails::imageChosen, this, &NetworkPage::imageChosen);
    createKeys();
}

void NetworkPage::createKeys()
{
    for (char digit = '0'; digit <= '9'; ++digit) {
        const QString name(QLatin1Char{digit});
        auto* key = new QShortcut(
            QKeySequence(name), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
        connect(key, &QShortcut::activated, this, [=, this] {
            if (const qsizetype label = m_classes.names().indexOf(name); label >= 0) {
                chooseClass(static_cast<int>(label));
            }
        });
    }
}

void NetworkPage::setClasses(const core::Classes& classes)
{
    if (classes == m_classes) {
        return; // it comes with each drawing
    }
    m_classes = classes;
    const bool areDigits = classes.areDigits();
    ui::setClasses(m_class, classes, areDigits ? tr("digit read") : tr("class read"));
    m_class->setAccessibleName(
        areDigits ? tr("Digit that the lines go to") : tr("Class that the lines go to"));
}

QLayout* NetworkPage::createTools()
{
    writeToolTip();
    connect(m_class, &QComboBox::currentIndexChanged, this, &NetworkPage::classChosen);
    setNames(m_legend, "linesLegend", tr("Colours of the lines"));
    m_legend->setToolTip(tr("Whether the contribution raises or lowers the sum that it goes to"));
    writeLegend();
    QAction* png = makeAction(
        this, "exportNetworkPngAction", {}, tr("&Picture…"), {},
        tr("Export network and unit as a PNG file"));
    QAction* csv = makeAction(
        this, "exportNetworkCsvAction", {}, tr("&Table…"), {},
        tr("Export the activations of the selected unit's layer as a CSV file"));
    connect(png, &QAction::triggered, this, &NetworkPage::pictureRequested);
    connect(csv, &QAction::triggered, this, &NetworkPage::tableRequested);
    auto* label = new QLabel(tr("&Lines to"));
    label->setBuddy(m_class);
    auto* tools = makeLayout<QHBoxLayout>({4, 6, 0, 2}, 2);
    tools->addWidget(label);
    tools->addWidget(m_class);
    tools->addWidget(m_legend);
    tools->addStretch(1);
    tools->addWidget(makeExportButton({png, csv}));
    return tools;
}

void NetworkPage::showContent(NetworkContent content)
{
    m_view->setContent(std::move(content));
    writeToolTip();
    m_stack->setCurrentWidget(m_network);
}

void NetworkPage::showMessage(const QString& text)
{
    m_message->setText(text);
    m_stack->setCurrentWidget(m_message);
}

bool NetworkPage::isNetworkShown() const
{
    return m_stack->currentWidget() == m_network;
}

void NetworkPage::setAnswers(
    const AnswersPointer& answers, const core::DatasetPointer& dataset, const QString& caption)
{
    m_view->setAnswers(answers);
    m_details->setAnswers(answers, dataset, caption);
}

void NetworkPage::showUnit(const std::optional<core::PixelWeights>& weights)
{
    showUnit();
    m_details->showWeights(weights);
}

void NetworkPage::showUnit()
{
    m_details->showUnit(selected(), m_view->content());
}

std::optional<int> NetworkPage::chosenClass() const
{
    return classOf(m_class);
}

void NetworkPage::chooseClass(int label)
{
    if (label < m_classes.size()) { // else the network that is shown is one before
        setClass(m_class, label);
    }
}

core::Result<core::Done> NetworkPage::exportPng(const QString& path)
{
    const auto done = savePicture(m_network, path);
    m_view->update(); // its layout is that of the file
    return done;
}

QString NetworkPage::table() const
{
    QString text = QStringLiteral("unit,activation\n");
    const auto layer = static_cast<std::size_t>(selected().layer);
    int unit = 0;
    for (const float activation : m_view->content().activations.layers[layer]) {
        text += QStringLiteral("%1,%2\n").arg(unit++).arg(
            core::exactText(static_cast<double>(activation)));
    }
    return text;
}

/// Says what the lines are in this network, and why they end where they do.
void NetworkPage::writeToolTip()
{
    QStringList texts{
        m_classes.areDigits()
            ? tr("The lines are the strongest contributions (activation times weight), followed "
                 "back from this digit's output (0 to 9).")
            : tr("The lines are the strongest contributions (activation times weight), followed "
                 "back from this class's output.")};
    const QList<core::Shape> layers = m_view->layers();
    if (layers.size() > 1 && !layers[1].isFlat) {
        texts.append(tr("From a channel to a unit: all of its feature map. To a channel: what lies "
                        "below its kernel where it is strongest."));
    }
    const int end = m_view->content().linesEnd;
    if (end > 0) {
        texts.append(
            layers[end].isFlat
                ? tr("No lines go to layer %1: what stands before it changes the pixels.").arg(end)
                : tr("No lines go to layer %1: what stands before it changes the pixels, or its "
                     "maps are means of several places.")
                      .arg(end));
    }
    m_class->setToolTip(QStringLiteral("<p>%1</p>").arg(texts.join(QStringLiteral(" "))));
}

void NetworkPage::writeLegend()
{
    const ColourScale scale(palette());
    const QString entry = QStringLiteral("<span style='color:%1'>▬</span> %2");
    m_legend->setText(
        entry.arg(scale.above().name(), tr("raises")) + QStringLiteral("&nbsp; ") +
        entry.arg(scale.below().name(), tr("lowers")));
}

void NetworkPage::changeEvent(QEvent* event)
{
    WatchedWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        writeLegend();
    }
}

} // namespace ui
