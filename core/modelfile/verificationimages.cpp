#include "core/modelfile/verificationimages.h"

#include "core/data/datasetstore.h"
#include "core/ink/inkrasterizer.h"
#include "core/ink/inkstyles.h"

#include <algorithm>

namespace core
{

namespace
{

VerificationImages syntheticImages()
{
    VerificationImages result;
    Random random(1);
    for (int i = 0; i < VerificationImages::count; ++i) {
        // A digit has strokes, so there is always an image of it.
        result.images.push_back(*rasterizeInk(styledDigit(i % digitCount, random)));
    }
    return result;
}

} // namespace

VerificationImages verificationImages(const DatasetPointer& dataset)
{
    if (!dataset || dataset->test.size() == 0) {
        return syntheticImages();
    }
    VerificationImages result;
    result.dataset = dataset->name;
    const qsizetype all = dataset->test.size();
    const qsizetype count = std::min(all, VerificationImages::count);
    for (qsizetype i = 0; i < count; ++i) {
        result.images.push_back(dataset->test.digitImage(i * all / count));
    }
    return result;
}

VerificationImages verificationImages()
{
    const Result<DatasetPointer> dataset = DatasetStore().load("mnist");
    return verificationImages(dataset ? *dataset : DatasetPointer());
}

} // namespace core
