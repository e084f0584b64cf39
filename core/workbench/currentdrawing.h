#pragma once

#include "core/ink/ink.h"
#include "core/workbench/currentmodel.h"

#include <QObject>

#include <optional>

namespace core
{

/// The drawing on the canvas, and what the current model reads it as; read anew whenever one of the
/// two changes. Whoever has a drawing to show asks for it here.
class CurrentDrawing : public QObject
{
    Q_OBJECT

public:
    explicit CurrentDrawing(CurrentModel& model, QObject* parent = nullptr);

    /// Empty when a picture is shown.
    const Ink& ink() const { return m_ink; }
    /// What a network gets of it; nothing when nothing is drawn.
    const std::optional<DigitImage>& image() const { return m_image; }
    /// Nothing without a drawing or without a model.
    const std::optional<Reading>& reading() const { return m_reading; }

    /// What is on the canvas now; called on every pen move.
    void set(const Ink& ink, const std::optional<DigitImage>& image);
    /// Asks the canvas to show ink, or an image of a dataset.
    void show(const Ink& ink, const QString& caption) { Q_EMIT inkShown(ink, caption); }
    void show(const DigitImage& image, const QString& caption)
    {
        Q_EMIT imageShown(image, caption);
    }

Q_SIGNALS:
    void changed();
    void readAnew();
    void inkShown(const core::Ink& ink, const QString& caption);
    void imageShown(const core::DigitImage& image, const QString& caption);

private:
    void read();

    CurrentModel& m_model;
    Ink m_ink;
    std::optional<DigitImage> m_image;
    std::optional<Reading> m_reading;
};

} // namespace core
