#pragma once

#include "tests/support/gzipped.h"

#include <QHash>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace support
{

/// A small HTTP server on this computer for files in memory, with all the faults of a bad mirror.
/// Answers on its owner's thread.
class FakeMirror : public QObject
{
public:
    enum class Mood {
        Serve,
        IgnoreRange,  ///< always the whole file
        Redirect,     ///< to the same file in another folder
        RedirectOn,   ///< from each folder to one below it, without end
        NotFound,     ///< 404
        BreakOffOnce, ///< hangs up after half of the first reply, then serves
        PauseMidway,  ///< sends half, then nothing
        Silent,       ///< takes the request and never answers
        WrongBytes,   ///< sends something else, packed well
        Endless       ///< sends far more than the file
    };

    struct Request {
        QString path;
        qint64 from = 0; ///< of a Range
        qint64 sent = 0; ///< bytes of the file
        bool operator==(const Request&) const = default;
    };

    FakeMirror()
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, &FakeMirror::greet);
    }

    QUrl url() const
    {
        return QStringLiteral("http://127.0.0.1:%1/files/").arg(m_server.serverPort());
    }

    QHash<QString, QByteArray> files; ///< by their path
    Mood mood = Mood::Serve;
    QList<Request> requests;

private:
    void greet()
    {
        QTcpSocket* socket = m_server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { listen(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

    void listen(QTcpSocket* socket)
    {
        if (!socket->peek(1 << 16).contains("\r\n\r\n")) {
            return;
        }
        Request request;
        const QList<QByteArray> lines = socket->readAll().split('\n');
        request.path = lines.first().split(' ').value(1);
        for (const QByteArray& line : lines) {
            if (line.toLower().startsWith("range: bytes=")) {
                request.from = line.sliced(13).split('-').first().toLongLong();
            }
        }
        answer(socket, request);
        requests.append(request);
    }

    void answer(QTcpSocket* socket, Request& request)
    {
        const QByteArray file =
            mood == Mood::WrongBytes ? gzipped("something else") : files.value(request.path);
        if (mood == Mood::Silent) {
            return;
        }
        if (mood == Mood::RedirectOn ||
            (mood == Mood::Redirect && !request.path.startsWith("/moved"))) {
            send(socket, "302 Found\r\nLocation: /moved" + request.path.toUtf8(), {}, 0);
        } else if (mood == Mood::NotFound || file.isEmpty()) {
            send(socket, "404 Not Found", "no such file", 12);
        } else if (request.from > 0 && request.from >= file.size()) {
            send(socket, "416 Range Not Satisfiable", {}, 0);
        } else {
            sendFile(socket, request, file);
        }
    }

    void sendFile(QTcpSocket* socket, Request& request, const QByteArray& file)
    {
        const qint64 from = mood == Mood::IgnoreRange ? 0 : request.from;
        QByteArray body = file.sliced(from);
        const qint64 length = mood == Mood::Endless ? 1 << 30 : body.size();
        if (mood == Mood::PauseMidway || mood == Mood::BreakOffOnce) {
            body.truncate(body.size() / 2);
        } else if (mood == Mood::Endless) {
            body = body.repeated(20);
        }
        request.sent = body.size();
        const QByteArray status = from > 0 ? "206 Partial Content" : "200 OK";
        send(socket, status, body, length);
        if (mood == Mood::BreakOffOnce) {
            mood = Mood::Serve;
            socket->disconnectFromHost();
        }
    }

    static void
    send(QTcpSocket* socket, const QByteArray& status, const QByteArray& body, qint64 length)
    {
        socket->write(
            "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(length) +
            "\r\nConnection: close\r\n\r\n" + body);
        if (body.size() == length) {
            socket->disconnectFromHost();
        }
    }

    QTcpServer m_server;
};

} // namespace support
