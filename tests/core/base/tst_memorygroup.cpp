#include "core/base/memorygroup.h"
#include "tests/support/filebytes.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

/// Groups are folders of a made system.
class TstMemoryGroup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void version2GivesTheLeastOfAllAround()
    {
        list("0::/slice/unit\n");
        group("slice", {{"memory.max", "1000"}, {"memory.current", "900"}});
        group("slice/unit", {{"memory.max", "500"}, {"memory.current", "100"}});
        QCOMPARE(left(), 100);
    }

    void version2KnowsGroupsWithoutALimit()
    {
        list("0::/slice/unit\n");
        group("slice", {{"memory.max", "1000"}, {"memory.current", "300"}});
        group("slice/unit", {{"memory.max", "max"}, {"memory.current", "100"}});
        QCOMPARE(left(), 700);
    }

    void cachedFilesThatAreNotInUseCountAsFree()
    {
        list("0::/unit\n");
        group(
            "unit", {{"memory.max", "1000"},
                     {"memory.current", "900"},
                     {"memory.stat", "anon 500\ninactive_file 300\nactive_file 100\n"}});
        QCOMPARE(left(), 400);
    }

    void version1HasItsOwnNames()
    {
        list("9:name=systemd:/\n5:cpu,memory:/box\n0::/other\n");
        group(
            "memory/box", {{"memory.limit_in_bytes", "1000"},
                           {"memory.usage_in_bytes", "800"},
                           {"memory.stat", "inactive_file 1\ntotal_inactive_file 50\n"}});
        QCOMPARE(left(), 250);
    }

    void aContainerSeesItsGroupAsTheRoot()
    {
        list("4:memory:/docker/0123abcd\n");
        group("memory", {{"memory.limit_in_bytes", "2000"}, {"memory.usage_in_bytes", "500"}});
        QCOMPARE(left(), 1500);
    }

    void moreThanTheLimitLeavesNothing()
    {
        list("0::/\n");
        group("", {{"memory.max", "1000"}, {"memory.current", "1200"}});
        QCOMPARE(left(), 0);
    }

    void nothingWithoutGroupsOrLimits()
    {
        QVERIFY(!core::memoryLeftInGroup(path("list"), m_folder->path()));
        list("0::/unit\n");
        QVERIFY(!core::memoryLeftInGroup(path("list"), m_folder->path()));
        list("2:cpu:/\n");
        QVERIFY(!core::memoryLeftInGroup(path("list"), m_folder->path()));
    }

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }

    void list(const QByteArray& content) { support::writeFileBytes(path("list"), content); }

    void group(const QString& folder, const QMap<QString, QByteArray>& files)
    {
        const QDir made(QDir::cleanPath(m_folder->path() + '/' + folder));
        QVERIFY(made.mkpath("."));
        for (auto file = files.begin(); file != files.end(); ++file) {
            support::writeFileBytes(made.filePath(file.key()), file.value() + '\n');
        }
    }

    qint64 left() const
    {
        return core::memoryLeftInGroup(path("list"), m_folder->path()).value_or(-1);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TstMemoryGroup)
#include "tst_memorygroup.moc"
