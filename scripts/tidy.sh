#!/usr/bin/env bash
# Runs clang-tidy with the project's checks on app, core and ui, or on the files that are named. Takes
# minutes; prints nothing but findings.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

install_packages "${build_packages[@]}" clang-tidy
cd "$root"
cmake --preset release -DCMAKE_EXPORT_COMPILE_COMMANDS=ON >/dev/null
cmake --build --preset release --target digitlab >/dev/null # headers that are generated
# clang 14 cannot read the headers of LibTorch 1.13's modules with GCC 12's library: the few sources
# that include them are left to the compiler's own warnings.
[ $# -gt 0 ] || mapfile -t sources < <(
  git ls-files 'app/*.cpp' 'core/*.cpp' 'ui/*.cpp' |
    xargs grep -LE '#include (<torch/|"core/network/network.h"|"core/insight/inputgradients_p.h")'
)
# The filter leaves out what is generated in the build folder, which has an app and a core of its own.
printf '%s\n' "${@:-${sources[@]}}" |
  xargs -P "$(nproc)" -n 1 \
    clang-tidy --quiet --header-filter="^$root/(app|core|ui)/" -p build/release 2>/dev/null
