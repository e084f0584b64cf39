#pragma once

#include <QWidget>

class QPlainTextEdit;
class QToolButton;

namespace ui
{

/// What happened, line by line, each with its time of day. Keeps the last lines only.
/// Object names: logText, copyLogButton, clearLogButton.
class LogPage : public QWidget
{
    Q_OBJECT

public:
    static constexpr int maxLines = 5000;

    explicit LogPage(QWidget* parent = nullptr);

    /// Adds an entry at the end; the view follows when it stood at the end. Further lines of the
    /// text are indented under the first.
    void append(const QString& text);
    void clear();
    /// The selected text, or else all of it, to the clipboard.
    void copy() const;

private:
    void setUpText();
    void updateButtons();

    QPlainTextEdit* m_text;
    QToolButton* m_copy;
    QToolButton* m_clear;
};

} // namespace ui
