#pragma once

#include <QFrame>

class QLabel;

namespace ui
{

/// A calm bar that says what the user should know about the run; hidden until there is something.
class RunWarning : public QFrame
{
    Q_OBJECT

public:
    explicit RunWarning(QWidget* parent = nullptr);

    /// Names the digits that can never be predicted; none: hides the bar.
    void showDeadOutputs(const QList<int>& digits);
    void showMessage(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_text = nullptr;
};

} // namespace ui
