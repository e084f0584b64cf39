#include "ui/shell/placepane.h"

#include "ui/widgets/actions.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/scrollpane.h"
#include "ui/widgets/toolstrip.h"

#include <QAction>
#include <QActionGroup>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>

namespace ui
{

namespace
{

constexpr auto placeKey = "window/place";
constexpr int iconSide = 22;

ScrollPane* inPane(const Page& page)
{
    return new ScrollPane(page.widget, Qt::Horizontal | Qt::Vertical);
}

QWidget* pagesOf(const Place& place)
{
    if (place.pages.size() == 1) {
        return inPane(place.pages.first());
    }
    auto* tabs = new QTabWidget;
    setNames(tabs, place.name + "Tabs", place.title);
    tabs->setDocumentMode(true);
    for (const Page& page : place.pages) {
        tabs->addTab(inPane(page), page.title);
    }
    return tabs;
}

} // namespace

PlacePane::PlacePane(const QList<Place>& places, QObject* parent)
    : QObject(parent)
    , m_rail(new ToolStrip(Qt::Vertical, Qt::ToolButtonTextUnderIcon))
    , m_stack(new QStackedWidget)
{
    setNames(m_rail, "placeRail", tr("Places"));
    setNames(m_stack, "placePages", tr("Pages"));
    auto* group = new QActionGroup(this);
    for (const Place& place : places) {
        addPlace(place);
        group->addAction(m_actions.last());
    }
    const auto last =
        std::ranges::find(places, QSettings().value(placeKey).toString(), [](const Place& each) {
            return each.name;
        });
    m_actions[last == places.end() ? 0 : last - places.begin()]->trigger();
}

void PlacePane::addPlace(const Place& place)
{
    const int index = static_cast<int>(m_actions.size());
    m_stack->addWidget(pagesOf(place));
    QAction* action = makeAction(
        this, place.name + "PlaceAction", place.icon, place.title,
        QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + index)), place.toolTip);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, index, name = place.name] {
        m_stack->setCurrentIndex(index);
        QSettings().setValue(placeKey, name);
    });
    m_actions.append(action);
    auto* button = new QToolButton;
    setNames(button, place.name + "PlaceButton", place.title);
    button->setDefaultAction(action);
    button->setIconSize({iconSide, iconSide});
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_rail->addButton(button);
}

QWidget* PlacePane::rail() const
{
    return m_rail;
}

QWidget* PlacePane::pages() const
{
    return m_stack;
}

void PlacePane::show(const QWidget* page)
{
    for (int i = 0; i < m_stack->count(); ++i) {
        QWidget* place = m_stack->widget(i);
        if (!place->isAncestorOf(page)) {
            continue;
        }
        auto* tabs = qobject_cast<QTabWidget*>(place);
        for (int tab = 0; tabs != nullptr && tab < tabs->count(); ++tab) {
            if (tabs->widget(tab)->isAncestorOf(page)) {
                tabs->setCurrentIndex(tab);
            }
        }
        m_actions[i]->trigger();
    }
}

} // namespace ui
