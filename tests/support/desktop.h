#pragma once

#include <QPoint>
#include <QProcess>
#include <QString>

namespace support
{

/// A bare X server of its own (Xvfb, no window manager), driven by xdotool like by a person.
class Desktop
{
public:
    /// Starts the server; name() is empty when that failed.
    Desktop();
    ~Desktop();

    /// What DISPLAY must say, `:99`.
    QString name() const { return m_name; }

    /// The number of the visible window whose title holds `title`; waits for it. 0 when it does not
    /// come.
    int waitForWindow(const QString& title) const;
    /// Gives a window the keyboard, as a window manager would.
    void focus(int window) const;
    void click(int window, QPoint position) const;
    /// Presses at the first point, moves through all, releases at the last.
    void drag(int window, const QList<QPoint>& points) const;
    void key(const QString& keys) const;
    void type(const QString& text) const;

private:
    QString xdotool(const QStringList& arguments) const;

    QProcess m_server;
    QString m_name;
};

} // namespace support
