#!/usr/bin/env bash
# Runs clang-tidy with the project's checks on app, core and ui, or on the files that are named. Takes
# minutes; prints nothing but findings.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

install_packages "${build_packages[@]}" clang-tidy
cd "$root"
cmake --preset release -DCMAKE_EXPORT_COMPILE_COMMANDS=ON >/dev/null
cmake --build --preset release --target digitlab >/dev/null # headers that are generated
[ $# -gt 0 ] || mapfile -t sources < <(git ls-files 'app/*.cpp' 'core/*.cpp' 'ui/*.cpp')
# The filter leaves out what is generated in the build folder, which has an app and a core of its own.
printf '%s\n' "${@:-${sources[@]}}" |
  xargs -P "$(nproc)" -n 1 \
    clang-tidy --quiet --header-filter="^$root/(app|core|ui)/" -p build/release 2>/dev/null
