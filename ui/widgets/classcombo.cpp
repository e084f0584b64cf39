#include "ui/widgets/classcombo.h"

#include "ui/widgets/classtext.h"
#include "ui/widgets/controls.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

namespace ui
{

namespace
{

/// A box of more classes than these can be typed into.
constexpr int mostWithoutSearch = 10;
/// Boxes are so wide, in characters, at most; their popups are wider.
constexpr qsizetype widestText = 12;
constexpr int margins = 24; ///< of a name in the popup

/// The item that is called what was typed, or else the first class that has it in its name; -1
/// without.
int indexOf(const QComboBox* combo, const QString& typed)
{
    for (const auto equally :
         {Qt::MatchFixedString | Qt::MatchCaseSensitive, Qt::MatchFlags(Qt::MatchFixedString)}) {
        if (const int index = combo->findText(typed, equally); index >= 0) {
            return index;
        }
    }
    for (int index = 1; index < combo->count(); ++index) {
        if (combo->itemText(index).contains(typed, Qt::CaseInsensitive)) {
            return index;
        }
    }
    return -1;
}

/// Nothing typed is none; what no class is called leaves the one that was picked.
void useTyped(QComboBox* combo)
{
    QAbstractItemView* popup = combo->completer()->popup();
    if (popup->isVisible() && popup->currentIndex().isValid()) {
        return; // the box picks that
    }
    popup->hide();
    const int before = combo->currentIndex();
    const QString typed = combo->lineEdit()->text().trimmed();
    const int index = typed.isEmpty() ? 0 : indexOf(combo, typed);
    combo->setCurrentIndex(index < 0 ? before : index);
    combo->setEditText(combo->itemText(combo->currentIndex()));
    if (combo->currentIndex() != before) {
        Q_EMIT combo->activated(combo->currentIndex());
    }
}

/// What is typed into a box to find a class. A click that brings the focus selects all of the text,
/// so that typing replaces it.
class SearchEdit : public QLineEdit
{
public:
    explicit SearchEdit(QComboBox* combo)
        : m_combo(combo)
    {
    }

protected:
    /// Before QComboBox looks for an item of that text, letters of either case alike.
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
            useTyped(m_combo);
        }
        QLineEdit::keyPressEvent(event);
    }

    void focusInEvent(QFocusEvent* event) override
    {
        QLineEdit::focusInEvent(event);
        m_isEntered = event->reason() == Qt::MouseFocusReason;
    }

    void focusOutEvent(QFocusEvent* event) override
    {
        const auto reason = event->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason) {
            useTyped(m_combo);
        }
        QLineEdit::focusOutEvent(event);
    }

    void mouseReleaseEvent(QMouseEvent* event) override
    {
        QLineEdit::mouseReleaseEvent(event);
        if (std::exchange(m_isEntered, false)) {
            selectAll();
        }
    }

private:
    QComboBox* m_combo; ///< which owns this
    bool m_isEntered = false;
};

void makeSearchable(QComboBox* combo)
{
    combo->setEditable(true);
    combo->setLineEdit(new SearchEdit(combo));
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->completer()->setCompletionMode(QCompleter::PopupCompletion);
    combo->completer()->setFilterMode(Qt::MatchContains);
}

/// The popups show names in full.
void fitWidth(QComboBox* combo, const core::Classes& classes)
{
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    const qsizetype longest = std::max(longestName(classes).size(), combo->itemText(0).size());
    combo->setMinimumContentsLength(static_cast<int>(std::min(longest, widestText)));
    const int widest = qRound(namesWidth(combo->font(), classes));
    const int wide = widest + margins + combo->view()->verticalScrollBar()->sizeHint().width();
    combo->view()->setMinimumWidth(wide);
    if (combo->isEditable()) {
        combo->completer()->popup()->setMinimumWidth(wide);
    }
}

QStringList textsOf(const QComboBox* combo)
{
    QStringList texts;
    for (int index = 0; index < combo->count(); ++index) {
        texts.append(combo->itemText(index));
    }
    return texts;
}

} // namespace

QComboBox*
makeClassCombo(const QString& objectName, const QString& accessibleName, const QString& none)
{
    auto* combo = new QComboBox;
    setNames(combo, objectName, accessibleName);
    combo->addItem(none);
    combo->addItems(core::Classes().names());
    return combo;
}

void setClasses(QComboBox* combo, const core::Classes& classes, const QString& none)
{
    const QStringList texts = QStringList{none} + classes.names();
    if (textsOf(combo) == texts) {
        return; // its popup may be open
    }
    const QSignalBlocker blocker(combo);
    combo->setEditable(false);
    combo->clear();
    combo->addItems(texts);
    if (classes.size() > mostWithoutSearch) {
        makeSearchable(combo);
    }
    fitWidth(combo, classes);
    combo->setCurrentIndex(0);
}

std::optional<int> classOf(const QComboBox* combo)
{
    return combo->currentIndex() > 0 ? std::optional(combo->currentIndex() - 1) : std::nullopt;
}

void setClass(QComboBox* combo, std::optional<int> label)
{
    combo->setCurrentIndex(label ? *label + 1 : 0);
}

} // namespace ui
