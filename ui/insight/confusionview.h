#pragma once

#include "core/training/evaluation.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace ui
{

/// A confusion matrix as a heat map: a row for each class that images show, a column for each that
/// they are read as. What is read right is blue, what is confused orange, each on a scale of its
/// own, so that the many right ones do not drown the rest. With another matrix it shows the
/// difference: blue is better, orange worse.
class ConfusionView : public QWidget
{
    Q_OBJECT

public:
    explicit ConfusionView(QWidget* parent = nullptr);

    /// Digits at first. Others than before begin with an empty matrix.
    void setClasses(const core::Classes& classes);
    void setConfusion(const core::Confusion& confusion);
    /// What the matrix is compared with; nothing shows the matrix alone.
    void setOther(const std::optional<core::Confusion>& other);
    /// Shares of each row instead of counts.
    void setShares(bool areShown);

    /// As a cell shows it, such as `12`, `1.2 %` or `+3`; empty for nothing.
    QString text(int label, int readAs) const;
    /// All that there is to say of a cell, in a sentence.
    QString caption(int label, int readAs) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A cell was clicked, or chosen by Enter.
    void cellChosen(int label, int readAs);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Cell {
        int label = 0;
        int readAs = 0;
    };

    void layOut();
    QRectF cellRect(Cell cell) const;
    std::optional<Cell> cellAt(QPointF position) const;
    double value(int label, int readAs) const;
    QColor colour(int label, int readAs) const;
    void drawCell(QPainter& painter, Cell cell) const;
    void drawAxes(QPainter& painter) const;
    void drawName(
        QPainter& painter, const QRectF& room, const QString& name, Qt::Alignment alignment) const;
    void choose(Cell cell);
    void refresh();

    core::Classes m_classes;
    core::Confusion m_confusion;
    std::optional<core::Confusion> m_other;
    bool m_areShares = false;
    Cell m_current;
    std::vector<qint64> m_images; ///< of each row
    std::vector<qint64> m_otherImages;
    double m_highestRight = 1; ///< of the diagonal's values, without sign
    double m_highestWrong = 1; ///< of the others
    qreal m_left = 0;          ///< room for the rows' names
    qreal m_top = 0;           ///< room for the columns' names
    bool m_areUpright = false; ///< the columns' names
    QSizeF m_cell;
};

} // namespace ui
