#pragma once

#include "core/data/datasetorigin.h"

#include <QDir>
#include <QTimer>

namespace core
{

/// A folder of this computer into which the system's package manager has put a dataset's files,
/// packed as `<file>.gz`. They stay there. Private to core.
class FolderOrigin : public DatasetOrigin
{
    Q_OBJECT

public:
    FolderOrigin(const QString& folder, const QString& partFolder, QObject* parent);

    QString title() const override;
    void fetch(const core::DatasetFile& file) override;
    void stop() override { m_begin.stop(); }
    qint64 expectedBytes(const core::DatasetFile& file) const override { return file.packedBytes; }

private:
    void deliver();

    QDir m_folder;
    QDir m_partFolder;
    QString m_name; ///< of the file under way
    QTimer m_begin;
};

} // namespace core
