#include "app/console.h"

#include "app/standardstreams.h"
#include "app/tr.h"
#include "core/base/plainline.h"

#include <QJsonDocument>
#include <QLocale>

#include <cerrno>
#include <unistd.h>
#include <utility>

namespace app
{

namespace
{

const QLocale& english()
{
    static const QLocale locale(QLocale::English, QLocale::UnitedStates);
    return locale;
}

/// The error number of the first write to stdout that failed, else 0.
int outputProblem = 0;

/// Whether a progress line stands on the terminal, with the cursor at its end.
bool isProgressShown = false;

/// Whoever reads no stderr misses nothing else.
void printAside(const QByteArray& text)
{
    writeToStream(STDERR_FILENO, text);
}

/// What comes next may go to the same terminal, and would go on with that line.
void clearProgress()
{
    if (std::exchange(isProgressShown, false)) {
        printAside("\r\x1b[K");
    }
}

void printOutput(const QByteArray& text)
{
    clearProgress();
    if (outputProblem == 0) {
        outputProblem = writeToStream(STDOUT_FILENO, text);
    }
}

/// Some disks, far away, tell what they could not write only when the file is closed.
void closeCopyOfOutput()
{
    const int copy = dup(STDOUT_FILENO);
    if (copy != -1 && close(copy) != 0 && outputProblem == 0) {
        outputProblem = errno;
    }
}

} // namespace

Console::Console(bool json)
    : m_json(json)
{
}

bool Console::isTerminal()
{
    return isatty(STDERR_FILENO) == 1;
}

bool Console::isOutputLost()
{
    return outputProblem != 0;
}

std::optional<core::Error> Console::outputError()
{
    if (outputProblem == 0 || outputProblem == EPIPE) {
        return {};
    }
    return core::Error{
        Tr::tr("The output cannot be written: %1").arg(qt_error_string(outputProblem))};
}

void Console::line(const QString& text) const
{
    if (!m_json) {
        printOutput(core::harmlessText(text).toUtf8() + '\n');
    }
}

void Console::object(const QJsonObject& object) const
{
    if (m_json) {
        printOutput(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
    }
}

void Console::progress(const QString& text) const
{
    if (isTerminal()) {
        // Return to the line's start, and clear what an older, longer text left behind.
        printAside('\r' + core::harmlessText(text).toUtf8() + "\x1b[K");
        isProgressShown = true;
    }
}

void printText(const QString& text)
{
    printOutput(text.toUtf8());
}

int endOutput(int code)
{
    clearProgress();
    closeCopyOfOutput();
    const std::optional<core::Error> error = Console::outputError();
    const bool isLost = std::exchange(outputProblem, 0) != 0;
    if (code != Succeeded || !isLost) {
        return code;
    }
    if (!error) {
        return OutputClosed;
    }
    printError(error->message);
    return Failed;
}

void printError(const QString& message)
{
    clearProgress();
    printAside("digitlab: " + core::harmlessText(message).toUtf8() + '\n');
}

QString percentText(double share, int decimals)
{
    return english().toString(share * 100, 'f', decimals) + QStringLiteral(" %");
}

QString countText(qint64 count)
{
    return english().toString(count);
}

} // namespace app
