#include "ui/teach/mydigitspage.h"

#include "core/ink/digitimage.h"
#include "ui/teach/mydigitsmodel.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/helpbutton.h"
#include "ui/widgets/themedicon.h"
#include "ui/widgets/thumbnailview.h"
#include "ui/widgets/undokey.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui
{

MyDigitsPage::MyDigitsPage(QWidget* parent)
    : QWidget(parent)
    , m_model(new MyDigitsModel(this))
    , m_view(new ThumbnailView(*m_model))
    , m_empty(makeHint(
          "myDigitsEmpty",
          tr("Teach the model your hand: draw a digit and say below the bars what it is. The "
             "drawings that you keep gather here; then click Teach.")))
    , m_message(makeLabel("teachMessage", tr("What teaching did")))
    , m_progress(new QProgressBar)
    , m_browser(createBrowser())
    , m_stack(new QStackedLayout(this))
{
    setNames(this, "myDigitsPage", tr("My digits"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_browser);
    createKeys();
    new UndoKey(
        m_view, [this] { return !m_undoRemoval->isHidden(); }, [this] { m_undoRemoval->click(); });
    setUndoable(false, false);
    m_progress->hide();
    refreshTeach();
}

void MyDigitsPage::setDrawings(const QList<core::Ink>& drawings)
{
    const int row = m_view->currentIndex().row();
    m_model->setDrawings(drawings);
    if (row >= 0 && !drawings.isEmpty()) {
        m_view->setCurrentIndex(
            m_model->index(std::min(row, static_cast<int>(drawings.size()) - 1)));
    }
    const bool hasUndo = !m_undoRemoval->isHidden() || !m_undoTeaching->isHidden();
    m_export->setEnabled(!drawings.isEmpty());
    m_stack->setCurrentWidget(drawings.isEmpty() && !hasUndo ? m_empty : m_browser);
}

void MyDigitsPage::setObstacle(const QString& why)
{
    m_obstacle = why;
    refreshTeach();
}

void MyDigitsPage::setTeaching(bool isTeaching)
{
    if (std::exchange(m_isTeaching, isTeaching) == isTeaching) {
        return;
    }
    m_progress->setVisible(isTeaching);
    m_message->setVisible(!isTeaching);
    m_progress->setValue(0);
    refreshTeach();
}

void MyDigitsPage::refreshTeach()
{
    m_teach->setText(m_isTeaching ? tr("Stop") : tr("Teach"));
    m_teach->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_T); // a change of text takes it away
    m_teach->setIcon(themedIcon(m_isTeaching ? "stop" : "play"));
    m_teach->setEnabled(m_isTeaching || m_obstacle.isEmpty());
    const QString toolTip =
        m_isTeaching ? tr("Stop teaching; the model stays what it was")
                     : tr("Teach the model these drawings: a few seconds (Ctrl+Shift+T)");
    m_teach->setToolTip(m_teach->isEnabled() ? toolTip : m_obstacle);
}

void MyDigitsPage::showProgress(const core::TeachProgress& progress)
{
    m_progress->setMaximum(progress.steps);
    m_progress->setValue(progress.step);
}

void MyDigitsPage::showMessage(const QString& text)
{
    m_message->setText(text);
    m_message->setToolTip(text);
}

void MyDigitsPage::setUndoable(bool teaching, bool removal)
{
    m_undoTeaching->setVisible(teaching);
    m_undoRemoval->setVisible(removal);
}

QWidget* MyDigitsPage::createBrowser()
{
    setNames(m_view, "myDigitsView", tr("My digits"));
    m_view->setModel(m_model);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setToolTip(tr("0 to 9: change the label; Del: delete; Enter: put on the canvas"));
    connect(m_view, &QWidget::customContextMenuRequested, this, &MyDigitsPage::showMenu);
    connect(m_view, &ThumbnailView::chosen, this, [this](const QModelIndex& index) {
        Q_EMIT drawingActivated(index.row());
    });
    auto* browser = new QWidget;
    auto* layout = makeLayout<QVBoxLayout>({}, 0, browser);
    layout->addLayout(createTools());
    layout->addWidget(m_view);
    return browser;
}

QLayout* MyDigitsPage::createTools()
{
    setNames(m_progress, "teachProgress", tr("Progress of teaching"));
    m_progress->setTextVisible(false);
    m_message->setWordWrap(true); // two lines beside the buttons in a small window
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* tools = makeLayout<QHBoxLayout>({8, 8, 8, 8}, 8);
    m_teach = makePushButton("teachButton", "play", tr("Teach"));
    m_undoTeaching = makePushButton(
        "undoTeachingButton", "undo", tr("&Undo teaching"),
        tr("Bring back the model before teaching (Alt+U)"));
    m_undoRemoval = makePushButton(
        "undoDeleteButton", "undo", tr("Undo &delete"),
        tr("Bring back the drawings that were deleted (Ctrl+Z here, or Alt+D)"));
    m_export = makePushButton(
        "exportDigitsButton", "export", tr("E&xport…"),
        tr("Write all these drawings to an ink file (Alt+X)"));
    tools->addWidget(m_teach);
    tools->addWidget(m_undoTeaching);
    tools->addWidget(m_progress, 1);
    tools->addWidget(m_message, 1);
    tools->addWidget(m_undoRemoval);
    tools->addWidget(new HelpButton("teachHelp", {"teach", "forgetting"}));
    tools->addWidget(m_export);
    connect(m_teach, &QPushButton::clicked, this, [this] {
        m_isTeaching ? Q_EMIT stopRequested() : Q_EMIT teachRequested();
    });
    connect(m_undoTeaching, &QPushButton::clicked, this, &MyDigitsPage::undoTeachingRequested);
    connect(m_undoRemoval, &QPushButton::clicked, this, &MyDigitsPage::undoRemovalRequested);
    connect(m_export, &QPushButton::clicked, this, &MyDigitsPage::exportRequested);
    return tools;
}

void MyDigitsPage::createKeys()
{
    for (int digit = 0; digit < core::digitCount; ++digit) {
        addKey(Qt::Key_0 + digit, [=, this] { requestLabel(digit); });
    }
    addKey(QKeySequence::Delete, [this] { requestRemoval(); });
}

void MyDigitsPage::addKey(const QKeySequence& key, const std::function<void()>& pressed)
{
    // A shortcut comes before the view's own search by typing.
    auto* shortcut = new QShortcut(key, m_view, nullptr, nullptr, Qt::WidgetShortcut);
    connect(shortcut, &QShortcut::activated, this, pressed);
}

void MyDigitsPage::showMenu(const QPoint& position)
{
    if (selectedRows().isEmpty()) {
        return;
    }
    auto* menu = new QMenu(this);
    menu->setObjectName("myDigitsMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int digit = 0; digit < core::digitCount; ++digit) {
        menu->addAction(tr("It is a %1\t%1").arg(digit), this, [=, this] { requestLabel(digit); });
    }
    menu->addSeparator();
    menu->addAction(tr("Delete\tDel"), this, &MyDigitsPage::requestRemoval);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

QList<qsizetype> MyDigitsPage::selectedRows() const
{
    QList<qsizetype> rows;
    for (const QModelIndex& index : m_view->selectionModel()->selectedIndexes()) {
        rows.append(index.row());
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

void MyDigitsPage::requestRemoval()
{
    if (const QList<qsizetype> rows = selectedRows(); !rows.isEmpty()) {
        Q_EMIT removeRequested(rows);
    }
}

void MyDigitsPage::requestLabel(int label)
{
    if (const QList<qsizetype> rows = selectedRows(); !rows.isEmpty()) {
        Q_EMIT relabelRequested(rows, label);
    }
}

} // namespace ui
