#pragma once

#include "core/base/result.h"
#include "core/ink/ink.h"

#include <QDateTime>
#include <QList>
#include <QLockFile>
#include <QString>

#include <memory>

namespace core
{

/// `<user data>/digitlab/my-digits.jsonl`, an ink file.
QString myDigitsPath();

/// The user's own labelled drawings, kept in a file. When a change returns, it is on the disk, or
/// it is an error and nothing has changed. A file that cannot be read is never overwritten. If
/// another window has changed the file, it is read again first.
class MyDigits
{
public:
    explicit MyDigits(QString path = myDigitsPath());

    const QString& path() const { return m_path; }
    const QList<Ink>& drawings() const { return m_drawings; }

    /// Reads the file again. Without a file, the list is empty. It is also an error if a drawing
    /// has no label or no ink. After an error the list is as before.
    Result<Done> load();

    /// Appends a drawing with this label, 0 to 9. An error when it has no ink.
    Result<Done> add(Ink drawing, int label);
    /// Puts a removed drawing back to its place, or to the end if the list has become shorter.
    Result<Done> insert(qsizetype index, const Ink& drawing);
    Result<Done> relabel(const QList<qsizetype>& indices, int label);
    Result<Done> remove(const QList<qsizetype>& indices);

    /// Writes all drawings to another ink file.
    Result<Done> exportTo(const QString& path) const;

private:
    /// Distinguishes one state of the file from another.
    struct Stamp {
        qint64 size = -1; ///< -1: there is no file
        QDateTime modified;

        bool operator==(const Stamp&) const = default;
    };

    /// Prevents other windows from changing the file between reading and writing.
    Result<std::unique_ptr<QLockFile>> lockFile() const;
    Stamp stampOfFile() const;
    bool isUpToDate() const;
    Result<Done> readIfChanged();
    /// An error if others have changed the file: then a place in the list no longer means the same
    /// drawing.
    Result<Done> checkUnchanged();
    Result<Done> save(QList<Ink> drawings);

    QString m_path;
    QList<Ink> m_drawings;
    Stamp m_stamp; ///< of the file that the list was read from or written to
};

} // namespace core
