#include "core/workbench/currentdrawing.h"
#include "tests/support/toymodel.h"

#include <QTest>

using core::CurrentDrawing;
using core::CurrentModel;

namespace
{

const core::Ink stroke{{{{10, 10}, {10, 90}}}, {}, {}};

core::DigitImage grey(float value)
{
    core::DigitImage image;
    image.fill(value);
    return image;
}

} // namespace

class TstCurrentDrawing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_activity = std::make_unique<core::Activity>();
        m_model = std::make_unique<CurrentModel>(*m_activity);
        m_drawing = std::make_unique<CurrentDrawing>(*m_model);
        m_events.clear();
        const auto note = [this](const QString& event) {
            return [this, event] { m_events.append(event); };
        };
        connect(m_drawing.get(), &CurrentDrawing::changed, this, note("changed"));
        connect(m_drawing.get(), &CurrentDrawing::readAnew, this, note("read"));
    }

    void cleanup()
    {
        m_drawing.reset();
        m_model.reset();
    }

    void isNotReadWithoutAModel()
    {
        m_drawing->set(stroke, grey(0.5F));
        QCOMPARE(m_events, (QStringList{"changed", "read"}));
        QCOMPARE(m_drawing->ink(), stroke);
        QCOMPARE(m_drawing->image(), std::optional(grey(0.5F)));
        QVERIFY(!m_drawing->reading());
    }

    void isNotReadWithoutADrawing()
    {
        m_model->update(support::predictorOf(support::constantModel(3)));
        QVERIFY(!m_drawing->reading());
        m_drawing->set(stroke, grey(0.5F));
        QVERIFY(m_drawing->reading());
        m_drawing->set({}, {});
        QVERIFY(!m_drawing->reading());
        QVERIFY(!m_drawing->image());
    }

    void theReadingFollowsTheModel()
    {
        m_drawing->set(stroke, grey(0.5F));
        for (const int digit : {3, 8}) {
            m_events.clear();
            m_model->update(support::predictorOf(support::constantModel(digit)));
            QCOMPARE(m_drawing->reading()->digit(), std::optional(digit));
            QCOMPARE(m_events, QStringList{"read"});
        }
    }

    void theReadingFollowsTheDrawing()
    {
        const auto predictor = support::predictorOf(support::randomModel());
        m_model->update(predictor);
        for (const float value : {0.2F, 0.9F}) {
            m_events.clear();
            m_drawing->set(stroke, grey(value));
            QCOMPARE(m_drawing->reading(), std::optional(predictor->read(grey(value))));
            QCOMPARE(m_events, (QStringList{"changed", "read"}));
        }
    }

    void asksTheCanvasToShowWhatOthersHave()
    {
        core::Ink ink;
        QStringList captions;
        connect(
            m_drawing.get(), &CurrentDrawing::inkShown, this,
            [&](const auto& shown, const auto& caption) {
                ink = shown;
                captions.append(caption);
            });
        std::optional<core::DigitImage> image;
        connect(
            m_drawing.get(), &CurrentDrawing::imageShown, this,
            [&](const auto& shown, const auto& caption) {
                image = shown;
                captions.append(caption);
            });
        m_drawing->show(stroke, "mine");
        m_drawing->show(grey(0.3F), "train 7");
        QCOMPARE(ink, stroke);
        QCOMPARE(image, std::optional(grey(0.3F)));
        QCOMPARE(captions, (QStringList{"mine", "train 7"}));
        QVERIFY(m_drawing->ink().isEmpty()); // the canvas sets it, if it can
    }

private:
    std::unique_ptr<core::Activity> m_activity;
    std::unique_ptr<CurrentModel> m_model;
    std::unique_ptr<CurrentDrawing> m_drawing;
    QStringList m_events;
};

QTEST_GUILESS_MAIN(TstCurrentDrawing)
#include "tst_currentdrawing.moc"
