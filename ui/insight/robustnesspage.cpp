#include "ui/insight/robustnesspage.h"

#include "ui/insight/robustnesschart.h"
#include "ui/insight/robustnesstrial.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/helpbutton.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace ui
{

namespace
{

constexpr int progressSteps = 1000;

QMenu* addMenu(QPushButton* button, const QString& name)
{
    auto* menu = new QMenu(button);
    menu->setObjectName(name);
    menu->setToolTipsVisible(true);
    button->setMenu(menu);
    return menu;
}

} // namespace

RobustnessPage::RobustnessPage(QWidget* parent)
    : WatchedWidget(parent)
    , m_combo(new QComboBox)
    , m_models(makePushButton(
          "robustnessModelsButton", "compare", tr("&Models"),
          tr("Lay the curves of up to three other models beside this one's")))
    , m_modelsMenu(addMenu(m_models, "robustnessModelsMenu"))
    , m_progress(new QProgressBar)
    , m_stop(makePushButton("robustnessStopButton", {}, tr("Stop")))
    , m_export(makePushButton(
          "robustnessExportButton", "export", tr("E&xport"), tr("Write the curves to a file")))
    , m_chart(new RobustnessChart)
    , m_slider(new QSlider(Qt::Horizontal))
    , m_value(makeLabel("strengthValue", tr("Strength")))
    , m_trial(new RobustnessTrial)
{
    setNames(this, "robustnessPage", tr("Robustness"));
    auto* left = makeLayout<QVBoxLayout>({}, 4);
    left->addWidget(m_chart, 1);
    left->addLayout(createSlider());
    auto* parts = makeLayout<QHBoxLayout>({}, 12);
    parts->addLayout(left, 3);
    parts->addWidget(m_trial, 2);
    auto* layout = makeLayout<QVBoxLayout>({10, 6, 10, 6}, 4, this);
    layout->addLayout(createTools());
    layout->addLayout(parts, 1);
    connect(m_combo, &QComboBox::currentIndexChanged, this, [this] {
        useDeformation();
        Q_EMIT deformationChanged();
    });
    connect(m_slider, &QSlider::valueChanged, this, [this] {
        useStrength();
        Q_EMIT strengthChanged();
    });
    useDeformation();
    showProgress({});
}

QLayout* RobustnessPage::createTools()
{
    setNames(m_combo, "deformationCombo", tr("Deformation"));
    m_combo->setToolTip(tr("What is done to the test images"));
    for (const core::DeformationTraits& traits : core::deformations()) {
        m_combo->addItem(traits.title);
        m_combo->setItemData(m_combo->count() - 1, traits.meaning, Qt::ToolTipRole);
    }
    addMenu(m_export, "robustnessExportMenu");
    setNames(m_progress, "robustnessProgress", tr("How much of the curves is there"));
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(80, 8);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_isStopped) {
            Q_EMIT goOnWanted();
        } else {
            Q_EMIT stopWanted();
        }
    });
    auto* layout = makeLayout<QHBoxLayout>({}, 8);
    layout->addWidget(m_combo);
    layout->addWidget(m_models);
    layout->addStretch();
    layout->addWidget(m_progress);
    layout->addWidget(m_stop);
    layout->addWidget(new HelpButton("robustnessHelp", {"robustness", "deformation", "occlusion"}));
    layout->addWidget(m_export);
    return layout;
}

QLayout* RobustnessPage::createSlider()
{
    setNames(m_slider, "strengthSlider", tr("Strength of the deformation"));
    m_slider->setToolTip(tr("How strongly the digit beside is deformed"));
    m_slider->setTickPosition(QSlider::TicksBelow);
    m_value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    // Room for any value, so that the slider keeps its width under the mouse.
    int widest = 0;
    for (const core::DeformationTraits& traits : core::deformations()) {
        const QString text = traits.text(-std::abs(traits.highest - traits.step));
        widest = std::max(widest, m_value->fontMetrics().horizontalAdvance(text));
    }
    m_value->setMinimumWidth(widest);
    auto* layout = makeLayout<QHBoxLayout>({}, 8);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_value);
    return layout;
}

void RobustnessPage::setExports(const QList<QAction*>& actions)
{
    m_export->menu()->addActions(actions);
}

core::Deformation RobustnessPage::deformation() const
{
    return core::deformations()[m_combo->currentIndex()].deformation;
}

double RobustnessPage::strength() const
{
    const core::DeformationTraits& traits = core::traitsOf(deformation());
    // The ends exactly, whatever a step's rounding is.
    return std::clamp(m_slider->value() * traits.step, traits.lowest, traits.highest);
}

void RobustnessPage::useDeformation()
{
    const core::DeformationTraits& traits = core::traitsOf(deformation());
    const auto steps = [&](double strength) {
        return static_cast<int>(std::lround(strength / traits.step));
    };
    const QSignalBlocker blocker(m_slider);
    m_slider->setRange(steps(traits.lowest), steps(traits.highest));
    m_slider->setValue(0);
    m_slider->setPageStep(std::max(1, steps(traits.highest) / 10));
    // A tick at 0, between two sides.
    m_slider->setTickInterval(traits.lowest < 0 ? steps(-traits.lowest) : steps(traits.highest));
    m_chart->setDeformation(traits.deformation);
    useStrength();
}

void RobustnessPage::useStrength()
{
    const QString text = core::traitsOf(deformation()).text(strength());
    m_value->setText(text);
    m_slider->setAccessibleDescription(text);
    m_chart->setMark(strength());
}

void RobustnessPage::showProgress(const std::optional<double>& share)
{
    m_isStopped = false;
    m_progress->setVisible(share.has_value());
    m_stop->setVisible(share.has_value());
    showTool(true);
    if (share) {
        m_progress->setValue(static_cast<int>(*share * progressSteps));
    }
}

void RobustnessPage::showStopped()
{
    m_isStopped = true;
    m_progress->hide();
    m_stop->show();
    showTool(false);
}

void RobustnessPage::showTool(bool isStop)
{
    m_stop->setText(isStop ? tr("Stop") : tr("Go on"));
    m_stop->setAccessibleName(m_stop->text());
    m_stop->setToolTip(
        isStop ? tr("Leave the curves as they are") : tr("Compute what is missing of the curves"));
}

} // namespace ui
