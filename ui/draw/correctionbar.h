#pragma once

#include <QWidget>

#include <functional>
#include <optional>

class QToolButton;

namespace ui
{

/// Says whether the drawing was read right: one click, or the key of the digit that was meant. Only
/// digits can be kept and taught.
/// Object names: rightButton, isDigitButton0..9.
class CorrectionBar : public QWidget
{
    Q_OBJECT

public:
    /// The keys 0 to 9 and Return work while `scope`, or a widget in it, has the focus.
    explicit CorrectionBar(QWidget* scope);

    /// Whether there is ink to keep, and as what it was read, if it was.
    void setDrawing(bool hasInk, std::optional<int> digit);

Q_SIGNALS:
    /// The digit that was meant.
    void corrected(int digit);

private:
    QToolButton* addButton(const QString& name, const QString& text, const QString& toolTip);
    void addShortcut(QWidget* scope, int key, const std::function<void()>& pressed);
    void pressFocused();
    void confirm();

    std::optional<int> m_digit;
    QToolButton* m_right = nullptr;
};

} // namespace ui
