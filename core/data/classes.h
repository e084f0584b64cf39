#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace core
{

/// What the images of a dataset show, by label from 0 on: names for people. Digits at first.
class Classes
{
public:
    static constexpr int least = 2;
    static constexpr int most = 62;
    static constexpr int longestName = 40; ///< characters

    Classes();
    /// An error names the line, from 1 on, that is empty, too long or there twice.
    static Result<Classes> create(const QStringList& names);

    int size() const { return static_cast<int>(m_names.size()); }
    const QString& name(int label) const { return m_names[label]; }
    const QStringList& names() const { return m_names; }

    /// Whether they are the digits 0 to 9: then there is synthetic ink of them.
    bool areDigits() const;
    /// Whether each is a digit or a letter: then a drawing may show one.
    bool areHandwriting() const;

    bool operator==(const Classes&) const = default;

private:
    QStringList m_names;
};

/// The file beside a dataset's four that names its classes, one a line, in UTF-8.
inline constexpr auto classesFile = "classes.txt";

Result<Classes> readClasses(const QString& path);

} // namespace core
