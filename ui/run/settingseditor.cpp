#include "ui/run/settingseditor.h"

#include "core/training/presets.h"
#include "ui/run/augmentationvalues.h"
#include "ui/run/ratespinbox.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>

#include <algorithm>
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

/// The preset that settings come from; where that is not known, the first with the same head.
int presetIndex(const Settings& settings)
{
    const auto& all = core::presets();
    const auto index = [&all](auto matches) {
        const auto found = std::find_if(all.begin(), all.end(), matches);
        return found == all.end() ? -1 : static_cast<int>(found - all.begin());
    };
    const int named = index([&](const core::Preset& each) { return each.id == settings.preset; });
    if (named >= 0) {
        return named;
    }
    const auto head = settings.network.head;
    return std::max(
        0, index([&](const core::Preset& each) { return each.settings.network.head == head; }));
}

/// An editor under its caption, in a column of its own.
void addField(QGridLayout* layout, const QString& caption, const QString& toolTip, QWidget* editor)
{
    auto* label = new QLabel(caption, editor->parentWidget());
    label->setObjectName(editor->objectName() + QStringLiteral("Label"));
    label->setAccessibleName(caption);
    label->setBuddy(editor);
    label->setToolTip(toolTip);
    editor->setAccessibleName(caption);
    editor->setToolTip(toolTip);
    const int column = layout->columnCount();
    layout->addWidget(label, 0, column);
    layout->addWidget(editor, 1, column);
}

} // namespace

SettingsEditor::SettingsEditor(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("settingsEditor"));
    setAccessibleName(tr("Settings of the next run"));
    createPreset();
    createHidden();
    createNumbers();
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(2);
    addFields(layout);
    choosePreset(0);
}

void SettingsEditor::createPreset()
{
    m_preset = new QComboBox(this);
    m_preset->setObjectName(QStringLiteral("presetCombo"));
    for (const core::Preset& preset : core::presets()) {
        m_preset->addItem(preset.title);
        m_preset->setItemData(m_preset->count() - 1, preset.description, Qt::ToolTipRole);
    }
    // Room for the title of an edited preset, so that the row does not move under the user.
    m_preset->setItemText(0, editedTitle(0));
    m_preset->setMinimumWidth(m_preset->sizeHint().width());
    connect(m_preset, &QComboBox::activated, this, &SettingsEditor::choosePreset);
}

void SettingsEditor::createHidden()
{
    m_hiddenEdit = new QLineEdit(this);
    m_hiddenEdit->setObjectName(QStringLiteral("hiddenEdit"));
    m_hiddenEdit->setPlaceholderText(QStringLiteral("256-128-64"));
    m_hiddenEdit->setMinimumWidth(90);
    m_hiddenMark =
        m_hiddenEdit->addAction(themedIcon(QStringLiteral("warning")), QLineEdit::TrailingPosition);
    connect(m_hiddenEdit, &QLineEdit::textChanged, this, &SettingsEditor::fieldChanged);
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
        connect(spin, &QSpinBox::valueChanged, this, &SettingsEditor::fieldChanged);
    }
    for (QDoubleSpinBox* spin : {m_rate, m_seed}) {
        connect(spin, &QDoubleSpinBox::valueChanged, this, &SettingsEditor::fieldChanged);
    }
}

void SettingsEditor::addFields(QGridLayout* layout)
{
    const QLocale locale;
    addField(layout, tr("Preset"), tr("A named set of training settings"), m_preset);
    addField(
        layout, tr("Hidden layers"),
        tr("Units of each hidden layer: 1 to %1 layers of 1 to %2 units, such as 256-128-64")
            .arg(core::NetworkSpec::maxHiddenLayers)
            .arg(locale.toString(core::NetworkSpec::maxUnits)),
        m_hiddenEdit);
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

core::TrainingSettings SettingsEditor::settings() const
{
    Settings settings = m_settings;
    settings.epochs = m_epochs->value();
    settings.batchSize = m_batchSize->value();
    settings.learningRate = m_rate->value();
    settings.seed = static_cast<quint32>(m_seed->value());
    settings.threads = m_threads->value();
    return settings;
}

void SettingsEditor::setSettings(const core::TrainingSettings& settings)
{
    // One change, not one for each field.
    QSignalBlocker blocker(this);
    m_settings = settings;
    const int preset = presetIndex(settings);
    m_settings.preset = core::presets()[preset].id;
    m_preset->setCurrentIndex(preset);
    m_hiddenEdit->setText(core::hiddenText(settings.network.hidden));
    m_epochs->setValue(settings.epochs);
    m_batchSize->setValue(settings.batchSize);
    m_rate->setValue(settings.learningRate);
    m_seed->setValue(settings.seed);
    m_threads->setValue(settings.threads);
    blocker.unblock();
    fieldChanged();
}

void SettingsEditor::takeAugmentation(const core::TrainingSettings& settings)
{
    m_settings = withAugmentationOf(settings, m_settings);
    fieldChanged();
}

void SettingsEditor::choosePreset(int index)
{
    setSettings(core::presets()[index].settings);
}

void SettingsEditor::fieldChanged()
{
    refreshHidden();
    refreshPresetTitle();
    Q_EMIT changed();
}

void SettingsEditor::refreshHidden()
{
    const auto hidden = core::hiddenFromText(m_hiddenEdit->text());
    m_hiddenError = hidden ? QString() : hidden.error().message;
    if (hidden) {
        m_settings.network.hidden = *hidden;
    }
    m_hiddenMark->setVisible(!hidden);
    m_hiddenMark->setToolTip(m_hiddenError);
    QPalette colours;
    if (!hidden) {
        colours.setColor(QPalette::Text, errorColour(palette()));
    }
    m_hiddenEdit->setPalette(colours);
}

void SettingsEditor::refreshPresetTitle()
{
    const int current = m_preset->currentIndex();
    const bool edited = settings() != core::presets()[current].settings || !m_hiddenError.isEmpty();
    for (int i = 0; i < m_preset->count(); ++i) {
        const bool marked = edited && i == current;
        m_preset->setItemText(i, marked ? editedTitle(i) : core::presets()[i].title);
    }
}

void SettingsEditor::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        refreshHidden();
    }
}

} // namespace ui
