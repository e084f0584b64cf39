#pragma once

#include "core/insight/mistakes.h"
#include "core/workbench/currentmodel.h"
#include "core/workbench/teachingrun.h"
#include "core/workbench/timeline.h"
#include "core/workbench/trainingrun.h"

#include <QObject>
#include <QSet>

namespace core
{

/// What the model that is looked at (Timeline) makes of labelled images: the test part of the
/// dataset, the user's drawings, or those of an ink file. Reads them anew in the background
/// whenever model or images change, the newest model wins. A run is followed epoch by epoch; what
/// is being read is finished first, so that short epochs cannot keep it from an end. Only while
/// somebody watches.
class TestReadings : public QObject
{
    Q_OBJECT

public:
    enum class Source { TestPart, MyDigits, InkFile };

    /// All outlive it.
    TestReadings(
        CurrentModel& model, Timeline& timeline, CurrentDataset& dataset, TrainingRun& run,
        TeachingRun& teaching, QObject* parent = nullptr);

    /// Says that a watcher wants them, or no longer does.
    void watch(const QObject* watcher, bool isWatching);

    Source source() const { return m_source; }
    void setSource(Source source);
    /// Reads the drawings of an ink file that have a label; the source is that file then. Ends in
    /// changed() or failed().
    void openInk(const QString& path);

    /// The images are its test part; null without any.
    const DatasetPointer& images() const { return m_images; }
    /// One for each image; empty until they are there.
    const QList<LabelledReading>& readings() const { return m_readings; }
    /// Those of the model before: of the epoch before while a run is followed. Empty without, and
    /// when the images were others.
    const QList<LabelledReading>& before() const { return m_before; }
    /// Whose readings these are; null without any.
    const PredictorPointer& predictor() const { return m_predictor; }
    /// Its name, such as `quick 3`.
    const QString& modelName() const { return m_modelName; }
    /// CurrentModel::number() of the model that it is a version, or a moment, of.
    int modelNumber() const { return m_modelNumber; }
    /// Why there are none, in a sentence; empty when there are, or are being made.
    QString whyNone() const;

    /// What is looked for among them; shared by all that watch.
    const MistakeFilter& filter() const { return m_filter; }
    void setFilter(const MistakeFilter& filter);
    /// Sets the filter to images of `label` that are read as `readAs`, and asks for them to be
    /// shown.
    void showMistakes(int label, int readAs);
    /// The same for all of these images, by their rising indices, read right or not. Other images
    /// make an end of that.
    void showImages(const QList<qsizetype>& indices);

Q_SIGNALS:
    /// Readings, images, or why there are none.
    void changed();
    void filterChanged();
    void mistakesAsked();
    void failed(const QString& message);

private:
    void useSource();
    void setImages(const DatasetPointer& images);
    void onModelChanged();
    void refreshInMotion();
    void refresh();
    void read();

    CurrentModel& m_model;
    Timeline& m_timeline;
    CurrentDataset& m_dataset;
    TrainingRun& m_run;
    TeachingRun& m_teaching;
    QSet<const QObject*> m_watchers;
    Source m_source = Source::TestPart;
    DatasetPointer m_images;
    QList<LabelledReading> m_readings;
    QList<LabelledReading> m_before;
    PredictorPointer m_predictor;
    QString m_modelName;
    int m_modelNumber = 0;
    MistakeFilter m_filter;
    bool m_isStale = true; ///< the readings are not of the current model and images
    bool m_isReading = false;
    Job m_opening;
    Job m_reading;
};

} // namespace core
