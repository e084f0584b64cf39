#include "ui/keptruns/runoverlays.h"

#include "ui/run/curvechart.h"

namespace ui
{

void RunOverlays::set(const QString& id, bool isShown)
{
    m_colours.remove(id);
    const QList<int> taken = m_colours.values();
    for (int colour = 0; isShown && colour < CurveChart::maxOverlays; ++colour) {
        if (!taken.contains(colour)) {
            m_colours.insert(id, colour);
            return;
        }
    }
}

QList<CurveOverlay> RunOverlays::take(const QList<core::RunRecord>& runs)
{
    QMap<QString, int> present;
    QList<CurveOverlay> overlays;
    for (const core::RunRecord& run : runs) {
        if (m_colours.contains(run.id)) {
            present.insert(run.id, m_colours[run.id]);
            overlays.append({run.name, run.state.curve, m_colours[run.id]});
        }
    }
    m_colours = present;
    return overlays;
}

} // namespace ui
