#include "core/network/architecture.h"

#include "core/base/exacttext.h"
#include "core/base/tr.h"
#include "core/ink/digitimage.h"
#include "core/network/layertext.h"
#include "core/network/model.h"

#include <QStringList>

#include <algorithm>

namespace core
{

namespace
{

constexpr auto logitsName = "logits";
constexpr auto tutorialName = "tutorial";

/// Whether it may give something other than 0 for zeros.
bool shifts(const Layer& layer)
{
    return hasWeights(layer) || is<layer::BatchNorm>(layer) || is<layer::Sigmoid>(layer);
}

/// Numbers the layers with parameters, each kind for itself.
class LayerNames
{
public:
    QString next(const Layer& layer)
    {
        return std::visit(
            Overloaded{
                [this](const layer::Conv&) {
                    return QStringLiteral("conv%1").arg(++m_convolutions);
                },
                [this](const layer::BatchNorm&) { return QStringLiteral("bn%1").arg(++m_norms); },
                [this](const layer::Linear&) { return QStringLiteral("fc%1").arg(++m_linear); },
                [](const auto&) { return QString(); }},
            layer);
    }

private:
    int m_convolutions = 0;
    int m_norms = 0;
    int m_linear = 0;
};

Result<Done> within(const QString& what, int value, int lowest, int highest)
{
    if (value >= lowest && value <= highest) {
        return Done{};
    }
    return Error{
        Tr::tr("expected %1 of %2 to %3, found %4").arg(what).arg(lowest).arg(highest).arg(value)};
}

Result<Done> within(const QString& what, double value, double lowest, double highest)
{
    if (value >= lowest && value <= highest) {
        return Done{};
    }
    return Error{Tr::tr("expected %1 of %2 to %3, found %4")
                     .arg(what, plainText(lowest), plainText(highest), plainText(value))};
}

/// What a layer gives for what comes in, or why it cannot.
class ShapeAfter
{
public:
    explicit ShapeAfter(const Shape& before)
        : m_before(before)
    {
    }

    Result<Shape> operator()(const layer::Conv& conv) const
    {
        const int highest = m_before.side + 2 * conv.padding;
        for (const Result<Done>& check :
             {needsImage(),
              within(Tr::tr("a number of channels"), conv.channels, 1, Architecture::maxChannels),
              within(Tr::tr("zeros around the image"), conv.padding, 0, digitImageSide),
              within(Tr::tr("a kernel's side"), conv.kernel, 1, highest)}) {
            if (!check) {
                return check.error();
            }
        }
        return Shape{conv.channels, highest - conv.kernel + 1, false};
    }

    Result<Shape> operator()(const layer::MaxPool& pool) const { return pooled(pool.side); }
    Result<Shape> operator()(const layer::AvgPool& pool) const { return pooled(pool.side); }

    Result<Shape> operator()(const layer::Dropout& dropout) const
    {
        const auto valid = within(Tr::tr("a share"), dropout.share, 0.0, 0.95);
        return valid ? Result<Shape>(m_before) : valid.error();
    }

    Result<Shape> operator()(const layer::LeakyRelu& relu) const
    {
        const auto valid = within(Tr::tr("a slope"), relu.slope, 0.0, 1.0);
        return valid ? Result<Shape>(m_before) : valid.error();
    }

    Result<Shape> operator()(const layer::Flatten&) const
    {
        return Shape{static_cast<int>(m_before.size()), 1, true};
    }

    Result<Shape> operator()(const layer::Linear& linear) const
    {
        if (!m_before.isFlat) {
            return Error{Tr::tr("expected `flatten` before it, found %1").arg(shapeText(m_before))};
        }
        const auto valid = within(Tr::tr("units"), linear.units, 1, Architecture::maxUnits);
        return valid ? Result<Shape>(Shape{linear.units, 1, true}) : valid.error();
    }

    /// Batch normalisation and activations.
    template <typename Kind> Result<Shape> operator()(const Kind&) const { return m_before; }

private:
    Result<Done> needsImage() const
    {
        if (m_before.isFlat) {
            return Error{Tr::tr("expected channels of images before it, found %1 units in a row")
                             .arg(m_before.channels)};
        }
        return Done{};
    }

    Result<Shape> pooled(int side) const
    {
        for (const Result<Done>& check :
             {needsImage(), within(Tr::tr("a side"), side, 1, m_before.side)}) {
            if (!check) {
                return check.error();
            }
        }
        return Shape{m_before.channels, m_before.side / side, false};
    }

    Shape m_before;
};

/// `1x28x28; conv 32x5 -> 32x24x24`: what comes in and what the layers up to `end` give.
QString shapesText(const QList<Layer>& layers, const QList<Shape>& shapes)
{
    QStringList texts{shapeText(imageShape())};
    for (qsizetype i = 0; i < shapes.size(); ++i) {
        texts.append(QStringLiteral("%1 -> %2").arg(layerText(layers[i]), shapeText(shapes[i])));
    }
    return texts.join(QStringLiteral("; "));
}

Error layerError(const QList<Layer>& layers, const QList<Shape>& before, const QString& problem)
{
    const qsizetype at = std::min(before.size(), layers.size() - 1);
    return {Tr::tr("layer %1 (`%2`): %3 (%4)")
                .arg(at + 1)
                .arg(layerText(layers[at]), problem, shapesText(layers, before))};
}

/// The shapes after each layer, or an error for the first one that has none.
Result<QList<Shape>> shapesOf(const QList<Layer>& layers)
{
    QList<Shape> shapes;
    for (const Layer& layer : layers) {
        const Shape before = shapes.isEmpty() ? imageShape() : shapes.last();
        const Result<Shape> shape = std::visit(ShapeAfter(before), layer);
        if (!shape) {
            return layerError(layers, shapes, shape.error().message);
        }
        if (shape->size() > Architecture::maxValues) {
            return layerError(
                layers, shapes,
                Tr::tr("expected at most %1 values for one image, found %2")
                    .arg(Architecture::maxValues)
                    .arg(shape->size()));
        }
        shapes.append(*shape);
    }
    return shapes;
}

Result<Done> validateHidden(const QList<int>& hidden)
{
    if (hidden.size() > Architecture::maxHiddenLayers) {
        return Error{Tr::tr("hidden layers: expected 1 to %1 of them, found %2")
                         .arg(Architecture::maxHiddenLayers)
                         .arg(hidden.size())};
    }
    for (const int units : hidden) {
        if (units < 1 || units > Architecture::maxUnits) {
            return Error{Tr::tr("hidden layers: expected 1 to %1 units in each, found %2")
                             .arg(Architecture::maxUnits)
                             .arg(units)};
        }
    }
    return Done{};
}

Result<Done> validateClasses(int count)
{
    if (count >= Classes::least && count <= Classes::most) {
        return Done{};
    }
    return Error{Tr::tr("last layer: expected one output for each of %1 to %2 classes, found %3")
                     .arg(Classes::least)
                     .arg(Classes::most)
                     .arg(count)};
}

/// Whether the network is small enough to be built.
Result<Done> validateSize(const Architecture& architecture, const QList<Shape>& shapes)
{
    qint64 values = 0;
    for (const Shape& shape : shapes) {
        values += shape.size();
    }
    if (values > Architecture::maxValues) {
        return layerError(
            architecture.layers, shapes,
            Tr::tr("expected at most %1 values of all layers for one image, found %2")
                .arg(Architecture::maxValues)
                .arg(values));
    }
    const qint64 parameters = architecture.parameterCount();
    if (parameters > Architecture::maxParameters) {
        return layerError(
            architecture.layers, shapes,
            Tr::tr("expected a network of at most %1 parameters, found %2")
                .arg(Architecture::maxParameters)
                .arg(parameters));
    }
    return Done{};
}

Result<Done> validateEnd(const QList<Layer>& layers, const QList<Shape>& shapes)
{
    const auto* last = std::get_if<layer::Linear>(&layers.last());
    if (!last || !validateClasses(last->units)) {
        return layerError(
            layers, shapes,
            Tr::tr("expected a linear layer at the end, with one output for each of %1 to %2 "
                   "classes, such as `linear %3`")
                .arg(Classes::least)
                .arg(Classes::most)
                .arg(digitCount));
    }
    return Done{};
}

} // namespace

Shape imageShape()
{
    return {1, digitImageSide, false};
}

QString shapeText(const Shape& shape)
{
    return shape.isFlat ? QString::number(shape.channels)
                        : QStringLiteral("%1x%2x%2").arg(shape.channels).arg(shape.side);
}

QList<int> Architecture::tutorialHidden()
{
    return {256, 128, 64};
}

Architecture Architecture::perceptron(const QList<int>& hidden, Head head)
{
    return {perceptronLayers(hidden), head};
}

QList<Layer> Architecture::perceptronLayers(const QList<int>& hidden, int classes)
{
    QList<Layer> layers{layer::Flatten{}};
    for (const int units : hidden) {
        layers.append({layer::Linear{units}, layer::Relu{}});
    }
    layers.append(layer::Linear{classes});
    return layers;
}

bool Architecture::isPerceptron() const
{
    return !hidden().isEmpty() && layers == perceptronLayers(hidden(), classCount());
}

int Architecture::classCount() const
{
    const auto* last = layers.isEmpty() ? nullptr : std::get_if<layer::Linear>(&layers.last());
    return last ? last->units : 0;
}

Architecture Architecture::withClasses(int count) const
{
    Architecture result = *this;
    std::get<layer::Linear>(result.layers.last()).units = count;
    return result;
}

QList<int> Architecture::hidden() const
{
    QList<int> units;
    for (const Layer& each : layers) {
        if (const auto* linear = std::get_if<layer::Linear>(&each)) {
            units.append(linear->units);
        }
    }
    return units.isEmpty() ? units : units.first(units.size() - 1);
}

QList<Architecture::Placed> Architecture::placed() const
{
    const Result<QList<Shape>> shapes = shapesOf(layers);
    Q_ASSERT(shapes);
    LayerNames names;
    QList<Placed> placed;
    for (qsizetype i = 0; i < layers.size(); ++i) {
        const Shape before = i == 0 ? imageShape() : (*shapes)[i - 1];
        placed.append({layers[i], names.next(layers[i]), before, (*shapes)[i]});
    }
    return placed;
}

QList<Architecture::Stage> Architecture::stages() const
{
    const QList<Placed> all = placed();
    QList<Stage> stages;
    bool isWeighted = false; // whether the newest stage has its layer with weights
    for (qsizetype i = 0; i < layers.size(); ++i) {
        if (stages.isEmpty() || (isWeighted && hasWeights(layers[i]))) {
            stages.append(Stage{.first = i});
            isWeighted = false;
        }
        isWeighted |= hasWeights(layers[i]);
        Stage& stage = stages.last();
        stage.end = i + 1;
        stage.shape = all[i].after;
        stage.hasRelu = is<layer::Relu>(layers[i]) || (stage.hasRelu && !shifts(layers[i]));
    }
    stages.last().hasRelu |= head == Head::Tutorial;
    return stages;
}

QList<int> Architecture::units() const
{
    QList<int> units{digitImagePixels};
    for (const Stage& stage : stages()) {
        units.append(static_cast<int>(stage.shape.size()));
    }
    return units;
}

qsizetype Architecture::parameterCount() const
{
    const QList<ParameterView> views = parameterViews(*this);
    return views.isEmpty() ? 0 : views.last().offset + views.last().count;
}

qint64 Architecture::multiplyAdds() const
{
    qint64 sum = 0;
    for (const Placed& each : placed()) {
        if (const auto* conv = std::get_if<layer::Conv>(&each.layer)) {
            sum += each.after.size() * conv->kernel * conv->kernel * each.before.channels;
        } else if (is<layer::Linear>(each.layer)) {
            sum += each.after.size() * each.before.size();
        }
    }
    return sum;
}

Result<Done> Architecture::validate() const
{
    if (isPerceptron()) {
        const Result<Done> valid = validateHidden(hidden());
        return valid ? validateClasses(classCount()) : valid;
    }
    if (layers.isEmpty() || layers.size() > maxLayers) {
        return Error{
            Tr::tr("layers: expected 1 to %1 of them, found %2").arg(maxLayers).arg(layers.size())};
    }
    const Result<QList<Shape>> shapes = shapesOf(layers);
    if (!shapes) {
        return shapes.error();
    }
    const Result<Done> end = validateEnd(layers, *shapes);
    return end ? validateSize(*this, *shapes) : end;
}

QString headName(Head head)
{
    return head == Head::Tutorial ? tutorialName : logitsName;
}

Result<Head> headFromName(const QString& name)
{
    if (name == logitsName) {
        return Head::Logits;
    }
    if (name == tutorialName) {
        return Head::Tutorial;
    }
    return Error{Tr::tr("head: expected `%1` or `%2`, found `%3`")
                     .arg(logitsName, tutorialName, name.left(80))};
}

} // namespace core
