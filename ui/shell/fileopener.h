#pragma once

#include <QString>
#include <QStringList>

namespace core
{
class CurrentDrawing;
}

namespace ui
{

class DatasetPresenter;
class ModelPresenter;

/// Opens files by what they are, the same way wherever they come from: dropped on the window or the
/// canvas, pasted, or named on the command line.
class FileOpener
{
public:
    /// All outlive the opener.
    FileOpener(core::CurrentDrawing& drawing, DatasetPresenter* dataset, ModelPresenter* model);

    /// A folder is a dataset; other files are models or ink by their names, or else pictures.
    void open(const QString& path) const;
    /// The first drawing and the first other file: there is room for one of each.
    void openAll(const QStringList& paths) const;

private:
    core::CurrentDrawing& m_drawing;
    DatasetPresenter* m_dataset;
    ModelPresenter* m_model;
};

} // namespace ui
