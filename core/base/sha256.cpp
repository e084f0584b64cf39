#include "core/base/sha256.h"

#include <new>
#include <openssl/evp.h>

namespace core
{

struct Sha256::Private {
    Private()
        : context(EVP_MD_CTX_new())
    {
        if (!context || EVP_DigestInit_ex(context, EVP_sha256(), nullptr) != 1) {
            throw std::bad_alloc(); // nothing else can fail for a digest that is built in
        }
    }
    ~Private() { EVP_MD_CTX_free(context); }

    EVP_MD_CTX* context;
};

Sha256::Sha256()
    : d(std::make_unique<Private>())
{
}

Sha256::~Sha256() = default;

void Sha256::add(QByteArrayView bytes)
{
    EVP_DigestUpdate(d->context, bytes.data(), static_cast<std::size_t>(bytes.size()));
}

QByteArray Sha256::hex()
{
    QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned size = 0;
    EVP_DigestFinal_ex(d->context, reinterpret_cast<unsigned char*>(digest.data()), &size);
    digest.truncate(static_cast<qsizetype>(size));
    return digest.toHex();
}

} // namespace core
