#pragma once

#include "core/network/model.h"

#include <QByteArray>

#include <vector>

namespace support
{

/// What the program's network says of images, raw float32, 784 each: ten outputs an image, softmax
/// left out.
std::vector<float> logitsOf(const core::Model& model, const QByteArray& images);

/// The raw float32 numbers of a file that another program wrote; none when it cannot be read.
std::vector<float> floatsOf(const QString& path);

/// The first test images of MNIST, from which tests ask for logits: raw float32, 784 each. Empty
/// without MNIST.
QByteArray mnistImages(qsizetype count);

/// The largest difference of two rows of numbers; infinite when their sizes differ or
/// one is not finite.
double largestDifference(const std::vector<float>& a, const std::vector<float>& b);

} // namespace support
