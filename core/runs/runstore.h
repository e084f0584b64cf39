#pragma once

#include "core/base/result.h"
#include "core/runs/moments.h"
#include "core/training/runstate.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <stop_token>

namespace core
{

/// `$XDG_STATE_HOME/digitlab`, or else `~/.local/state/digitlab`: for what the program keeps
/// without being asked.
QString stateFolder();

/// One run of the store, without its weights.
struct RunRecord {
    QString id;                      ///< the name of its folder
    QString name;                    ///< `repaired 3`, or what the user calls it
    QDateTime started;               ///< local time
    bool isLive = false;             ///< a process trains it now
    RunState state;                  ///< settings, curve, outcome, passport; no weights
    int moments = 0;                 ///< how many it has
    bool wereMomentsRemoved = false; ///< some, to make room

    bool isComplete() const { return state.outcome == Outcome::Completed; }
    /// Whether it can be resumed: it was stopped or cut off, and no process trains it.
    bool isInterrupted() const;
    /// Of the last evaluation; empty before the first.
    std::optional<Score> test() const;
};

/// The newest runs, each in its own folder: `<state>/runs/<id>/checkpoint.safetensors`, its moments
/// (moments.h), and `name.txt` with its name. Holds nothing in memory; several processes
/// may use one store.
class RunStore
{
public:
    static constexpr int maxRuns = 50;
    static constexpr qsizetype maxNameLength = 80;
    static constexpr qint64 maxMomentBytes = 2'000'000'000; ///< of all runs

    /// The store in the user's state folder.
    RunStore();
    explicit RunStore(QString root, qint64 momentBytes = maxMomentBytes);

    QString root() const { return m_root; }
    QString folder(const QString& id) const;
    QString checkpointPath(const QString& id) const;
    /// The id of the run that has this checkpoint; empty if no run of this store has it.
    QString idOf(const QString& checkpointPath) const;

    /// All runs that can be read, the newest first. The others stay as they are and are named in
    /// `problems`, if that is given.
    QList<RunRecord> list(QStringList* problems = nullptr) const;
    Result<RunRecord> read(const QString& id) const;
    /// The one run whose id is that text; else whose name is; else whose id or name begins with it.
    /// An error names the runs that there are to choose from.
    Result<RunRecord> find(const QString& text) const;

    /// What a new run is called: its preset, or else its layers, and the next number: `repaired 3`.
    /// Two programs that begin runs at the same moment may give the same name.
    QString newName(const TrainingSettings& settings) const;
    /// Makes a new, empty run. Its id is made from the present time, and no other run has it.
    /// Returns the id.
    Result<QString> create(const QString& name = {}) const;
    /// If there are more than maxRuns runs, removes the oldest ones. Removes the moments of the
    /// oldest ones until there is room for those of one more run. Live runs stay as they are.
    void prune() const;
    /// Ascending.
    QList<Moment> moments(const QString& id) const { return listMoments(folder(id)); }
    /// With an empty name the run is called by its preset and the time at which it began.
    Result<Done> rename(const QString& id, const QString& name) const;
    /// This is refused while a process trains the run.
    Result<Done> remove(const QString& id) const;

    /// The model as the run left it.
    Result<Model> model(const QString& id, const std::stop_token& stop = {}) const;

private:
    QStringList ids() const;
    void pruneMoments() const;

    QString m_root;
    qint64 m_momentBytes;
};

} // namespace core
