#pragma once

#include "core/base/result.h"
#include "core/training/runstate.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace core
{

/// `$XDG_STATE_HOME/digitlab`, else `~/.local/state/digitlab`: what the program keeps of its own
/// accord.
QString stateFolder();

/// One run of the store, without weights and moments.
struct RunRecord {
    QString id;          ///< the name of its folder
    QString name;        ///< the user's, else one made from preset and time
    QDateTime started;   ///< local time
    bool isLive = false; ///< a process trains it now
    RunState state;      ///< settings, curve, outcome, passport; no weights, no moments

    bool isComplete() const { return state.outcome == Outcome::Completed; }
    /// Whether it can go on where it stands: it was stopped or cut off, and no process trains it.
    bool isInterrupted() const;
    /// Of the last evaluation; empty before the first.
    std::optional<Score> test() const;
};

/// The last runs, each in a folder of its own: `<state>/runs/<id>/checkpoint.safetensors`, and
/// `name.txt` when the user named it. Holds nothing in memory; several processes may use one store.
class RunStore
{
public:
    static constexpr int maxRuns = 50;
    static constexpr qsizetype maxNameLength = 80;

    /// The store in the user's state folder.
    RunStore();
    explicit RunStore(QString root);

    QString root() const { return m_root; }
    QString folder(const QString& id) const;
    QString checkpointPath(const QString& id) const;
    /// The id of the run whose checkpoint that is; empty when it is none of this store.
    QString idOf(const QString& checkpointPath) const;

    /// All runs that can be read, the newest first. The others are left alone; each is named in
    /// `problems`, if given.
    QList<RunRecord> list(QStringList* problems = nullptr) const;
    Result<RunRecord> read(const QString& id) const;

    /// A new, empty run: an id from the present time that no other run has.
    Result<QString> create() const;
    /// Removes the oldest runs beyond maxRuns; live ones stay.
    void prune() const;
    /// An empty name takes the user's name away.
    Result<Done> rename(const QString& id, const QString& name) const;
    /// Refused while a process trains it.
    Result<Done> remove(const QString& id) const;

    /// The model as the run left it.
    Result<Model> model(const QString& id) const;

private:
    QStringList ids() const;

    QString m_root;
};

} // namespace core
