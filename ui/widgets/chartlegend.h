#pragma once

#include <QColor>
#include <QList>
#include <QString>
#include <QWidget>

namespace ui
{

/// One thing that a legend explains: a line with its text, or the heading of those that follow.
struct LegendEntry {
    QString text;
    QColor colour;
    qreal lineWidth = 0; ///< 0: a heading
    bool hasPoints = false;
};

/// A chart's legend in one row, in two where it does not fit. Qt Charts' own legend takes a
/// third more height and cuts texts short instead of wrapping.
class ChartLegend : public QWidget
{
    Q_OBJECT

public:
    explicit ChartLegend(QWidget* parent = nullptr);

    void setEntries(const QList<LegendEntry>& entries);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int entryWidth(const LegendEntry& entry) const;
    int rowHeight() const;
    QList<QRect> layOut(int width) const;
    void paintEntry(QPainter& painter, const LegendEntry& entry, const QRect& rect) const;

    QList<LegendEntry> m_entries;
};

} // namespace ui
