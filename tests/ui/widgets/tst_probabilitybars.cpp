#include "tests/ui/otherclasses.h"
#include "ui/widgets/probabilitybars.h"

#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using ui::ProbabilityBars;

namespace
{

core::Probabilities mostly(int digit)
{
    core::Probabilities probabilities(10, 0.03F);
    probabilities[std::size_t(digit)] = 0.73F;
    return probabilities;
}

} // namespace

class TstProbabilityBars : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysItsValues();
    void mostProbableStandsOut();
    void clearedShowsNothing();
    void namesStandBeforeTheBars();
    void longNamesAreCutShort();
    void ofManyTheMostProbableIsFirst();
    void manyAreScrolled();
    void twoClassesHaveTwoRows();
    void otherClassesBeginEmpty();
    void noNumbersComeLast();
};

void TstProbabilityBars::saysItsValues()
{
    ProbabilityBars bars;
    bars.setProbabilities(mostly(7));
    QCOMPARE(*bars.probabilities(), mostly(7));
    QVERIFY(bars.accessibleDescription().startsWith("0: 3.0 %, 1: 3.0 %"));
    QVERIFY(bars.accessibleDescription().contains("7: 73.0 %"));
}

void TstProbabilityBars::mostProbableStandsOut()
{
    ProbabilityBars bars;
    QPalette palette;
    palette.setColor(QPalette::Highlight, Qt::magenta);
    bars.setPalette(palette);
    bars.resize(300, 200);
    bars.setProbabilities(mostly(7));
    const QImage grab = bars.grab().toImage();
    QCOMPARE(grab.pixelColor(100, 7 * 20 + 10), QColor(Qt::magenta));
    QVERIFY(grab.pixelColor(100, 6 * 20 + 10) != QColor(Qt::magenta));
}

void TstProbabilityBars::clearedShowsNothing()
{
    ProbabilityBars bars;
    bars.resize(300, 200);
    const QImage blank = bars.grab().toImage();
    bars.setProbabilities(mostly(0));
    QVERIFY(bars.grab().toImage() != blank);
    bars.setProbabilities(std::nullopt);
    QVERIFY(!bars.probabilities());
    QVERIFY(bars.accessibleDescription().isEmpty());
    QCOMPARE(bars.grab().toImage(), blank);
}

void TstProbabilityBars::namesStandBeforeTheBars()
{
    ProbabilityBars bars;
    bars.resize(300, 200);
    bars.setClasses(support::clothes());
    bars.setProbabilities(mostly(7));
    QVERIFY(bars.accessibleDescription().startsWith("T-shirt/top: 3.0 %, Trouser: 3.0 %"));
    QVERIFY(bars.accessibleDescription().contains("Sneaker: 73.0 %"));
    QCOMPARE(bars.order().front(), 0); // ten stay where they are
    // The longest name has room, and the bar begins behind it.
    QPalette palette;
    palette.setColor(QPalette::Highlight, Qt::magenta);
    bars.setPalette(palette);
    const QImage grab = bars.grab().toImage();
    const int name = bars.fontMetrics().horizontalAdvance("T-shirt/top");
    QVERIFY(grab.pixelColor(name - 2, 7 * 20 + 10) != QColor(Qt::magenta));
    QCOMPARE(grab.pixelColor(160, 7 * 20 + 10), QColor(Qt::magenta));
}

void TstProbabilityBars::longNamesAreCutShort()
{
    ProbabilityBars bars;
    bars.resize(300, 200);
    QPalette palette;
    palette.setColor(QPalette::Highlight, Qt::magenta);
    bars.setPalette(palette);
    bars.setClasses(*core::Classes::create({QString(40, 'W'), QString(40, 'M')}));
    bars.setProbabilities(core::Probabilities{1, 0});
    // Names take two fifths of the width at most.
    QCOMPARE(bars.grab().toImage().pixelColor(120 + 8 + 10, 14), QColor(Qt::magenta));
    QCOMPARE(bars.minimumSizeHint().width(), 160);
}

void TstProbabilityBars::ofManyTheMostProbableIsFirst()
{
    ProbabilityBars bars;
    bars.setClasses(support::letters());
    core::Probabilities probabilities(26, 0.01F);
    probabilities[25] = 0.5F;
    probabilities[3] = 0.25F;
    bars.setProbabilities(probabilities);
    QCOMPARE(bars.order()[0], 25);
    QCOMPARE(bars.order()[1], 3);
    QCOMPARE(bars.order()[2], 0); // equal ones by label
    QVERIFY(bars.accessibleDescription().startsWith("Z: 50.0 %, D: 25.0 %, A: 1.0 %"));
    bars.setProbabilities(std::nullopt);
    QCOMPARE(bars.order()[0], 0);
}

void TstProbabilityBars::manyAreScrolled()
{
    ProbabilityBars bars;
    bars.setClasses(support::letters());
    bars.resize(300, 200);
    bars.show();
    QVERIFY(QTest::qWaitForWindowExposed(&bars));
    bars.setProbabilities(core::Probabilities(26, 1 / 26.0F));
    const QScrollBar* scroll = bars.verticalScrollBar();
    QCOMPARE(scroll->maximum(), 26 * 20 - 200);
    const QImage top = bars.grab().toImage();
    QWheelEvent wheel(
        QPointF(50, 50), bars.mapToGlobal(QPointF(50, 50)), {}, {0, -120}, Qt::NoButton,
        Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(bars.viewport(), &wheel);
    QVERIFY(scroll->value() > 0);
    QVERIFY(bars.grab().toImage() != top);
    const int before = scroll->value();
    bars.setFocus();
    QTest::keyClick(&bars, Qt::Key_Down);
    QCOMPARE(scroll->value(), before + 20);
    QTest::keyClick(&bars, Qt::Key_PageDown);
    QTest::keyClick(&bars, Qt::Key_PageDown);
    QCOMPARE(scroll->value(), scroll->maximum());
    bars.setClasses({});
    QCOMPARE(scroll->maximum(), 0);
    QTRY_VERIFY(!scroll->isVisible());
    QCOMPARE(bars.focusPolicy(), Qt::NoFocus);
}

void TstProbabilityBars::twoClassesHaveTwoRows()
{
    ProbabilityBars bars;
    const QSize least = bars.minimumSizeHint();
    bars.setClasses(support::catAndDog());
    QCOMPARE(bars.minimumSizeHint(), least);
    bars.setProbabilities(core::Probabilities{0.25F, 0.75F});
    QCOMPARE(bars.accessibleDescription(), QString("cat: 25.0 %, dog: 75.0 %"));
}

void TstProbabilityBars::otherClassesBeginEmpty()
{
    ProbabilityBars bars;
    bars.setProbabilities(mostly(7));
    bars.setClasses({}); // the same
    QVERIFY(bars.probabilities());
    bars.setClasses(support::letters());
    QVERIFY(!bars.probabilities());
    QVERIFY(bars.accessibleDescription().isEmpty());
}

/// As a broken model gives them.
void TstProbabilityBars::noNumbersComeLast()
{
    ProbabilityBars bars;
    bars.setClasses(support::letters());
    core::Probabilities probabilities(26, std::nanf(""));
    probabilities[9] = 0.5F;
    bars.setProbabilities(probabilities);
    QCOMPARE(bars.order()[0], 9);
    QCOMPARE(bars.order().size(), std::size_t(26));
}

QTEST_MAIN(TstProbabilityBars)
#include "tst_probabilitybars.moc"
