#include "core/base/classes.h"

#include "core/base/plainline.h"
#include "core/base/tr.h"

#include <algorithm>

namespace core
{

namespace
{

QStringList numbers(qsizetype count)
{
    QStringList names;
    for (qsizetype number = 0; number < count; ++number) {
        names.append(QString::number(number));
    }
    return names;
}

Error lineError(qsizetype line, const QString& problem)
{
    return {Tr::tr("line %1: %2").arg(line + 1).arg(problem)};
}

Result<Done> checkName(const QStringList& names, qsizetype line)
{
    const QString& name = names[line];
    if (name.isEmpty()) {
        return lineError(line, Tr::tr("expected the name of a class, found none"));
    }
    if (name.size() > Classes::longestName) {
        return lineError(
            line, Tr::tr("expected a name of at most %1 characters, found %2")
                      .arg(Classes::longestName)
                      .arg(name.size()));
    }
    if (name != harmlessText(name)) {
        return lineError(
            line, Tr::tr("expected a name without control characters, found `%1`")
                      .arg(harmlessText(name)));
    }
    if (const qsizetype first = names.indexOf(name); first < line) {
        return lineError(
            line,
            Tr::tr("expected every name once, found `%1` as in line %2").arg(name).arg(first + 1));
    }
    return Done{};
}

} // namespace

Classes::Classes()
    : m_names(numbers(10))
{
}

Result<Classes> Classes::create(const QStringList& names)
{
    if (names.size() < least || names.size() > most) {
        return Error{Tr::tr("expected the names of %1 to %2 classes, one a line, found %3")
                         .arg(least)
                         .arg(most)
                         .arg(names.size())};
    }
    for (qsizetype line = 0; line < names.size(); ++line) {
        if (const auto good = checkName(names, line); !good) {
            return good.error();
        }
    }
    Classes classes;
    classes.m_names = names;
    return classes;
}

Classes Classes::numbered(int count)
{
    Q_ASSERT(count >= 1 && count <= most);
    Classes classes;
    classes.m_names = numbers(count);
    return classes;
}

bool Classes::areNumbers() const
{
    return m_names == numbers(m_names.size());
}

bool Classes::areDigits() const
{
    return *this == Classes();
}

bool Classes::areHandwriting() const
{
    return std::ranges::all_of(m_names, [](const QString& name) {
        return name.size() == 1 && name.front().isLetterOrNumber();
    });
}

bool Classes::fit(const Classes& others) const
{
    return *this == others || (size() == others.size() && (areNumbers() || others.areNumbers()));
}

QString listText(const Classes& classes)
{
    const QString two = classes.name(0) + QStringLiteral(", ") + classes.name(1);
    return classes.size() > 2 ? two + QStringLiteral(", ...") : two;
}

} // namespace core
