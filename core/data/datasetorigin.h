#pragma once

#include "core/data/datasetstore.h"

#include <QObject>

namespace core
{

/// One place from which the fetcher that owns it gets files. It works asynchronously on its owner's
/// thread, one file at a time. The destructor and stop() end the work without a signal. Private to
/// core.
class DatasetOrigin : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Its name for the user.
    virtual QString title() const = 0;
    /// Begins to fetch a file. Exactly one of fetched and refused follows, never before this
    /// returns.
    virtual void fetch(const core::DatasetFile& file) = 0;
    virtual void stop() = 0;
    /// Bytes that a file will bring, for the progress; 0 when not known.
    virtual qint64 expectedBytes(const core::DatasetFile& file) const = 0;
    /// Whether the last file began with bytes of an older fetch, which may have come from another
    /// origin.
    virtual bool resumed() const { return false; }

Q_SIGNALS:
    /// How many bytes of the file have arrived, and its size; 0 if that is not known.
    void received(qint64 bytes, qint64 total);
    /// Where the file lies now, plain or gzipped, not yet verified.
    void fetched(const QString& path);
    void refused(const QString& answer);
};

} // namespace core
