#include "ui/run/runstatus.h"

#include "ui/run/runprogress.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/numbertext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace ui
{
namespace
{

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

/// Rounded down: 100 % is the end.
QString wholePercentText(double share)
{
    return RunStatus::tr("%1 %").arg(QLocale().toString(static_cast<int>(share * 100 + 1e-9)));
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
    m_progress = new RunProgress(this);
    layout->addWidget(m_progress, 1);
    m_message->setMinimumHeight(m_progress->sizeHint().height()); // a run must not move the window
    // As wide as they ever get: a figure that changes 20 times a second must not move the others.
    m_percent =
        addLabel(QStringLiteral("percentLabel"), tr("Part of the run"), wholePercentText(1));
    m_speed = addLabel(QStringLiteral("speedLabel"), tr("Speed"), speedText(888888));
    m_timeLeft = addLabel(QStringLiteral("timeLeftLabel"), tr("Time left"), timeLeftText(48));
    m_test = addLabel(QStringLiteral("testLabel"), tr("Test accuracy"), testText({0, 0.888}));
    layout->addStretch(0);
    m_model = addLabel(QStringLiteral("modelLabel"), tr("Model"), {});
    m_percent->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_messageTime.setSingleShot(true);
    m_messageTime.setInterval(std::chrono::seconds(10));
    connect(&m_messageTime, &QTimer::timeout, this, [this] { showText(m_end); });
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
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_progress, m_percent, m_speed, m_timeLeft, m_test}) {
        part->setVisible(shown);
    }
    m_message->setVisible(!shown);
}

/// `share` is how much of that epoch is done.
void RunStatus::showPlace(int epoch, int epochs, double share)
{
    m_progress->setEpoch(epoch, epochs, share);
    m_percent->setText(wholePercentText((epoch - 1 + share) / std::max(epochs, 1)));
}

void RunStatus::beginRun(const core::TrainingSettings& settings)
{
    m_messageTime.stop();
    m_end.clear();
    showPlace(1, settings.epochs, 0);
    for (QLabel* label : {m_speed, m_timeLeft, m_test}) {
        label->clear();
    }
    setRunShown(true);
}

void RunStatus::showProgress(const core::TrainingProgress& progress)
{
    const auto samples = static_cast<double>(std::max<qint64>(progress.samplesPerEpoch, 1));
    showPlace(progress.epoch, progress.epochs, static_cast<double>(progress.samplesDone) / samples);
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
    const bool isComplete = result.outcome == core::Outcome::Completed;
    const QString text =
        isComplete ? tr("Completed: test %1 after %2, %3") : tr("Stopped: test %1 at epoch %2, %3");
    showEnd(text.arg(
        percentText(result.test.accuracy, 2),
        isComplete ? epochsText(result.epochsDone) : epochText(result.epoch),
        durationText(result.seconds)));
}

void RunStatus::showEnd(const QString& text)
{
    m_end = text;
    if (!m_messageTime.isActive()) {
        showText(text);
    }
}

void RunStatus::showMessage(const QString& text)
{
    showText(text);
    m_messageTime.start();
}

void RunStatus::showText(const QString& text)
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
