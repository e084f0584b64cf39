#pragma once

/// Stands before a function of plain loops over floats. The compiler makes one version for each of
/// these instruction sets, and the loader chooses the best one for the processor. Debian's baseline
/// has vectors of four floats. The loader does that before a sanitizer's memory is there, so that a
/// sanitized program would die at its start; and clang does not know these sets.
#if defined(__x86_64__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) &&                \
    !defined(__SANITIZE_THREAD__)
#define DIGITLAB_VECTORISED [[gnu::target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")]]
#else
#define DIGITLAB_VECTORISED
#endif
