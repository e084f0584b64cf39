#include "ui/widgets/dialogs.h"

#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <memory>

class TstDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void opensFile();
    void savesFileWithSuffix();
    void asksBeforeOverwriting_data();
    void asksBeforeOverwriting();
    void choosesFolder();
    void escapeGivesNoPath_data();
    void escapeGivesNoPath();
    void remembersFolderPerKind();
    void unsavedChanges_data();
    void unsavedChanges();
    void closingCancelsUnsavedChanges();
    void showsError();
    void parentEndsWhileOpen();

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    void touch(const QString& name) const;
    ui::FileRequest request() const;
    ui::Dialogs::PathCallback notePath();
    ui::Dialogs::UnsavedCallback noteChoice();
    template <typename Dialog> Dialog* shown(const QString& name) const;
    void enterFileName(const QString& dialogName, const QString& text) const;

    QTemporaryDir m_folder;
    ui::StandardDialogs m_dialogs;
    std::unique_ptr<QWidget> m_parent;
    QStringList m_paths;
    QList<ui::UnsavedChoice> m_choices;
};

void TstDialogs::initTestCase()
{
    QCoreApplication::setOrganizationName("digitlab-test");
    QCoreApplication::setApplicationName("tst_dialogs");
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, path("settings"));
    QVERIFY(QDir(m_folder.path()).mkpath("models"));
    touch("models/old.safetensors");
}

void TstDialogs::init()
{
    QSettings().setValue("folders/model", path("models"));
    m_parent = std::make_unique<QWidget>();
    m_parent->show();
    m_paths.clear();
    m_choices.clear();
}

void TstDialogs::cleanup()
{
    m_parent.reset();
}

void TstDialogs::touch(const QString& name) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
}

ui::FileRequest TstDialogs::request() const
{
    return {"model", "A model", {"Models (*.safetensors)", "All files (*)"}, "safetensors", "new"};
}

ui::Dialogs::PathCallback TstDialogs::notePath()
{
    return [this](const QString& chosen) { m_paths.append(chosen); };
}

ui::Dialogs::UnsavedCallback TstDialogs::noteChoice()
{
    return [this](ui::UnsavedChoice choice) { m_choices.append(choice); };
}

/// The dialog of that name once it can be seen, or nullptr.
template <typename Dialog> Dialog* TstDialogs::shown(const QString& name) const
{
    Dialog* found = nullptr;
    const auto visible = [&] {
        found = m_parent->findChild<Dialog*>(name);
        return found && found->isVisible();
    };
    return QTest::qWaitFor(visible) ? found : nullptr;
}

void TstDialogs::enterFileName(const QString& dialogName, const QString& text) const
{
    auto* dialog = shown<QFileDialog>(dialogName);
    QVERIFY(dialog);
    auto* edit = dialog->findChild<QLineEdit*>("fileNameEdit");
    QVERIFY(edit);
    edit->setFocus();
    edit->setText(text); // keys would open the list of completions, which takes Return
    QTest::keyClick(edit, Qt::Key_Return);
}

void TstDialogs::opensFile()
{
    m_dialogs.askOpenFile(m_parent.get(), request(), notePath());
    enterFileName("openFileDialog", "old.safetensors");
    QTRY_COMPARE(m_paths, QStringList(path("models/old.safetensors")));
    QTRY_VERIFY(!m_parent->findChild<QFileDialog*>());
    QCOMPARE(m_paths.size(), 1);
}

void TstDialogs::savesFileWithSuffix()
{
    m_dialogs.askSaveFile(m_parent.get(), request(), notePath());
    auto* dialog = shown<QFileDialog>("saveFileDialog");
    QVERIFY(dialog);
    QTRY_COMPARE(dialog->findChild<QLineEdit*>("fileNameEdit")->text(), "new");
    enterFileName("saveFileDialog", "trained");
    QTRY_COMPARE(m_paths, QStringList(path("models/trained.safetensors")));
    QTRY_VERIFY(!m_parent->findChild<QDialog*>());
    QCOMPARE(m_paths.size(), 1);
}

void TstDialogs::asksBeforeOverwriting_data()
{
    QTest::addColumn<bool>("replace");
    QTest::newRow("replace") << true;
    QTest::newRow("keep") << false;
}

void TstDialogs::asksBeforeOverwriting()
{
    QFETCH(bool, replace);
    m_dialogs.askSaveFile(m_parent.get(), request(), notePath());
    enterFileName("saveFileDialog", "old");
    auto* box = shown<QMessageBox>("overwriteDialog");
    QVERIFY(box);
    QVERIFY(box->text().contains("old.safetensors"));
    QVERIFY(m_paths.isEmpty());
    if (replace) {
        QTest::mouseClick(box->findChild<QPushButton*>("replaceButton"), Qt::LeftButton);
        QTRY_COMPARE(m_paths, QStringList(path("models/old.safetensors")));
        return;
    }
    QTest::keyClick(box, Qt::Key_Escape);
    QTRY_VERIFY(!m_parent->findChild<QMessageBox*>());
    enterFileName("saveFileDialog", "other");
    QTRY_COMPARE(m_paths, QStringList(path("models/other.safetensors")));
}

void TstDialogs::choosesFolder()
{
    m_dialogs.askFolder(m_parent.get(), {.kind = "dataset", .title = "A folder"}, notePath());
    enterFileName("folderDialog", path("models"));
    QTRY_COMPARE(m_paths, QStringList(path("models")));
    QTRY_VERIFY(!m_parent->findChild<QDialog*>());
    QCOMPARE(m_paths.size(), 1);
}

void TstDialogs::escapeGivesNoPath_data()
{
    QTest::addColumn<QString>("dialog");
    QTest::newRow("open") << "openFileDialog";
    QTest::newRow("save") << "saveFileDialog";
    QTest::newRow("folder") << "folderDialog";
}

void TstDialogs::escapeGivesNoPath()
{
    QFETCH(QString, dialog);
    if (dialog == "openFileDialog") {
        m_dialogs.askOpenFile(m_parent.get(), request(), notePath());
    } else if (dialog == "saveFileDialog") {
        m_dialogs.askSaveFile(m_parent.get(), request(), notePath());
    } else {
        m_dialogs.askFolder(m_parent.get(), request(), notePath());
    }
    auto* open = shown<QFileDialog>(dialog);
    QVERIFY(open);
    QTest::keyClick(open, Qt::Key_Escape);
    QTRY_VERIFY(!m_parent->findChild<QDialog*>());
    QVERIFY(m_paths.isEmpty());
}

void TstDialogs::remembersFolderPerKind()
{
    QVERIFY(QDir(m_folder.path()).mkpath("ink"));
    touch("ink/mine.jsonl");
    ui::FileRequest ink{.kind = "ink", .title = "Ink"};
    m_dialogs.askOpenFile(m_parent.get(), ink, notePath());
    enterFileName("openFileDialog", path("ink/mine.jsonl"));
    QTRY_COMPARE(m_paths.size(), 1);
    QTRY_VERIFY(!m_parent->findChild<QDialog*>());

    m_dialogs.askOpenFile(m_parent.get(), ink, notePath());
    QCOMPARE(shown<QFileDialog>("openFileDialog")->directory().path(), path("ink"));
    QTest::keyClick(shown<QFileDialog>("openFileDialog"), Qt::Key_Escape);
    QTRY_VERIFY(!m_parent->findChild<QDialog*>());
    m_dialogs.askOpenFile(m_parent.get(), request(), notePath());
    QCOMPARE(shown<QFileDialog>("openFileDialog")->directory().path(), path("models"));
}

void TstDialogs::unsavedChanges_data()
{
    QTest::addColumn<int>("button");
    QTest::addColumn<ui::UnsavedChoice>("choice");
    QTest::newRow("save") << int(QMessageBox::Save) << ui::UnsavedChoice::Save;
    QTest::newRow("discard") << int(QMessageBox::Discard) << ui::UnsavedChoice::Discard;
    QTest::newRow("cancel") << int(QMessageBox::Cancel) << ui::UnsavedChoice::Cancel;
    QTest::newRow("escape") << 0 << ui::UnsavedChoice::Cancel;
}

void TstDialogs::unsavedChanges()
{
    QFETCH(int, button);
    QFETCH(ui::UnsavedChoice, choice);
    m_dialogs.askUnsavedChanges(
        m_parent.get(), "repaired 1", "It is lost otherwise.", noteChoice());
    auto* box = shown<QMessageBox>("unsavedDialog");
    QVERIFY(box);
    QVERIFY(box->text().contains("repaired 1"));
    if (button == 0) {
        QTest::keyClick(box, Qt::Key_Escape);
    } else {
        QTest::mouseClick(box->button(QMessageBox::StandardButton(button)), Qt::LeftButton);
    }
    QTRY_VERIFY(!m_parent->findChild<QDialog*>());
    QCOMPARE(m_choices, QList<ui::UnsavedChoice>{choice});
}

void TstDialogs::closingCancelsUnsavedChanges()
{
    m_dialogs.askUnsavedChanges(
        m_parent.get(), "repaired 1", "It is lost otherwise.", noteChoice());
    shown<QMessageBox>("unsavedDialog")->close();
    QTRY_VERIFY(!m_parent->findChild<QDialog*>());
    QCOMPARE(m_choices, QList<ui::UnsavedChoice>{ui::UnsavedChoice::Cancel});
}

void TstDialogs::showsError()
{
    m_dialogs.showError(m_parent.get(), "Cannot open", "a <b>file</b>: found nothing");
    auto* box = shown<QMessageBox>("errorDialog");
    QVERIFY(box);
    QCOMPARE(box->text(), "a <b>file</b>: found nothing");
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(!m_parent->findChild<QDialog*>());
}

void TstDialogs::parentEndsWhileOpen()
{
    m_dialogs.askOpenFile(m_parent.get(), request(), notePath());
    const QPointer<QDialog> file = shown<QDialog>("openFileDialog");
    m_parent.reset();
    QVERIFY(!file);
    m_parent = std::make_unique<QWidget>();
    m_parent->show();
    m_dialogs.askUnsavedChanges(
        m_parent.get(), "repaired 1", "It is lost otherwise.", noteChoice());
    const QPointer<QDialog> box = shown<QDialog>("unsavedDialog");
    m_parent.reset();
    QVERIFY(!box);
    QVERIFY(m_paths.isEmpty());
    QVERIFY(m_choices.isEmpty());
}

QTEST_MAIN(TstDialogs)
#include "tst_dialogs.moc"
