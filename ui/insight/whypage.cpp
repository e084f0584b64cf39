#include "ui/insight/whypage.h"

#include "core/base/exacttext.h"
#include "core/insight/summary.h"
#include "ui/insight/attributionview.h"
#include "ui/insight/neighboursmodel.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/classcombo.h"
#include "ui/widgets/classtext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/digitimageview.h"
#include "ui/widgets/helpbutton.h"
#include "ui/widgets/numbertext.h"
#include "ui/widgets/thumbnailview.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <QStackedLayout>
#include <QToolButton>

namespace ui
{

namespace
{

constexpr int sliderSteps = 100;

} // namespace

WhyPage::WhyPage(QWidget* parent)
    : WatchedWidget(parent)
    , m_summary(makeLabel("whySummary", tr("The explanation in one sentence")))
    , m_hint(makeHint("whyHint"))
    , m_for(makeClassCombo("forCombo", tr("Why this digit"), tr("the most probable")))
    , m_against(makeClassCombo("againstCombo", tr("Rather than this one"), tr("the next one")))
    , m_method(new QComboBox)
    , m_attribution(new AttributionView)
    , m_change(new AttributionView)
    , m_changed(new DigitImageView)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_changeCaption(makeLabel("changeCaption", tr("How large the smallest change is")))
    , m_neighbours(new NeighboursModel(this))
    , m_view(new ThumbnailView(*m_neighbours))
    , m_stack(new QStackedLayout(this))
{
    setNames(this, "whyPage", tr("Why"));
    m_summary->setWordWrap(true);
    auto* content = new QWidget;
    auto* layout = makeLayout<QVBoxLayout>({8, 8, 8, 8}, 6, content);
    layout->addLayout(createTools());
    layout->addWidget(m_summary);
    layout->addLayout(createPictures(), 1);
    m_stack->addWidget(m_hint);
    m_stack->addWidget(content);
    const auto connectPick = [this](QComboBox* combo, QComboBox* other) {
        connect(combo, &QComboBox::activated, this, [=, this] {
            if (classOf(combo) == classOf(other)) {
                other->setCurrentIndex(0); // nothing is compared with itself
            }
            Q_EMIT classesPicked();
        });
    };
    connectPick(m_for, m_against);
    connectPick(m_against, m_for);
    connect(m_method, &QComboBox::currentIndexChanged, this, &WhyPage::refreshAttribution);
    connect(m_slider, &QSlider::valueChanged, this, &WhyPage::refreshChange);
    connect(m_view, &ThumbnailView::chosen, this, [this](const QModelIndex& index) {
        const int row = index.row();
        Q_EMIT imageActivated(
            m_neighbours->image(row), m_neighbours->caption(row), m_neighbours->label(row));
    });
}

QLayout* WhyPage::createTools()
{
    QAction* png = makeAction(this, "exportWhyPngAction", {}, tr("Export as picture…"));
    QAction* csv = makeAction(this, "exportWhyCsvAction", {}, tr("Export as table…"));
    connect(png, &QAction::triggered, this, &WhyPage::exportPngRequested);
    connect(csv, &QAction::triggered, this, &WhyPage::exportCsvRequested);
    auto* tools = makeLayout<QHBoxLayout>({}, 6);
    tools->addWidget(new QLabel(tr("Why")));
    tools->addWidget(m_for);
    tools->addWidget(new QLabel(tr("rather than")));
    tools->addWidget(m_against);
    tools->addStretch();
    tools->addWidget(new HelpButton(
        "whyHelp", {"attribution", "integrated gradients", "occlusion", "smallest change"}));
    tools->addWidget(makeExportButton({png, csv}));
    return tools;
}

QLayout* WhyPage::createPictures()
{
    setNames(m_method, "methodCombo", tr("How pixels are weighed"));
    m_method->addItems({tr("Pixels by gradients"), tr("Pixels by occlusion")});
    // Narrow windows cut its text short.
    m_method->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_method->setMinimumContentsLength(8);
    m_method->setToolTip(
        tr("Gradients: integrated gradients of the difference of the two outputs, from a black "
           "image to this one. Occlusion: how far the difference falls when a square of 5x5 pixels "
           "is blackened."));
    setNames(m_attribution, "attributionView", tr("What speaks for and against"));
    setNames(m_view, "neighboursView", tr("The nearest training images"));
    m_view->setModel(m_neighbours);
    m_view->setToolTip(tr("The training images that the network sees as most alike, by the last "
                          "hidden layer: label and distance. A click puts one on the canvas."));
    auto* pixels = makeLayout<QVBoxLayout>({}, 4);
    pixels->addWidget(m_method);
    pixels->addWidget(m_attribution, 1);
    auto* nearest = makeLayout<QVBoxLayout>({}, 4);
    nearest->addWidget(makeHeading(tr("Nearest training images")));
    nearest->addWidget(m_view, 1);
    auto* first = makeLayout<QHBoxLayout>({}, 12);
    first->addLayout(pixels, 1);
    first->addLayout(createChange(), 1);
    m_pictures = makeLayout<QHBoxLayout>({}, 12);
    m_pictures->addLayout(first, 3);
    m_pictures->addLayout(nearest, 2);
    return m_pictures;
}

QLayout* WhyPage::createChange()
{
    setNames(m_change, "changeView", tr("The smallest change that tips it over"));
    setNames(m_changed, "changedImageView", tr("The changed drawing"));
    m_changed->setToolTip(tr("Left: the drawing; right: with the smallest change"));
    setNames(m_slider, "changeSlider", tr("From the drawing to the changed one"));
    m_slider->setRange(0, sliderSteps);
    m_slider->setValue(sliderSteps);
    m_changeCaption->setWordWrap(true);
    auto* beside = makeLayout<QVBoxLayout>({}, 4);
    beside->addWidget(m_changed);
    beside->addWidget(m_slider);
    beside->addWidget(m_changeCaption);
    beside->addStretch();
    auto* both = makeLayout<QHBoxLayout>({}, 8);
    both->addWidget(m_change, 1);
    both->addLayout(beside);
    auto* layout = makeLayout<QVBoxLayout>({}, 4);
    layout->addWidget(makeHeading(tr("Smallest change")));
    layout->addLayout(both, 1);
    return layout;
}

void WhyPage::resizeEvent(QResizeEvent* event)
{
    WatchedWidget::resizeEvent(event);
    constexpr int highEnough = 440;
    m_pictures->setDirection(
        height() > highEnough ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void WhyPage::showExplanation(
    const core::Explanation& explanation, const core::DatasetPointer& dataset)
{
    m_explanation = explanation;
    m_summary->setText(explanation.summary);
    m_neighbours->set(dataset, explanation.neighbours);
    refreshAttribution();
    refreshChange();
    m_stack->setCurrentIndex(1);
}

void WhyPage::showHint(const QString& text)
{
    m_hint->setText(text);
    m_stack->setCurrentIndex(0);
}

void WhyPage::refreshAttribution()
{
    if (m_explanation) {
        const bool isOcclusion = m_method->currentIndex() == 1;
        m_attribution->setValues(
            m_explanation->image,
            isOcclusion ? m_explanation->occlusion : m_explanation->attribution.values,
            tr("for %1").arg(m_explanation->classes.name(m_explanation->digits.forDigit)),
            tr("for %1").arg(m_explanation->classes.name(m_explanation->digits.againstDigit)));
    }
}

void WhyPage::refreshChange()
{
    if (!m_explanation) {
        return;
    }
    const core::Explanation& why = *m_explanation;
    if (!why.smallestChange) {
        m_change->clear();
        m_changed->setImage(why.image);
        m_changeCaption->setText(tr("No change was found that makes it %1", "makes it a 7")
                                     .arg(thingText(why.classes, why.changedTo)));
        return;
    }
    core::PixelValues difference{};
    core::DigitImage shown{};
    const float share = static_cast<float>(m_slider->value()) / sliderSteps;
    for (std::size_t pixel = 0; pixel < shown.size(); ++pixel) {
        const float change = why.smallestChange->image[pixel] - why.image[pixel];
        difference[pixel] = static_cast<double>(change);
        shown[pixel] = why.image[pixel] + share * change;
    }
    m_change->setValues(why.image, difference, tr("added"), tr("removed"));
    m_changed->setImage(shown);
    m_changeCaption->setText(
        tr("read as %1: %2 of the ink, distance %3")
            .arg(
                why.classes.name(why.smallestChange->readAs),
                percentText(core::changedShare(why.image, why.smallestChange->image), 0),
                QLocale().toString(why.smallestChange->l2, 'f', 2)));
}

void WhyPage::setClasses(const core::Classes& classes)
{
    if (classes == m_classes) {
        return; // it comes with each drawing
    }
    m_classes = classes;
    ui::setClasses(m_for, classes, tr("the most probable"));
    m_for->setAccessibleName(classes.areDigits() ? tr("Why this digit") : tr("Why this class"));
    ui::setClasses(m_against, classes, tr("the next one"));
}

std::optional<int> WhyPage::forClass() const
{
    return classOf(m_for);
}

std::optional<int> WhyPage::againstClass() const
{
    return classOf(m_against);
}

QString WhyPage::csv() const
{
    const auto exact = [](auto value) { return core::exactText(static_cast<double>(value)); };
    QString csv = QStringLiteral("row,column,image,attribution,occlusion,changed_image\n");
    for (int pixel = 0; m_explanation && pixel < core::digitImagePixels; ++pixel) {
        const auto place = static_cast<std::size_t>(pixel);
        const auto& change = m_explanation->smallestChange;
        csv += QStringLiteral("%1,%2,%3,%4,%5,%6\n")
                   .arg(pixel / core::digitImageSide)
                   .arg(pixel % core::digitImageSide)
                   .arg(exact(m_explanation->image[place]))
                   .arg(exact(m_explanation->attribution.values[place]))
                   .arg(exact(m_explanation->occlusion[place]))
                   .arg(change ? exact(change->image[place]) : QString());
    }
    return csv;
}

} // namespace ui
