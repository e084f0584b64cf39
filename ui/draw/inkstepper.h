#pragma once

#include "core/ink/ink.h"

#include <QList>
#include <QString>
#include <QWidget>

class QToolButton;

namespace ui
{

/// Steps through the inks of an opened file, one at a time.
class InkStepper : public QWidget
{
    Q_OBJECT

public:
    explicit InkStepper(QWidget* parent = nullptr);

    /// Takes the inks of a file and reports the first.
    void open(const QList<core::Ink>& inks, const QString& fileName);
    qsizetype count() const { return m_inks.size(); }
    /// Says which ink of which file is the present one.
    QString caption() const;

Q_SIGNALS:
    void stepped(const core::Ink& ink, const QString& caption);

private:
    void stepTo(qsizetype index);
    QToolButton* addButton(const QString& name, const QString& text, Qt::ArrowType arrow, int step);

    QList<core::Ink> m_inks;
    QString m_fileName;
    qsizetype m_index = 0;
    QToolButton* m_previous;
    QToolButton* m_next;
};

} // namespace ui
