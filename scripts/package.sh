#!/usr/bin/env bash
# Makes the Debian package of this machine's release and has lintian judge it. The package's path is the
# last line: apt-get install "$(scripts/package.sh)"
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

install_packages "${build_packages[@]}" "${package_packages[@]}"
configure_if_needed
build --target digitlab
cd "$root"
folder=$root/build/package
rm -rf "$folder"
cpack -G DEB --config build/release/CPackConfig.cmake -B "$folder" >&2
# It is root where there is no other user, such as in a container.
lintian --allow-root --fail-on error "$folder"/*.deb >&2
echo "$folder"/*.deb
