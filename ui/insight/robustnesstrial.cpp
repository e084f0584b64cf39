#include "ui/insight/robustnesstrial.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/digitimageview.h"
#include "ui/widgets/numbertext.h"
#include "ui/widgets/probabilitybars.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>

#include <algorithm>

namespace ui
{

namespace
{

/// Larger ones show no more.
constexpr int largestSide = 10 * core::digitImageSide + 2;
/// Between image and bars, and how they share the width.
constexpr int gap = 12;
constexpr int imageShare = 1;
constexpr int barsShare = 1;

QString verdictText(const core::Reading& reading, const core::Classes& classes)
{
    const QString text = reading.digit() ? RobustnessTrial::tr("Read as %1, %2")
                         : classes.areDigits()
                             ? RobustnessTrial::tr("No digit (most like %1, %2)")
                             : RobustnessTrial::tr("Like none (most like %1, %2)");
    return text.arg(classes.name(reading.mostLike), percentText(reading.probability()));
}

void setPossible(QPushButton* button, const QString& does, const QString& obstacle)
{
    button->setEnabled(obstacle.isEmpty());
    button->setToolTip(obstacle.isEmpty() ? does : obstacle);
}

} // namespace

RobustnessTrial::RobustnessTrial(QWidget* parent)
    : QWidget(parent)
    , m_caption(makeLabel("robustnessCaption", tr("What is deformed")))
    , m_view(new DigitImageView)
    , m_verdict(makeLabel("robustnessVerdict", tr("What it is read as")))
    , m_bars(new ProbabilityBars)
    , m_another(makePushButton("robustnessAnotherButton", {}, tr("&Another")))
    , m_shuffle(makePushButton("robustnessShuffleButton", {}, tr("Sh&uffle")))
{
    setNames(this, "robustnessTrial", tr("A digit under the deformation"));
    setNames(m_view, "robustnessImage", tr("The deformed digit, as the network sees it"));
    setNames(m_bars, "robustnessBars", tr("Probability of each digit for the deformed image"));
    m_view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_view->setMinimumSize(m_view->sizeHint());
    m_view->setMaximumSize(largestSide, largestSide);
    m_verdict->setWordWrap(true);
    m_verdict->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    // Two lines at all times, so that nothing moves while the strength changes.
    m_verdict->setMinimumHeight(2 * m_verdict->fontMetrics().lineSpacing());
    // It is cut short rather than that the page grows wider.
    m_caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    connect(m_another, &QPushButton::clicked, this, &RobustnessTrial::anotherWanted);
    connect(m_shuffle, &QPushButton::clicked, this, &RobustnessTrial::shuffleWanted);

    auto* head = makeLayout<QHBoxLayout>({}, 4);
    head->addWidget(m_caption, 1);
    head->addWidget(m_another);
    head->addWidget(m_shuffle);
    auto* left = makeLayout<QVBoxLayout>({}, 2);
    left->addWidget(m_view, 1);
    left->addWidget(m_verdict);
    left->addStretch(0);
    auto* parts = makeLayout<QHBoxLayout>({}, gap);
    parts->addLayout(left, imageShare);
    parts->addWidget(m_bars, barsShare);
    auto* layout = makeLayout<QVBoxLayout>({}, 4, this);
    layout->addLayout(head);
    layout->addLayout(parts, 1);
}

void RobustnessTrial::setClasses(const core::Classes& classes)
{
    if (classes == m_classes) {
        return; // it comes with each drawing
    }
    m_classes = classes;
    m_bars->setClasses(classes);
    m_bars->setAccessibleName(
        classes.areDigits() ? tr("Probability of each digit for the deformed image")
                            : tr("Probability of each class for the deformed image"));
}

void RobustnessTrial::showImage(
    const std::optional<core::DigitImage>& image, const QString& caption)
{
    m_view->setImage(image);
    m_caption->setText(caption);
}

void RobustnessTrial::showReading(
    const std::optional<core::Reading>& reading, const std::optional<core::Reading>& before)
{
    m_isBroken = reading && before && reading->digit() != before->digit();
    m_bars->setProbabilities(reading ? std::optional(reading->probabilities) : std::nullopt);
    QString text = reading ? verdictText(*reading, m_classes) : QString();
    if (m_isBroken && before->digit()) {
        text += tr(" – was %1").arg(m_classes.name(*before->digit()));
    }
    m_verdict->setText(text);
    applyColours();
}

void RobustnessTrial::setObstacles(const QString& toAnother, const QString& toShuffle)
{
    setPossible(m_another, tr("Take the next image of the test part"), toAnother);
    setPossible(m_shuffle, tr("Deform the digit by other random numbers"), toShuffle);
}

void RobustnessTrial::applyColours()
{
    QPalette colours = palette();
    if (m_isBroken) {
        colours.setColor(QPalette::WindowText, errorColour(palette()));
    }
    m_verdict->setPalette(colours);
}

/// The verdict stands just below the square.
void RobustnessTrial::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int side = (event->size().width() - gap) * imageShare / (imageShare + barsShare);
    m_view->setMaximumHeight(std::clamp(side, m_view->minimumHeight(), largestSide));
}

void RobustnessTrial::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyColours();
    }
}

} // namespace ui
