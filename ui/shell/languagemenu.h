#pragma once

class QMenu;

namespace ui
{

class Notifier;

/// A menu to choose the language of the window's texts; the choice is remembered, and holds from
/// the next start on, as the status bar says then.
QMenu* makeLanguageMenu(Notifier& notifier);

/// Uses the remembered language; at start, before the first window.
void applySavedLanguage();

} // namespace ui
