#!/usr/bin/env bash
# Measures Vekha on generated workspaces: see benchmarks/README.md.
#   VEKHA=build/release/vekha benchmarks/run.sh [PROGRAMMES:ROWS…]
set -euo pipefail

here=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd -P)
vekha=${VEKHA:-$here/../build/release/vekha}
data=${VEKHA_BENCH_DATA:-$here/../build/bench-data}
sizes=("$@")
((${#sizes[@]})) || sizes=(10:10000 100:100000 1000:1000000)

[[ -x $vekha ]] || { echo "No program at $vekha: build it (cmake --preset release && cmake --build --preset release) or set VEKHA." >&2; exit 2; }
command -v python3 >/dev/null || { echo "The workspaces are made by Python: apt-get install python3" >&2; exit 2; }

printf '%s, %s processors, %s\n\n' "$("$vekha" --version)" "$(nproc)" "$(date -u +%F)"
for size in "${sizes[@]}"; do
  [[ $size =~ ^([0-9]+):([0-9]+)$ ]] || { echo "«$size»: write PROGRAMMES:ROWS, for example 100:100000" >&2; exit 2; }
  folder=$data/programmes-${BASH_REMATCH[1]}-rows-${BASH_REMATCH[2]}
  if [[ ! -f $folder/vekha.toml || $here/make_workspace.py -nt $folder/vekha.toml ]]; then
    rm -rf -- "$folder"
    python3 "$here/make_workspace.py" "$folder" "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
  fi
  python3 "$here/measure.py" "$vekha" "$folder"
done
