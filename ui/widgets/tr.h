#pragma once

#include <QCoreApplication>

namespace ui
{

/// Translates the texts of the window that stand in plain functions: Tr::tr("...").
struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ui::Texts)
};

} // namespace ui
