#include "core/prediction/ties.h"

namespace core
{

namespace
{

constexpr float nearlyAll = 0.95F;

}

std::vector<int> tiedClasses(const Probabilities& probabilities)
{
    const float highest = probabilities[static_cast<std::size_t>(mostProbable(probabilities))];
    std::vector<int> tied;
    for (std::size_t label = 0; label < probabilities.size(); ++label) {
        if (probabilities[label] >= nearlyAll * highest) {
            tied.push_back(static_cast<int>(label));
        }
    }
    return tied;
}

bool isTie(const Probabilities& probabilities)
{
    return tiedClasses(probabilities).size() > 1;
}

} // namespace core
