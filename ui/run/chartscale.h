#pragma once

namespace ui
{

/// The upper end of a loss axis with five intervals that shows `loss`: 2.5, 5, 10, 25, 50, 100...
/// A run starts at ln 10 = 2.3, so that 2.5 is what nearly every run needs.
double lossAxisEnd(double loss);

/// Whole epochs between two ticks (1, 2, 5, 10, 20, 50...) so that at most `maxTicks` are needed.
int epochTickInterval(int epochs, int maxTicks);

} // namespace ui
