#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace fuzz
{

/// A good input of a target, to begin with.
struct Seed {
    QString target;
    QString name;
    QByteArray bytes;
};

/// Small inputs of all targets, made by the program's own writers or written here.
QList<Seed> seeds();

} // namespace fuzz
