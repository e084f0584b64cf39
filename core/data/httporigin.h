#pragma once

#include "core/base/result.h"
#include "core/data/datasetorigin.h"

#include <QFile>
#include <QUrl>

#include <chrono>

class QNetworkAccessManager;
class QNetworkReply;

namespace core
{

/// A mirror: a folder on the web that holds `<file>.gz`. Downloads into `partFolder`. An
/// interrupted download stays there and is continued later, also from another mirror. Private to
/// core.
class HttpOrigin : public DatasetOrigin
{
    Q_OBJECT

public:
    /// `patience`: how long a mirror may keep silent.
    HttpOrigin(
        QNetworkAccessManager* network, QUrl mirror, const QString& partFolder,
        std::chrono::milliseconds patience, QObject* parent);
    ~HttpOrigin() override;

    QString title() const override;
    void fetch(const core::DatasetFile& file) override;
    void stop() override;
    qint64 expectedBytes(const core::DatasetFile& file) const override { return file.packedBytes; }
    bool resumed() const override { return m_resumed; }

private:
    void request();
    bool openPart();
    Result<Done> keep(const QByteArray& bytes);
    void writeBytes();
    void endReply();
    void judge(QNetworkReply& reply);
    bool isCutShort() const;
    QString answerOf(const QNetworkReply& reply) const;

    QNetworkAccessManager* m_network;
    QUrl m_mirror;
    QString m_partFolder;
    std::chrono::milliseconds m_patience;

    DatasetFile m_file;
    QFile m_part;
    QNetworkReply* m_reply = nullptr;
    qint64 m_offset = 0; ///< where the current reply begins in the file
    qint64 m_total = 0;  ///< of the file, as the mirror says
    int m_retriesLeft = 0;
    bool m_resumed = false;
    QString m_problem; ///< why the download was given up
};

} // namespace core
