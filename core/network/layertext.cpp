#include "core/network/layertext.h"

#include "core/base/exacttext.h"
#include "core/base/tr.h"
#include "core/ink/digitimage.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <functional>

namespace core
{

namespace
{

QString joined(const QList<int>& units)
{
    QStringList texts;
    for (const int count : units) {
        texts.append(QString::number(count));
    }
    return texts.join('-');
}

/// A kind of layer as it is written: its form, a pattern for it, and the layer of a match.
struct Writing {
    QString form; ///< as messages tell it
    QRegularExpression pattern;
    std::function<Layer(const QRegularExpressionMatch&)> layer;
};

Writing writing(
    const QString& form, const QString& pattern,
    std::function<Layer(const QRegularExpressionMatch&)> layer)
{
    return {
        form, QRegularExpression(QRegularExpression::anchoredPattern(pattern)), std::move(layer)};
}

/// All kinds. Numbers have at most six digits, so that they fit into an int.
const QList<Writing>& writings()
{
    using Match = QRegularExpressionMatch;
    const auto whole = [](const Match& match, int group) { return match.captured(group).toInt(); };
    const QString side = QStringLiteral("(\\d{1,6})");
    const QString number = QStringLiteral("(\\d{0,6}\\.?\\d{1,20}(?:e-?\\d{1,3})?)");
    static const QList<Writing> all{
        writing(
            "conv 32x5", "conv " + side + " ?x ?" + side + "(?: pad " + side + ")?",
            [whole](const Match& match) {
                return layer::Conv{whole(match, 1), whole(match, 2), whole(match, 3)};
            }),
        writing(
            "maxpool 2", "maxpool " + side,
            [whole](const Match& match) { return layer::MaxPool{whole(match, 1)}; }),
        writing(
            "avgpool 2", "avgpool " + side,
            [whole](const Match& match) { return layer::AvgPool{whole(match, 1)}; }),
        writing("batchnorm", "batchnorm", [](const Match&) { return layer::BatchNorm{}; }),
        writing("relu", "relu", [](const Match&) { return layer::Relu{}; }),
        writing(
            "leakyrelu 0.01", "leakyrelu(?: " + number + ")?",
            [](const Match& match) {
                layer::LeakyRelu relu;
                relu.slope = match.hasCaptured(1) ? match.captured(1).toDouble() : relu.slope;
                return relu;
            }),
        writing("tanh", "tanh", [](const Match&) { return layer::Tanh{}; }),
        writing("sigmoid", "sigmoid", [](const Match&) { return layer::Sigmoid{}; }),
        writing(
            "dropout 0.5", "dropout " + number,
            [](const Match& match) { return layer::Dropout{match.captured(1).toDouble()}; }),
        writing("flatten", "flatten", [](const Match&) { return layer::Flatten{}; }),
        writing(
            "linear 128", "linear " + side,
            [whole](const Match& match) { return layer::Linear{whole(match, 1)}; }),
    };
    return all;
}

QString wordOf(const QString& text)
{
    return text.section(' ', 0, 0);
}

/// How the layer was likely meant to be written, or how all of them are.
QString expectedForm(const QString& text)
{
    for (const Writing& each : writings()) {
        if (wordOf(each.form) == wordOf(text)) {
            return Tr::tr("a layer such as `%1`").arg(each.form);
        }
    }
    return Tr::tr("one of %1").arg(layerFormsText());
}

Result<Layer> layerFromText(const QString& text)
{
    for (const Writing& each : writings()) {
        if (const auto match = each.pattern.match(text); match.hasMatch()) {
            return each.layer(match);
        }
    }
    return Error{Tr::tr("expected %1, found `%2`").arg(expectedForm(text), text.left(80))};
}

/// A linear layer needs its values in a row; people leave `flatten` out.
void flattenFirst(QList<Layer>& layers)
{
    const auto isOf = [](auto kind) {
        return [kind](const Layer& layer) { return layer.index() == Layer(kind).index(); };
    };
    const auto linear = std::ranges::find_if(layers, isOf(layer::Linear{}));
    const auto flatten = std::ranges::find_if(layers, isOf(layer::Flatten{}));
    if (linear != layers.end() && flatten == layers.end()) {
        layers.insert(linear, layer::Flatten{});
    }
}

Result<Architecture> architectureFromList(const QString& text)
{
    Architecture architecture{{}, Head::Logits};
    qsizetype character = 0;
    for (const QString& part : text.split(',')) {
        const Result<Layer> read = layerFromText(part.simplified().toLower());
        if (!read) {
            return Error{Tr::tr("layer %1, character %2: %3")
                             .arg(architecture.layers.size() + 1)
                             .arg(character + 1)
                             .arg(read.error().message)};
        }
        if (architecture.layers.size() == Architecture::maxLayers) {
            return Error{
                Tr::tr("layers: expected at most %1, found more").arg(Architecture::maxLayers)};
        }
        architecture.layers.append(*read);
        character += part.size() + 1;
    }
    flattenFirst(architecture.layers);
    const Result<Done> valid = architecture.validate();
    return valid ? Result<Architecture>(architecture) : valid.error();
}

bool isList(const QString& text)
{
    return std::ranges::any_of(text, [](QChar each) { return each.isLetter(); });
}

QString listText(const Architecture& architecture)
{
    QStringList texts;
    for (const Layer& each : architecture.layers) {
        texts.append(layerText(each));
    }
    return texts.join(QStringLiteral(", "));
}

Result<Architecture> perceptronFromLayersText(const QString& text)
{
    const qsizetype first = text.indexOf('-');
    const qsizetype last = text.lastIndexOf('-');
    const auto hidden = hiddenFromText(text.mid(first + 1, last - first - 1));
    if (hidden) {
        const Architecture read =
            Architecture::perceptron(*hidden).withClasses(text.mid(last + 1).toInt());
        if (read.validate() && layersText(read) == text) {
            return read;
        }
    }
    return Error{Tr::tr("expected %1, 1 to %2 hidden layers of 1 to %3 units and %4 to %5 classes, "
                        "such as `%6`, found `%7`")
                     .arg(digitImagePixels)
                     .arg(Architecture::maxHiddenLayers)
                     .arg(Architecture::maxUnits)
                     .arg(Classes::least)
                     .arg(Classes::most)
                     .arg(layersText(Architecture{}), text.left(80))};
}

} // namespace

QString layerFormsText()
{
    QStringList forms;
    for (const Writing& each : writings()) {
        forms.append('`' + each.form + '`');
    }
    return forms.join(QStringLiteral(", "));
}

QString layerText(const Layer& layer)
{
    const auto withNumber = [](const char* name, int number) {
        return QStringLiteral("%1 %2").arg(name).arg(number);
    };
    return std::visit(
        Overloaded{
            [](const layer::Conv& conv) {
                const QString text =
                    QStringLiteral("conv %1x%2").arg(conv.channels).arg(conv.kernel);
                return conv.padding == 0 ? text
                                         : text + QStringLiteral(" pad %1").arg(conv.padding);
            },
            [&](const layer::MaxPool& pool) { return withNumber("maxpool", pool.side); },
            [&](const layer::AvgPool& pool) { return withNumber("avgpool", pool.side); },
            [](const layer::BatchNorm&) { return QStringLiteral("batchnorm"); },
            [](const layer::Relu&) { return QStringLiteral("relu"); },
            [](const layer::LeakyRelu& relu) {
                return QStringLiteral("leakyrelu ") + exactText(relu.slope);
            },
            [](const layer::Tanh&) { return QStringLiteral("tanh"); },
            [](const layer::Sigmoid&) { return QStringLiteral("sigmoid"); },
            [](const layer::Dropout& dropout) {
                return QStringLiteral("dropout ") + exactText(dropout.share);
            },
            [](const layer::Flatten&) { return QStringLiteral("flatten"); },
            [&](const layer::Linear& linear) { return withNumber("linear", linear.units); }},
        layer);
}

QString layersText(const Architecture& architecture)
{
    return architecture.isPerceptron() ? joined(architecture.units()) : listText(architecture);
}

Result<Architecture> architectureFromLayersText(const QString& text)
{
    return isList(text) ? architectureFromList(text) : perceptronFromLayersText(text);
}

QString shortLayersText(const Architecture& architecture)
{
    return architecture.isPerceptron() ? hiddenText(architecture.hidden()) : listText(architecture);
}

Result<Architecture> architectureFromShortText(const QString& text)
{
    if (isList(text)) {
        return architectureFromList(text);
    }
    const Result<QList<int>> hidden = hiddenFromText(text);
    return hidden ? Result<Architecture>(Architecture::perceptron(*hidden)) : hidden.error();
}

Result<QList<int>> hiddenFromText(const QString& text)
{
    static const QRegularExpression separator(R"(\s*[-,]\s*|\s+)");
    QList<int> hidden;
    const QStringList parts = text.trimmed().split(separator);
    for (const QString& part : parts) {
        bool isNumber = false;
        hidden.append(part.toInt(&isNumber));
        if (!isNumber) {
            return Error{
                Tr::tr("hidden layers: expected whole numbers such as `256-128-64`, found `%1`")
                    .arg(text.left(80))};
        }
    }
    const Result<Done> valid = Architecture::perceptron(hidden).validate();
    return valid ? Result<QList<int>>(hidden) : valid.error();
}

QString hiddenText(const QList<int>& hidden)
{
    return joined(hidden);
}

} // namespace core
