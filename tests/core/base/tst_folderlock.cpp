#include "core/base/folderlock.h"
#include "tests/support/foreignlock.h"
#include "tests/support/nofile.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

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
        std::vector<std::jthread> askers;
        for (int i = 0; i < 4; ++i) {
            askers.emplace_back([&] {
                while (!isOver) {
                    isFolderLocked(m_folder->path());
                }
            });
        }
        int refused = 0;
        for (int i = 0; i < 100; ++i) {
            refused += isFolderLocked(m_folder->path()) ? 1 : 0;
            refused += tryFolderLock(m_folder->path()) ? 0 : 1;
        }
        isOver = true;
        askers.clear();
        QCOMPARE(refused, 0);
    }

    void whatIsNoFileIsNoLock_data() { support::addKindsOfNoFile(); }

    void whatIsNoFileIsNoLock()
    {
        QFETCH(QString, kind);
        const support::NoFile there(kind, m_folder->filePath("lock"));
        QVERIFY(!isFolderLocked(m_folder->path()));
        const auto lock = tryFolderLock(m_folder->path());
        QVERIFY(lock);
        QCOMPARE(lock->isLocked(), kind != "folder");
        QCOMPARE(core::isInPlace(*lock), kind != "folder");
        QVERIFY(!there.wasOpened());
    }

    void whatTookALocksPlaceIsNotIt_data() { support::addKindsOfNoFile(); }

    void whatTookALocksPlaceIsNotIt()
    {
        QFETCH(QString, kind);
        const auto lock = tryFolderLock(m_folder->path());
        const support::NoFile there(kind, m_folder->filePath("lock"));
        QVERIFY(!core::isInPlace(*lock));
        QVERIFY(!there.wasOpened());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TstFolderLock)
#include "tst_folderlock.moc"
