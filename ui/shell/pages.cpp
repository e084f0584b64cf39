#include "ui/shell/pages.h"

#include "ui/dataset/datasetpage.h"
#include "ui/dataset/datasetpresenter.h"
#include "ui/insight/confusionpage.h"
#include "ui/insight/confusionpresenter.h"
#include "ui/insight/mappage.h"
#include "ui/insight/mappresenter.h"
#include "ui/insight/mistakespage.h"
#include "ui/insight/mistakespresenter.h"
#include "ui/insight/networkpage.h"
#include "ui/insight/networkpresenter.h"
#include "ui/insight/robustnesspage.h"
#include "ui/insight/robustnesspresenter.h"
#include "ui/insight/whypage.h"
#include "ui/insight/whypresenter.h"
#include "ui/keptruns/keptrunspage.h"
#include "ui/keptruns/keptrunspresenter.h"
#include "ui/run/augmentationpage.h"
#include "ui/run/augmentationpresenter.h"
#include "ui/shell/logpage.h"
#include "ui/teach/mydigitspage.h"
#include "ui/teach/teachpresenter.h"
#include "ui/time/throughpage.h"
#include "ui/time/throughpresenter.h"
#include "ui/widgets/notifier.h"
#include "ui/widgets/tr.h"

namespace ui
{

namespace
{

template <typename Widget, typename Presenter>
QWidget* makePage(core::Workbench& workbench, Notifier& notifier)
{
    auto* widget = new Widget;
    new Presenter(workbench, widget, notifier, widget);
    return widget;
}

QWidget* makeAugmentationPage(core::Workbench& workbench)
{
    auto* page = new AugmentationPage(workbench.settings());
    new AugmentationPresenter(workbench, page, page);
    return page;
}

QWidget* makeLogPage(const Notifier& notifier)
{
    auto* log = new LogPage;
    QObject::connect(&notifier, &Notifier::noted, log, &LogPage::append);
    return log;
}

} // namespace

QList<Place> makePlaces(core::Workbench& workbench, Notifier& notifier)
{
    return {
        {"data",
         "dataset",
         Tr::tr("Data"),
         Tr::tr("The dataset's images, and your own drawings"),
         {{Tr::tr("Dataset"), makePage<DatasetPage, DatasetPresenter>(workbench, notifier)},
          {Tr::tr("My digits"), makePage<MyDigitsPage, TeachPresenter>(workbench, notifier)}}},
        {"deform",
         "augmentation",
         Tr::tr("Deform"),
         Tr::tr("How the next run deforms its images"),
         {{Tr::tr("Augmentation"), makeAugmentationPage(workbench)}}},
        {"mistakes",
         "check",
         Tr::tr("Mistakes"),
         Tr::tr("What the model reads wrong, and which digits it confuses"),
         {{Tr::tr("Mistakes"), makePage<MistakesPage, MistakesPresenter>(workbench, notifier)},
          {Tr::tr("Confusion"), makePage<ConfusionPage, ConfusionPresenter>(workbench, notifier)}}},
        {"network",
         "network",
         Tr::tr("Network"),
         Tr::tr("How the drawing goes through the network, and why it is read as it is"),
         {{Tr::tr("Network"), makePage<NetworkPage, NetworkPresenter>(workbench, notifier)},
          {Tr::tr("Why"), makePage<WhyPage, WhyPresenter>(workbench, notifier)},
          {Tr::tr("Through the run"),
           makePage<ThroughPage, ThroughPresenter>(workbench, notifier)}}},
        {"map",
         "map",
         Tr::tr("Map"),
         Tr::tr("Where the test images and the drawing lie for the network"),
         {{Tr::tr("Map"), makePage<MapPage, MapPresenter>(workbench, notifier)}}},
        {"robustness",
         "robustness",
         Tr::tr("Robust"),
         Tr::tr("How far digits can be deformed before the model misreads them"),
         {{Tr::tr("Robustness"),
           makePage<RobustnessPage, RobustnessPresenter>(workbench, notifier)}}},
        {"runs",
         "runs",
         Tr::tr("Runs"),
         Tr::tr("The runs that are kept, and the log"),
         {{Tr::tr("Runs"), makePage<KeptRunsPage, KeptRunsPresenter>(workbench, notifier)},
          {Tr::tr("Log"), makeLogPage(notifier)}}}};
}

} // namespace ui
