#pragma once

#include "core/base/job.h"
#include "core/workbench/currentdrawing.h"
#include "core/workbench/modelsource.h"

#include <QObject>

#include <optional>

namespace core
{

/// A second model that reads the drawing beside the one in use. Opened in the background; lives on
/// the owner's thread.
class SecondModel : public QObject
{
    Q_OBJECT

public:
    /// The drawing outlives the model.
    explicit SecondModel(CurrentDrawing& drawing, QObject* parent = nullptr);

    /// Takes the place of the one before once it is read. `key` is the owner's own. Ends in
    /// readAnew() or failed(); the newest call wins.
    void use(const QString& key, const QString& name, const ReadModel& read);
    /// There is none any more.
    void clear();

    /// Null without one.
    const PredictorPointer& predictor() const { return m_predictor; }
    const QString& key() const { return m_key; }
    const QString& name() const { return m_name; }
    /// Nothing without a drawing, and of ink when it knows no handwriting.
    const std::optional<Reading>& reading() const { return m_reading; }

Q_SIGNALS:
    /// The model or the drawing changed.
    void readAnew();
    void failed(const QString& message);

private:
    void read();

    CurrentDrawing& m_drawing;
    PredictorPointer m_predictor;
    QString m_key;
    QString m_name;
    std::optional<Reading> m_reading;
    Job m_opening;
};

} // namespace core
