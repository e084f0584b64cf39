#pragma once

#include "tests/support/keptrun.h"
#include "tests/ui/insight/insightfixture.h"

namespace support
{

/// A view of a run's moments, and a run that was opened.
template <typename View, typename Presenter>
class MomentsFixture : protected InsightFixture<View, Presenter>
{
protected:
    core::Timeline& timeline() { return this->m_workbench->timeline(); }

    core::RunStore store() { return this->m_workbench->keptRuns().store(); }

    /// Opens a kept run with a moment after each epoch, from 0 on, whose models give these digits.
    void openRun(const QList<int>& digits) { open(keepMoments(store(), digits)); }

    /// Opens a kept run that has moments, with an empty image as the drawing.
    void open(const QString& id)
    {
        this->m_workbench->drawing().set({}, core::DigitImage{});
        const auto read = [store = store(), id](const std::stop_token& stop) {
            return store.model(id, stop);
        };
        this->m_workbench->model().openUnsaved("kept", read, id);
        QTRY_VERIFY(!timeline().moments().isEmpty());
    }
};

} // namespace support
