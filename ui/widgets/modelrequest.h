#pragma once

#include "ui/widgets/dialogs.h"

namespace ui
{

/// Asks for a model's file: `patterns` are those of the files that are listed first.
FileRequest modelRequest(const QString& title, const QString& patterns);

/// Asks where to save a model of that name.
FileRequest modelSaveRequest(const QString& title, const QString& modelName);

} // namespace ui
