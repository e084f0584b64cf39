#include "core/workbench/currentdrawing.h"

namespace core
{

CurrentDrawing::CurrentDrawing(CurrentModel& model, QObject* parent)
    : QObject(parent)
    , m_model(model)
{
    connect(&m_model, &CurrentModel::predictorChanged, this, &CurrentDrawing::read);
}

void CurrentDrawing::set(const Ink& ink, const std::optional<DigitImage>& image)
{
    m_ink = ink;
    m_image = image;
    Q_EMIT changed();
    read();
}

void CurrentDrawing::read()
{
    const bool canRead = m_image && m_model.predictor();
    m_reading = canRead ? std::optional(m_model.predictor()->read(*m_image)) : std::nullopt;
    Q_EMIT readAnew();
}

} // namespace core
