#include "core/ink/picturelist.h"

#include "tests/fuzz/target.h"

#include <algorithm>

namespace fuzz
{

bool pictureList(const QByteArray& input)
{
    const core::Classes classes;
    const auto list = core::readPictureList(fileOf(input, "pictures.csv"), classes);
    demand(
        !list || std::ranges::all_of(
                     *list,
                     [&](const auto& each) {
                         return !each.path.isEmpty() && each.label >= 0 &&
                                each.label < classes.size();
                     }),
        "each line names a picture and a class");
    return list.hasValue();
}

} // namespace fuzz
