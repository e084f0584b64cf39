#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace core
{

/// SHA-256 of bytes that come in pieces. OpenSSL computes it, because it uses the processor's own
/// instructions for it and Qt does not. Every start hashes a dataset.
class Sha256
{
public:
    Sha256();
    ~Sha256();

    void add(QByteArrayView bytes);

    /// The sum of all bytes so far, as lower-case hex; nothing may be added afterwards.
    QByteArray hex();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core
