#pragma once

#include "core/ink/ink.h"
#include "core/workbench/timeline.h"

#include <QImage>
#include <QObject>

#include <functional>
#include <optional>

namespace core
{

/// The drawing on the canvas, and what it is read as at the moment that is looked at; read anew
/// whenever one of the two changes. Reads files of drawings in the background. Whoever has a
/// drawing to show asks for it here.
class CurrentDrawing : public QObject
{
    Q_OBJECT

public:
    /// Pictures are shown with at most so many pixels a side.
    static constexpr int maxShownSide = 2048;

    /// Both outlive the drawing.
    CurrentDrawing(Activity& activity, Timeline& timeline, QObject* parent = nullptr);

    /// Empty when a picture is shown.
    const Ink& ink() const { return m_ink; }
    /// What a network gets of it; nothing when nothing is drawn.
    const std::optional<DigitImage>& image() const { return m_image; }
    /// The same if the model can read it: a drawing is made like handwriting, and says nothing to a
    /// network that knows clothes.
    std::optional<DigitImage> imageToRead() const;
    /// Nothing without a drawing or without a model, and of ink when the model knows no
    /// handwriting.
    const std::optional<Reading>& reading() const { return m_reading; }

    /// What is on the canvas now; called on every pen move.
    void set(const Ink& ink, const std::optional<DigitImage>& image);
    /// Asks the canvas to show ink, or an image of a dataset with the name of the class that it is
    /// labelled with, empty if it has no label.
    void show(const Ink& ink, const QString& caption) { Q_EMIT inkShown(ink, caption); }
    void show(const DigitImage& image, const QString& caption, const QString& label = {})
    {
        Q_EMIT imageShown(image, caption, label);
    }

    /// Each ends in pictureOpened() or inksOpened(), in openingFailed(), or in nothing after
    /// cancelOpening(); the newest call wins. Whatever fails, the drawing stays.
    void openPicture(const QString& path);
    /// The same for a picture that is in memory; `source` says where it comes from.
    void usePicture(const QImage& picture, const QString& source);
    void openInk(const QString& path);
    void cancelOpening() { m_opening.cancel(); }

Q_SIGNALS:
    void changed();
    void readAnew();
    void inkShown(const core::Ink& ink, const QString& caption);
    void imageShown(const core::DigitImage& image, const QString& caption, const QString& label);
    /// A picture as it is to be shown, what a network gets of it, and its file or source.
    void pictureOpened(const QImage& picture, const core::DigitImage& digit, const QString& source);
    /// The drawings of a file, one at least.
    void inksOpened(const QList<core::Ink>& inks, const QString& path);
    void openingFailed(const QString& message);
    /// How far it is, 0 to 1; not told of pictures.
    void opening(double share);

private:
    void read();
    void normalise(std::function<Result<QImage>()> picture, const QString& source);

    Timeline& m_timeline;
    Ink m_ink;
    std::optional<DigitImage> m_image;
    std::optional<Reading> m_reading;
    Job m_opening;
};

} // namespace core
