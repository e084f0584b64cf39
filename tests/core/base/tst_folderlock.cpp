#include "core/base/folderlock.h"
#include "tests/support/foreignlock.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using core::isFolderLocked;
using core::tryFolderLock;
using support::ForeignLock;

class TstFolderLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void oneHoldsIt()
    {
        QVERIFY(!isFolderLocked(m_folder->path()));
        auto lock = tryFolderLock(m_folder->path());
        QVERIFY(lock && core::isInPlace(*lock));
        QVERIFY(isFolderLocked(m_folder->path()));
        QVERIFY(!tryFolderLock(m_folder->path()));
        lock = nullptr;
        QVERIFY(!isFolderLocked(m_folder->path()));
    }

    void anotherProcessHoldsIt()
    {
        {
            const ForeignLock other(m_folder->path());
            QVERIFY(isFolderLocked(m_folder->path()));
            QVERIFY(!tryFolderLock(m_folder->path()));
        }
        // It is gone, its file is left behind.
        QVERIFY(QFile::exists(m_folder->filePath("lock")));
        QVERIFY(!isFolderLocked(m_folder->path()));
        QVERIFY(tryFolderLock(m_folder->path()));
    }

    void aLockThatVanishedIsNotInPlace()
    {
        const auto lock = tryFolderLock(m_folder->path());
        QVERIFY(QFile::remove(m_folder->filePath("lock")));
        QVERIFY(!core::isInPlace(*lock));
        const ForeignLock other(m_folder->path());
        QVERIFY(!core::isInPlace(*lock));
    }

    /// To ask is no obstacle to those who ask or take as well.
    void manyMayAsk()
    {
        std::atomic<bool> isOver = false;
        std::jthread asks([&] {
            while (!isOver) {
                isFolderLocked(m_folder->path());
            }
        });
        int refused = 0;
        for (int i = 0; i < 40; ++i) {
            refused += isFolderLocked(m_folder->path()) ? 1 : 0;
            refused += tryFolderLock(m_folder->path()) ? 0 : 1;
        }
        isOver = true;
        asks.join();
        QCOMPARE(refused, 0);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TstFolderLock)
#include "tst_folderlock.moc"
