#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

namespace core
{

/// A model that was kept from the midst of a run.
struct Moment {
    double epochs = 0; ///< how far the run was, 0 is untrained
    QString path;      ///< the model's file

    bool operator==(const Moment&) const = default;
};

} // namespace core

Q_DECLARE_METATYPE(core::Moment)
