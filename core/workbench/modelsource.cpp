#include "core/workbench/modelsource.h"

#include "core/modelfile/modelfile.h"
#include "core/modelfile/modelfolder.h"

namespace core
{

ReadModel readerOfRun(const RunStore& store, const QString& id)
{
    return [store, id](const std::stop_token& stop) { return store.model(id, stop); };
}

ReadModel readerOfFile(const QString& path)
{
    return [path](const std::stop_token& stop) -> Result<Model> {
        Result<ModelFile> file = readModelFile(path, {.dataset = storedDataset()}, stop);
        return file ? Result<Model>((*std::move(file)).model) : file.error();
    };
}

Result<PredictorPointer> openModel(const ReadModel& read, const std::stop_token& stop)
{
    Result<Model> model = read(stop);
    return model ? Predictor::create(*std::move(model)) : Result<PredictorPointer>(model.error());
}

} // namespace core
