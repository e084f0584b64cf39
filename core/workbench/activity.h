#pragma once

#include <QFlags>
#include <QObject>

namespace core
{

/// What the program can be doing. Several can go on at once, such as an export beside a run.
enum class Doing {
    Loading = 1,  ///< a model is being opened
    Saving = 2,   ///< a model is being written
    Training = 4, ///< from the moment that a run is asked for until all of it has ended
    Paused = 8,   ///< a run that goes on is held
    Teaching = 16,
    Exporting = 32,
    OpeningDrawing = 64 ///< a picture or an ink file is being read
};
Q_DECLARE_FLAGS(Doings, Doing)

/// What goes on now: the one place that knows. Told by the objects of the workbench that do it,
/// lives on their thread. Nothing set is idle.
class Activity : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool is(Doing doing) const { return m_now.testFlag(doing); }
    bool isIdle() const { return !m_now; }

    void set(Doing doing, bool goesOn)
    {
        if (is(doing) != goesOn) {
            m_now.setFlag(doing, goesOn);
            Q_EMIT changed();
        }
    }

Q_SIGNALS:
    void changed();

private:
    Doings m_now;
};

} // namespace core
