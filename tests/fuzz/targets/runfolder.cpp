#include "core/runs/runstore.h"
#include "tests/fuzz/target.h"
#include "tests/support/filebytes.h"

#include <QTemporaryDir>

#include <algorithm>

namespace fuzz
{

bool runFolder(const QByteArray& input)
{
    static const QTemporaryDir root;
    static const core::RunStore store(root.path());
    static const QString id = *store.create();
    const qsizetype lineEnd = std::max<qsizetype>(input.indexOf('\n'), 0);
    support::writeFileBytes(store.folder(id) + "/name.txt", input.first(lineEnd));
    support::writeFileBytes(store.checkpointPath(id), input.mid(lineEnd + 1));
    QStringList problems;
    const QList<core::RunRecord> runs = store.list(&problems);
    demand(runs.size() + problems.size() == 1, "a run is listed, or a problem");
    for (const core::RunRecord& run : runs) {
        demand(
            !run.name.isEmpty() && run.name.size() <= core::RunStore::maxNameLength,
            "a name has 1 to 80 characters");
    }
    return problems.isEmpty();
}

} // namespace fuzz
