#include "app/console.h"

#include <QJsonDocument>
#include <QLocale>

#include <cstdio>
#include <unistd.h>

namespace app
{

namespace
{

const QLocale& english()
{
    static const QLocale locale(QLocale::English, QLocale::UnitedStates);
    return locale;
}

void print(FILE* stream, const QByteArray& text)
{
    std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stream);
    std::fflush(stream);
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

void Console::line(const QString& text) const
{
    if (!m_json) {
        print(stdout, text.toUtf8() + '\n');
    }
}

void Console::object(const QJsonObject& object) const
{
    if (m_json) {
        print(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
    }
}

void Console::progress(const QString& text) const
{
    if (isTerminal()) {
        // Return to the line's start, and clear what an older, longer text left behind.
        print(stderr, '\r' + text.toUtf8() + "\x1b[K");
    }
}

void printError(const QString& message)
{
    print(stderr, "digitlab: " + message.toUtf8() + '\n');
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
