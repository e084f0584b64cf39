#!/usr/bin/env bash
# Sets everything up and opens the window; without a display it trains in the terminal. Says before it
# begins what is to be done and how long it takes; a second start takes a moment more than the program
# alone. Arguments go to the program: scripts/run.sh evaluate --json
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

announce "${build_packages[@]}"
install_packages "${build_packages[@]}"
configure_if_needed
build --target digitlab # the tests would nearly double the wait
fetch_mnist >&2 || say "Going on without MNIST; the window's Dataset page can fetch it later."

if [ $# -eq 0 ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
  say "There is no display for the window: training in the terminal."
  set -- train
fi
exec "$program" "$@"
