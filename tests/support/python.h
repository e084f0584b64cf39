#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace support
{

/// A Python interpreter that has what a test needs: another program to judge DigitLab's files.
class Python
{
public:
    struct Result {
        int code = -1; ///< -1 when it crashed, or found no end within a minute
        QByteArray output;
        QByteArray errors;
    };

    /// The first of /usr/bin/python3, to which Debian's modules belong, and PATH's python3 that can
    /// import all of the modules.
    explicit Python(const QStringList& modules);

    bool isFound() const { return !m_interpreter.isEmpty(); }
    /// For QSKIP when none is found: `no python3 here can import torch`.
    QString whyNot() const;

    /// Runs a script with arguments. Only when isFound().
    Result run(const QString& script, const QStringList& arguments = {}) const;

private:
    QStringList m_modules;
    QString m_interpreter;
};

} // namespace support
