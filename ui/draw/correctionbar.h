#pragma once

#include <QWidget>

#include <functional>
#include <optional>

class QBoxLayout;
class QToolButton;

namespace ui
{

/// Says whether the drawing was read right: one click, or the key of the digit that was meant. Only
/// digits can be kept and taught. Where it is narrow, the digits have a row of their own.
/// Object names: rightButton, isDigitButton0..9.
class CorrectionBar : public QWidget
{
    Q_OBJECT

public:
    /// The keys 0 to 9 and Return work while `scope`, or a widget in it, has the focus.
    explicit CorrectionBar(QWidget* scope);

    /// Whether there is ink to keep, and as what it was read, if it was.
    void setDrawing(bool hasInk, std::optional<int> digit);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The digit that was meant.
    void corrected(int digit);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void createQuestion(QWidget* scope);
    void createDigits(QWidget* scope);
    int wholeWidth() const;
    void addShortcut(QWidget* scope, int key, const std::function<void()>& pressed);
    void pressFocused();
    void confirm();

    std::optional<int> m_digit;
    QBoxLayout* m_layout;
    QWidget* m_question; ///< whether it is right
    QWidget* m_digits;
    QToolButton* m_right = nullptr;
};

} // namespace ui
