#!/usr/bin/env bash
# Sets everything up and runs all tests. Arguments go to ctest: scripts/test.sh -L mnist. Others that
# take long are run by their names:
#
#   scripts/test.sh --sanitize      under the address, undefined-behaviour and thread sanitizers
#   scripts/test.sh --soak          the window, used for a long time
#   scripts/test.sh --chaos [RUNS]  the program, disturbed while it works
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

install_packages "${build_packages[@]}" "${test_packages[@]}"
cd "$root"

# Not what needs the program as it is: torch's Python would need the sanitizers first, a window that
# is driven from outside does not wait for a slow one, and sanitizers take address space without end.
# The thread sanitizer gets the tests of threads whose work is not passed on in Qt's queues alone,
# which it does not know.
run_sanitized() {
  cmake --preset "$1" >&2
  cmake --build --preset "$1" >&2
  ctest --preset "$1" -j "$(nproc)"
}

case ${1:-} in
--sanitize)
  run_sanitized sanitize
  run_sanitized tsan
  exit
  ;;
esac

configure # tests remember where the user's MNIST lies
build
case ${1:-} in
--soak)
  exec ctest --test-dir build/release -L soak --output-on-failure
  ;;
--chaos)
  shift
  install_packages faketime dataset-fashion-mnist
  exec python3 tests/chaos/chaos.py "$program" "$@"
  ;;
*)
  fetch_mnist >&2
  exec ctest --preset release "$@"
  ;;
esac
