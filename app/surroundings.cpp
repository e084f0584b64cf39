#include "app/surroundings.h"

#include "app/standardstreams.h"
#include "app/tr.h"
#include "core/base/memory.h"
#include "core/training/threadchoice.h"

#include <QDir>
#include <QFile>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <csignal>
#include <pwd.h>
#include <unistd.h>

namespace app
{

namespace
{

constexpr std::array folderVariables{
    "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"};

bool namesFolder(const char* variable)
{
    return QDir::isAbsolutePath(QFile::decodeName(qgetenv(variable)));
}

/// Empty if there is none. The root folder, which system users have, is nobody's home.
QByteArray homeOfDatabase()
{
    const passwd* user = getpwuid(getuid());
    const QByteArray home = user ? user->pw_dir : "";
    return home.startsWith('/') && home != "/" ? home : QByteArray();
}

} // namespace

void prepareProcess()
{
    openStandardStreams();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

core::Result<core::Done> checkAddressSpace()
{
    constexpr qint64 megabyte = 1'000'000;
    constexpr qint64 needOfThread = 134 * megabyte;
    constexpr qint64 needOfRest = 200 * megabyte;
    constexpr int others = 3; // the main thread, and jobs beside a run
    const qint64 need = (core::availableCores() + others) * needOfThread + needOfRest;
    const auto left = core::addressSpaceLeft();
    if (!left || *left >= need) {
        return core::Done{};
    }
    return core::Error{Tr::tr("There is not enough memory to start: the process may have %1 MB "
                              "more (ulimit -v), and DigitLab needs %2 MB")
                           .arg(*left / megabyte)
                           .arg(need / megabyte)};
}

core::Result<QStringList> argumentList(int argc, char* argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i) {
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString argument = decoder(QByteArrayView(argv[i]));
        if (decoder.hasError()) {
            return core::Error{Tr::tr("argument %1, `%2`: expected UTF-8, found other bytes")
                                   .arg(i)
                                   .arg(argument)};
        }
        arguments.append(argument);
    }
    return arguments;
}

core::Result<core::Done> settleUserFolders()
{
    for (const char* variable : folderVariables) {
        if (qEnvironmentVariableIsSet(variable) && !namesFolder(variable)) {
            qunsetenv(variable);
        }
    }
    if (namesFolder("HOME")) {
        return core::Done{};
    }
    if (const QByteArray home = homeOfDatabase(); !home.isEmpty()) {
        qputenv("HOME", home);
        return core::Done{};
    }
    if (std::ranges::all_of(folderVariables, namesFolder)) {
        return core::Done{};
    }
    return core::Error{Tr::tr("There is no home for the user's files: HOME: expected the path of a "
                              "folder, found `%1`, and the user database names none")
                           .arg(qEnvironmentVariable("HOME").left(80))};
}

} // namespace app
