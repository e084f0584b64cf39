#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace ui
{

/// A calm bar with an icon and a text; hidden until there is something to say. Buttons are added by
/// those that derive from it. Object names: `<name>`, `<name>Icon`, `<name>Text`.
class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    enum class Tone { Information, Warning };

    NoticeBar(const QString& name, Tone tone, QWidget* parent = nullptr);

    /// An empty text hides the bar.
    void showMessage(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    /// To the right of the text, in the order of the calls.
    void addButton(QWidget* button);

private:
    Tone m_tone;
    QLabel* m_text;
    QHBoxLayout* m_layout;
};

} // namespace ui
