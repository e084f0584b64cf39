#pragma once

#include "core/prediction/predictor.h"

#include <QTimer>
#include <QWidget>

namespace ui
{

/// What the network makes of the drawing, in one line: the class, large, how probable it is, and a
/// second guess worth naming; between which classes it can't tell; or a message in its place. What
/// has no room is in the tool tip. Assistive technology is told what has rested for a moment.
/// Painted by itself: a label would have the whole panel laid out
/// anew on every pen move.
class Verdict : public QWidget
{
    Q_OBJECT

public:
    explicit Verdict(QWidget* parent = nullptr);

    /// `label` is what a drawing that is read wrong is labelled with; empty otherwise.
    void setReading(
        const core::Reading& reading, const core::Classes& classes, const QString& label = {});
    void setMessage(const QString& message);

    /// All that is shown, as one text.
    QString text() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void announce();
    void show(const QString& name, const QString& percent, const QString& remark);
    QFont scaledFont(qreal factor, bool bold) const;
    QFont nameFont() const;
    void drawMessage(QPainter& painter) const;

    QString m_name;
    QString m_percent;
    QString m_remark;
    QTimer m_rest;
    bool m_isCut = false; ///< something had no room when it was painted
};

} // namespace ui
