#include "core/ink/inkfile.h"
#include "core/ink/picturerasterizer.h"
#include "core/workbench/workbench.h"
#include "tests/support/toymodel.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

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
        m_bench = std::make_unique<core::Workbench>(core::RunStore(m_folder.filePath("runs")));
        m_activity = &m_bench->activity();
        m_model = &m_bench->model();
        m_drawing = &m_bench->drawing();
        m_events.clear();
        const auto note = [this](const QString& event) {
            return [this, event] { m_events.append(event); };
        };
        connect(m_drawing, &CurrentDrawing::changed, this, note("changed"));
        connect(m_drawing, &CurrentDrawing::readAnew, this, note("read"));
        connect(
            m_drawing, &CurrentDrawing::pictureOpened, this,
            [this](const QImage& picture, const core::DigitImage& digit, const QString& source) {
                m_picture = picture;
                m_digit = digit;
                m_events.append("picture " + source);
            });
        connect(
            m_drawing, &CurrentDrawing::inksOpened, this,
            [this](const QList<core::Ink>& inks, const QString& path) {
                m_events.append(QString("%1 inks %2").arg(inks.size()).arg(path));
            });
        connect(m_drawing, &CurrentDrawing::openingFailed, this, [this](const QString& message) {
            m_message = message;
            m_events.append("failed");
        });
    }

    void cleanup() { m_bench.reset(); }

    void isNotReadWithoutAModel()
    {
        m_drawing->set(stroke, grey(0.5F));
        QCOMPARE(m_events, (QStringList{"changed", "read"}));
        QCOMPARE(m_drawing->ink(), stroke);
        QCOMPARE(m_drawing->image(), std::optional(grey(0.5F)));
        QVERIFY(!m_drawing->reading());
    }

    /// A drawing is made like handwriting: only pictures are read by a model of clothes.
    void inkIsReadByModelsOfHandwritingOnly()
    {
        core::Model model = support::constantModel(3);
        model.passport["classes"] = R"(["a","b","c","d","e","f","g","h","i","Bag"])";
        m_model->update(support::predictorOf(model));
        m_drawing->set(stroke, grey(0.5F));
        QVERIFY(!m_drawing->reading());
        m_drawing->set({}, grey(0.5F));
        QVERIFY(m_drawing->reading());
        model.passport["classes"] = R"(["a","b","c","d","e","f","g","h","i","j"])";
        m_model->update(support::predictorOf(model));
        m_drawing->set(stroke, grey(0.5F));
        QVERIFY(m_drawing->reading());
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
            m_drawing, &CurrentDrawing::inkShown, this,
            [&](const auto& shown, const auto& caption) {
                ink = shown;
                captions.append(caption);
            });
        std::optional<core::DigitImage> image;
        connect(
            m_drawing, &CurrentDrawing::imageShown, this,
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

    void opensAPicture()
    {
        const QString path = m_folder.filePath("seven.png");
        QVERIFY(pictureOf(300).save(path));
        m_drawing->openPicture(path);
        QVERIFY(m_activity->is(core::Doing::OpeningDrawing));
        QTRY_COMPARE(m_events, QStringList{"picture " + path});
        QVERIFY(m_activity->isIdle());
        QCOMPARE(m_digit, *core::rasterizePicture(pictureOf(300)));
        QVERIFY(m_drawing->ink().isEmpty()); // the canvas sets it, if it can
    }

    void aLargePictureIsShownSmaller()
    {
        const QImage large = pictureOf(3000);
        m_drawing->usePicture(large, "Pasted picture");
        QTRY_COMPARE(m_events, QStringList{"picture Pasted picture"});
        QCOMPARE(m_picture.width(), CurrentDrawing::maxShownSide);
        QCOMPARE(m_digit, *core::rasterizePicture(large));
    }

    void opensInk()
    {
        const QString path = m_folder.filePath("many.jsonl");
        QVERIFY(core::writeInkFile(path, QList<core::Ink>(300, stroke)));
        QList<double> shares;
        connect(
            m_drawing, &CurrentDrawing::opening, this, [&](double share) { shares.append(share); });
        m_drawing->openInk(path);
        QTRY_COMPARE(m_events, QStringList{"300 inks " + path});
        QVERIFY2(
            shares.size() > 50 && shares.size() <= 100, qPrintable(QString::number(shares.size())));
        QVERIFY(std::ranges::is_sorted(shares));
        QVERIFY(shares.first() > 0 && shares.last() <= 1);
    }

    void whatCannotBeOpenedIsSaid_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("finding");
        QTest::newRow("missing picture") << "none.png" << QByteArray() << "no such file";
        QTest::newRow("missing ink") << "none.jsonl" << QByteArray() << "no such file";
        QTest::newRow("no picture") << "text.png" << QByteArray("text") << "found plain text document.";
        QTest::newRow("no ink") << "text.jsonl" << QByteArray("text") << "line 1";
    }

    void whatCannotBeOpenedIsSaid()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, finding);
        const QString path = m_folder.filePath(name);
        if (QFile file(path); !content.isEmpty()) {
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) > 0);
        }
        name.endsWith("png") ? m_drawing->openPicture(path) : m_drawing->openInk(path);
        QTRY_COMPARE(m_events, QStringList{"failed"});
        QVERIFY2(m_message.contains(path) && m_message.contains(finding), qPrintable(m_message));
    }

    void aPictureWithoutInkIsSaid()
    {
        QImage blank(30, 30, QImage::Format_RGB32);
        blank.fill(Qt::white);
        m_drawing->usePicture(blank, "Pasted picture");
        QTRY_COMPARE(m_events, QStringList{"failed"});
        QVERIFY2(m_message.startsWith("Pasted picture: expected"), qPrintable(m_message));
    }

    void theNewestFileWins()
    {
        const QString ink = m_folder.filePath("first.jsonl");
        QVERIFY(core::writeInkFile(ink, QList<core::Ink>(3000, stroke)));
        const QString picture = m_folder.filePath("second.png");
        QVERIFY(pictureOf(100).save(picture));
        m_drawing->openInk(ink);
        m_drawing->openPicture(picture);
        QTRY_VERIFY(m_activity->isIdle());
        QCOMPARE(m_events, QStringList{"picture " + picture});
    }

    void openingCanBeCancelled()
    {
        const QString path = m_folder.filePath("long.jsonl");
        QVERIFY(core::writeInkFile(path, QList<core::Ink>(3000, stroke)));
        m_drawing->openInk(path);
        m_drawing->cancelOpening();
        QTRY_VERIFY(m_activity->isIdle());
        QVERIFY(m_events.isEmpty());
    }

private:
    /// A white page with a bar in its middle.
    static QImage pictureOf(int side)
    {
        QImage picture(side, side, QImage::Format_RGB32);
        picture.fill(Qt::white);
        for (int y = side / 4; y < side * 3 / 4; ++y) {
            for (int x = side * 4 / 9; x < side * 5 / 9; ++x) {
                picture.setPixel(x, y, qRgb(0, 0, 0));
            }
        }
        return picture;
    }

    QTemporaryDir m_folder;
    QImage m_picture;
    core::DigitImage m_digit{};
    QString m_message;
    std::unique_ptr<core::Workbench> m_bench;
    core::Activity* m_activity = nullptr;
    CurrentModel* m_model = nullptr;
    CurrentDrawing* m_drawing = nullptr;
    QStringList m_events;
};

QTEST_GUILESS_MAIN(TstCurrentDrawing)
#include "tst_currentdrawing.moc"
