#pragma once

#include "app/console.h"
#include "core/prediction/predictor.h"

#include <QCommandLineParser>
#include <QJsonArray>

#include <functional>

namespace app
{

/// A drawing of an ink file, or a picture, that a command is to tell something of.
struct NamedDrawing {
    QJsonObject object; ///< says which one it is; the command adds what it has to tell
    QString title;      ///< the same for people
    core::DigitImage image;
};

/// The option `--ink FILE` with this help, and the words `PICTURE ...`.
void addDrawingOptions(QCommandLineParser& parser, const QString& inkHelp);
bool hasDrawings(const QCommandLineParser& parser);

/// Calls `tell` for each drawing and picture that shows ink, and says of the others that they show
/// none. `tell` returns an exit code. Returns the worst one: what cannot be read or told does not
/// keep the others from being told.
int forEachDrawing(
    const QCommandLineParser& parser, const Console& console,
    const std::function<int(const NamedDrawing& drawing)>& tell);
/// The same where only these words are pictures.
int forEachDrawing(
    const QCommandLineParser& parser, const QStringList& pictures, const Console& console,
    const std::function<int(const NamedDrawing& drawing)>& tell);

template <typename Numbers> QJsonArray numberArray(const Numbers& numbers)
{
    QJsonArray array;
    for (const auto number : numbers) {
        array.append(static_cast<double>(number));
    }
    return array;
}

/// Adds digit, most_like, rejected and probabilities.
void addReading(QJsonObject& object, const core::Reading& reading);

} // namespace app
