#include "tests/fuzz/seeds.h"
#include "tests/support/filebytes.h"

#include <QCoreApplication>
#include <QDir>

/// Writes the seeds to a folder, each to that of its target.
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 2) {
        qFatal("usage: fuzz_seeds FOLDER");
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    for (const fuzz::Seed& seed : fuzz::seeds()) {
        folder.mkpath(seed.target);
        support::writeFileBytes(folder.filePath(seed.target + '/' + seed.name), seed.bytes);
    }
}
