#include "core/training/runpassport.h"
#include "tests/fuzz/target.h"
#include "tests/support/toymodel.h"

namespace fuzz
{

bool passport(const QByteArray& input)
{
    static const core::Model plain = support::constantModel(3, core::Architecture::perceptron({8}));
    core::Model model = plain;
    for (const QString& line : QString::fromUtf8(input).split('\n')) {
        const qsizetype equals = line.indexOf('=');
        model.passport[line.first(std::max<qsizetype>(equals, 0))] = line.mid(equals + 1);
    }
    const auto settings = core::settingsOf(model);
    demand(!settings || settings->validate(), "settings that were read are valid");
    const auto classes = core::classesOf(model);
    demand(!classes || classes->size() == 10, "there is a name for each output");
    const auto predictor = core::Predictor::create(model);
    if (predictor) {
        const core::Reading reading = (*predictor)->read(core::DigitImage{});
        demand(
            reading.probability() >= 0 && reading.probability() <= 1,
            "a probability is a number from 0 to 1");
    }
    return settings && predictor;
}

} // namespace fuzz
