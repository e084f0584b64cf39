#pragma once

#include "ui/widgets/dialogs.h"

#include <QMetaObject>
#include <QWidget>

namespace support
{

/// Answers with what the test has put in, and writes down what it was told.
class ScriptedDialogs : public ui::Dialogs
{
public:
    struct Script {
        QString path; ///< empty: the user cancels
        ui::UnsavedChoice unsaved = ui::UnsavedChoice::Cancel;
        QStringList errors;
        ui::FileRequest request; ///< the last one to save a file
        QStringList unsavedQuestions;
        QString otherwise; ///< what the last of them said of a model that is not saved
    };

    explicit ScriptedDialogs(Script& script)
        : m_script(script)
    {
    }

    void askOpenFile(QWidget*, const ui::FileRequest&, const PathCallback& chosen) override
    {
        answer(chosen);
    }
    void askSaveFile(QWidget*, const ui::FileRequest& request, const PathCallback& chosen) override
    {
        m_script.request = request;
        answer(chosen);
    }
    void askFolder(QWidget*, const ui::FileRequest&, const PathCallback& chosen) override
    {
        answer(chosen);
    }
    void askUnsavedChanges(
        QWidget* parent, const QString& name, const QString& otherwise,
        const UnsavedCallback& chosen) override
    {
        m_script.unsavedQuestions.append(name);
        m_script.otherwise = otherwise;
        const auto answer = [this, chosen] { chosen(m_script.unsaved); };
        QMetaObject::invokeMethod(parent, answer, Qt::QueuedConnection);
    }
    void showError(QWidget*, const QString&, const QString& message) override
    {
        m_script.errors.append(message);
    }

private:
    void answer(const PathCallback& chosen)
    {
        if (!m_script.path.isEmpty()) {
            chosen(m_script.path);
        }
    }

    Script& m_script;
};

} // namespace support
