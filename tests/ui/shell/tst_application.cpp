#include "ui/shell/application.h"

#include <QSignalSpy>
#include <QTest>

#include <new>

class TstApplication : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_application = qobject_cast<ui::Application*>(QCoreApplication::instance());
        QVERIFY(m_application);
    }

    void goesOnWhenAnEventThrows()
    {
        QSignalSpy failed(m_application, &ui::Application::failed);
        int calls = 0;
        const auto fail = [&] {
            ++calls;
            throw std::bad_alloc();
        };
        QMetaObject::invokeMethod(m_application, fail, Qt::QueuedConnection);
        QMetaObject::invokeMethod(m_application, fail, Qt::QueuedConnection);
        QMetaObject::invokeMethod(
            m_application, [&] { ++calls; }, Qt::QueuedConnection);
        QTRY_COMPARE(calls, 3);
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().toString(), QString("there is not enough memory"));
    }

private:
    ui::Application* m_application = nullptr;
};

int main(int argc, char* argv[])
{
    ui::Application application(argc, argv);
    TstApplication test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_application.moc"
