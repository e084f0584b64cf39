#include "app/interruptwatcher.h"

#include <QSocketNotifier>

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace app
{

namespace
{

/// A signal handler may do little more than write: the byte, the signal's number, wakes the event
/// loop at the other end.
int sockets[2] = {-1, -1};

void handleSignal(int number)
{
    const char byte = static_cast<char>(number);
    [[maybe_unused]] const ssize_t written = write(sockets[0], &byte, 1);
    // A terminal that is closed says so twice: the shell does, then the system.
    signal(number, number == SIGHUP ? SIG_IGN : SIG_DFL);
}

void handle(int number, void (*handler)(int))
{
    if (signal(number, handler) == SIG_IGN && number == SIGHUP) {
        signal(number, SIG_IGN);
    }
}

bool isHeld()
{
    return sockets[0] != -1;
}

/// The signal that waits, else 0.
int takeSignal()
{
    char byte = 0;
    return recv(sockets[1], &byte, 1, MSG_DONTWAIT) == 1 ? byte : 0;
}

/// From now on an interrupt ends the program as usual.
void letGo()
{
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        handle(number, SIG_DFL);
    }
    for (int& socket : sockets) {
        close(socket);
        socket = -1;
    }
}

} // namespace

void InterruptWatcher::hold()
{
    if (isHeld() || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0) {
        return; // If there is none, an interrupt ends the program as it would without us.
    }
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        handle(number, handleSignal);
    }
}

void InterruptWatcher::release()
{
    if (!isHeld()) {
        return;
    }
    const int waiting = takeSignal();
    letGo();
    if (waiting != 0) {
        signal(waiting, SIG_DFL);
        raise(waiting);
    }
}

InterruptWatcher::InterruptWatcher(QObject* parent)
    : QObject(parent)
{
    hold();
    if (isHeld()) {
        auto* notifier = new QSocketNotifier(sockets[1], QSocketNotifier::Read, this);
        connect(notifier, &QSocketNotifier::activated, this, &InterruptWatcher::readByte);
    }
}

InterruptWatcher::~InterruptWatcher()
{
    if (isHeld()) {
        letGo();
    }
}

void InterruptWatcher::readByte()
{
    if (takeSignal() != 0) {
        Q_EMIT interrupted();
    }
}

} // namespace app
