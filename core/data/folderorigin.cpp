#include "core/data/folderorigin.h"

#include <QFileInfo>

namespace core
{

FolderOrigin::FolderOrigin(const QString& folder, const QString& partFolder, QObject* parent)
    : DatasetOrigin(parent)
    , m_folder(folder)
    , m_partFolder(partFolder)
{
    m_begin.setSingleShot(true);
    connect(&m_begin, &QTimer::timeout, this, &FolderOrigin::deliver);
}

QString FolderOrigin::title() const
{
    return QDir::toNativeSeparators(m_folder.path());
}

void FolderOrigin::fetch(const DatasetFile& file)
{
    m_name = file.name + QStringLiteral(".gz");
    m_begin.start();
}

void FolderOrigin::deliver()
{
    const QFileInfo packed(m_folder.filePath(m_name));
    if (!packed.isFile()) {
        Q_EMIT refused(tr("there is no %1").arg(m_name));
        return;
    }
    // Who takes a file removes it afterwards: of this one, a link.
    const QString link = m_partFolder.filePath(m_name);
    QFile::remove(link);
    if (!QFile::link(packed.absoluteFilePath(), link)) {
        Q_EMIT refused(tr("%1 cannot be linked").arg(m_name));
        return;
    }
    Q_EMIT fetched(link);
}

} // namespace core
