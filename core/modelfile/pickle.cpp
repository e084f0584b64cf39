#include "core/modelfile/pickle.h"

#include "core/base/tr.h"
#include "core/modelfile/picklemachine.h"

#include <algorithm>

namespace core
{

Result<Pickle> readPickle(const QByteArray& bytes)
{
    if (bytes.size() > picklelimits::bytes) {
        return Error{Tr::tr("expected at most %1 bytes, found %2")
                         .arg(picklelimits::bytes)
                         .arg(bytes.size())};
    }
    return PickleMachine(bytes).run();
}

Result<Pickle> readFirstPickle(const QByteArray& bytes, qsizetype& end)
{
    return PickleMachine(bytes.first(std::min<qsizetype>(bytes.size(), picklelimits::bytes)))
        .runFirst(end);
}

} // namespace core
