#include "app/columns.h"

#include <algorithm>
#include <array>
#include <utility>

namespace app
{

namespace
{

bool isWide(QChar letter)
{
    constexpr std::array<std::pair<char16_t, char16_t>, 8> ranges{
        {{0x1100, 0x115f},
         {0x2e80, 0x303e},
         {0x3041, 0xa4cf},
         {0xac00, 0xd7a3},
         {0xf900, 0xfaff},
         {0xfe30, 0xfe6f},
         {0xff01, 0xff60},
         {0xffe0, 0xffe6}}};
    return std::ranges::any_of(ranges, [code = letter.unicode()](const auto& range) {
        return code >= range.first && code <= range.second;
    });
}

QString blanks(int count)
{
    return QString(std::max(count, 0), QLatin1Char(' '));
}

} // namespace

int columnsOf(QStringView text)
{
    return static_cast<int>(text.size() + std::ranges::count_if(text, isWide));
}

QString cutToColumns(const QString& text, int columns)
{
    QString cut = text;
    while (columnsOf(cut) > columns) {
        cut.chop(1);
    }
    return cut;
}

QString leftInColumns(const QString& text, int columns)
{
    return text + blanks(columns - columnsOf(text));
}

QString rightInColumns(const QString& text, int columns)
{
    return blanks(columns - columnsOf(text)) + text;
}

} // namespace app
