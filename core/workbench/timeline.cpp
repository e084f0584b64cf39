#include "core/workbench/timeline.h"

namespace core
{

Timeline::Timeline(CurrentModel& model, KeptRuns&, TrainingRun&, QObject* parent)
    : QObject(parent)
    , m_model(model)
{
    connect(&m_model, &CurrentModel::predictorChanged, this, &Timeline::predictorChanged);
}

const PredictorPointer& Timeline::predictor() const
{
    return m_model.predictor();
}

QString Timeline::name() const
{
    return m_model.name();
}

void Timeline::show(int) {}

void Timeline::backToNow() {}

void Timeline::play() {}

void Timeline::pause() {}

void Timeline::readAll()
{
    Q_EMIT predictorsReady();
}

void Timeline::saveShown(const QString&) {}

} // namespace core
