#include "ui/run/chartmenu.h"

#include "ui/widgets/actions.h"

#include <QActionGroup>
#include <QSettings>

namespace ui
{

namespace
{

constexpr auto lossLogKey = "chart/lossLog";

template <typename Value> Value chosenIn(const QActionGroup* group)
{
    return static_cast<Value>(group->actions().indexOf(group->checkedAction()));
}

} // namespace

ChartMenu::ChartMenu(QWidget* parent)
    : QMenu(tr("&Chart"), parent)
{
    setObjectName("chartMenu");
    setToolTipsVisible(true);
    m_accuracy = addGroup(
        "chart/accuracy",
        {{"accuracyWholeAction", tr("Accuracy from &0 to 100 %"), tr("Show all of the accuracy")},
         {"accuracyCloseAction", tr("Accuracy &close to 100 %"),
          tr("Show the accuracy from where the best one is well seen")},
         {"errorLogAction", tr("&Error on a log scale"),
          tr("Show the error, 100 % less the accuracy, on a logarithmic axis")}});
    addSeparator();
    addLossLog();
    addSeparator();
    m_smoothing = addGroup(
        "chart/smoothing",
        {{"smoothingOffAction", tr("Loss as &measured"), tr("Show the train loss as it is")},
         {"smoothingLightAction", tr("Loss smoothed a li&ttle"),
          tr("Show the mean of the train loss over half an epoch")},
         {"smoothingStrongAction", tr("Loss smoothed &strongly"),
          tr("Show the mean of the train loss over two epochs")}});
    addSeparator();
    connect(
        addZoom("zoomInAction", tr("Zoom &in"), tr("Show less of the run (+, or the wheel)")),
        &QAction::triggered, this, &ChartMenu::zoomInAsked);
    m_zoomOut =
        addZoom("zoomOutAction", tr("Zoom &out"), tr("Show more of the run (-, or the wheel)"));
    connect(m_zoomOut, &QAction::triggered, this, &ChartMenu::zoomOutAsked);
    m_showAll = addZoom(
        "showAllAction", tr("Show &all epochs"),
        tr("Show all of the run (Home, or a double click)"));
    connect(m_showAll, &QAction::triggered, this, &ChartMenu::allAsked);
    setZoomed(false);
}

QActionGroup* ChartMenu::addGroup(const QString& settingsKey, const QList<Choice>& choices)
{
    auto* group = new QActionGroup(this);
    const QString saved = QSettings().value(settingsKey).toString();
    for (const Choice& each : choices) {
        QAction* action = makeAction(this, each.objectName, {}, each.text, {}, each.does);
        action->setCheckable(true);
        group->addAction(action);
        action->setChecked(group->actions().size() == 1 || saved == each.objectName);
    }
    addActions(group->actions());
    connect(group, &QActionGroup::triggered, this, [this, settingsKey](const QAction* action) {
        QSettings().setValue(settingsKey, action->objectName());
        Q_EMIT chosen(this->choices());
    });
    return group;
}

void ChartMenu::addLossLog()
{
    m_lossLog = makeAction(
        this, "lossLogAction", {}, tr("&Loss on a log scale"), {},
        tr("Show the loss on a logarithmic axis"));
    m_lossLog->setCheckable(true);
    m_lossLog->setChecked(QSettings().value(lossLogKey).toBool());
    addAction(m_lossLog);
    connect(m_lossLog, &QAction::triggered, this, [this](bool isLog) {
        QSettings().setValue(lossLogKey, isLog);
        Q_EMIT chosen(choices());
    });
}

QAction* ChartMenu::addZoom(const char* objectName, const QString& text, const QString& does)
{
    QAction* action = makeAction(this, objectName, {}, text, {}, does);
    addAction(action);
    return action;
}

ChartChoices ChartMenu::choices() const
{
    return {
        chosenIn<ChartChoices::Accuracy>(m_accuracy), m_lossLog->isChecked(),
        chosenIn<ChartChoices::Smoothing>(m_smoothing)};
}

void ChartMenu::setZoomed(bool isZoomed)
{
    m_zoomOut->setEnabled(isZoomed);
    m_showAll->setEnabled(isZoomed);
}

} // namespace ui
