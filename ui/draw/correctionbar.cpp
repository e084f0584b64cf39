#include "ui/draw/correctionbar.h"

#include "core/ink/digitimage.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/themedicon.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QToolButton>

#include <algorithm>

namespace ui
{

namespace
{

/// Clicks leave the focus where it is, at the canvas; Tab finds the buttons.
QToolButton* makeKeepButton(const QString& name, const QString& text, const QString& toolTip)
{
    QToolButton* button = makeToolButton(name, text, toolTip);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

CorrectionBar::CorrectionBar(QWidget* scope)
    : QWidget(scope)
    , m_layout(makeLayout<QHBoxLayout>({}, 1, this))
    , m_question(new QWidget)
    , m_digits(new QWidget)
{
    setNames(this, "correctionBar", tr("Is it read right?"));
    createQuestion(scope);
    createDigits(scope);
    m_layout->addWidget(m_question, 1);
    m_layout->addWidget(m_digits);
    setDrawing(false, std::nullopt);
}

void CorrectionBar::createQuestion(QWidget* scope)
{
    auto* row = makeLayout<QHBoxLayout>({}, 1, m_question);
    m_right = makeKeepButton(
        "rightButton", tr("Right"),
        tr("Keep the drawing in My digits as what it was read (Enter)"));
    m_right->setIcon(themedIcon("check"));
    m_right->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_right, &QToolButton::clicked, this, &CorrectionBar::confirm);
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        addShortcut(scope, key, [this] { pressFocused(); });
    }
    auto* label = new QLabel(tr("It is a"));
    label->setObjectName("correctionLabel");
    row->addWidget(m_right);
    row->addStretch();
    row->addWidget(label);
    row->addSpacing(4);
}

void CorrectionBar::createDigits(QWidget* scope)
{
    auto* row = makeLayout<QHBoxLayout>({}, 1, m_digits);
    row->addStretch();
    for (int digit = 0; digit < core::digitCount; ++digit) {
        const QString text = QString::number(digit);
        QToolButton* button = makeKeepButton(
            "isDigitButton" + text, text,
            tr("It is a %1: keep the drawing in My digits as that (%1)").arg(text));
        connect(button, &QToolButton::clicked, this, [=, this] { Q_EMIT corrected(digit); });
        addShortcut(scope, Qt::Key_0 + digit, [=, this] { Q_EMIT corrected(digit); });
        row->addWidget(button);
    }
}

/// That all has in one row.
int CorrectionBar::wholeWidth() const
{
    return m_question->sizeHint().width() + m_layout->spacing() + m_digits->sizeHint().width();
}

QSize CorrectionBar::sizeHint() const
{
    return {wholeWidth(), m_layout->sizeHint().height()};
}

QSize CorrectionBar::minimumSizeHint() const
{
    const int widest = std::max(m_question->sizeHint().width(), m_digits->sizeHint().width());
    return {widest, m_layout->sizeHint().height()};
}

void CorrectionBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_layout->setDirection(
        width() < wholeWidth() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void CorrectionBar::setDrawing(bool hasInk, std::optional<int> digit)
{
    m_digit = digit;
    setEnabled(hasInk);
    m_right->setEnabled(hasInk && digit);
}

void CorrectionBar::addShortcut(QWidget* scope, int key, const std::function<void()>& pressed)
{
    auto* shortcut =
        new QShortcut(QKeySequence(key), scope, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    // A key that is held down counts once.
    shortcut->setAutoRepeat(false);
    connect(shortcut, &QShortcut::activated, this, [this, pressed] {
        if (isEnabled()) {
            pressed();
        }
    });
}

/// Return presses the button that Tab has found, else it confirms.
void CorrectionBar::pressFocused()
{
    auto* button = qobject_cast<QAbstractButton*>(QApplication::focusWidget());
    if (button && isAncestorOf(button)) {
        button->click();
    } else {
        confirm();
    }
}

void CorrectionBar::confirm()
{
    if (m_digit) {
        Q_EMIT corrected(*m_digit);
    }
}

} // namespace ui
