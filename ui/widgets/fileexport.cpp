#include "ui/widgets/fileexport.h"

#include "ui/widgets/dialogs.h"
#include "ui/widgets/notifier.h"
#include "ui/widgets/tr.h"

namespace ui
{

void exportFile(Notifier& notifier, const FileExport& file)
{
    const FileRequest request{
        .kind = "export",
        .title = file.title,
        .nameFilters = {file.filter},
        .defaultSuffix = file.fileName.section('.', -1),
        .suggestedFileName = file.fileName};
    const auto chosen = [&notifier, write = file.write](const QString& path) {
        if (notifier.succeeded(write(path))) {
            notifier.note(Tr::tr("Exported %1").arg(path));
        }
    };
    notifier.dialogs().askSaveFile(notifier.window(), request, chosen);
}

} // namespace ui
