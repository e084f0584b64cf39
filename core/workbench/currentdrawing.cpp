#include "core/workbench/currentdrawing.h"

#include "core/base/inputfile.h"
#include "core/ink/inkfile.h"
#include "core/ink/picturefile.h"
#include "core/ink/picturerasterizer.h"

#include <QDir>

#include <algorithm>

namespace core
{

namespace
{

struct OpenedPicture {
    QImage picture;
    DigitImage digit;
};

QImage shownSize(const QImage& picture)
{
    constexpr int most = CurrentDrawing::maxShownSide;
    return std::max(picture.width(), picture.height()) <= most
               ? picture
               : picture.scaled(most, most, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

} // namespace

CurrentDrawing::CurrentDrawing(Activity& activity, Timeline& timeline, QObject* parent)
    : QObject(parent)
    , m_timeline(timeline)
{
    connect(&m_timeline, &Timeline::predictorChanged, this, &CurrentDrawing::read);
    connect(&m_opening, &Job::busyChanged, this, [&activity](bool isBusy) {
        activity.set(Doing::OpeningDrawing, isBusy);
    });
    connect(&m_opening, &Job::progressed, this, &CurrentDrawing::opening);
}

void CurrentDrawing::set(const Ink& ink, const std::optional<DigitImage>& image)
{
    m_ink = ink;
    m_image = image;
    Q_EMIT changed();
    read();
}

std::optional<DigitImage> CurrentDrawing::imageToRead() const
{
    const bool isReadable = m_ink.isEmpty() || m_timeline.classes().areHandwriting();
    return isReadable ? m_image : std::nullopt;
}

void CurrentDrawing::read()
{
    const PredictorPointer& predictor = m_timeline.predictor();
    const std::optional<DigitImage> image = imageToRead();
    m_reading = image && predictor ? std::optional(predictor->read(*image)) : std::nullopt;
    Q_EMIT readAnew();
}

void CurrentDrawing::openPicture(const QString& path)
{
    normalise([path] { return readPicture(path); }, path);
}

void CurrentDrawing::usePicture(const QImage& picture, const QString& source)
{
    normalise([picture] { return Result(picture); }, source);
}

void CurrentDrawing::normalise(std::function<Result<QImage>()> picture, const QString& source)
{
    const Classes classes = m_timeline.classes();
    const auto work = [picture = std::move(picture), source,
                       classes](const std::stop_token& stop) -> Result<OpenedPicture> {
        const Result<QImage> image = picture();
        if (!image || stop.stop_requested()) {
            return image ? readingCancelled() : image.error();
        }
        const std::optional<DigitImage> digit = imageOfPicture(*image, classes);
        if (!digit) {
            return Error{tr("%1: expected dark ink on light paper or light ink on dark paper, "
                            "found no ink.")
                             .arg(QDir::toNativeSeparators(source))};
        }
        return OpenedPicture{shownSize(*image), *digit};
    };
    m_opening.run(work, [this, source](const Result<OpenedPicture>& opened) {
        opened ? Q_EMIT pictureOpened(opened->picture, opened->digit, source)
               : Q_EMIT openingFailed(opened.error().message);
    });
}

void CurrentDrawing::openInk(const QString& path)
{
    const auto work = [path](const std::stop_token& stop, const Job::Progress& progress) {
        return readInkFile(path, stop, progress);
    };
    m_opening.run(work, [this, path](const Result<QList<Ink>>& inks) {
        inks ? Q_EMIT inksOpened(*inks, path) : Q_EMIT openingFailed(inks.error().message);
    });
}

} // namespace core
