#include "ui/shell/application.h"

#include "core/base/torchruntime.h"

#include <chrono>

namespace ui
{

bool Application::notify(QObject* receiver, QEvent* event)
{
    try {
        return QApplication::notify(receiver, event);
    } catch (const std::exception& exception) {
        tell(core::errorText(exception));
        return false;
    }
}

void Application::tell(const QString& message)
{
    if (!m_quiet.hasExpired()) {
        return;
    }
    m_quiet.setRemainingTime(std::chrono::seconds(10));
    QMetaObject::invokeMethod(
        this, [this, message] { Q_EMIT failed(message); }, Qt::QueuedConnection);
}

} // namespace ui
