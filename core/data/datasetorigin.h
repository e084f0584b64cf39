#pragma once

#include "core/data/datasetstore.h"

#include <QObject>

namespace core
{

/// One place that files come from, for the fetcher that owns it: asynchronous on its owner's
/// thread, one file at a time. Its destructor, like stop(), ends whatever is under way without a
/// signal. Private to core.
class DatasetOrigin : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Its name for the user.
    virtual QString title() const = 0;
    /// Begins to fetch a file; ends with exactly one of fetched and refused, never before it
    /// returns.
    virtual void fetch(const core::DatasetFile& file) = 0;
    virtual void stop() = 0;
    /// Bytes that a file will bring, for the progress; 0 when not known.
    virtual qint64 expectedBytes(const core::DatasetFile& file) const = 0;
    /// Whether the last file began with bytes of an older fetch, which may be another's.
    virtual bool resumed() const { return false; }

Q_SIGNALS:
    /// Bytes of the file that are there, and its size; 0 when not known.
    void received(qint64 bytes, qint64 total);
    /// Where the file lies now, plain or gzipped, not yet verified.
    void fetched(const QString& path);
    void refused(const QString& answer);
};

} // namespace core
