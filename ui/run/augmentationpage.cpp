#include "ui/run/augmentationpage.h"

#include "ui/run/augmentationform.h"
#include "ui/run/augmentationpreview.h"
#include "ui/widgets/controls.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace ui
{

AugmentationPage::AugmentationPage(core::NextSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_next(settings)
    , m_form(new AugmentationForm(settings))
    , m_source(new QLabel)
    , m_preview(new AugmentationPreview)
    , m_hint(makeHint(
          "augmentationHint", tr("Draw a digit, or get a dataset in the Dataset page: here it will "
                                 "be seen how these settings deform it.")))
    , m_stack(new QStackedLayout)
    , m_shuffle(makePushButton("shuffleButton", {}, tr("Sh&uffle")))
    , m_another(makePushButton("anotherButton", {}, tr("&Another image")))
{
    setNames(this, "augmentationPage", tr("Augmentation"));
    auto* layout = makeLayout<QHBoxLayout>({8, 6, 8, 6}, 12, this);
    layout->addWidget(m_form, 3);
    layout->addLayout(createPictures(), 2);
    const auto showSettings = [this] {
        m_preview->setAugmentation(m_next.settings().augmentation);
    };
    connect(&m_next, &core::NextSettings::changed, m_preview, showSettings);
    showSettings();
    connect(m_preview, &AugmentationPreview::clicked, this, &AugmentationPage::showAnother);
    refreshPictures();
}

QLayout* AugmentationPage::createPictures()
{
    m_source->setObjectName("augmentationSource");
    m_stack->addWidget(m_hint);
    m_stack->addWidget(m_preview);
    auto* layout = makeLayout<QVBoxLayout>({}, 4);
    layout->addWidget(m_source);
    layout->addLayout(m_stack, 1);
    layout->addLayout(createButtons());
    return layout;
}

QLayout* AugmentationPage::createButtons()
{
    connect(m_shuffle, &QPushButton::clicked, m_preview, &AugmentationPreview::shuffle);
    connect(m_another, &QPushButton::clicked, this, &AugmentationPage::showAnother);
    auto* layout = new QHBoxLayout;
    layout->addWidget(m_shuffle);
    layout->addWidget(m_another);
    layout->addStretch();
    return layout;
}

void AugmentationPage::setEditable(bool isEditable)
{
    m_form->setEnabled(isEditable);
}

void AugmentationPage::setDrawing(const std::optional<core::DigitImage>& drawing)
{
    m_drawing = drawing;
    refreshPictures();
}

void AugmentationPage::setDataset(const core::DatasetPointer& dataset)
{
    m_dataset = dataset;
    m_index = 0;
    refreshPictures();
}

bool AugmentationPage::showsDatasetImage() const
{
    return !m_drawing && m_dataset && m_dataset->train.size() > 0;
}

void AugmentationPage::showAnother()
{
    if (showsDatasetImage()) {
        m_index = (m_index + 1) % m_dataset->train.size();
        refreshPictures();
    }
}

void AugmentationPage::refreshPictures()
{
    const bool isOfDataset = showsDatasetImage();
    const bool isAny = m_drawing || isOfDataset;
    if (isOfDataset) {
        m_preview->setImage(m_dataset->train.digitImage(m_index));
        m_source->setText(tr("Train image #%1, label %2")
                              .arg(
                                  QLocale().toString(m_index),
                                  m_dataset->classes.name(m_dataset->train.label(m_index))));
    } else {
        m_preview->setImage(m_drawing);
        m_source->setText(m_drawing ? tr("The drawing, deformed") : QString());
    }
    m_stack->setCurrentWidget(isAny ? static_cast<QWidget*>(m_preview) : m_hint);
    m_shuffle->setEnabled(isAny);
    m_shuffle->setToolTip(
        !m_dataset || m_dataset->classes.areDigits() ? tr("Deform the digit in other ways")
                                                     : tr("Deform the image in other ways"));
    m_another->setEnabled(isOfDataset);
    m_another->setToolTip(
        m_drawing ? tr("Clear the canvas to see images of the dataset")
                  : tr("Take the next image of the dataset's train part"));
    m_preview->setToolTip(isOfDataset ? tr("Click for another image") : QString());
}

} // namespace ui
