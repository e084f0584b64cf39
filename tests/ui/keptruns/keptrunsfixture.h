#pragma once

#include "tests/support/keptrun.h"
#include "tests/support/scripteddialogs.h"
#include "tests/support/testuser.h"
#include "tests/support/toydata.h"
#include "ui/keptruns/keptrunspage.h"
#include "ui/keptruns/keptrunspresenter.h"
#include "ui/keptruns/resumebar.h"
#include "ui/keptruns/resumepresenter.h"
#include "ui/model/modelpresenter.h"
#include "ui/run/chartpresenter.h"
#include "ui/run/trainbar.h"
#include "ui/run/trainingchart.h"
#include "ui/run/trainingpresenter.h"
#include "ui/shell/logpage.h"
#include "ui/widgets/notifier.h"
#include "ui/widgets/plotview.h"

#include <QAction>
#include <QLabel>
#include <QLineSeries>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

namespace support
{

/// What the presenters work with, in a window of its own.
struct Desk {
    explicit Desk(ScriptedDialogs::Script& script)
        : dialogs(script)
        , notifier(dialogs, &window)
        , bar(new ui::TrainBar(workbench.settings(), &window))
        , chart(new ui::TrainingChart(&window))
        , log(new ui::LogPage(&window))
        , resumeBar(new ui::ResumeBar(&window))
        , page(new ui::KeptRunsPage(&window))
        , training(workbench, bar, notifier)
        , charts(workbench, chart, notifier)
        , runs(workbench, page, notifier)
        , resume(workbench, resumeBar)
        , models(workbench, notifier)
    {
        QObject::connect(&notifier, &ui::Notifier::noted, log, &ui::LogPage::append);
        auto* layout = new QVBoxLayout(&window);
        for (QWidget* widget : QList<QWidget*>{resumeBar, chart, page, log}) {
            layout->addWidget(widget);
        }
        window.resize(800, 900);
        window.show();
    }

    core::KeptRuns& kept() { return workbench.keptRuns(); }
    bool isReady() const { return bar->trainAction()->isEnabled(); }

    core::Workbench workbench;
    ScriptedDialogs dialogs;
    QWidget window;
    ui::Notifier notifier;
    ui::TrainBar* bar;
    ui::TrainingChart* chart;
    ui::LogPage* log;
    ui::ResumeBar* resumeBar;
    ui::KeptRunsPage* page;
    ui::TrainingPresenter training;
    ui::ChartPresenter charts;
    ui::KeptRunsPresenter runs;
    ui::ResumePresenter resume;
    ui::ModelPresenter models;
};

/// What tests of the runs share: a user of their own, a store, and a desk with what a test wants
/// of it.
class RunsFixture
{
protected:
    /// Once, before the first test.
    void becomeUser(const char* test)
    {
        // All of the user's folders lie below it.
        qputenv("HOME", m_home.path().toLocal8Bit());
        becomeTestUser(test);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    /// Before each test.
    void beginTest()
    {
        clearTestUser();
        QVERIFY(m_store.root().startsWith(m_home.path()));
        m_folder = std::make_unique<QTemporaryDir>();
        m_script = {};
        m_desk = std::make_unique<Desk>(m_script);
    }

    template <typename Widget> Widget* find(const QString& name)
    {
        auto* widget = m_desk->window.findChild<Widget*>(name);
        if (!widget) {
            qFatal("no widget %s", qPrintable(name));
        }
        return widget;
    }

    QTableView* view() { return find<QTableView>("runsView"); }
    int rows() { return view()->model()->rowCount(); }
    QString cell(int row, int column)
    {
        return view()->model()->index(row, column).data().toString();
    }
    QString message() { return find<QLabel>("runsMessage")->text(); }
    QLineSeries* series(const QString& name)
    {
        return find<ui::PlotView>("trainingPlot")->chart()->findChild<QLineSeries*>(name);
    }
    void load(int expectedRows)
    {
        m_desk->kept().load();
        QTRY_COMPARE(rows(), expectedRows);
    }
    core::DatasetPointer loadToyDataset()
    {
        writeIdxFiles(*toyDataset(), m_folder->path());
        const auto dataset = core::loadDataset(m_folder->path());
        if (!dataset) {
            qFatal("%s", qPrintable(dataset.error().message));
        }
        m_desk->workbench.dataset().setDataset(*dataset);
        return *dataset;
    }
    /// Begins a run by what the button Train sends.
    void train(int epochs)
    {
        core::TrainingSettings settings;
        settings.preset = "repaired";
        settings.network = core::Architecture::perceptron({16});
        settings.epochs = epochs;
        m_desk->workbench.settings().set(settings);
        Q_EMIT m_desk->bar->trainRequested();
    }

    QTemporaryDir m_home;
    core::RunStore m_store{m_home.path() + "/.qttest/state/digitlab/runs"};
    std::unique_ptr<QTemporaryDir> m_folder;
    ScriptedDialogs::Script m_script;
    std::unique_ptr<Desk> m_desk;
};

} // namespace support
