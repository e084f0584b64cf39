#include "core/modelfile/pickle.h"

#include "core/modelfile/picklemachine.h"

#include <QCoreApplication>

namespace core
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::Pickle)
};

} // namespace

Result<Pickle> readPickle(const QByteArray& bytes)
{
    if (bytes.size() > picklelimits::bytes) {
        return Error{Tr::tr("expected at most %1 bytes, found %2")
                         .arg(picklelimits::bytes)
                         .arg(bytes.size())};
    }
    return PickleMachine(bytes).run();
}

} // namespace core
