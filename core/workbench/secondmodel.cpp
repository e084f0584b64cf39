#include "core/workbench/secondmodel.h"

namespace core
{

SecondModel::SecondModel(CurrentDrawing& drawing, QObject* parent)
    : QObject(parent)
    , m_drawing(drawing)
{
    connect(&m_drawing, &CurrentDrawing::changed, this, &SecondModel::read);
}

void SecondModel::use(const QString& key, const QString& name, const ReadModel& read)
{
    const auto work = [read](const std::stop_token& stop) { return openModel(read, stop); };
    m_opening.run(work, [this, key, name](const Result<PredictorPointer>& opened) {
        if (!opened) {
            Q_EMIT failed(opened.error().message);
            return;
        }
        m_predictor = *opened;
        m_key = key;
        m_name = name;
        this->read();
    });
}

void SecondModel::clear()
{
    m_opening.cancel();
    m_predictor = nullptr;
    m_key.clear();
    m_name.clear();
    read();
}

void SecondModel::read()
{
    const std::optional<DigitImage>& image = m_drawing.image();
    const bool isReadable = image && m_predictor &&
                            (m_drawing.ink().isEmpty() || m_predictor->classes().areHandwriting());
    m_reading = isReadable ? std::optional(m_predictor->read(*image)) : std::nullopt;
    Q_EMIT readAnew();
}

} // namespace core
