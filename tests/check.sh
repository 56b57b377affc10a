#!/usr/bin/env bash
# Formatting, lints, types, and whether the generated files are up to date. Runs no test; seconds when warm.
set -euo pipefail
cd "$(dirname "$0")/.."

GENERATED=(ui/src/desk/generated.ts ui/src/centre/generated.ts schemas/{catalogue,form,desk-settings}.schema.json)

say() { printf '\n== check: %s\n' "$1"; }

# The generator must change nothing; what it changed is left in place, ready to be committed.
generated_files_are_up_to_date() {
  local before file stale=0
  before=$(mktemp -d)
  # shellcheck disable=SC2064 # the folder's name is wanted as it is now
  trap "rm -rf '$before'" EXIT
  cp --parents "${GENERATED[@]}" "$before"
  # The whole workspace, as the tests build it: one package alone would have other features and be compiled twice.
  cargo build -q --workspace --all-targets
  target/debug/export-types
  for file in "${GENERATED[@]}"; do
    git --no-pager diff --no-index --exit-code "$before/$file" "$file" || stale=1
  done
  if [ "$stale" -ne 0 ]; then
    echo "check: the command table changed; the files above were written anew: commit them" >&2
    return 1
  fi
}

say "formatting (cargo fmt)"
cargo fmt --all --check
say "lints (clippy, warnings are errors)"
cargo clippy -q --workspace --all-targets -- -D warnings
say "the screen's types and lints (tsc, biome)"
npm run --silent --prefix ui check
say "generated files (export-types)"
generated_files_are_up_to_date
say "scripts (shellcheck)"
shellcheck .ci/run tests/*.sh tests/*/*.sh installer/*/*.sh
echo "check: all is well"
