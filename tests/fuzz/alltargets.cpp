#include "tests/fuzz/target.h"

namespace fuzz
{

std::span<const NamedTarget> allTargets()
{
    static constexpr NamedTarget targets[] = {
        {"checkpoint", checkpoint},
        {"classesfile", classesFile},
        {"gzip", gzip},
        {"idximages", idxImages},
        {"idxlabels", idxLabels},
        {"inkfile", inkFile},
        {"layertext", layerText},
        {"legacypytorch", legacyPytorch},
        {"modelfile", modelFile},
        {"passport", passport},
        {"pickle", pickle},
        {"picture", picture},
        {"picturelist", pictureList},
        {"pytorch", pytorch},
        {"runfolder", runFolder},
        {"safetensors", safetensors},
    };
    return targets;
}

} // namespace fuzz
