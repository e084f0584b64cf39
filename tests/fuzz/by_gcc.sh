#!/usr/bin/env bash
# A compiler launcher: compiles with GCC what was meant for clang, without sanitizers and coverage.
set -euo pipefail
shift
arguments=()
for argument; do
  [[ $argument == -fsanitize* || $argument == -fno-sanitize* || $argument == -fprofile-instr* ||
    $argument == -fcoverage* ]] || arguments+=("$argument")
done
exec g++ "${arguments[@]}"
