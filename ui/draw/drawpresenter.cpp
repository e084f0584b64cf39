#include "ui/draw/drawpresenter.h"

#include "core/ink/inkfile.h"
#include "core/ink/inkrasterizer.h"
#include "core/ink/picturefile.h"
#include "ui/draw/drawpanel.h"
#include "ui/draw/inkcanvas.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/mimefiles.h"
#include "ui/widgets/notifier.h"
#include "ui/widgets/numbertext.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QLoggingCategory>
#include <QMimeData>

namespace ui
{

namespace
{

/// `QT_LOGGING_RULES="digitlab.*.info=true"` tells on stderr what is read.
Q_LOGGING_CATEGORY(drawLog, "digitlab.window", QtWarningMsg)

FileRequest inkRequest(const QString& title)
{
    return {
        .kind = "ink",
        .title = title,
        .nameFilters = {DrawPresenter::tr("Ink (*.jsonl)"), DrawPresenter::tr("All files (*)")},
        .defaultSuffix = "jsonl",
        .suggestedFileName = "drawing.jsonl"};
}

QString pictureFilter()
{
    QStringList patterns{QStringLiteral("*.jpg")};
    for (const QByteArray& format : core::pictureFormats()) {
        patterns.append("*." + QString::fromLatin1(format));
    }
    return DrawPresenter::tr("Pictures (%1)").arg(patterns.join(' '));
}

/// The ink of a digit image alone: the canvas draws it in its own ink's colour.
QImage inkMask(const core::DigitImage& image)
{
    QImage mask = core::toQImage(image);
    mask.reinterpretAsFormat(QImage::Format_Alpha8);
    return mask;
}

} // namespace

DrawPresenter::DrawPresenter(
    core::Workbench& workbench, DrawPanel* panel, Notifier& notifier, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_panel(panel)
    , m_notifier(notifier)
{
    using core::CurrentDrawing;
    CurrentDrawing* drawing = &workbench.drawing();
    createActions();
    createCopy();
    connectPanel();
    connect(drawing, &CurrentDrawing::readAnew, this, &DrawPresenter::showReading);
    connect(drawing, &CurrentDrawing::inkShown, m_panel->canvas(), &InkCanvas::setInk);
    connect(
        drawing, &CurrentDrawing::imageShown, m_panel,
        [this](const core::DigitImage& image, const QString& caption, const QString& label) {
            m_panel->canvas()->showPicture(inkMask(image), image, caption, label);
        });
    connect(drawing, &CurrentDrawing::inksOpened, m_panel, &DrawPanel::openInks);
    connect(
        drawing, &CurrentDrawing::pictureOpened, m_panel,
        [this](const QImage& picture, const core::DigitImage& digit, const QString& source) {
            m_panel->canvas()->showPicture(picture, digit, m_panel->shortName(source));
        });
    connect(drawing, &CurrentDrawing::openingFailed, &m_notifier, &Notifier::fail);
    connect(m_panel->canvas(), &InkCanvas::imageDropped, drawing, [drawing](const QImage& picture) {
        drawing->usePicture(picture, tr("Dropped picture"));
    });
    // The drawing is read anew.
    const auto clearNotice = [this] { m_panel->showNotice({}); };
    connect(&workbench.teaching(), &core::TeachingRun::finished, m_panel, clearNotice);
    connect(&workbench.teaching(), &core::TeachingRun::endedWithout, m_panel, clearNotice);
    showReading();
}

void DrawPresenter::createActions()
{
    m_openPicture = makeAction(
        this, "openPictureAction", "picture", tr("Open &picture…"), Qt::CTRL | Qt::Key_I);
    QAction* openInk = makeAction(
        this, "openInkAction", {}, tr("Open &ink…"), Qt::CTRL | Qt::SHIFT | Qt::Key_O,
        tr("Open saved drawings"));
    QAction* saveInk = makeAction(
        this, "saveInkAction", {}, tr("Save in&k…"), Qt::CTRL | Qt::Key_K,
        tr("Save the drawing as strokes"));
    m_paste = makeAction(
        this, "pasteAction", "paste", tr("&Paste picture"), QKeySequence::Paste,
        tr("Use the clipboard's picture as input"));
    connect(m_openPicture, &QAction::triggered, this, &DrawPresenter::askPicture);
    connect(openInk, &QAction::triggered, this, &DrawPresenter::askInk);
    connect(saveInk, &QAction::triggered, this, &DrawPresenter::askSaveInk);
    connect(m_paste, &QAction::triggered, this, &DrawPresenter::paste);
    m_fileActions = {m_openPicture, openInk, saveInk};
}

void DrawPresenter::createCopy()
{
    m_copy = makeAction(this, "copyDrawingAction", {}, tr("C&opy drawing"), QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_panel->addAction(m_copy);
    const auto follow = [this] {
        setPossible(
            m_copy, tr("Put the drawing on the clipboard, as a picture"),
            m_panel->canvas()->isEmpty() ? tr("There is no drawing to copy") : QString());
    };
    follow();
    connect(m_panel, &DrawPanel::drawingChanged, m_copy, follow);
    connect(m_copy, &QAction::triggered, this, [this] {
        QGuiApplication::clipboard()->setImage(m_panel->canvas()->picture());
        m_notifier.showStatus(tr("The drawing is on the clipboard"));
    });
}

void DrawPresenter::connectPanel()
{
    connect(m_panel, &DrawPanel::drawingChanged, this, [this] {
        m_workbench.drawing().set(m_panel->canvas()->ink(), m_panel->image());
    });
    connect(m_panel, &DrawPanel::corrected, this, &DrawPresenter::keep);
    connect(m_panel->canvas(), &InkCanvas::filesDropped, this, &DrawPresenter::filesGiven);
}

void DrawPresenter::showReading()
{
    const auto& reading = m_workbench.drawing().reading();
    const core::Classes classes = m_workbench.timeline().classes();
    m_panel->setClasses(classes);
    setTips(
        m_openPicture,
        classes.areDigits() ? tr("Open a picture of one digit as input")
                            : tr("Open a picture as input"),
        {});
    m_panel->showReading(reading, m_workbench.timeline().predictor() != nullptr);
    if (reading && reading->digit()) {
        qCInfo(drawLog, "read as %s", qUtf8Printable(classes.name(*reading->digit())));
    }
}

void DrawPresenter::saveInk(const QString& path)
{
    const core::Ink& ink = m_workbench.drawing().ink();
    if (ink.isEmpty()) {
        m_notifier.fail(tr("%1: not saved: there is no drawing to save. Draw a digit first.")
                            .arg(QDir::toNativeSeparators(path)));
        return;
    }
    m_notifier.succeeded(core::writeInkFile(path, {ink}));
}

void DrawPresenter::paste()
{
    const QMimeData* content = QGuiApplication::clipboard()->mimeData();
    if (content != nullptr && content->hasImage()) {
        m_workbench.drawing().usePicture(
            qvariant_cast<QImage>(content->imageData()), tr("Pasted picture"));
    } else if (content != nullptr && !localFiles(*content).isEmpty()) {
        Q_EMIT filesGiven(localFiles(*content));
    } else {
        m_notifier.fail(tr("The clipboard holds no picture."));
    }
}

void DrawPresenter::askPicture()
{
    m_notifier.dialogs().askOpenFile(
        m_notifier.window(),
        {.kind = "picture", .title = tr("Open a picture"), .nameFilters = {pictureFilter()}},
        [this](const QString& path) { m_workbench.drawing().openPicture(path); });
}

void DrawPresenter::askInk()
{
    m_notifier.dialogs().askOpenFile(
        m_notifier.window(), inkRequest(tr("Open ink")),
        [this](const QString& path) { m_workbench.drawing().openInk(path); });
}

void DrawPresenter::askSaveInk()
{
    m_notifier.dialogs().askSaveFile(
        m_notifier.window(), inkRequest(tr("Save the ink")),
        [this](const QString& path) { saveInk(path); });
}

/// The user says what the drawing is.
void DrawPresenter::keep(int digit)
{
    core::TeachingRun& teaching = m_workbench.teaching();
    if (m_notifier.succeeded(teaching.keep(m_workbench.drawing().ink(), digit))) {
        m_panel->showNotice(tr("Kept as a %1: %2 in My digits")
                                .arg(digit)
                                .arg(drawingsText(teaching.drawings().size())));
    }
}

} // namespace ui
