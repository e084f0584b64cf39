#pragma once

#include <QStringList>
#include <QToolButton>

namespace ui
{

/// A small question mark beside words of the field. A click, or Space, shows in a bubble what they
/// mean; the next click or key closes it. Words are those of the glossary.
class HelpButton : public QToolButton
{
    Q_OBJECT

public:
    HelpButton(const QString& objectName, const QStringList& words, QWidget* parent = nullptr);

    const QStringList& words() const { return m_words; }

private:
    void explain();

    QStringList m_words;
};

} // namespace ui
