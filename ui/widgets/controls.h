#pragma once

#include <QMargins>
#include <QString>

class QLabel;
class QPushButton;
class QTableView;
class QToolButton;
class QWidget;

namespace ui
{

/// Gives a widget the name that tests find it by, and the one that assistive technology reads out.
void setNames(QWidget* widget, const QString& objectName, const QString& accessibleName);

/// The text of an action, a button or a menu without the mark of its key: `&Open` and `打开(&O)`.
QString withoutMnemonic(const QString& text);

/// A flat button; it shows its text unless it is given an icon.
QToolButton* makeToolButton(const QString& objectName, const QString& text, const QString& toolTip);
/// A button with one of DigitLab's icons, or with none where that is empty.
QPushButton* makePushButton(
    const QString& objectName, const QString& icon, const QString& text,
    const QString& toolTip = {});
/// A label that shows what it is given as it is, without markup.
QLabel* makeLabel(const QString& objectName, const QString& accessibleName);
/// A tool tip that shows this text as it is: Qt takes what looks like markup for markup, and would
/// open the files that it names.
QString plainToolTip(const QString& text);
/// A short text in bold above what it names.
QLabel* makeHeading(const QString& text);
/// What to do, in the middle of a place where there is nothing to see yet.
QLabel* makeHint(const QString& objectName, const QString& text = {});

/// A layout with these margins and spacing, for the widget or for a part of another layout.
template <typename Layout>
Layout* makeLayout(const QMargins& margins, int spacing, QWidget* parent = nullptr)
{
    auto* layout = new Layout(parent);
    layout->setContentsMargins(margins);
    layout->setSpacing(spacing);
    return layout;
}

/// A table to read: whole rows are selected, nothing is edited by a click, rows alternate.
void setUpTable(QTableView* table, const QString& objectName, const QString& accessibleName);

} // namespace ui
