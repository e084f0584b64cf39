#!/usr/bin/env bash
# Sets everything up and runs all tests. Arguments go to ctest: scripts/test.sh -L mnist
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

install_packages "${build_packages[@]}" "${test_packages[@]}"
build
fetch_mnist >&2
cd "$root"
exec ctest --preset release "$@"
