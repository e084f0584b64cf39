#include "core/training/teacher.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"

#include <QTest>

using core::Teacher;

namespace
{

const QList<core::Ink> drawings{{{{{10, 10}, {10, 90}}}, 1, QString()}};

} // namespace

class TstTeacher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_events.clear();
        m_teacher = std::make_unique<Teacher>();
        const auto note = [this](const QString& event) { m_events.append(event); };
        connect(m_teacher.get(), &Teacher::progressed, this, [=](const core::TeachProgress&) {
            note("progressed");
        });
        connect(m_teacher.get(), &Teacher::stopped, this, [=] { note("stopped"); });
        connect(m_teacher.get(), &Teacher::failed, this, [=](const QString& why) {
            note("failed: " + why);
        });
        connect(
            m_teacher.get(), &Teacher::finished, this,
            [=, this](const core::PredictorPointer& model, const core::TeachResult& result) {
                m_taught = model;
                m_result = result;
                note("finished");
            });
    }

    void finishesWithATaughtModel()
    {
        start({.steps = 20});
        QTRY_VERIFY(m_events.contains("finished"));
        QCOMPARE(m_events.count("finished"), 1);
        QCOMPARE(m_events.last(), QString("finished"));
        QVERIFY(m_events.contains("progressed"));
        QVERIFY(!m_teacher->isRunning());
        QVERIFY(m_taught->model().parameters != m_model->model().parameters);
        QCOMPARE(m_result.drawings, 1);
    }

    void stopsWithinABatch()
    {
        start(endless);
        QTRY_VERIFY(m_events.contains("progressed"));
        QVERIFY(m_teacher->isRunning());
        m_teacher->stop();
        QTRY_COMPARE(m_events.last(), QString("stopped"));
        QVERIFY(!m_teacher->isRunning());
        QVERIFY(!m_events.contains("finished"));
    }

    void saysWhyItFailed()
    {
        m_teacher->start(m_model, m_dataset, {});
        QTRY_COMPARE(m_events, QStringList{"failed: There is no drawing to teach"});
    }

    void canBeDestroyedMidway()
    {
        start(endless);
        QTRY_VERIFY(m_events.contains("progressed"));
        m_teacher.reset();
        QVERIFY(!m_events.contains("finished"));
    }

    void aSecondStartEndsTheFirst()
    {
        start(endless);
        QTRY_VERIFY(m_events.contains("progressed"));
        start({.steps = 20});
        QTRY_VERIFY(m_events.contains("finished"));
        QCOMPARE(m_events.count("finished"), 1);
    }

private:
    void start(const core::TeachSettings& settings)
    {
        m_teacher->start(m_model, m_dataset, drawings, settings);
    }

    static constexpr core::TeachSettings endless{.steps = 100'000'000};

    const core::DatasetPointer m_dataset = support::toyDataset();
    const core::PredictorPointer m_model =
        support::predictorOf(support::randomModel(core::Architecture::perceptron({16})));
    QStringList m_events;
    core::PredictorPointer m_taught;
    core::TeachResult m_result;
    std::unique_ptr<Teacher> m_teacher;
};

QTEST_GUILESS_MAIN(TstTeacher)
#include "tst_teacher.moc"
