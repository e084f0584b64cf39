#include "core/data/httporigin.h"

#include "core/base/savefile.h"

#include <QDir>
#include <QFileInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <utility>

namespace core
{

namespace
{

// With a connection that breaks sometimes the file still arrives; with one that always breaks the
// fetch ends soon.
constexpr int retries = 3;
constexpr int mostRedirects = 5;
constexpr int partialContent = 206;
constexpr int rangeNotSatisfiable = 416;

int statusOf(const QNetworkReply& reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

/// Deflate adds at most 5 bytes to 16 kB. A larger file is another file.
qint64 mostPackedBytes(const DatasetFile& file)
{
    return file.bytes + file.bytes / 1000 + 4096;
}

QUrl packedFile(QUrl mirror, const QString& name)
{
    const QString folder = mirror.path();
    mirror.setPath(folder + (folder.endsWith('/') ? "" : "/") + name + ".gz");
    return mirror;
}

} // namespace

HttpOrigin::HttpOrigin(
    QNetworkAccessManager* network, QUrl mirror, const QString& partFolder,
    std::chrono::milliseconds patience, QObject* parent)
    : DatasetOrigin(parent)
    , m_network(network)
    , m_mirror(std::move(mirror))
    , m_partFolder(partFolder)
    , m_patience(patience)
{
}

HttpOrigin::~HttpOrigin()
{
    HttpOrigin::stop();
}

QString HttpOrigin::title() const
{
    return m_mirror.toDisplayString();
}

void HttpOrigin::fetch(const DatasetFile& file)
{
    m_file = file;
    m_part.setFileName(QDir(m_partFolder).filePath(file.name + ".gz"));
    if (const QFileInfo part(m_part); part.exists() && !part.isFile()) {
        m_part.remove(); // to open a pipe would never end
    }
    m_resumed = m_part.size() > 0;
    m_retriesLeft = retries;
    request();
}

void HttpOrigin::stop()
{
    if (QNetworkReply* reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
    m_part.close();
}

void HttpOrigin::request()
{
    m_problem.clear();
    m_total = 0;
    m_offset = m_part.size();
    QNetworkRequest request(packedFile(m_mirror, m_file.name));
    request.setTransferTimeout(static_cast<int>(m_patience.count()));
    // Never from https to http.
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    request.setMaximumRedirectsAllowed(mostRedirects);
    // The bytes of the file itself, not packed for the transfer: ranges count the file's bytes.
    request.setRawHeader("Accept-Encoding", "identity");
    if (m_offset > 0) {
        request.setRawHeader("Range", "bytes=" + QByteArray::number(m_offset) + '-');
    }
    m_reply = m_network->get(request);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpOrigin::writeBytes);
    connect(m_reply, &QNetworkReply::finished, this, &HttpOrigin::endReply);
}

/// Opens the part for the bytes of the reply: the rest of the file, or the file from the start.
bool HttpOrigin::openPart()
{
    const bool continues = statusOf(*m_reply) == partialContent;
    if (!continues) {
        m_offset = 0;
        m_resumed = false;
    }
    m_total = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    m_total += m_total > 0 ? m_offset : 0;
    // Unbuffered: what has arrived is on the disk, even if this program is killed.
    return m_part.open(
        QIODevice::WriteOnly | QIODevice::Unbuffered |
        (continues ? QIODevice::Append : QIODevice::Truncate));
}

/// Opens the part first if it is not open yet. The error does not name it.
Result<Done> HttpOrigin::keep(const QByteArray& bytes)
{
    if (!m_part.isOpen() && !openPart()) {
        return Error{m_part.errorString()};
    }
    return writeAll(m_part, bytes);
}

void HttpOrigin::writeBytes()
{
    if (statusOf(*m_reply) / 100 != 2 || !m_problem.isEmpty()) {
        return;
    }
    if (const Result<Done> kept = keep(m_reply->readAll()); !kept) {
        m_problem = inFile(m_part.fileName(), notWritable(kept.error().message)).message;
    } else if (const qint64 most = mostPackedBytes(m_file); m_part.size() > most) {
        m_problem = tr("%1 is larger than %2 bytes").arg(m_file.name + ".gz").arg(most);
        m_part.resize(0);
    }
    if (m_problem.isEmpty()) {
        Q_EMIT received(m_part.size(), m_total);
    } else {
        m_reply->abort();
    }
}

void HttpOrigin::endReply()
{
    if (m_reply->bytesAvailable() > 0) {
        writeBytes();
    }
    QNetworkReply* reply = std::exchange(m_reply, nullptr);
    if (!reply) {
        return; // a receiver of received() has stopped this download
    }
    reply->deleteLater();
    m_part.close();
    judge(*reply);
}

void HttpOrigin::judge(QNetworkReply& reply)
{
    const bool grew = m_part.size() > m_offset && statusOf(reply) / 100 == 2;
    // Nothing is left to fetch, or the part belongs to another file. The hash will show it.
    const bool isDone = statusOf(reply) == rangeNotSatisfiable && m_offset > 0;
    if (isDone || (reply.error() == QNetworkReply::NoError && grew && !isCutShort())) {
        Q_EMIT fetched(m_part.fileName());
    } else if (m_problem.isEmpty() && grew && m_retriesLeft-- > 0) {
        request();
    } else {
        Q_EMIT refused(answerOf(reply));
    }
}

bool HttpOrigin::isCutShort() const
{
    return m_total > 0 && m_part.size() < m_total;
}

QString HttpOrigin::answerOf(const QNetworkReply& reply) const
{
    const int status = statusOf(reply);
    if (!m_problem.isEmpty()) {
        return m_problem;
    }
    if (status >= 400) {
        const auto reason = QNetworkRequest::HttpReasonPhraseAttribute;
        return tr("answered %1 %2").arg(status).arg(reply.attribute(reason).toString());
    }
    if (reply.error() == QNetworkReply::OperationCanceledError) {
        const double seconds = std::chrono::duration<double>(m_patience).count();
        return tr("sent nothing for %1 s").arg(seconds);
    }
    if (reply.error() != QNetworkReply::NoError) {
        return reply.errorString();
    }
    return m_part.size() > m_offset ? tr("broke off") : tr("sent nothing");
}

} // namespace core
