#include "ui/widgets/notifier.h"

#include "ui/widgets/dialogs.h"

namespace ui
{

Notifier::Notifier(Dialogs& dialogs, QWidget* window)
    : m_dialogs(dialogs)
    , m_window(window)
{
}

void Notifier::fail(const QString& message)
{
    note(message);
    m_dialogs.showError(m_window, tr("DigitLab"), message);
}

} // namespace ui
