#include "ui/keptruns/keptrunsmodel.h"

#include "core/network/layertext.h"
#include "core/runs/comparison.h"
#include "ui/keptruns/runtext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/numbertext.h"
#include "ui/widgets/theme.h"

#include <QGuiApplication>
#include <QLocale>

#include <algorithm>

namespace ui
{

namespace
{

bool isNumeric(int column)
{
    return column == KeptRunsModel::Epochs || column == KeptRunsModel::Accuracy ||
           column == KeptRunsModel::Time;
}

bool contains(const QList<core::RunRecord>& runs, const QString& id)
{
    return std::ranges::any_of(runs, [&](const core::RunRecord& run) { return run.id == id; });
}

QString toolTipOf(const core::RunRecord& run)
{
    const core::TrainingSettings& settings = run.state.settings;
    const QLocale locale;
    return KeptRunsModel::tr(
               "%1\nStarted %8\nPreset %2, batch %3, rate %4, seed %5, threads %6, on %7\n%9")
        .arg(
            run.name, settings.preset, locale.toString(settings.batchSize),
            locale.toString(settings.learningRate), QString::number(settings.seed),
            locale.toString(settings.threads),
            run.state.model.passport.value(core::passport::dataset),
            locale.toString(run.started, QLocale::LongFormat), momentsText(run));
}

} // namespace

void KeptRunsModel::setRuns(const QList<core::RunRecord>& runs)
{
    removeMissing(runs);
    insertNew(runs);
    m_runs = runs;
    if (!m_runs.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

void KeptRunsModel::removeMissing(const QList<core::RunRecord>& runs)
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (!contains(runs, m_runs[row].id)) {
            beginRemoveRows({}, row, row);
            m_runs.removeAt(row);
            endRemoveRows();
        }
    }
}

/// The order of runs never changes: their ids have it.
void KeptRunsModel::insertNew(const QList<core::RunRecord>& runs)
{
    for (int row = 0; row < runs.size(); ++row) {
        if (row >= rowCount() || m_runs[row].id != runs[row].id) {
            beginInsertRows({}, row, row);
            m_runs.insert(row, runs[row]);
            endInsertRows();
        }
    }
}

void KeptRunsModel::setOverlays(const QMap<QString, int>& colours)
{
    m_overlays = colours;
    if (!m_runs.isEmpty()) {
        Q_EMIT dataChanged(index(0, Name), index(rowCount() - 1, Name), {Qt::DecorationRole});
    }
}

int KeptRunsModel::rowOf(const QString& id) const
{
    const auto isIt = [&](const core::RunRecord& run) { return run.id == id; };
    const auto found = std::ranges::find_if(m_runs, isIt);
    return found == m_runs.end() ? -1 : static_cast<int>(found - m_runs.begin());
}

int KeptRunsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int KeptRunsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant KeptRunsModel::data(const QModelIndex& index, int role) const
{
    const core::RunRecord& shown = m_runs[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return text(shown, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(toolTipOf(shown));
    case Qt::TextAlignmentRole:
        return int((isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::DecorationRole:
        return index.column() == Name ? mark(shown) : QVariant();
    default:
        return {};
    }
}

QString KeptRunsModel::text(const core::RunRecord& run, int column) const
{
    switch (column) {
    case Name:
        return run.name;
    case Started:
        return startedText(run);
    case Network:
        return core::layersText(run.state.settings.network);
    case Epochs:
        return epochsDoneText(run);
    case Accuracy:
        return run.test() ? percentText(run.test()->accuracy, 2) : QStringLiteral("–");
    case Outcome:
        return core::outcomeText(run);
    default:
        return durationText(run.state.seconds);
    }
}

/// A patch in the colour of the chart's line.
QVariant KeptRunsModel::mark(const core::RunRecord& run) const
{
    const auto found = m_overlays.find(run.id);
    if (found == m_overlays.end()) {
        return {};
    }
    const ChartColours colours = chartColours(QGuiApplication::palette());
    return colours.overlays[static_cast<std::size_t>(*found)];
}

QVariant KeptRunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int((isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const QStringList titles{tr("Name"),   tr("Started"),       tr("Network"), tr("Outcome"),
                             tr("Epochs"), tr("Test accuracy"), tr("Time")};
    return titles.value(section);
}

Qt::ItemFlags KeptRunsModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    return index.column() == Name ? flags | Qt::ItemIsEditable : flags;
}

bool KeptRunsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const QString name = value.toString().simplified();
    if (role != Qt::EditRole || index.column() != Name || name == m_runs[index.row()].name) {
        return false;
    }
    Q_EMIT renameRequested(m_runs[index.row()].id, name);
    return true;
}

} // namespace ui
