#pragma once

#include <QByteArray>
#include <QString>

#include <span>

/// Feeds the program's readers with arbitrary bytes: by libFuzzer, which makes them up
/// (scripts/fuzz.sh), and by tst_corpus, with the seeds and all that was ever found.
namespace fuzz
{

/// Gives one reader an input and tells whether the reader took it. Whatever the input is, the
/// reader must come back with a result that keeps its promises, or with an error. demand() ends the
/// program where it does not.
using Target = bool (*)(const QByteArray& input);

/// A target, with the name of its folder in a corpus.
struct NamedTarget {
    const char* name;
    Target run;
};

std::span<const NamedTarget> allTargets();

// What the input is:
bool checkpoint(const QByteArray& input);    ///< a run's checkpoint
bool classesFile(const QByteArray& input);   ///< a dataset's classes.txt
bool gzip(const QByteArray& input);          ///< gzipped IDX images
bool idxImages(const QByteArray& input);     ///< IDX images
bool idxLabels(const QByteArray& input);     ///< IDX labels
bool inkFile(const QByteArray& input);       ///< ink as JSON Lines
bool layerText(const QByteArray& input);     ///< an architecture as text
bool legacyPytorch(const QByteArray& input); ///< a file by torch.save from before PyTorch 1.6
bool modelFile(const QByteArray& input);     ///< a model of this program
bool passport(const QByteArray& input);      ///< a line of `key=value` for each entry of a passport
bool pickle(const QByteArray& input);        ///< the pickle in a file by torch.save
bool picture(const QByteArray& input);       ///< a picture file
bool pictureList(const QByteArray& input);   ///< a CSV file of pictures and what they show
bool pytorch(const QByteArray& input);       ///< an archive by torch.save
bool runFolder(const QByteArray& input);     ///< a run's name, a line's end, and its checkpoint
bool safetensors(const QByteArray& input);   ///< another program's safetensors file

/// Writes the input to a file, always the same one of that name, and gives its path.
QString fileOf(const QByteArray& input, const QString& name);

/// Ends the program, with the promise that a reader has broken.
void demand(bool isKept, const char* promise);

} // namespace fuzz
