#pragma once

#include <memory>

namespace bench
{

/// What one run of a program cost.
struct ProgramCost {
    double seconds = 0;
    double processorSeconds = 0; ///< user and system
    double peakMegabytes = 0;    ///< 0 when the program does not tell
};

/// `digitlab train` with all its defaults: start, loading, ten epochs, eleven evaluations, saving.
ProgramCost runTraining();

/// A program that only touches LibTorch, from its start to its end.
ProgramCost runEmptyTorch();

/// Seconds from the window program's start to its first paint, on a display of its own.
class WindowStart
{
public:
    WindowStart();
    ~WindowStart();

    double seconds() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace bench
