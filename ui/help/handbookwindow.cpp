#include "ui/help/handbookwindow.h"

#include "ui/widgets/actions.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/glossary.h"

#include <QAction>
#include <QFile>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui
{

namespace
{

constexpr auto firstPage = "README.md"; ///< lists the chapters, for readers of the folder too
constexpr int pictureWidth = 720;
constexpr int chaptersWidth = 190;
constexpr int pageMargin = 16;
constexpr int urlRole = Qt::UserRole;

QString contentOf(const QString& page)
{
    QFile file(handbookFolder() + page);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QUrl urlOf(const QString& page)
{
    return QUrl(QStringLiteral("qrc") + handbookFolder() + page);
}

/// The anchor of a heading, as GitHub makes it: "Label smoothing" is `label-smoothing`.
QString anchorOf(const QString& heading)
{
    static const QRegularExpression others(
        "[^\\w -]", QRegularExpression::UseUnicodePropertiesOption);
    return heading.toLower().remove(others).replace(' ', '-');
}

/// A browser that takes pictures of the window no wider than a page.
class PageBrowser : public QTextBrowser
{
public:
    using QTextBrowser::QTextBrowser;

    QVariant loadResource(int type, const QUrl& name) override
    {
        const QVariant content = QTextBrowser::loadResource(type, name);
        if (type != QTextDocument::ImageResource) {
            return content;
        }
        QImage picture = QImage::fromData(content.toByteArray());
        const double ratio = devicePixelRatioF();
        if (picture.width() > pictureWidth * ratio) {
            picture = picture.scaledToWidth(qRound(pictureWidth * ratio), Qt::SmoothTransformation);
            picture.setDevicePixelRatio(ratio);
        }
        return picture;
    }
};

} // namespace

HandbookWindow::HandbookWindow(QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_chapters(new QListWidget)
    , m_text(new PageBrowser)
    , m_search(new QLineEdit)
{
    setNames(this, "handbookWindow", tr("Handbook"));
    setWindowTitle(tr("DigitLab handbook"));
    auto* tools = makeLayout<QHBoxLayout>({}, 4);
    auto* content = makeLayout<QHBoxLayout>({}, 8);
    auto* layout = makeLayout<QVBoxLayout>({8, 8, 8, 8}, 8, this);
    createChapters();
    createWays();
    createSearch();
    for (QAction* way : actions()) {
        if (!way->icon().isNull()) {
            auto* button = makeToolButton(
                way->objectName().replace("Action", "Button"), way->text(), way->toolTip());
            button->setDefaultAction(way);
            tools->addWidget(button);
        }
    }
    tools->addWidget(m_search, 1);
    content->addWidget(m_chapters);
    content->addWidget(m_text, 1);
    layout->addLayout(tools);
    layout->addLayout(content, 1);
    m_text->setSource(urlOf(firstPage));
    m_text->setFocus();
    resize(1000, 720);
}

void HandbookWindow::createChapters()
{
    setNames(m_chapters, "handbookChapters", tr("Chapters"));
    m_chapters->setSpacing(2);
    m_chapters->setFixedWidth(std::max(chaptersWidth, fontMetrics().averageCharWidth() * 26));
    const auto add = [this](const QString& title, const QString& page) {
        auto* item = new QListWidgetItem(title, m_chapters);
        item->setData(urlRole, urlOf(page));
    };
    add(tr("Contents"), firstPage);
    static const QRegularExpression link("\\[([^\\]]+)\\]\\(([^)]+\\.md)\\)");
    auto chapters = link.globalMatch(contentOf(firstPage));
    while (chapters.hasNext()) {
        const QRegularExpressionMatch chapter = chapters.next();
        add(chapter.captured(1), chapter.captured(2));
    }
    connect(m_chapters, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item != nullptr) {
            m_text->setSource(item->data(urlRole).toUrl());
        }
    });
    setNames(m_text, "handbookText", tr("Page of the handbook"));
    m_text->setOpenExternalLinks(true);
    m_text->document()->setDocumentMargin(pageMargin);
    connect(m_text, &QTextBrowser::sourceChanged, this, &HandbookWindow::follow);
}

void HandbookWindow::createWays()
{
    QAction* back = makeAction(
        this, "backAction", "back", tr("&Back"), QKeySequence::Back, tr("Back to the page before"));
    QAction* forward = makeAction(
        this, "forwardAction", "forward", tr("&Forward"), QKeySequence::Forward,
        tr("Forward again"));
    QAction* find = makeAction(this, "findAction", {}, tr("&Search"), QKeySequence::Find);
    QAction* close = makeAction(this, "closeHandbookAction", {}, tr("&Close"), Qt::Key_Escape);
    addActions({back, forward, find, close});
    connect(back, &QAction::triggered, m_text, &QTextBrowser::backward);
    connect(forward, &QAction::triggered, m_text, &QTextBrowser::forward);
    connect(m_text, &QTextBrowser::backwardAvailable, back, &QAction::setEnabled);
    connect(m_text, &QTextBrowser::forwardAvailable, forward, &QAction::setEnabled);
    connect(find, &QAction::triggered, m_search, [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
    connect(close, &QAction::triggered, this, &QWidget::close);
    back->setEnabled(false);
    forward->setEnabled(false);
}

void HandbookWindow::createSearch()
{
    setNames(m_search, "handbookSearch", tr("Search the handbook"));
    m_search->setPlaceholderText(tr("Search; Enter goes to the next place"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &HandbookWindow::filterChapters);
    connect(m_search, &QLineEdit::returnPressed, this, &HandbookWindow::findNext);
}

/// Thin lines and some room in the cells, instead of Qt's double frames.
void HandbookWindow::layOutTables()
{
    for (QTextFrame* frame : m_text->document()->rootFrame()->childFrames()) {
        if (auto* table = qobject_cast<QTextTable*>(frame)) {
            QTextTableFormat format = table->format();
            format.setBorderCollapse(true);
            format.setBorderBrush(palette().mid());
            format.setCellPadding(5);
            format.setMargin(6);
            table->setFormat(format);
        }
    }
}

/// The list shows the page that a link or a way back has led to.
void HandbookWindow::follow(const QUrl& page)
{
    layOutTables();
    const QSignalBlocker blocker(m_chapters);
    for (int row = 0; row < m_chapters->count(); ++row) {
        if (m_chapters->item(row)->data(urlRole).toUrl() == page.adjusted(QUrl::RemoveFragment)) {
            m_chapters->setCurrentRow(row);
        }
    }
    if (page.hasFragment()) {
        showHeading(page.fragment());
    }
}

/// Qt's Markdown has no anchors at its headings.
void HandbookWindow::showHeading(const QString& anchor)
{
    const QTextDocument* page = m_text->document();
    for (QTextBlock block = page->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() > 0 && anchorOf(block.text()) == anchor) {
            m_text->moveCursor(QTextCursor::End);
            m_text->setTextCursor(QTextCursor(block)); // from below, so that it comes to the top
        }
    }
}

/// Leaves those chapters in the list that have the text.
void HandbookWindow::filterChapters(const QString& text)
{
    for (int row = 0; row < m_chapters->count(); ++row) {
        const QString page = m_chapters->item(row)->data(urlRole).toUrl().fileName();
        m_chapters->item(row)->setHidden(!contentOf(page).contains(text, Qt::CaseInsensitive));
    }
}

/// Below the cursor, else at the start of the next chapter that has the text, else nowhere.
void HandbookWindow::findNext()
{
    const QString text = m_search->text();
    if (text.isEmpty() || m_text->find(text)) {
        return;
    }
    if (const int row = nextChapterWithHit(); row >= 0) {
        m_chapters->setCurrentRow(row);
        m_text->moveCursor(QTextCursor::Start);
        m_text->find(text);
    }
}

/// After the current one, and round to itself at last; -1 where none has it.
int HandbookWindow::nextChapterWithHit() const
{
    const int count = m_chapters->count();
    for (int step = 1; step <= count; ++step) {
        const int row = (m_chapters->currentRow() + step) % count;
        if (!m_chapters->item(row)->isHidden()) {
            return row;
        }
    }
    return -1;
}

} // namespace ui
