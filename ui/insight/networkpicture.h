#pragma once

#include "core/base/classes.h"
#include "core/insight/contributions.h"
#include "core/insight/unitanswers.h"
#include "ui/insight/networklayout.h"

#include <QImage>

#include <memory>

class QFont;
class QWidget;

namespace ui
{

/// What is computed of a model and an image to be shown.
struct NetworkContent {
    core::Classes classes; ///< the outputs
    core::Activations activations;
    std::vector<core::Contribution> contributions; ///< towards the output `label`
    int label = 0;
    int linesEnd = 0; ///< the layer whose units contributions are not told of; 0 if there is none
};

using AnswersPointer = std::shared_ptr<const std::vector<core::LayerAnswers>>;

/// Around the layout, in logical pixels; below it there is also a line for the captions.
inline constexpr int networkMargin = 6;

/// How wide the outputs are with their texts and bars, in logical pixels.
int outputsWidth(const QFont& font, const core::Classes& classes);

/// From the layout's device pixels, `ratio` per logical one, to the widget's logical ones.
QRectF logicalRect(const QRect& rect, qreal ratio);

/// All of the network but the selection, with the widget's size, font and palette. Dead and never
/// silent units are marked if the answers are of these layers.
QImage networkPicture(
    const QWidget& widget, const NetworkContent& content, const AnswersPointer& answers,
    const NetworkLayout& layout, qreal ratio);

} // namespace ui
