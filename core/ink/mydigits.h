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

/// The user's own labelled drawings, kept in a file: every change is on the disk when it returns,
/// or is an error and has not happened. A file that cannot be read is never written over; one that
/// another window has changed meanwhile is read again first.
class MyDigits
{
public:
    explicit MyDigits(QString path = myDigitsPath());

    const QString& path() const { return m_path; }
    const QList<Ink>& drawings() const { return m_drawings; }

    /// Reads the file again; none is an empty list. An error when a drawing lacks label or ink,
    /// too; after an error the list is what it was.
    Result<Done> load();

    /// Appends a drawing with this label, 0 to 9. An error when it has no ink.
    Result<Done> add(Ink drawing, int label);
    /// Puts a drawing that was removed back where it was, or at the end of a list that has become
    /// shorter.
    Result<Done> insert(qsizetype index, const Ink& drawing);
    Result<Done> relabel(const QList<qsizetype>& indices, int label);
    Result<Done> remove(const QList<qsizetype>& indices);

    /// Writes all of them to another ink file.
    Result<Done> exportTo(const QString& path) const;

private:
    /// Tells one state of the file from another.
    struct Stamp {
        qint64 size = -1; ///< -1: there is no file
        QDateTime modified;

        bool operator==(const Stamp&) const = default;
    };

    /// Keeps other windows from changing the file between what is read and what is written.
    Result<std::unique_ptr<QLockFile>> lockFile() const;
    Stamp stampOfFile() const;
    bool isUpToDate() const;
    Result<Done> readIfChanged();
    /// An error when others have changed the file, so that a place in the list means nothing now.
    Result<Done> checkUnchanged();
    Result<Done> save(QList<Ink> drawings);

    QString m_path;
    QList<Ink> m_drawings;
    Stamp m_stamp; ///< of the file that the list was read from or written to
};

} // namespace core
