#pragma once

#include <QJsonObject>
#include <QString>

namespace app
{

/// What a command ends with.
enum ExitCode {
    Succeeded = 0,
    Failed = 1,    ///< with one clear line on stderr
    WrongUsage = 2 ///< likewise
};

/// The program's standard streams: results on stdout, progress and errors on stderr.
class Console
{
public:
    /// With `json`, results are one object a line, and lines for people are left out.
    explicit Console(bool json);

    /// Whether stderr is a terminal, on which a line can be redrawn.
    static bool isTerminal();

    /// A line for people.
    void line(const QString& text) const;
    /// A result for programs.
    void object(const QJsonObject& object) const;
    /// Redraws the progress line; an empty text removes it. Only on a terminal.
    void progress(const QString& text) const;

private:
    bool m_json;
};

/// One line on stderr.
void printError(const QString& message);

/// 98.1 -> `98.1 %`, 60000 -> `60,000`
QString percentText(double share, int decimals = 2);
QString countText(qint64 count);

} // namespace app
