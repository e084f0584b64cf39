#include "ui/shell/logpage.h"

#include "ui/widgets/controls.h"
#include "ui/widgets/focusframe.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QTime>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui
{

LogPage::LogPage(QWidget* parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit)
    , m_copy(
          makeToolButton("copyLogButton", tr("Copy"), tr("Copy the selected lines, or else all")))
    , m_clear(makeToolButton("clearLogButton", tr("Clear"), tr("Empty the log")))
{
    setNames(this, "logPage", tr("Log"));
    setUpText();

    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 8, 8, 8);
    buttons->addStretch();
    buttons->addWidget(m_copy);
    buttons->addWidget(m_clear);
    auto* layout = makeLayout<QVBoxLayout>({}, 0, this);
    layout->addLayout(buttons);
    layout->addWidget(m_text);

    connect(m_text, &QPlainTextEdit::textChanged, this, &LogPage::updateButtons);
    connect(m_copy, &QToolButton::clicked, this, &LogPage::copy);
    connect(m_clear, &QToolButton::clicked, this, &LogPage::clear);
    updateButtons();
}

void LogPage::setUpText()
{
    setNames(m_text, "logText", tr("Log"));
    m_text->setReadOnly(true);
    new FocusFrame(m_text);
    m_text->setUndoRedoEnabled(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setMaximumBlockCount(maxLines);
    m_text->setCursorWidth(0);
    m_text->document()->setDocumentMargin(8);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setPlaceholderText(tr("Nothing yet. What happens is noted here, with its time."));
    // A read-only text is only reachable by keyboard, to scroll and select, when it says so.
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

void LogPage::append(const QString& text)
{
    const QString time = QTime::currentTime().toString("HH:mm:ss  ");
    QString entry = text;
    entry.replace('\n', '\n' + QString(time.size(), ' '));
    m_text->appendPlainText(time + entry);
}

void LogPage::clear()
{
    m_text->clear();
}

void LogPage::copy() const
{
    if (m_text->textCursor().hasSelection()) {
        m_text->copy();
    } else {
        QApplication::clipboard()->setText(m_text->toPlainText());
    }
}

void LogPage::updateButtons()
{
    const bool hasText = !m_text->document()->isEmpty();
    m_copy->setEnabled(hasText);
    m_clear->setEnabled(hasText);
}

} // namespace ui
