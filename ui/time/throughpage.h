#pragma once

#include "ui/widgets/watchedwidget.h"

class QLabel;

namespace ui
{

class ThroughChart;

/// The page of the drawing through the run: the chart, what it is of, and its exports. Object
/// names: throughPage, throughCaption; the actions exportThroughPngAction, exportThroughCsvAction.
class ThroughPage : public WatchedWidget
{
    Q_OBJECT

public:
    explicit ThroughPage(QWidget* parent = nullptr);

    ThroughChart* chart() const { return m_chart; }
    void setCaption(const QString& text);

Q_SIGNALS:
    void exportPngRequested();
    void exportCsvRequested();

private:
    ThroughChart* m_chart;
    QLabel* m_caption;
};

} // namespace ui
