#include "ui/shell/fileopener.h"

#include "core/modelfile/modelfile.h"
#include "core/workbench/currentdrawing.h"
#include "ui/dataset/datasetpresenter.h"
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

FileOpener::FileOpener(
    core::CurrentDrawing& drawing, DatasetPresenter* dataset, ModelPresenter* model)
    : m_drawing(drawing)
    , m_dataset(dataset)
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
        m_drawing.openInk(path);
    } else {
        m_drawing.openPicture(path);
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
