#pragma once

#include "core/base/result.h"
#include "core/prediction/predictor.h"
#include "core/training/momentschedule.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <stop_token>

namespace core
{

/// A model that was kept from the midst of a run.
struct Moment {
    double epochs = 0; ///< how far the run was, 0 is untrained
    QString path;      ///< the model's file

    bool operator==(const Moment&) const = default;
};

/// `untrained`, `after 0.25 epochs`, in the user's language.
QString momentText(double epochs);

/// The moments of a run lie in `<folder of the run>/moments/`, each a model file with the name
/// `<samples>-of-<samples per epoch>.safetensors`. All functions take the run's folder. Files with
/// other names are nobody's: they are neither listed nor removed.

/// Ascending; looks at names only.
QList<Moment> listMoments(const QString& runFolder);
qint64 momentBytes(const QString& runFolder);

/// A moment's model, ready to predict. Errors name the file.
Result<PredictorPointer> readMoment(const QString& path, const std::stop_token& stop = {});

/// Writes the file beside its target and renames it. Where the run has as many moments, or bytes of
/// them, as it may, those that can be missed best are removed before.
Result<Done> writeMoment(const QString& runFolder, const TakenMoment& moment);
/// Removes the moments after more samples than so many.
void dropMomentsAfter(const QString& runFolder, qint64 samples);

/// Removes all moments to make room, and leaves a mark that says so.
void removeMoments(const QString& runFolder);
/// Whether moments of this run were removed to make room.
bool wereMomentsRemoved(const QString& runFolder);

} // namespace core

Q_DECLARE_METATYPE(core::Moment)
