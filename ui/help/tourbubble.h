#pragma once

#include <QFrame>
#include <QPainterPath>

class QLabel;
class QPushButton;

namespace ui
{

/// Where a bubble stands, as seen from what it points at; in the middle it points at nothing.
enum class BubbleSide { Below, Left, Right, Middle };

/// A short text in a bubble that points at something in its parent, above which it lies. Takes only
/// the clicks on itself, and the focus only when it is given it.
/// Object names: tourBubble, tourTitle, tourText, tourCount, tourSkip, tourBack, tourNext.
class TourBubble : public QFrame
{
    Q_OBJECT

public:
    explicit TourBubble(QWidget* parent);

    /// What is told, and the how-manieth of how many it is.
    void setText(const QString& title, const QString& text, int number, int count);
    /// Moves to that side of the target, a part of the parent, and shows itself.
    void pointAt(const QRect& target, BubbleSide side);
    void takeFocus();

Q_SIGNALS:
    void skipped();
    void backWanted();
    void nextWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QPoint placeBeside(const QRect& target) const;
    void placeTip(const QRect& target);
    QPainterPath pointer() const;

    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_count;
    QPushButton* m_skip;
    QPushButton* m_back;
    QPushButton* m_next;
    BubbleSide m_side = BubbleSide::Middle;
    QPoint m_tip; ///< of the arrow, in this widget
};

} // namespace ui
