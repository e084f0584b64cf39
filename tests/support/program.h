#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QString>

#include <functional>

namespace support
{

/// Runs the real program with user folders of its own: `data`, `state` and `config` below a folder.
class Program
{
public:
    struct Result {
        int code = -1;
        QString output;
        QString errors;

        /// The output's lines, one JSON object each.
        QList<QJsonObject> objects() const;
    };

    explicit Program(const QString& folder);

    Result run(const QStringList& arguments) const;
    /// Runs it by a shell in the folder, after the commands `before` and with its streams as
    /// `redirection` says.
    Result runInShell(
        const QString& before, const QStringList& arguments, const QString& redirection) const;
    /// Calls `act` with the process's id as soon as the output holds `text`.
    Result runMeanwhile(
        const QStringList& arguments, const QByteArray& text,
        const std::function<void(qint64 process)>& act) const;
    /// Sends the signal as soon as the output holds `text`.
    Result runAndSignal(const QStringList& arguments, const QByteArray& text, int signal) const;

    const QProcessEnvironment& environment() const { return m_environment; }
    static QString path();

private:
    QString m_folder;
    QProcessEnvironment m_environment;
};

} // namespace support
