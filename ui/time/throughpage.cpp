#include "ui/time/throughpage.h"

#include "ui/time/throughchart.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/controls.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace ui
{

ThroughPage::ThroughPage(QWidget* parent)
    : WatchedWidget(parent)
    , m_chart(new ThroughChart)
    , m_caption(makeLabel("throughCaption", tr("Whose readings these are")))
{
    setNames(this, "throughPage", tr("Your drawing through the run"));
    m_caption->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    QAction* png = makeAction(this, "exportThroughPngAction", {}, tr("Export as picture…"));
    QAction* csv = makeAction(this, "exportThroughCsvAction", {}, tr("Export as table…"));
    connect(png, &QAction::triggered, this, &ThroughPage::exportPngRequested);
    connect(csv, &QAction::triggered, this, &ThroughPage::exportCsvRequested);
    auto* tools = makeLayout<QHBoxLayout>({}, 6);
    tools->addWidget(m_caption, 1);
    tools->addWidget(makeExportButton({png, csv}));
    auto* layout = makeLayout<QVBoxLayout>({8, 8, 8, 8}, 6, this);
    layout->addLayout(tools);
    layout->addWidget(m_chart, 1);
}

void ThroughPage::setCaption(const QString& text)
{
    m_caption->setText(text);
}

} // namespace ui
