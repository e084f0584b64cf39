#include "tests/support/scripteddialogs.h"
#include "tests/support/testuser.h"
#include "tests/support/toydata.h"
#include "ui/draw/inkcanvas.h"
#include "ui/run/trainbar.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/placepane.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QListView>
#include <QSet>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using support::ScriptedDialogs;

namespace
{

/// Roles of what a user works with.
bool isControl(QAccessible::Role role)
{
    static const QSet<QAccessible::Role> controls{
        QAccessible::Button,      QAccessible::ButtonMenu, QAccessible::CheckBox,
        QAccessible::RadioButton, QAccessible::ComboBox,   QAccessible::EditableText,
        QAccessible::SpinBox,     QAccessible::Slider,     QAccessible::List,
        QAccessible::Table,       QAccessible::Tree,       QAccessible::PageTabList,
        QAccessible::ProgressBar};
    return controls.contains(role);
}

QString describe(const QWidget* widget)
{
    return QString("%1 `%2` in `%3`")
        .arg(
            widget->metaObject()->className(), widget->objectName(),
            widget->parentWidget() ? widget->parentWidget()->objectName() : QString());
}

bool isReachedByTab(const QWidget* widget)
{
    return (widget->focusPolicy() & Qt::TabFocus) != 0;
}

/// Parts of Qt's own compound widgets, which assistive technology reaches through the whole.
bool isInnerPart(const QWidget* widget)
{
    const auto* area = qobject_cast<const QAbstractScrollArea*>(widget->parentWidget());
    return (area && area->viewport() == widget) || widget->objectName().startsWith("qt_") ||
           widget->objectName().startsWith("Scroll");
}

} // namespace

/// The window for those who do not see it, or have no mouse.
class TstAccessibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void everyControlHasANameAndARole();
    void tabReachesEveryControlAndShowsWhereItIs();
    void arrowsInTheDatasetShowTheImage();

private:
    template <typename T> T* find(const QString& name) const
    {
        return m_window->findChild<T*>(name);
    }
    /// Calls `look` with each page shown in turn.
    template <typename Look> void forEachPage(Look look);

    QTemporaryDir m_folder;
    ScriptedDialogs::Script m_script;
    std::unique_ptr<core::Workbench> m_workbench;
    std::unique_ptr<ui::MainWindow> m_window;
};

void TstAccessibility::initTestCase()
{
    support::becomeTestUser("tst_accessibility");
    support::clearTestUser();
    support::writeIdxFiles(*support::toyDataset(), m_folder.filePath("toy"));
    m_workbench = std::make_unique<core::Workbench>();
    m_window =
        std::make_unique<ui::MainWindow>(*m_workbench, std::make_unique<ScriptedDialogs>(m_script));
    m_window->resize(1280, 860);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->load({}, m_folder.filePath("toy"));
    QTRY_VERIFY(find<ui::TrainBar>("trainBar")->trainAction()->isEnabled());
}

void TstAccessibility::cleanupTestCase()
{
    m_window.reset();
    m_workbench.reset();
    support::clearTestUser();
}

template <typename Look> void TstAccessibility::forEachPage(Look look)
{
    const auto* places = m_window->findChild<ui::PlacePane*>();
    for (QAction* place : places->actions()) {
        place->trigger();
        auto* tabs = find<QTabWidget>(place->objectName().remove("PlaceAction") + "Tabs");
        for (int tab = 0; tab < (tabs ? tabs->count() : 1); ++tab) {
            if (tabs) {
                tabs->setCurrentIndex(tab);
            }
            look();
        }
    }
}

void TstAccessibility::everyControlHasANameAndARole()
{
    QStringList nameless;
    int controls = 0;
    forEachPage([&] {
        for (QWidget* widget : m_window->findChildren<QWidget*>()) {
            if (!widget->isVisible() || isInnerPart(widget)) {
                continue;
            }
            QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
            const bool isReached = isReachedByTab(widget);
            if (!face || (!isControl(face->role()) && !isReached)) {
                continue;
            }
            ++controls;
            if (face->text(QAccessible::Name).isEmpty() || face->role() == QAccessible::NoRole) {
                nameless.append(describe(widget));
            }
        }
    });
    nameless.removeDuplicates();
    QVERIFY2(nameless.isEmpty(), qPrintable('\n' + nameless.join('\n')));
    QVERIFY(controls > 200);
}

void TstAccessibility::tabReachesEveryControlAndShowsWhereItIs()
{
    QStringList blind;
    QStringList missed;
    forEachPage([&] {
        find<QWidget>("trainButton")->setFocus();
        QSet<QWidget*> reached;
        for (QWidget* now = QApplication::focusWidget(); now && !reached.contains(now);
             now = QApplication::focusWidget()) {
            reached.insert(now);
            const QImage with = now->grab().toImage();
            QTest::keyClick(now, Qt::Key_Tab);
            if (now->isVisible() && now->grab().toImage() == with) {
                blind.append(describe(now));
            }
        }
        for (QWidget* widget : m_window->findChildren<QWidget*>()) {
            const bool isWanted = widget->isVisible() && widget->isEnabled() &&
                                  isReachedByTab(widget) && !widget->focusProxy() &&
                                  !isInnerPart(widget);
            if (isWanted && !reached.contains(widget)) {
                missed.append(describe(widget));
            }
        }
    });
    blind.removeDuplicates();
    missed.removeDuplicates();
    QVERIFY2(blind.isEmpty(), qPrintable("no focus to be seen:\n" + blind.join('\n')));
    QVERIFY2(missed.isEmpty(), qPrintable("Tab does not reach:\n" + missed.join('\n')));
}

void TstAccessibility::arrowsInTheDatasetShowTheImage()
{
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    find<QTabWidget>("dataTabs")->setCurrentIndex(0);
    auto* view = find<QListView>("thumbnailView");
    const auto* canvas = find<ui::InkCanvas>("inkCanvas");
    view->setFocus();
    view->setCurrentIndex(view->model()->index(0, 0));
    QTest::keyClick(view, Qt::Key_Right);
    const auto second = canvas->digitImage();
    QVERIFY(second && canvas->caption().startsWith("Dataset image"));
    QTest::keyClick(view, Qt::Key_Right);
    QVERIFY(canvas->digitImage() != second);
    QTest::keyClick(view, Qt::Key_Left);
    QVERIFY(canvas->digitImage() == second);
}

QTEST_MAIN(TstAccessibility)
#include "tst_accessibility.moc"
