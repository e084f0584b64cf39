#pragma once

#include "core/network/architecture.h"

#include <QMap>
#include <QString>

#include <vector>

namespace core
{

/// What a model says about itself besides its shape; an untrained model may leave every entry
/// empty. Keys and values are written to the file as they are; the known keys are named below.
using Passport = QMap<QString, QString>;

namespace passport
{
inline constexpr auto dataset = "dataset";              ///< name
inline constexpr auto datasetSha256 = "dataset_sha256"; ///< of its contents
inline constexpr auto transposed = "transposed";        ///< `yes`; see Orientation
inline constexpr auto preprocessing = "preprocessing";  ///< `mnist-normalised`
inline constexpr auto classes = "classes"; ///< names, as a JSON array; if missing, numbers
inline constexpr auto preset = "preset";
inline constexpr auto epochs = "epochs"; ///< asked for
inline constexpr auto epochsDone = "epochs_done";
inline constexpr auto batchSize = "batch_size";
inline constexpr auto learningRate = "learning_rate";
inline constexpr auto schedule = "schedule";              ///< of the learning rate
inline constexpr auto labelSmoothing = "label_smoothing"; ///< 0..0.5
inline constexpr auto augmentation = "augmentation";      ///< `rotation=12,...` or `none`
inline constexpr auto styledShare = "styled_share";       ///< synthetic digits among the images
inline constexpr auto noDigitShare = "no_digit_share";    ///< synthetic ink that is no digit
inline constexpr auto averagedShare = "averaged_share";   ///< of the epochs; 0 if missing
inline constexpr auto heldOut = "held_out"; ///< training images kept back to calibrate with
inline constexpr auto seed = "seed";
inline constexpr auto threads = "threads";
inline constexpr auto outcome = "outcome";
inline constexpr auto testAccuracy = "test_accuracy"; ///< 0..1
inline constexpr auto testLoss = "test_loss";
inline constexpr auto deadOutputs = "dead_outputs"; ///< `3,7`
inline constexpr auto temperature = "temperature";  ///< the outputs are divided by it; 1 if missing
inline constexpr auto digitConfidence = "digit_confidence"; ///< below it an image is no digit
inline constexpr auto taughtDrawings = "taught_drawings"; ///< how many it was taught the last time
inline constexpr auto taughtAccuracy = "taught_accuracy"; ///< on these drawings, 0..1
inline constexpr auto taughtDataset = "taught_dataset";   ///< name of the one not to be forgotten
inline constexpr auto taughtDatasetSha256 = "taught_dataset_sha256";
inline constexpr auto program = "program";
inline constexpr auto created = "created";                ///< ISO 8601, UTC
inline constexpr auto importedFrom = "imported_from";     ///< name of another program's file
inline constexpr auto importedFormat = "imported_format"; ///< `pytorch` or `safetensors`
inline constexpr auto input = "input";     ///< how that program gave it pixels: `normalised`
inline constexpr auto assumed = "assumed"; ///< what that file did not say, and how well it reads so
} // namespace passport

/// One named tensor of a model, as a part of Model::parameters.
struct ParameterView {
    QString name;          ///< `fc1.weight`
    QList<qint64> shape;   ///< {out, in}, {out, in, rows, columns} or {out}
    qsizetype offset = 0;  ///< first float
    qsizetype count = 0;   ///< floats
    bool isLearned = true; ///< false for what batch normalisation gathers beside the training
};

/// Network weights and passport: plain values, safe to copy to any thread.
struct Model {
    Architecture network;
    /// fc1.weight (out x in, row by row), fc1.bias, fc2.weight, ...: the tutorial's order.
    std::vector<float> parameters;
    Passport passport;
};

/// What the model tells apart: the names in the passport, or else numbers. An error if the passport
/// has other than one good name for each output.
Result<Classes> classesOf(const Model& model);
/// As a passport has them; empty for numbers, which it need not name.
QString classesText(const Classes& classes);

/// The tensors of such a network, in the order of Model::parameters. The layers of each kind are
/// numbered from 1: `conv1.weight` and `conv1.bias`; `bn1.weight`, `bn1.bias`, `bn1.running_mean`
/// and `bn1.running_var`; `fc1.weight` and `fc1.bias`.
QList<ParameterView> parameterViews(const Architecture& architecture);

} // namespace core
