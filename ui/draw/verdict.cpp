#include "ui/draw/verdict.h"

#include "core/prediction/ties.h"
#include "ui/widgets/classtext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/numbertext.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace ui
{

namespace
{

constexpr qreal nameFontFactor = 2.6;
constexpr qreal leastNameFontFactor = 1.4;
constexpr qreal nameFontStep = 0.2;
constexpr qreal percentFontFactor = 1.4;
constexpr int gap = 12;
/// While the pen moves, the verdict changes faster than it can be read out.
constexpr int restMilliseconds = 500;
/// The share of the width that a name may take, before its font gets smaller and it is cut short.
constexpr qreal nameShare = 0.5;

/// A second class is named when it is at least this probable.
constexpr float remarkable = 0.1F;

int secondMostProbable(core::Probabilities probabilities)
{
    probabilities[static_cast<std::size_t>(core::mostProbable(probabilities))] = -1;
    return core::mostProbable(probabilities);
}

/// `3 or 8, each 48.1 %`
QString tieText(const std::vector<int>& tied, const core::Classes& classes, const QString& percent)
{
    if (tied.size() == 2) {
        return Verdict::tr("%1 or %2, each %3")
            .arg(classes.name(tied[0]), classes.name(tied[1]), percent);
    }
    if (static_cast<int>(tied.size()) == classes.size()) {
        return Verdict::tr("any of the %1, each %2").arg(classes.size()).arg(percent);
    }
    QStringList names;
    for (const int label : tied) {
        names.append(classes.name(label));
    }
    return Verdict::tr("%1: each %2", "names of classes").arg(names.join(", "), percent);
}

} // namespace

Verdict::Verdict(QWidget* parent)
    : QWidget(parent)
{
    setNames(this, "verdict", tr("Recognised digit"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, &Verdict::announce);
}

void Verdict::announce()
{
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Verdict::setReading(
    const core::Reading& reading, const core::Classes& classes, const QString& label)
{
    const QString& best = classes.name(reading.mostLike);
    const QString percent = percentText(reading.probability());
    if (!reading.digit()) {
        show(
            {}, classes.areDigits() ? tr("Doesn't look like a digit") : tr("Doesn't look like any"),
            tr("most like %1, %2").arg(best, percent));
        return;
    }
    if (const std::vector<int> tied = core::tiedClasses(reading.probabilities); tied.size() > 1) {
        show({}, tr("Can't tell"), tieText(tied, classes, percent));
        return;
    }
    if (!label.isEmpty()) {
        const auto index = static_cast<std::size_t>(classes.names().indexOf(label));
        show(
            best, percent,
            tr("wrong: labelled %1, %2").arg(label, percentText(reading.probabilities[index])));
        return;
    }
    const int second = secondMostProbable(reading.probabilities);
    const float probability = reading.probabilities[static_cast<std::size_t>(second)];
    show(
        best, percent,
        probability >= remarkable
            ? tr("or %1, %2").arg(classes.name(second), percentText(probability))
            : QString());
}

void Verdict::setMessage(const QString& message)
{
    show({}, {}, message);
}

QString Verdict::text() const
{
    QStringList parts{m_name, m_percent, m_remark};
    parts.removeAll(QString());
    return parts.join(QStringLiteral("  "));
}

void Verdict::show(const QString& name, const QString& percent, const QString& remark)
{
    if (name != m_name || percent != m_percent || remark != m_remark) {
        m_name = name;
        m_percent = percent;
        m_remark = remark;
        setAccessibleDescription(text());
        m_rest.start();
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

/// The largest in which the name has room.
QFont Verdict::nameFont() const
{
    qreal factor = nameFontFactor;
    const auto isTooWide = [&] {
        const QFontMetrics metrics(scaledFont(factor, true));
        return metrics.horizontalAdvance(m_name) > nameShare * width();
    };
    while (factor > leastNameFontFactor && isTooWide()) {
        factor -= nameFontStep;
    }
    return scaledFont(factor, true);
}

QSize Verdict::sizeHint() const
{
    // The digit's own height: the font's line would leave a wide gap above and below.
    const QRect digit = QFontMetrics(scaledFont(nameFontFactor, true)).tightBoundingRect("8");
    return {200, digit.height() + 4};
}

QSize Verdict::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void Verdict::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    m_isCut = false;
    if (m_name.isEmpty() && m_percent.isEmpty()) {
        drawMessage(painter);
        return;
    }
    int left = 0;
    const auto draw = [&](const QString& text, const QFont& font, int room,
                          QPalette::ColorRole role) {
        const QFontMetrics metrics(font);
        const QString shown = metrics.elidedText(text, Qt::ElideRight, room);
        m_isCut = m_isCut || shown != text;
        if (!shown.isEmpty()) {
            painter.setFont(font);
            painter.setPen(palette().color(role));
            painter.drawText(
                rect().adjusted(left, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                shown);
            left += metrics.horizontalAdvance(shown) + gap;
        }
    };
    draw(m_name, nameFont(), static_cast<int>(nameShare * width()), QPalette::WindowText);
    draw(m_percent, scaledFont(percentFontFactor, false), width() - left, QPalette::WindowText);
    draw(m_remark, font(), width() - left, QPalette::PlaceholderText);
}

/// In two lines if one is too short.
void Verdict::drawMessage(QPainter& painter) const
{
    const bool isLong = fontMetrics().horizontalAdvance(m_remark) > width();
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(
        rect(),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip | (isLong ? Qt::TextWordWrap : 0),
        m_remark);
}

bool Verdict::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), m_isCut ? text() : QString(), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace ui
