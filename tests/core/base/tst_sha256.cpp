#include "core/base/sha256.h"

#include <QTest>

class TstSha256 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The examples of FIPS 180-2, appendix B.
    void givesThePublishedSums_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("sum");
        QTest::newRow("one block") << QByteArray("abc")
                                   << QByteArray("ba7816bf8f01cfea414140de5dae2223"
                                                 "b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("two blocks")
            << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
            << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        QTest::newRow("a million letters")
            << QByteArray(1'000'000, 'a')
            << QByteArray("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }

    void givesThePublishedSums()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, sum);
        core::Sha256 whole;
        whole.add(bytes);
        QCOMPARE(whole.hex(), sum);
        core::Sha256 pieces;
        pieces.add(QByteArrayView(bytes).first(1));
        pieces.add({});
        pieces.add(QByteArrayView(bytes).sliced(1));
        QCOMPARE(pieces.hex(), sum);
    }
};

QTEST_GUILESS_MAIN(TstSha256)
#include "tst_sha256.moc"
