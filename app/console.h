#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace app
{

/// What a command ends with.
enum ExitCode {
    Succeeded = 0,
    Failed = 1,     ///< with one clear line on stderr
    WrongUsage = 2, ///< likewise
    /// Nobody reads stdout any more (`| head -1`): no failure worth a line. The code that a shell
    /// gives to what SIGPIPE ends.
    OutputClosed = 141
};

/// The program's standard streams: results on stdout, progress and errors on stderr. Names and
/// texts of files are a part of them, and so lines are printed as core::harmlessText() gives them.
/// After a write to stdout that failed, nothing more is written there, and whatever goes on for its
/// sake may end.
class Console
{
public:
    /// With `json`, results are one object a line, and lines for people are left out.
    explicit Console(bool json);

    /// Whether stderr is a terminal, on which a line can be redrawn.
    static bool isTerminal();

    /// Whether anything that was to be on stdout is not.
    static bool isOutputLost();
    /// Why; nothing if all is there, or if nobody reads it any more.
    static std::optional<core::Error> outputError();

    /// A line for people.
    void line(const QString& text) const;
    /// A result for programs.
    void object(const QJsonObject& object) const;
    /// Redraws the progress line, which the next output or error removes. Only on a terminal.
    void progress(const QString& text) const;

private:
    bool m_json;
};

/// A text on stdout, as it is.
void printText(const QString& text);

/// The last word on stdout: the code to end with, which is `code` if all was written, or if the
/// command failed anyway. Says on stderr what could not be written.
int endOutput(int code);

/// One line on stderr.
void printError(const QString& message);

/// 98.1 -> `98.1 %`, 60000 -> `60,000`
QString percentText(double share, int decimals = 2);
QString countText(qint64 count);

} // namespace app
