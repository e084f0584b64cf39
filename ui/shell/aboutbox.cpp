#include "ui/shell/aboutbox.h"

#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace ui
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ui::AboutBox)
};

} // namespace

void showAboutBox(QWidget* parent)
{
    auto* box = new QMessageBox(
        QMessageBox::NoIcon, Tr::tr("About DigitLab"),
        Tr::tr("<h3>DigitLab %1</h3><p>A desktop lab for handwritten digits: train a LibTorch "
               "network, watch it learn, draw a digit and have it read.</p><p>Free software under "
               "the GNU General Public License, version 3 or later.</p>")
            .arg(QCoreApplication::applicationVersion()),
        QMessageBox::Close, parent);
    box->setObjectName("aboutBox");
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(themedIcon("digitlab").pixmap(64));
    box->open();
}

} // namespace ui
