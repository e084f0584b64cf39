#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <vector>

namespace core
{

/// What the images of a dataset show and a network tells apart, by label from 0 on: names for
/// people. Digits at first.
class Classes
{
public:
    static constexpr int least = 2;
    static constexpr int most = 62;
    static constexpr int longestName = 40; ///< characters

    Classes();
    /// An error names the line, from 1 on, that is empty, too long, there twice or no plain text.
    static Result<Classes> create(const QStringList& names);

    /// `0`, `1`, ... for classes without names; ten of them are the digits. At most `most`.
    static Classes numbered(int count);

    int size() const { return static_cast<int>(m_names.size()); }
    const QString& name(int label) const { return m_names[label]; }
    const QStringList& names() const { return m_names; }

    /// Whether they are the digits 0 to 9: then there is synthetic ink of them, and My digits can
    /// teach them.
    bool areDigits() const;
    /// Whether they are numbers, as classes without names are.
    bool areNumbers() const;
    /// Whether each is a digit or a letter: then a drawing may show one.
    bool areHandwriting() const;

    /// Whether they may be the same as others: as many of them, with the same names where both have
    /// names.
    bool fit(const Classes& others) const;

    bool operator==(const Classes&) const = default;

private:
    QStringList m_names;
};

/// The first two: `Coat, Bag, ...`; `Coat, Bag` if there are no more.
QString listText(const Classes& classes);

/// One number for each class, by label.
using ClassValues = std::vector<float>;

} // namespace core
