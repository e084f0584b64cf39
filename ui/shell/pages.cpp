#include "ui/shell/pages.h"

#include "ui/dataset/datasetpage.h"
#include "ui/dataset/datasetpresenter.h"
#include "ui/insight/bydigitpage.h"
#include "ui/insight/bydigitpresenter.h"
#include "ui/insight/networkpage.h"
#include "ui/insight/networkpresenter.h"
#include "ui/keptruns/keptrunspage.h"
#include "ui/keptruns/keptrunspresenter.h"
#include "ui/run/augmentationpage.h"
#include "ui/run/augmentationpresenter.h"
#include "ui/shell/logpage.h"
#include "ui/teach/mydigitspage.h"
#include "ui/teach/teachpresenter.h"
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

QList<Page> makePages(core::Workbench& workbench, Notifier& notifier)
{
    return {
        {"dataset", Tr::tr("Dataset"),
         makePage<DatasetPage, DatasetPresenter>(workbench, notifier)},
        {"augmentation", Tr::tr("Augmentation"), makeAugmentationPage(workbench)},
        {"mydigits", Tr::tr("My digits"),
         makePage<MyDigitsPage, TeachPresenter>(workbench, notifier)},
        {"check", Tr::tr("By digit"), makePage<ByDigitPage, ByDigitPresenter>(workbench, notifier)},
        {"network", Tr::tr("Network"),
         makePage<NetworkPage, NetworkPresenter>(workbench, notifier)},
        {"runs", Tr::tr("Runs"), makePage<KeptRunsPage, KeptRunsPresenter>(workbench, notifier)},
        {"log", Tr::tr("Log"), makeLogPage(notifier)}};
}

} // namespace ui
