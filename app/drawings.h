#pragma once

#include "app/console.h"
#include "core/prediction/predictor.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
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

/// Calls `tell` for each drawing and picture that shows ink, as an image of one of these classes,
/// and says of the others that they show none. Drawings are refused where the classes are no
/// handwriting. `tell` returns an exit code. Returns the worst one: what cannot be read or told
/// does not keep the others from being told, but output that cannot be written does.
int forEachDrawing(
    const QCommandLineParser& parser, const core::Classes& classes, const Console& console,
    const std::function<int(const NamedDrawing& drawing)>& tell);
/// The same where only these words are pictures.
int forEachDrawing(
    const QCommandLineParser& parser, const QStringList& pictures, const core::Classes& classes,
    const Console& console, const std::function<int(const NamedDrawing& drawing)>& tell);

/// The same of all drawings and pictures, with what the model reads in each. Drawings are read many
/// at a time, and what is done is told as a progress line.
int forEachReading(
    const QCommandLineParser& parser, const core::Predictor& predictor, const Console& console,
    const std::function<int(const NamedDrawing& drawing, const core::Reading& reading)>& tell);

/// How many threads read many images: two where there are two cores.
int readingThreads();

/// The progress line of a work on many drawings.
class DrawingsProgress
{
public:
    DrawingsProgress(const Console& console, qsizetype count);

    /// So many are done.
    void tell(qsizetype done) const;

private:
    const Console& m_console;
    qsizetype m_count;
    QElapsedTimer m_time;
};

template <typename Numbers> QJsonArray numberArray(const Numbers& numbers)
{
    QJsonArray array;
    for (const auto number : numbers) {
        array.append(static_cast<double>(number));
    }
    return array;
}

/// Adds digit, most_like, rejected and probabilities. With other classes than digits, `class` and
/// `class_index` stand for `digit`, and names for numbers.
void addReading(QJsonObject& object, const core::Reading& reading, const core::Classes& classes);

/// A class as JSON: the digit as a number, else the name.
QJsonValue classValue(int label, const core::Classes& classes);

} // namespace app
