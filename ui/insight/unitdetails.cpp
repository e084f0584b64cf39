#include "ui/insight/unitdetails.h"

#include "core/ink/inkrasterizer.h"
#include "ui/insight/classmeans.h"
#include "ui/insight/pixelweightsview.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/helpbutton.h"
#include "ui/widgets/numbertext.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QLocale>
#include <QPixmap>
#include <QToolButton>

namespace ui
{

namespace
{

constexpr int imagesInARow = 6;

QString numberText(float value)
{
    return QLocale().toString(static_cast<double>(value), 'g', 3);
}

} // namespace

UnitDetails::UnitDetails(QWidget* parent)
    : QWidget(parent)
    , m_title(makeHeading({}))
    , m_activation(makeLabel("unitActivation", tr("Activation of the unit")))
    , m_weights(new PixelWeightsView)
    , m_weightsCaption(makeLabel("unitWeightsCaption", tr("What the weights are")))
    , m_means(new ClassMeans)
    , m_answer(makeLabel("unitAnswer", tr("How often the unit is active")))
    , m_layerAnswer(makeLabel("layerAnswer", tr("Dead and never-silent units of the layer")))
    , m_caption(makeLabel("answersCaption", tr("Whose answers they are")))
    , m_missing(makeLabel("answersMissing", tr("Why there are no answers")))
{
    setNames(this, "unitDetails", tr("The selected unit"));
    setNames(m_title, "unitTitle", tr("Which unit is selected"));
    m_title->setToolTip(
        tr("Point at a unit, or go to it with the arrow keys; a click or Enter holds it"));
    m_missing->setWordWrap(true);
    // Numbers come and go: the width stays.
    for (QLabel* label : {m_title, m_weightsCaption, m_answer, m_layerAnswer, m_caption}) {
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }
    auto* layout = makeLayout<QGridLayout>({6, 4, 2, 6}, 4, this);
    const auto widthOf = [this](const QString& text) {
        return fontMetrics().horizontalAdvance(text);
    };
    layout->setColumnMinimumWidth(0, widthOf(tr("Linear path, ±%1").arg("0.0000")));
    setMinimumWidth(
        widthOf(tr("%1 of %2 %3 dead, %4 never silent").arg("000", "0000", tr("units"), "00")) +
        layout->contentsMargins().left() + layout->contentsMargins().right());
    auto* heading = makeLayout<QHBoxLayout>({}, 4);
    heading->addWidget(m_title, 1);
    heading->addWidget(m_activation);
    heading->addWidget(new HelpButton(
        "networkHelp",
        {"unit", "weight", "activation", "contribution", "dead unit", "kernel", "feature map"}));
    layout->addLayout(heading, 0, 0, 1, 2);
    layout->addWidget(m_weights, 1, 0);
    layout->addWidget(m_means, 1, 1);
    layout->addWidget(m_weightsCaption, 2, 0, Qt::AlignTop);
    layout->addWidget(m_answer, 2, 1, Qt::AlignTop);
    createImages();
    layout->addWidget(m_allImages, 3, 0, 1, 2);
    layout->addWidget(m_layerAnswer, 4, 0, 1, 2);
    layout->addWidget(m_caption, 5, 0, 1, 2);
    layout->addWidget(m_missing, 6, 0, 1, 2);
    layout->setRowStretch(7, 1);
    layout->setColumnStretch(1, 1);
}

void UnitDetails::createImages()
{
    m_allImages = new QWidget;
    setNames(m_allImages, "excitingImages", tr("Images that excite the unit most"));
    auto* layout = makeLayout<QGridLayout>({}, 1, m_allImages);
    layout->setColumnStretch(imagesInARow, 1);
    for (int i = 0; i < core::maxExciting; ++i) {
        QToolButton* image = makeToolButton(QStringLiteral("excitingImage%1").arg(i), {}, {});
        image->setIconSize({core::digitImageSide, core::digitImageSide});
        image->setFixedSize(core::digitImageSide + 6, core::digitImageSide + 6);
        layout->addWidget(image, i / imagesInARow, i % imagesInARow);
        m_images.append(image);
        connect(image, &QToolButton::clicked, this, [this, i] {
            Q_EMIT imageChosen(m_indices[static_cast<std::size_t>(i)]);
        });
    }
    showImages({});
}

void UnitDetails::showUnit(UnitPlace place, const NetworkContent& content)
{
    const core::Activations& activations = content.activations;
    QList<int> layers;
    for (const auto& layer : activations.layers) {
        layers.append(static_cast<int>(layer.size()));
    }
    const auto layer = static_cast<std::size_t>(place.layer);
    const core::FeatureMaps& maps = activations.maps[layer];
    const bool isOther = place != m_place || layers != m_layers || (maps.side > 0) != isChannel();
    m_place = place;
    m_layers = layers;
    m_map = {maps.side, {}};
    if (isChannel()) {
        const auto map = maps.of(place.unit);
        m_map.values.assign(map.begin(), map.end());
    }
    writeTitle(content.classes);
    m_activation->setText(
        numberText(activations.layers[layer][static_cast<std::size_t>(place.unit)]));
    m_activation->setToolTip(
        isChannel() ? tr("The highest value of the channel's feature map for the drawing")
                    : tr("Activation for the drawing"));
    if (isOther) {
        m_weights->setWeights(std::nullopt);
        m_weightsCaption->clear();
        showAnswer();
    }
}

void UnitDetails::writeTitle(const core::Classes& classes)
{
    const bool isOutput = m_place.layer + 1 == m_layers.size();
    m_title->setText(
        isOutput      ? tr("Output %1").arg(classes.name(m_place.unit))
        : isChannel() ? tr("Layer %1, channel %2").arg(m_place.layer).arg(m_place.unit)
                      : tr("Layer %1, unit %2").arg(m_place.layer).arg(m_place.unit));
}

void UnitDetails::showWeights(const std::optional<core::PixelWeights>& weights)
{
    if (weights) {
        m_weights->setWeights(weights);
        showWeightsText(*weights);
    } else {
        showMapOrNothing();
    }
}

void UnitDetails::showWeightsText(const core::PixelWeights& weights)
{
    const QString name = isChannel()          ? tr("Kernel %1x%1").arg(weights.side)
                         : m_place.layer == 1 ? tr("Weights")
                                              : tr("Linear path");
    const float range = m_weights->range();
    m_weightsCaption->setText(tr("%1, ±%2").arg(name, numberText(range)));
    m_weightsCaption->setToolTip(
        isChannel() ? tr("The weights that the channel looks at each place with; the strongest "
                         "colour is %1")
                          .arg(range)
        : m_place.layer == 1
            ? tr("The unit's own weights; the strongest colour is %1").arg(range)
            : tr("The product of the weights up to the unit, as if there were no activation "
                 "between them"));
}

void UnitDetails::showMapOrNothing()
{
    if (isChannel()) {
        m_weights->setMap(m_map.side, m_map.values);
        m_weightsCaption->setText(tr("Feature map %1x%1").arg(m_map.side));
        m_weightsCaption->setToolTip(
            tr("What the channel gives for the drawing, place by place; the strongest colour is "
               "its highest value"));
    } else {
        m_weights->setWeights(std::nullopt);
        m_weightsCaption->setText(tr("No picture"));
        m_weightsCaption->setToolTip(
            tr("The unit doesn't look at the drawing's pixels, but at what other layers made of "
               "them: a picture of its weights would not be true"));
    }
}

void UnitDetails::setAnswers(
    const AnswersPointer& answers, const core::DatasetPointer& dataset, const QString& caption)
{
    if (dataset != m_dataset) {
        m_indices.clear(); // the same numbers are other images
    }
    m_answers = answers;
    m_dataset = dataset;
    m_caption->setText(caption);
    m_missing->setText(caption);
    showAnswer();
}

QString UnitDetails::layerName() const
{
    const bool isOutput = m_place.layer + 1 == m_layers.size();
    return isOutput ? tr("outputs") : isChannel() ? tr("channels") : tr("units");
}

void UnitDetails::showAnswer()
{
    const auto layer = static_cast<std::size_t>(m_place.layer);
    const bool isKnown =
        m_answers && m_dataset && layer < m_answers->size() &&
        m_layers.value(m_place.layer) == static_cast<qsizetype>((*m_answers)[layer].units.size());
    for (QWidget* part : std::initializer_list<QWidget*>{
             m_means, m_answer, m_allImages, m_layerAnswer, m_caption}) {
        part->setVisible(isKnown);
    }
    m_missing->setVisible(!isKnown);
    if (!isKnown) {
        m_means->clear();
        showImages({});
        return;
    }
    const core::LayerAnswers& all = (*m_answers)[layer];
    const core::UnitAnswer& answer = all.units[static_cast<std::size_t>(m_place.unit)];
    m_means->setMeans(answer.means, m_dataset->classes);
    m_answer->setText(
        all.isDead(m_place.unit) ? tr("Dead: never active")
        : all.isNeverSilent(m_place.unit)
            ? tr("Never silent")
            : tr("Active for %1").arg(percentText(static_cast<double>(answer.activeShare))));
    m_layerAnswer->setText(
        all.hasRelu ? tr("%1 of %2 %3 dead, %4 never silent")
                          .arg(all.dead)
                          .arg(all.units.size())
                          .arg(layerName())
                          .arg(all.neverSilent)
                    : tr("No ReLU here: none can be dead"));
    m_layerAnswer->setToolTip(
        isChannel() ? tr("Dead: all of the map is 0 for every test image, drawn as a hole. Never "
                         "silent: all of it is above 0 for every one, drawn with a violet corner.")
                    : tr("Dead: 0 for every test image, drawn as a hole. Never silent: above 0 for "
                         "every test image, drawn with a violet corner."));
    showImages(answer.exciting);
}

void UnitDetails::showImages(const std::vector<int>& indices)
{
    if (m_indices == indices && !indices.empty()) {
        return; // the same images of the same dataset; drawn already
    }
    m_indices = indices;
    for (qsizetype i = 0; i < m_images.size(); ++i) {
        QToolButton* button = m_images[i];
        const bool isThere = i < static_cast<qsizetype>(indices.size()) && m_dataset;
        button->setEnabled(isThere);
        if (!isThere) {
            button->setIcon({});
            button->setToolTip({});
            continue;
        }
        const int index = indices[static_cast<std::size_t>(i)];
        button->setIcon(QPixmap::fromImage(core::toQImage(m_dataset->test.digitImage(index))));
        const QString text =
            tr("test #%1, label %2")
                .arg(QString::number(index), m_dataset->classes.name(m_dataset->test.label(index)));
        button->setAccessibleName(text);
        button->setToolTip(tr("%1: click to put it on the canvas").arg(text));
    }
}

} // namespace ui
