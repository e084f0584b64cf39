#pragma once

#include "tests/support/pipe.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <memory>

namespace support
{

/// Rows with one column, `kind`: what lies where a small file belongs.
inline void addKindsOfNoFile()
{
    QTest::addColumn<QString>("kind");
    for (const char* kind :
         {"pipe", "link to a pipe", "link to a device", "link to nowhere", "folder", "huge file"}) {
        QTest::newRow(kind) << kind;
    }
}

/// Puts such a thing at a path, in the place of what is there.
class NoFile
{
public:
    NoFile(const QString& kind, const QString& path)
    {
        QFile::remove(path);
        const QString pipe = kind == "link to a pipe" ? path + ".pipe" : path;
        if (kind.endsWith("pipe")) {
            m_pipe = std::make_unique<Pipe>(pipe);
        }
        if (!make(kind, path)) {
            qFatal("cannot make a %s", qPrintable(kind));
        }
    }

    /// Whether somebody waited for a pipe.
    bool wasOpened() const { return m_pipe && m_pipe->wasOpened(); }

private:
    static bool make(const QString& kind, const QString& path)
    {
        if (kind == "pipe") {
            return true;
        }
        if (kind == "folder") {
            return QDir().mkpath(path);
        }
        if (kind == "huge file") {
            QFile file(path); // a hole, which takes no room
            return file.open(QIODevice::WriteOnly) && file.resize(qint64(1) << 40);
        }
        const QString target = kind == "link to a pipe"     ? path + ".pipe"
                               : kind == "link to a device" ? QString("/dev/zero")
                                                            : QString("nowhere at all");
        return QFile::link(target, path);
    }

    std::unique_ptr<Pipe> m_pipe;
};

} // namespace support
