#pragma once

#include "core/runs/runstore.h"

#include <QCoreApplication>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>

namespace support
{

/// Gives a test that works with the user's settings and folders a user of its own. Before the first
/// window.
inline void becomeTestUser(const QString& testName)
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("DigitLabTests");
    QCoreApplication::setApplicationName(testName);
}

/// Takes all away that the test user has.
inline void clearTestUser()
{
    QSettings().clear();
    QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/digitlab")
        .removeRecursively();
    QDir(core::stateFolder()).removeRecursively();
}

} // namespace support
