#pragma once

#include "core/runs/runstore.h"
#include "ui/run/curveoverlay.h"

#include <QList>
#include <QMap>

namespace ui
{

/// Which runs are laid over the chart. Each keeps its colour until it is taken away.
class RunOverlays
{
public:
    /// Nothing happens when the chart has no colour left.
    void set(const QString& id, bool isShown);
    /// Forgets those that are not among the runs, and gives the others' curves and names.
    QList<CurveOverlay> take(const QList<core::RunRecord>& runs);
    /// Index of the colour by the run's id.
    const QMap<QString, int>& colours() const { return m_colours; }

private:
    QMap<QString, int> m_colours;
};

} // namespace ui
