#include "ui/draw/verdict.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/numbertext.h"

#include <QPainter>

namespace ui
{

namespace
{

constexpr qreal digitFontFactor = 2.6;
constexpr qreal percentFontFactor = 1.4;
constexpr int gap = 12;

/// A second digit is named when it is at least this probable.
constexpr float remarkable = 0.1F;

int secondMostProbable(core::Probabilities probabilities)
{
    probabilities[core::mostProbable(probabilities)] = -1;
    return core::mostProbable(probabilities);
}

} // namespace

Verdict::Verdict(QWidget* parent)
    : QWidget(parent)
{
    setNames(this, "verdict", tr("Recognised digit"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Verdict::setReading(const core::Reading& reading)
{
    const QString best = QString::number(reading.mostLike);
    const QString percent = percentText(reading.probability());
    if (!reading.digit()) {
        show({}, tr("Doesn't look like a digit"), tr("most like %1, %2").arg(best, percent));
        return;
    }
    const int second = secondMostProbable(reading.probabilities);
    const float probability = reading.probabilities[static_cast<std::size_t>(second)];
    show(
        best, percent,
        probability >= remarkable ? tr("or %1, %2").arg(second).arg(percentText(probability))
                                  : QString());
}

void Verdict::setMessage(const QString& message)
{
    show({}, {}, message);
}

QString Verdict::text() const
{
    QStringList parts{m_digit, m_percent, m_remark};
    parts.removeAll(QString());
    return parts.join(QStringLiteral("  "));
}

void Verdict::show(const QString& digit, const QString& percent, const QString& remark)
{
    if (digit != m_digit || percent != m_percent || remark != m_remark) {
        m_digit = digit;
        m_percent = percent;
        m_remark = remark;
        setAccessibleDescription(text());
        update();
    }
}

QFont Verdict::scaledFont(qreal factor, bool bold) const
{
    QFont scaled = font();
    scaled.setPointSizeF(factor * fontInfo().pointSizeF());
    scaled.setBold(bold);
    return scaled;
}

QSize Verdict::sizeHint() const
{
    // The digit's own height: the font's line would leave a wide gap above and below.
    const QRect digit = QFontMetrics(scaledFont(digitFontFactor, true)).tightBoundingRect("8");
    return {200, digit.height() + 4};
}

QSize Verdict::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void Verdict::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    int left = 0;
    const auto draw = [&](const QString& text, const QFont& font, QPalette::ColorRole role) {
        if (!text.isEmpty()) {
            painter.setFont(font);
            painter.setPen(palette().color(role));
            const QRect room = rect().adjusted(left, 0, 0, 0);
            painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, text);
            left += QFontMetrics(font).horizontalAdvance(text) + gap;
        }
    };
    draw(m_digit, scaledFont(digitFontFactor, true), QPalette::WindowText);
    draw(m_percent, scaledFont(percentFontFactor, false), QPalette::WindowText);
    draw(m_remark, font(), QPalette::PlaceholderText);
}

} // namespace ui
