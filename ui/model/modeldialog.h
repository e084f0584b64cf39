#pragma once

#include "ui/model/modelfacts.h"

#include <QDialog>

class QFormLayout;

namespace ui
{

/// Tells in words what the model in use is. Stays open beside the window and follows the model.
/// Object names: modelDialog, useShippedButton, and for each fact `<name>Fact`.
class ModelDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ModelDialog(QWidget* parent);

    void showFacts(const QList<ModelFact>& facts);
    /// Why the shipped model cannot be used now; empty when it can.
    void setShippedObstacle(const QString& why);

Q_SIGNALS:
    void shippedRequested();

private:
    QFormLayout* m_form;
    QWidget* m_shipped;
};

} // namespace ui
