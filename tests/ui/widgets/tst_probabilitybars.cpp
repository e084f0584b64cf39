#include "ui/widgets/probabilitybars.h"

#include <QTest>

using ui::ProbabilityBars;

namespace
{

core::Probabilities mostly(int digit)
{
    core::Probabilities probabilities;
    probabilities.fill(0.03F);
    probabilities[digit] = 0.73F;
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

QTEST_MAIN(TstProbabilityBars)
#include "tst_probabilitybars.moc"
