#pragma once

#include <QProgressBar>

namespace ui
{

/// How far a run has come, and inside, as a text and a thin line at the bottom, its epoch.
class RunProgress : public QProgressBar
{
    Q_OBJECT

public:
    explicit RunProgress(QWidget* parent = nullptr);

    /// `share` (0 to 1) is how much of that epoch, from 1 on, is done.
    void setEpoch(int epoch, int epochs, double share);

    QString text() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    double m_epochShare = 0;
};

} // namespace ui
