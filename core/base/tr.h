#pragma once

#include <QCoreApplication>

namespace core
{

/// Translates the texts of core that stand in plain functions: Tr::tr("...").
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(core::Texts)
};

} // namespace core
