#include "ui/run/runprogress.h"

#include "ui/widgets/controls.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int stepsOfRun = 10'000;

QString placeText(int epoch, int epochs)
{
    const QLocale locale;
    return RunProgress::tr("Epoch %1/%2").arg(locale.toString(epoch), locale.toString(epochs));
}

} // namespace

RunProgress::RunProgress(QWidget* parent)
    : QProgressBar(parent)
{
    setNames(this, "runProgress", tr("Progress of the run"));
    setRange(0, stepsOfRun);
    setAlignment(Qt::AlignCenter);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaximumWidth(260);
}

void RunProgress::setEpoch(int epoch, int epochs, double share)
{
    m_text = placeText(epoch, epochs);
    m_epochShare = std::clamp(share, 0.0, 1.0);
    setValue(static_cast<int>((epoch - 1 + m_epochShare) * stepsOfRun / std::max(epochs, 1)));
    setAccessibleDescription(m_text);
    update();
}

QString RunProgress::text() const
{
    return m_text;
}

QSize RunProgress::sizeHint() const
{
    constexpr int widestEpochs = 1000;
    const int width = fontMetrics().horizontalAdvance(placeText(widestEpochs, widestEpochs));
    return {width + fontMetrics().height(), fontMetrics().height() + 6};
}

void RunProgress::paintEvent(QPaintEvent* event)
{
    QProgressBar::paintEvent(event);
    constexpr int height = 2;
    const QRect inside = rect().adjusted(2, 0, -2, -2);
    const int length = static_cast<int>(m_epochShare * inside.width());
    const int done = inside.width() * value() / stepsOfRun;
    const auto part = [&inside](int begin, int end) {
        return QRect(inside.left() + begin, inside.bottom() - height + 1, end - begin, height);
    };
    QPainter painter(this);
    painter.fillRect(part(0, std::min(length, done)), palette().color(QPalette::HighlightedText));
    if (length > done) {
        painter.fillRect(part(done, length), palette().color(QPalette::Highlight));
    }
}

} // namespace ui
