#include "ui/run/settingseditor.h"

#include "core/network/layertext.h"
#include "ui/run/presetdelegate.h"
#include "ui/run/ratespinbox.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/helpbutton.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/themedicon.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>

#include <limits>

namespace ui
{
namespace
{

using Settings = core::TrainingSettings;

QSpinBox* spinBox(const QString& name, int highest, QWidget* parent)
{
    auto* spin = new QSpinBox(parent);
    spin->setObjectName(name);
    spin->setRange(1, highest);
    return spin;
}

QString editedTitle(int index)
{
    return SettingsEditor::tr("%1 (edited)", "title of a preset").arg(core::presets()[index].title);
}

/// Adds an editor under its caption. Returns its column, which is its own.
int addField(QGridLayout* layout, const QString& caption, const QString& toolTip, QWidget* editor)
{
    auto* label = new QLabel(caption, editor->parentWidget());
    setNames(label, editor->objectName() + QStringLiteral("Label"), caption);
    label->setBuddy(editor);
    label->setToolTip(toolTip);
    editor->setAccessibleName(caption);
    editor->setToolTip(toolTip);
    const int column = layout->columnCount();
    layout->addWidget(label, 0, column);
    layout->addWidget(editor, 1, column);
    return column;
}

} // namespace

SettingsEditor::SettingsEditor(core::NextSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_next(settings)
{
    setNames(this, "settingsEditor", tr("Settings of the next run"));
    createPreset();
    createLayers();
    createNumbers();
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(2);
    addFields(layout);
    m_error = makeLabel("layersError", tr("What is wrong with the layers"));
    m_error->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_error->setWordWrap(true);
    layout->addWidget(m_error, 2, 1, 1, layout->columnCount() - 1); // below the first field
    layout->setColumnStretch(layout->columnCount(), 1);
    connect(&m_next, &core::NextSettings::changed, this, &SettingsEditor::refresh);
    refresh();
}

void SettingsEditor::createPreset()
{
    m_preset = new QComboBox(this);
    m_preset->setObjectName(QStringLiteral("presetCombo"));
    for (const core::Preset& preset : core::presets()) {
        m_preset->addItem(preset.title);
        m_preset->setItemData(m_preset->count() - 1, preset.description, Qt::ToolTipRole);
    }
    // Room for the title of any edited preset, so that the row does not move under the user.
    for (int i = 0; i < m_preset->count(); ++i) {
        m_preset->setItemText(i, editedTitle(i));
    }
    m_preset->setMinimumWidth(m_preset->sizeHint().width());
    m_preset->setItemDelegate(new PresetDelegate(m_preset));
    m_preset->view()->setMinimumWidth(m_preset->view()->sizeHintForColumn(0));
    connect(m_preset, &QComboBox::activated, this, [this](int index) {
        m_next.set(core::presets()[index].settings);
    });
}

void SettingsEditor::createLayers()
{
    m_layersEdit = new QLineEdit(this);
    m_layersEdit->setObjectName(QStringLiteral("layersEdit"));
    m_layersEdit->setPlaceholderText(QStringLiteral("256-128-64"));
    m_layersEdit->setMinimumWidth(90);
    m_layersEdit->setMaximumWidth(360);
    m_layersMark =
        m_layersEdit->addAction(themedIcon(QStringLiteral("warning")), QLineEdit::TrailingPosition);
    connect(m_layersEdit, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_next.setLayersText(text);
    });
}

void SettingsEditor::createNumbers()
{
    m_epochs = spinBox(QStringLiteral("epochsSpin"), Settings::maxEpochs, this);
    m_batchSize = spinBox(QStringLiteral("batchSpin"), Settings::maxBatchSize, this);
    m_threads = spinBox(QStringLiteral("threadsSpin"), Settings::maxThreads, this);
    m_threads->setMinimum(Settings::automaticThreads);
    m_threads->setSpecialValueText(tr("Auto", "number of threads"));
    m_rate = new RateSpinBox(this);
    m_rate->setObjectName(QStringLiteral("rateSpin"));
    m_rate->setRange(Settings::minLearningRate, Settings::maxLearningRate);
    // A QSpinBox ends at 2^31 - 1, half of the seeds.
    m_seed = new QDoubleSpinBox(this);
    m_seed->setObjectName(QStringLiteral("seedSpin"));
    m_seed->setDecimals(0);
    m_seed->setRange(0, std::numeric_limits<quint32>::max());
    for (QSpinBox* spin : {m_epochs, m_batchSize, m_threads}) {
        connect(spin, &QSpinBox::valueChanged, this, &SettingsEditor::useFields);
    }
    for (QDoubleSpinBox* spin : {m_rate, m_seed}) {
        connect(spin, &QDoubleSpinBox::valueChanged, this, &SettingsEditor::useFields);
    }
}

void SettingsEditor::addFields(QGridLayout* layout)
{
    const QLocale locale;
    addField(layout, tr("Preset"), tr("A named set of training settings"), m_preset);
    m_layersTip =
        tr("Units of each hidden layer of a perceptron: 1 to %1 layers of 1 to %2 units, such as "
           "256-128-64. Or a list of layers, such as conv 16x5, relu, maxpool 2, linear 10, of %3")
            .arg(core::Architecture::maxHiddenLayers)
            .arg(locale.toString(core::Architecture::maxUnits), core::layerFormsText());
    // It takes the room that there is, up to its own maximum; the rest stays empty.
    const int layersColumn = addField(layout, tr("Layers"), m_layersTip, m_layersEdit);
    layout->setColumnStretch(layersColumn, 1000);
    // Above that field there is always room.
    layout->addWidget(
        new HelpButton(
            "settingsHelp",
            {"preset", "layer", "epoch", "batch", "learning rate", "seed", "thread"}),
        0, layersColumn, Qt::AlignRight);
    addField(
        layout, tr("Epochs"),
        tr("How often the run goes through all training images: 1 to %1")
            .arg(locale.toString(Settings::maxEpochs)),
        m_epochs);
    addField(
        layout, tr("Batch"),
        tr("Images for each step of learning: 1 to %1")
            .arg(locale.toString(Settings::maxBatchSize)),
        m_batchSize);
    addField(
        layout, tr("Learning rate"),
        tr("The size of each step (Adam): %1 to %2")
            .arg(
                m_rate->textFromValue(m_rate->minimum()), m_rate->textFromValue(m_rate->maximum())),
        m_rate);
    addField(
        layout, tr("Seed"),
        tr("Where chance starts, for first weights and shuffles: 0 to %1. The same seed with the "
           "same number of threads gives the same weights")
            .arg(locale.toString(m_seed->maximum(), 'f', 0)),
        m_seed);
    addField(
        layout, tr("Threads"),
        tr("Processor threads that train: 1 to %1, or Auto for as many as make the run faster; "
           "the log says which number that is and why")
            .arg(Settings::maxThreads),
        m_threads);
}

void SettingsEditor::useFields()
{
    Settings settings = m_next.settings();
    settings.epochs = m_epochs->value();
    settings.batchSize = m_batchSize->value();
    settings.learningRate = m_rate->value();
    settings.seed = static_cast<quint32>(m_seed->value());
    settings.threads = m_threads->value();
    m_next.setNumbers(settings);
}

void SettingsEditor::refresh()
{
    const Settings& settings = m_next.settings();
    const auto show = [](auto* spin, auto value) {
        const QSignalBlocker blocker(spin);
        spin->setValue(value);
    };
    show(m_epochs, settings.epochs);
    show(m_batchSize, settings.batchSize);
    show(m_rate, settings.learningRate);
    show(m_seed, settings.seed);
    show(m_threads, settings.threads);
    for (int i = 0; i < m_preset->count(); ++i) {
        const bool isChosen = core::presets()[i].id == m_next.preset().id;
        const bool isMarked = isChosen && m_next.isEdited();
        m_preset->setItemText(i, isMarked ? editedTitle(i) : core::presets()[i].title);
        if (isChosen) {
            m_preset->setCurrentIndex(i);
        }
    }
    refreshLayers();
}

void SettingsEditor::refreshLayers()
{
    const QString& error = m_next.error();
    if (m_layersEdit->text() != m_next.layersText()) {
        const QSignalBlocker blocker(m_layersEdit);
        m_layersEdit->setText(m_next.layersText());
    }
    // A list of layers is longer than the field.
    m_layersEdit->setToolTip(m_layersTip + QStringLiteral("\n\n") + m_next.layersText());
    m_layersMark->setVisible(!error.isEmpty());
    m_layersMark->setToolTip(plainToolTip(error));
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    QPalette colours;
    if (!error.isEmpty()) {
        for (const QPalette::ColorRole role : {QPalette::Text, QPalette::WindowText}) {
            colours.setColor(role, errorColour(palette()));
        }
    }
    m_layersEdit->setPalette(colours);
    m_error->setPalette(colours);
}

void SettingsEditor::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        refreshLayers();
    }
}

} // namespace ui
