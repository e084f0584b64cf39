#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/prediction/predictor.h"

#include <QCommandLineParser>
#include <QString>

namespace app
{

/// One subcommand of the program.
struct Command {
    QString name;
    QString summary;
    QString examples;
    void (*addOptions)(QCommandLineParser& parser);
    /// If `takesWords` is false, it gets options only.
    int (*run)(const QCommandLineParser& parser);
    bool takesWords = false;
    QStringList repeatable{}; ///< options that may be given more than once
    /// An interrupt lets it save its work, also one that comes while it starts. The others end at
    /// once, until they watch for interrupts themselves.
    bool savesWhenInterrupted = false;
};

Command trainCommand();
Command teachCommand();
Command evaluateCommand();
Command predictCommand();
Command robustnessCommand();
Command explainCommand();
Command exportCommand();
Command datasetsCommand();
Command importCommand();
Command momentsCommand();

/// The predictor of `--model FILE`, or of the shipped model without it. What a foreign file does
/// not say is told on stderr.
core::Result<core::PredictorPointer> openPredictor(const QCommandLineParser& parser);
/// The same of that file.
core::Result<core::PredictorPointer> openPredictor(const QString& path);
void addModelOption(QCommandLineParser& parser);
/// The options `--dataset`, `mnist` without it, and `--transposed`.
void addDatasetOption(QCommandLineParser& parser);
/// The dataset of that name or folder, its images as `--transposed` says, or else as usual.
core::Result<core::DatasetPointer> loadDataset(
    const QCommandLineParser& parser, const QString& name,
    core::Orientation usual = core::Orientation::FindOut);

/// The dataset of `--dataset` or, when the user names none, the one that the model learned from if
/// it is in the store, else `mnist`. An error if the model tells other classes apart.
core::Result<core::DatasetPointer>
loadDatasetFor(const QCommandLineParser& parser, const core::Predictor& predictor);

/// Prints the message to stderr and returns the code.
int fail(const QString& message);
int wrongUsage(const QString& message);

} // namespace app
