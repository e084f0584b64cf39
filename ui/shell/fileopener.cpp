#include "ui/shell/fileopener.h"

#include "core/modelfile/modelfile.h"
#include "ui/dataset/datasetpresenter.h"
#include "ui/draw/drawpresenter.h"
#include "ui/model/modelpresenter.h"

#include <QFileInfo>

#include <algorithm>

namespace ui
{

namespace
{

bool isDrawing(const QString& path)
{
    return !QFileInfo(path).isDir() && !core::isModelName(path);
}

bool isInk(const QString& path)
{
    return QFileInfo(path).suffix().compare("jsonl", Qt::CaseInsensitive) == 0;
}

} // namespace

FileOpener::FileOpener(DatasetPresenter* dataset, DrawPresenter* draw, ModelPresenter* model)
    : m_dataset(dataset)
    , m_draw(draw)
    , m_model(model)
{
}

void FileOpener::open(const QString& path) const
{
    if (QFileInfo(path).isDir()) {
        m_dataset->load(path);
    } else if (core::isModelName(path)) {
        m_model->open(path);
    } else if (isInk(path)) {
        m_draw->openInk(path);
    } else {
        m_draw->openPicture(path);
    }
}

void FileOpener::openAll(const QStringList& paths) const
{
    const auto drawing = std::ranges::find_if(paths, isDrawing);
    const auto other = std::ranges::find_if_not(paths, isDrawing);
    for (const auto& found : {drawing, other}) {
        if (found != paths.end()) {
            open(*found);
        }
    }
}

} // namespace ui
