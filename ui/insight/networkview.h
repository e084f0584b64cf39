#pragma once

#include "ui/insight/networkpicture.h"

#include <QWidget>

namespace ui
{

/// A digit image on its way through a network: the units of every layer as tiles, the stronger the
/// activation within the layer the more they stand out, channels as their feature maps, the outputs
/// with their probabilities, and the strongest contributions as lines. Pointing and the arrow keys
/// select a unit; a press or Enter pins it, so that pointing no longer selects another, and another
/// one of these or Escape lets it go. The wheel, above a layer whose channels have not all room,
/// brings others into sight; so do the arrow keys. Painted once for each content; selecting paints
/// only the frame. Object name: networkView.
class NetworkView : public QWidget
{
    Q_OBJECT

public:
    explicit NetworkView(QWidget* parent = nullptr);
    ~NetworkView() override;

    /// The unit that is selected stays so while the layers stay the same; else the unit that adds
    /// most to the output is selected, as soon as there is one.
    void setContent(NetworkContent content);
    /// Marks dead units as holes and never silent ones by a corner; null marks none, and so
    /// do those of other layers than are shown.
    void setAnswers(const AnswersPointer& answers);

    const NetworkContent& content() const { return m_content; }
    UnitPlace selected() const { return m_selected; }
    /// Of the layers that are shown, as core::unitShapes().
    QList<core::Shape> layers() const;
    float activationOf(UnitPlace place) const;
    bool isPinned() const { return m_isPinned; }
    /// The middle of a unit's tile. It is brought into sight.
    QPoint positionOf(UnitPlace place);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void unitSelected(ui::UnitPlace place);
    /// A press on an output.
    void outputChosen(int label);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const NetworkLayout& places();
    UnitPlace outputPlace() const;
    void forgetPicture();
    void select(UnitPlace place);
    void selectNeighbour(int columns, int rows);
    void bringIntoSight(UnitPlace place);
    void setPinned(bool isPinned);
    void describe();
    QPoint insideLayout(QPointF position) const;
    std::optional<UnitPlace> unitAt(QPointF position);
    QString toolTipAt(QPointF position);

    void drawSelection(QPainter& painter);

    NetworkContent m_content;
    AnswersPointer m_answers;
    UnitPlace m_selected;
    bool m_isPinned = false;
    bool m_isUnselected = true; ///< m_selected has no reason yet
    NetworkLayout m_layout;     ///< empty until it is needed
    int m_wheel = 0;            ///< what the wheel was turned beyond whole rows
    QImage m_picture;           ///< all but the selection; null until it is needed
    qreal m_ratio = 1;          ///< device pixels of layout and picture per logical one
};

} // namespace ui
