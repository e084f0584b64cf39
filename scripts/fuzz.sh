#!/usr/bin/env bash
# Builds the fuzzers and runs all of them, two at a time, each for so many seconds:
#
#   scripts/fuzz.sh 60              all of them
#   scripts/fuzz.sh 60 pickle ink   those whose names begin so
#   scripts/fuzz.sh --coverage      the lines that the inputs gathered so far reach, for each reader
#
# Prints executions, edges reached, inputs and findings of each. Inputs are gathered in
# build/fuzz/corpus, findings in build/fuzz/findings. A finding that is mended belongs into
# tests/fuzz/found/<target>, where every test run gives it to its reader.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
cd "$root"

folder=$root/build/fuzz
export corpus=$folder/corpus findings=$folder/findings logs=$folder/logs
# LibTorch is not sanitized: its containers are not marked, its globals are there twice, and what it
# keeps for good counts as leaked.
export ASAN_OPTIONS=detect_container_overflow=0:detect_odr_violation=0:detect_leaks=0
export UBSAN_OPTIONS=print_stacktrace=1
HOME=$(mktemp -d)
export HOME
trap 'rm -rf "$HOME"' EXIT
[ -d /dev/shm ] && export TMPDIR=/dev/shm

# Configures and builds the preset $1.
build_fuzzers() {
  install_packages "${build_packages[@]}" clang llvm
  cmake --preset "$1" >&2
  # Seeds and fuzzers only: clang cannot read LibTorch's headers in some other tests.
  mapfile -t fuzzers < <(basename --suffix .cpp tests/fuzz/targets/*.cpp)
  cmake --build --preset "$1" --target fuzz_seeds "${fuzzers[@]/#/fuzz_}" >&2
}

# Runs the fuzzer $2 for $1 seconds and prints its line of the table.
run_fuzzer() {
  local seconds=$1 name=$2 log=$logs/$2.log
  mkdir -p "$corpus/$name" "$findings/$name"
  "$folder/tests/fuzz_$name" -max_total_time="$seconds" -max_len=65536 -timeout=10 \
    -rss_limit_mb=2048 -print_final_stats=1 -verbosity=1 -artifact_prefix="$findings/$name/" \
    "$corpus/$name" "$root/tests/fuzz/found/$name" >"$log" 2>&1 || true
  awk -v name="$name" -v inputs="$(find "$corpus/$name" -type f | wc -l)" \
    -v found="$(find "$findings/$name" -type f | wc -l)" '
      / cov: / { for (i = 1; i < NF; ++i) if ($i == "cov:") edges = $(i + 1) }
      /^stat::number_of_executed_units:/ { executions = $2 }
      END { printf "%-14s %12d %8d %8d %6d\n", name, executions, edges, inputs, found }' "$log"
}
export -f run_fuzzer
export folder root

# What the fuzzers are for.
readers=(
  core/base/classes.cpp core/data/{classesfile,gzipreader,idxreader}.cpp
  core/ink/{inkfile,picturefile,pictureink,picturelist,picturerasterizer}.cpp
  core/modelfile/{chainorder,modelfile,pickle,picklemachine,picklenames}.cpp
  core/modelfile/{pytorch,pytorchlegacy,pytorchstate,pytorchstorages}.cpp
  core/modelfile/{safetensors,safetensorsheader,tensorchain,tensorvalues,zipreader}.cpp
  core/network/layertext.cpp core/runs/{checkpoint,metadatareader}.cpp
  core/training/{augmentationsettings,runpassport,generatorstate,statecheck}.cpp
)

report_coverage() {
  build_fuzzers fuzz-coverage
  local binaries=$root/build/fuzz-coverage/tests objects=() name
  for name in "${fuzzers[@]}"; do
    LLVM_PROFILE_FILE=$HOME/$name.profraw "$binaries/fuzz_$name" -runs=0 "$corpus/$name" \
      "$root/tests/fuzz/found/$name" >/dev/null 2>&1 || say "$name: did not read all inputs"
    objects+=(-object "$binaries/fuzz_$name")
  done
  llvm-profdata merge -o "$HOME/all.profdata" "$HOME"/*.profraw
  # The paths in the report may be relative to the build.
  llvm-cov report -instr-profile "$HOME/all.profdata" "${objects[@]:1}" |
    awk -v readers="${readers[*]}" '
      BEGIN { printf "%-44s %8s %8s %8s\n", "reader", "lines", "missed", "reached"
              count = split(readers, paths) }
      { sub(/^(\.\.\/)*/, "", $1)
        for (i = 1; i <= count; ++i) if ($1 == paths[i] || $1 ~ "/" paths[i] "$") {
          printf "%-44s %8d %8d %8s\n", paths[i], $8, $9, $10
          lines += $8; missed += $9 } }
      END { printf "%-44s %8d %8d %7.2f%%\n", "all", lines, missed, 100 * (1 - missed / lines) }'
}

case ${1:-} in
--coverage)
  report_coverage
  ;;
[1-9]*)
  seconds=$1
  build_fuzzers fuzz
  mkdir -p "$logs"
  "$folder/tests/fuzz_seeds" "$corpus"
  mkdir -p "${fuzzers[@]/#/tests/fuzz/found/}"
  shift
  for name in "${fuzzers[@]}"; do
    [ $# = 0 ] && echo "$name" && continue
    for begin; do [[ $name == "$begin"* ]] && echo "$name"; done
  done >"$HOME/chosen" || true
  printf '%-14s %12s %8s %8s %6s\n' target executions edges inputs findings
  xargs -P 2 -I '{}' bash -c 'run_fuzzer "$@"' _ "$seconds" '{}' <"$HOME/chosen"
  ;;
*)
  sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0"
  exit 2
  ;;
esac
