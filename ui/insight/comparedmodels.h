#pragma once

#include "core/prediction/predictor.h"
#include "core/workbench/keptruns.h"
#include "core/workbench/modelsource.h"
#include "ui/widgets/dialogs.h"

#include <QList>
#include <QObject>

#include <functional>

class QAction;
class QMenu;

namespace ui
{

class Notifier;

/// Asks for a model file to compare with.
void askComparedFile(Notifier& notifier, const Dialogs::PathCallback& chosen);

/// A model beside the one in use.
struct ComparedModel {
    QString key;  ///< a run's id, or a file's path
    QString name; ///< the run's, or the file's
    core::PredictorPointer model;
    int colour = 1; ///< kept while the model is there
};

/// The models beside the one in use: kept runs, and model files, picked in a menu that it fills.
/// Opens them in the background. Lives on the GUI thread. Object names: compareFileAction; a kept
/// run's or a file's action has its key.
class ComparedModels : public QObject
{
    Q_OBJECT

public:
    /// So many, in colours 1 to this number.
    static constexpr int maxModels = 3;

    /// All outlive it.
    ComparedModels(
        core::KeptRuns& runs, QMenu* menu, Notifier& notifier, QObject* parent = nullptr);

    const QList<ComparedModel>& models() const { return m_models; }

Q_SIGNALS:
    void changed();

private:
    struct Pending {
        QString key;
        QString name;
        core::ReadModel read;
    };

    void fillMenu();
    void addEntry(const QString& key, const QString& name, const std::function<void()>& open);
    void askFile();
    void open(const Pending& picked);
    void openNext();
    void endOpening(const core::Result<core::PredictorPointer>& model);
    void add(const QString& key, const QString& name, const core::PredictorPointer& model);
    void remove(const QString& key);
    bool has(const QString& key) const;
    bool isPending(const QString& key) const;
    /// Those that are still being opened count.
    bool isFull() const { return m_models.size() + m_pending.size() >= maxModels; }

    core::KeptRuns& m_runs;
    QMenu* m_menu;
    Notifier& m_notifier;
    QList<ComparedModel> m_models;
    QList<Pending> m_pending; ///< the first is being opened
    core::Job m_opening;
};

} // namespace ui
