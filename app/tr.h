#pragma once

#include <QCoreApplication>

namespace app
{

/// Translates the texts of the command line that stand in plain functions: Tr::tr("...").
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(app::Texts)
};

} // namespace app
