#pragma once

#include "core/runs/runstore.h"

#include <QAbstractTableModel>
#include <QMap>

namespace ui
{

/// The kept runs, the newest first, as a table. A name that is edited is only asked for: it shows
/// once the store has it.
class KeptRunsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Started, Network, Outcome, Epochs, Accuracy, Time, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows of runs that were there before stay the same rows, so that selections last.
    void setRuns(const QList<core::RunRecord>& runs);
    /// Which runs are laid over the chart, and the index of their colours; they get a mark.
    void setOverlays(const QMap<QString, int>& colours);
    const core::RunRecord& run(int row) const { return m_runs[row]; }
    /// -1 when there is none.
    int rowOf(const QString& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    void renameRequested(const QString& id, const QString& name);

private:
    QString text(const core::RunRecord& run, int column) const;
    QVariant mark(const core::RunRecord& run) const;
    void removeMissing(const QList<core::RunRecord>& runs);
    void insertNew(const QList<core::RunRecord>& runs);

    QList<core::RunRecord> m_runs;
    QMap<QString, int> m_overlays;
};

} // namespace ui
