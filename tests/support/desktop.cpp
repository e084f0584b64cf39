#include "tests/support/desktop.h"

namespace support
{

namespace
{

constexpr int patienceMs = 20'000;

} // namespace

Desktop::Desktop()
{
    // The server picks a free number itself and writes it to the descriptor when it is ready.
    m_server.start("Xvfb", {"-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"});
    if (m_server.waitForReadyRead(patienceMs)) {
        m_name = ':' + QString::fromLatin1(m_server.readLine()).trimmed();
    }
}

Desktop::~Desktop()
{
    m_server.terminate();
    m_server.waitForFinished(patienceMs);
}

int Desktop::waitForWindow(const QString& title) const
{
    return xdotool({"search", "--sync", "--onlyvisible", "--name", title})
        .section('\n', 0, 0)
        .toInt();
}

void Desktop::focus(int window) const
{
    xdotool({"windowfocus", "--sync", QString::number(window)});
}

void Desktop::click(int window, QPoint position) const
{
    drag(window, {position});
}

void Desktop::drag(int window, const QList<QPoint>& points) const
{
    QStringList arguments;
    const auto move = [&](QPoint point) {
        arguments +=
            {"mousemove", "--window", QString::number(window), QString::number(point.x()),
             QString::number(point.y())};
    };
    move(points.first());
    arguments += {"mousedown", "1"};
    for (const QPoint& point : points) {
        move(point);
    }
    arguments += {"mouseup", "1"};
    xdotool(arguments);
}

void Desktop::key(const QString& keys) const
{
    xdotool({"key", keys});
}

void Desktop::type(const QString& text) const
{
    xdotool({"type", text});
}

QString Desktop::xdotool(const QStringList& arguments) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("DISPLAY", m_name);
    process.setProcessEnvironment(environment);
    process.start("xdotool", arguments);
    process.waitForFinished(patienceMs);
    return QString::fromUtf8(process.readAllStandardOutput());
}

} // namespace support
