#include "core/ink/inkfile.h"
#include "core/ink/inkrasterizer.h"
#include "core/ink/picturerasterizer.h"
#include "core/modelfile/modelfile.h"
#include "ui/draw/drawpanel.h"
#include "ui/draw/inkcanvas.h"
#include "ui/draw/inkstepper.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QUrl>

namespace ui
{

namespace
{

bool isInkFile(const QString& path)
{
    return QFileInfo(path).suffix().toLower() == "jsonl";
}

/// A model or a folder.
bool isForOthers(const QString& path)
{
    return QFileInfo(path).isDir() || core::isModelName(path);
}

/// The ink of a digit image alone: the canvas draws it in its own ink's colour.
QImage inkMask(const core::DigitImage& image)
{
    QImage mask = core::toQImage(image);
    mask.reinterpretAsFormat(QImage::Format_Alpha8);
    return mask;
}

} // namespace

QString DrawPanel::shortName(const QString& path) const
{
    const QString name = QFileInfo(path).fileName();
    return m_caption->fontMetrics().elidedText(name, Qt::ElideMiddle, m_caption->width());
}

void DrawPanel::showDatasetImage(const core::DigitImage& image, int label)
{
    m_canvas->showPicture(inkMask(image), image, tr("Dataset image, label %1").arg(label));
}

void DrawPanel::openPicture(const QString& path)
{
    const core::Result<QImage> picture = core::readPicture(path);
    if (!picture) {
        Q_EMIT failed(picture.error().message);
        return;
    }
    openImage(*picture, shortName(path));
}

void DrawPanel::openImage(const QImage& picture, const QString& caption)
{
    const std::optional<core::DigitImage> digit = core::rasterizePicture(picture);
    if (!digit) {
        Q_EMIT failed(tr("%1: expected dark ink on light paper or light ink on dark paper, "
                         "found no ink.")
                          .arg(caption));
        return;
    }
    m_canvas->showPicture(picture, *digit, caption);
}

void DrawPanel::openInk(const QString& path)
{
    const core::Result<QList<core::Ink>> inks = core::readInkFile(path);
    if (inks) {
        m_stepper->open(*inks, shortName(path));
    } else {
        Q_EMIT failed(inks.error().message);
    }
}

void DrawPanel::saveInk(const QString& path)
{
    const core::Ink ink = m_canvas->ink();
    if (ink.isEmpty()) {
        Q_EMIT failed(tr("%1: not saved: there is no drawing to save. Draw a digit first.")
                          .arg(QDir::toNativeSeparators(path)));
        return;
    }
    const core::Result<core::Done> written = core::writeInkFile(path, {ink});
    if (!written) {
        Q_EMIT failed(written.error().message);
    }
}

void DrawPanel::pasteImage()
{
    const QMimeData* content = QGuiApplication::clipboard()->mimeData();
    if (content != nullptr && content->hasImage()) {
        openImage(qvariant_cast<QImage>(content->imageData()), tr("Pasted picture"));
    } else if (content != nullptr && content->hasUrls() && content->urls().first().isLocalFile()) {
        openFiles({content->urls().first().toLocalFile()});
    } else {
        Q_EMIT failed(tr("The clipboard holds no picture."));
    }
}

void DrawPanel::openFiles(const QStringList& paths)
{
    QStringList others;
    QStringList drawings;
    for (const QString& path : paths) {
        (isForOthers(path) ? others : drawings) << path;
    }
    // The canvas has room for one drawing.
    if (!drawings.isEmpty()) {
        const QString& path = drawings.first();
        isInkFile(path) ? openInk(path) : openPicture(path);
    }
    if (!others.isEmpty()) {
        Q_EMIT filesDropped(others);
    }
}

} // namespace ui
