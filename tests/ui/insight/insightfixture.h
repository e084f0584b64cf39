#pragma once

#include "core/workbench/workbench.h"
#include "tests/support/scripteddialogs.h"
#include "tests/support/testuser.h"
#include "tests/support/toydata.h"
#include "tests/support/toymodel.h"
#include "ui/widgets/notifier.h"

#include <QComboBox>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace support
{

/// A page and its presenter, with a workbench and without a window.
template <typename Page, typename Presenter> class InsightFixture
{
protected:
    /// Once, before the first test.
    static void becomeUser(const char* test)
    {
        becomeTestUser(test);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    /// Before each test.
    void beginTest()
    {
        clearTestUser();
        m_script = {};
        m_folder = std::make_unique<QTemporaryDir>();
        m_workbench = std::make_unique<core::Workbench>(core::RunStore(path("runs")));
        m_page = std::make_unique<Page>();
        m_notifier = std::make_unique<ui::Notifier>(m_dialogs, m_page.get());
        m_presenter = std::make_unique<Presenter>(*m_workbench, m_page.get(), *m_notifier);
        m_page->resize(900, 400);
        m_page->show();
    }

    /// After each test.
    void endTest()
    {
        m_presenter.reset();
        m_page.reset();
        m_workbench.reset();
    }

    template <typename Object> Object* find(const QString& name)
    {
        auto* object = m_page->template findChild<Object*>(name);
        if (!object) {
            qFatal("no %s", qPrintable(name));
        }
        return object;
    }

    /// A model that reads every image as this digit.
    void useModel(int digit) { m_workbench->model().update(predictorOf(constantModel(digit))); }

    /// The toy dataset, 200 test images, and a model that reads all as a 7.
    void furnish()
    {
        m_workbench->dataset().setDataset(toyDataset());
        useModel(7);
        QTRY_COMPARE(m_workbench->readings().readings().size(), 200);
    }

    /// As the box's popup does.
    void choose(const char* combo, int index)
    {
        find<QComboBox>(combo)->setCurrentIndex(index);
        Q_EMIT find<QComboBox>(combo)->activated(index);
    }

    QString path(const QString& name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    ScriptedDialogs::Script m_script;
    ScriptedDialogs m_dialogs{m_script};
    std::unique_ptr<core::Workbench> m_workbench;
    std::unique_ptr<Page> m_page;
    std::unique_ptr<ui::Notifier> m_notifier;
    std::unique_ptr<Presenter> m_presenter;
};

} // namespace support
