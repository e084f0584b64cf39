#!/usr/bin/env bash
# Runs clang-tidy with the project's checks on app, core and ui, or on the files that are named. Takes
# minutes; prints nothing but findings.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

install_packages "${build_packages[@]}" clang-tidy
cd "$root"
cmake --preset release -DCMAKE_EXPORT_COMPILE_COMMANDS=ON >/dev/null
cmake --build --preset release >/dev/null # headers that are generated
[ $# -gt 0 ] || mapfile -t sources < <(git ls-files 'app/*.cpp' 'core/*.cpp' 'ui/*.cpp')
printf '%s\n' "${@:-${sources[@]}}" |
  xargs -P "$(nproc)" -n 1 clang-tidy --quiet -p build/release 2>/dev/null
