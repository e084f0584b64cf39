#include "ui/run/augmentationform.h"

#include "ui/run/augmentationvalues.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/helpbutton.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>

namespace ui
{

namespace
{

using Settings = core::TrainingSettings;

/// Three columns for each half: caption, slider, value; and one between the halves.
constexpr int halfColumns = 3;
constexpr int secondHalf = halfColumns + 1;
/// Headings stand in the first row, the words below the sliders.
constexpr int firstRow = 1;
constexpr int wordsRow = 7;

QString wordsFor(const Settings& settings)
{
    QStringList words{
        settings.augmentation.isOff()
            ? AugmentationForm::tr("Images are learned as they are.")
            : AugmentationForm::tr("Every image is deformed anew each time.")};
    const auto percent = [](double share) { return QLocale().toString(share * 100, 'g', 3); };
    if (settings.styledShare > 0) {
        words += AugmentationForm::tr("%1 % are synthetic digits in other styles.")
                     .arg(percent(settings.styledShare));
    }
    if (settings.noDigitShare > 0) {
        words += AugmentationForm::tr("%1 % are synthetic ink that is no digit.")
                     .arg(percent(settings.noDigitShare));
    }
    if (settings.averagedShare > 0) {
        words += AugmentationForm::tr("The model is the mean of the last %1 % of the epochs.")
                     .arg(percent(settings.averagedShare));
    }
    return words.join(' ');
}

} // namespace

AugmentationForm::AugmentationForm(core::NextSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_next(settings)
{
    setNames(this, "augmentationForm", tr("Augmentation"));
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(1);
    addDeformations(layout);
    addOthers(layout);
    // As high as the row of the combo box and that of the buttons.
    for (int row = firstRow; row < wordsRow; ++row) {
        layout->setRowMinimumHeight(row, m_schedule->sizeHint().height());
    }
    layout->addLayout(
        createButtons(), firstRow + static_cast<int>(deformationValues().size()) - 1, secondHalf, 1,
        halfColumns);
    addWords(layout);
    layout->setColumnStretch(1, 1);
    layout->setColumnMinimumWidth(halfColumns, 4);
    layout->setColumnStretch(secondHalf + 1, 1);
    connect(&m_next, &core::NextSettings::changed, this, &AugmentationForm::refresh);
    refresh();
}

void AugmentationForm::addDeformations(QGridLayout* layout)
{
    layout->addWidget(makeHeading(tr("Deformation, at most")), 0, 0, 1, halfColumns);
    int row = firstRow;
    for (const AugmentationValue& value : deformationValues()) {
        addRow(layout, value, row++, 0);
    }
}

void AugmentationForm::addOthers(QGridLayout* layout)
{
    layout->addWidget(makeHeading(tr("Learning")), 0, secondHalf, 1, halfColumns);
    layout->addWidget(
        new HelpButton(
            "augmentationHelp",
            {"augmentation", "schedule", "label smoothing", "synthetic ink", "no digit"}),
        0, secondHalf + halfColumns - 1, Qt::AlignRight);
    addSchedule(layout, firstRow, secondHalf);
    int row = firstRow + 1;
    for (const AugmentationValue& value : learningValues()) {
        addRow(layout, value, row++, secondHalf);
    }
}

void AugmentationForm::addRow(
    QGridLayout* layout, const AugmentationValue& value, int row, int column)
{
    const QString name = QLatin1String(value.name);
    auto* slider = new QSlider(Qt::Horizontal, this);
    setNames(slider, name + "Slider", value.caption);
    slider->setToolTip(value.toolTip);
    slider->setRange(0, value.steps());
    slider->setPageStep(slider->maximum() / 10);
    slider->setMinimumWidth(30);
    auto* caption = new QLabel(value.caption, this);
    caption->setBuddy(slider);
    caption->setToolTip(value.toolTip);
    auto* number = new QLabel(this);
    number->setObjectName(name + "Value");
    number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    // Room for any value, so that sliders keep their width under the mouse.
    number->setMinimumWidth(number->fontMetrics().horizontalAdvance(value.widestText()));
    layout->addWidget(caption, row, column);
    layout->addWidget(slider, row, column + 1);
    layout->addWidget(number, row, column + 2);
    m_rows.append({&value, slider, number});
    connect(slider, &QSlider::valueChanged, this, [this, &value](int position) {
        Settings changed = m_next.settings();
        value.set(changed, position);
        m_next.setAugmentationOf(changed);
    });
}

void AugmentationForm::addSchedule(QGridLayout* layout, int row, int column)
{
    const QString toolTip = tr("How the learning rate goes on: the same throughout, or along a "
                               "cosine down to 0 at the end of the run, which ends better; usual "
                               "with augmentation: cosine");
    m_schedule = new QComboBox(this);
    setNames(m_schedule, "scheduleCombo", tr("Schedule of the learning rate"));
    m_schedule->setToolTip(toolTip);
    m_schedule->addItem(tr("Constant", "learning rate"));
    m_schedule->addItem(tr("Cosine", "learning rate"));
    auto* caption = new QLabel(tr("Schedule"), this);
    caption->setBuddy(m_schedule);
    caption->setToolTip(toolTip);
    layout->addWidget(caption, row, column);
    layout->addWidget(m_schedule, row, column + 1, 1, halfColumns - 1);
    connect(m_schedule, &QComboBox::currentIndexChanged, this, [this](int index) {
        Settings changed = m_next.settings();
        changed.schedule = static_cast<core::Schedule>(index);
        m_next.setAugmentationOf(changed);
    });
}

void AugmentationForm::addWords(QGridLayout* layout)
{
    m_words = new QLabel(this);
    m_words->setObjectName("augmentationWords");
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_words->setContentsMargins(0, 3, 0, 0);
    // All that may be on takes two lines; the form stays as it is when they come and go.
    m_words->setMinimumHeight(2 * m_words->fontMetrics().lineSpacing());
    layout->addWidget(m_words, wordsRow, 0, 1, 2 * halfColumns + 1);
    layout->setRowStretch(wordsRow, 1);
}

QLayout* AugmentationForm::createButtons()
{
    m_off = makePushButton(
        "augmentationOffButton", {}, tr("Switch &off"),
        tr("Learn the images as they are, at a constant rate, and nothing else"));
    m_preset = makePushButton(
        "augmentationPresetButton", {}, tr("&Reset"),
        tr("Take these values from the chosen preset again"));
    connect(m_off, &QPushButton::clicked, this, [this] { m_next.setAugmentationOf({}); });
    connect(m_preset, &QPushButton::clicked, this, [this] {
        m_next.setAugmentationOf(m_next.preset().settings);
    });
    auto* layout = new QHBoxLayout;
    layout->addWidget(m_off);
    layout->addWidget(m_preset);
    return layout;
}

void AugmentationForm::refresh()
{
    const Settings& settings = m_next.settings();
    for (const Row& row : m_rows) {
        const QSignalBlocker blocker(row.slider);
        row.slider->setValue(row.value->position(settings));
        row.number->setText(row.value->text(settings));
    }
    const QSignalBlocker blocker(m_schedule);
    m_schedule->setCurrentIndex(static_cast<int>(settings.schedule));
    m_words->setText(wordsFor(settings));
    m_off->setEnabled(settings != core::withAugmentationOf({}, settings));
    m_preset->setEnabled(settings != core::withAugmentationOf(m_next.preset().settings, settings));
}

} // namespace ui
