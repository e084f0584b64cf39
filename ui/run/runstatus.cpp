#include "ui/run/runstatus.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/numbertext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>

#include <algorithm>
#include <cmath>

namespace ui
{
namespace
{

constexpr int progressSteps = 1000;

QString speedText(double samplesPerSecond)
{
    const double whole = std::isfinite(samplesPerSecond) ? std::round(samplesPerSecond) : 0;
    return RunStatus::tr("%1 images/s").arg(QLocale().toString(whole, 'f', 0));
}

QString timeLeftText(double seconds)
{
    return RunStatus::tr("%1 left").arg(durationText(seconds));
}

QString testText(const core::Score& test)
{
    return RunStatus::tr("test %1").arg(percentText(test.accuracy));
}

QString wholePercentText(int steps)
{
    return RunStatus::tr("%1 %").arg(QLocale().toString(steps * 100 / progressSteps));
}

} // namespace

RunStatus::RunStatus(QWidget* parent)
    : QWidget(parent)
{
    setNames(this, "runStatus", tr("State of the run"));
    auto* layout = makeLayout<QHBoxLayout>({10, 3, 10, 3}, 14, this);
    m_message = addLabel(QStringLiteral("statusMessage"), tr("Message"), {});
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->setStretchFactor(m_message, 1);
    m_epoch = addLabel(QStringLiteral("epochLabel"), tr("Epoch"), {});
    m_progress = new QProgressBar(this);
    setNames(m_progress, "epochProgress", tr("Progress of the epoch"));
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(8);
    m_progress->setMinimumWidth(60);
    m_progress->setMaximumWidth(180);
    layout->addWidget(m_progress, 1);
    // As wide as they ever get: a figure that changes 20 times a second must not move the others.
    m_percent = addLabel(
        QStringLiteral("percentLabel"), tr("Part of the epoch"), wholePercentText(progressSteps));
    m_speed = addLabel(QStringLiteral("speedLabel"), tr("Speed"), speedText(888888));
    m_timeLeft = addLabel(QStringLiteral("timeLeftLabel"), tr("Time left"), timeLeftText(48));
    m_test = addLabel(QStringLiteral("testLabel"), tr("Test accuracy"), testText({0, 0.888}));
    layout->addStretch(0);
    m_model = addLabel(QStringLiteral("modelLabel"), tr("Model"), {});
    m_percent->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setRunShown(false);
}

QLabel*
RunStatus::addLabel(const QString& name, const QString& accessibleName, const QString& widest)
{
    QLabel* label = makeLabel(name, accessibleName);
    label->setMinimumWidth(label->fontMetrics().horizontalAdvance(widest));
    layout()->addWidget(label);
    return label;
}

void RunStatus::setRunShown(bool shown)
{
    for (QWidget* part : std::initializer_list<QWidget*>{
             m_epoch, m_progress, m_percent, m_speed, m_timeLeft, m_test}) {
        part->setVisible(shown);
    }
    m_message->setVisible(!shown);
}

void RunStatus::showEpochNumber(int epoch, int epochs)
{
    const QLocale locale;
    m_epoch->setText(tr("Epoch %1/%2").arg(locale.toString(epoch), locale.toString(epochs)));
    const QString widest = tr("Epoch %1/%2").arg(locale.toString(epochs), locale.toString(epochs));
    m_epoch->setMinimumWidth(m_epoch->fontMetrics().horizontalAdvance(widest));
}

void RunStatus::beginRun(const core::TrainingSettings& settings)
{
    showEpochNumber(1, settings.epochs);
    m_progress->setValue(0);
    m_percent->setText(wholePercentText(0));
    for (QLabel* label : {m_speed, m_timeLeft, m_test}) {
        label->clear();
    }
    setRunShown(true);
}

void RunStatus::showProgress(const core::TrainingProgress& progress)
{
    showEpochNumber(progress.epoch, progress.epochs);
    const qint64 samples = std::max<qint64>(progress.samplesPerEpoch, 1);
    m_progress->setValue(static_cast<int>(progress.samplesDone * progressSteps / samples));
    m_percent->setText(wholePercentText(m_progress->value()));
    m_speed->setText(speedText(progress.samplesPerSecond));
    m_timeLeft->setText(timeLeftText(progress.secondsLeft));
}

void RunStatus::showEpoch(const core::EpochResult& result)
{
    m_test->setText(testText(result.test));
}

void RunStatus::showPaused(bool paused)
{
    // The last figures of a paused run say nothing any more; the next progress brings new ones.
    m_speed->setText(paused ? tr("paused") : QString());
    m_timeLeft->clear();
}

void RunStatus::showFinished(const core::RunResult& result)
{
    const QString text = result.outcome == core::Outcome::Completed
                             ? tr("Completed: test %1 after %2, %3")
                             : tr("Stopped: test %1 after %2, %3");
    showMessage(text.arg(
        percentText(result.test.accuracy), epochsText(result.epochsDone),
        durationText(result.seconds)));
}

void RunStatus::showMessage(const QString& text)
{
    m_message->setText(text);
    m_message->setToolTip(plainToolTip(text));
    setRunShown(false);
}

void RunStatus::setModelName(const QString& name, bool modified)
{
    m_model->setText(
        name.isEmpty() ? tr("No model")
                       : tr("Model: %1%2").arg(name, modified ? QStringLiteral(" *") : QString()));
    m_model->setToolTip(modified ? tr("Not saved yet") : QString());
}

} // namespace ui
