#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace core
{

/// What went wrong, in one sentence for the user: which file, what was expected and what was found.
struct Error {
    QString message;
};

/// The same error with the name of the file before it.
inline Error inFile(const QString& path, const Error& error)
{
    return {path + QStringLiteral(": ") + error.message};
}

/// A value, or an error instead of it. Failures that a user can cause are returned in this way.
template <typename T> class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_content(std::move(value))
    {
    }
    Result(Error error)
        : m_content(std::move(error))
    {
    }

    bool hasValue() const { return std::holds_alternative<T>(m_content); }
    explicit operator bool() const { return hasValue(); }

    /// Only when hasValue().
    const T& value() const& { return std::get<T>(m_content); }
    T&& value() && { return std::get<T>(std::move(m_content)); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }

    /// Only when !hasValue().
    const Error& error() const { return std::get<Error>(m_content); }

private:
    std::variant<T, Error> m_content;
};

/// Whether a type is a Result.
template <typename T> inline constexpr bool isResult = false;
template <typename T> inline constexpr bool isResult<Result<T>> = true;

/// Success without a value.
using Done = std::monostate;

} // namespace core
