#!/usr/bin/env bash
# Runs every test there is, in the order in which a failure is cheapest, and counts them. Installs and builds what they need.
set -euo pipefail
cd "$(dirname "$0")/.."

LOGS=out/test
passed=0
failed=0
broken=()

say() { printf '\n== test: %s\n' "$1"; }

# Runs one set of tests, keeps what it said, and adds what the given reader counted in it.
tests() {
  local name="$1" count="$2"
  shift 2
  local log="$LOGS/$name.log" status=0 good bad
  say "$name: $*"
  "$@" 2>&1 | tee "$log" || status=$?
  read -r good bad < <(sed 's/\x1b\[[0-9;]*m//g' "$log" | "$count")
  passed=$((passed + good))
  failed=$((failed + bad))
  if [ "$status" -ne 0 ] || [ "$good" -eq 0 ]; then broken+=("$name"); fi
}

counted_by_nextest() {
  awk '/tests? run:/ { for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) p = $(i-1); if ($i ~ /^failed/) f = $(i-1) } }
       END { print p + 0, f + 0 }'
}

counted_by_vitest() {
  awk '$1 == "Tests" { for (i = 2; i <= NF; i++) { if ($i == "passed") p = $(i-1); if ($i == "failed") f = $(i-1) } }
       END { print p + 0, f + 0 }'
}

counted_by_node() {
  awk '/^(#|ℹ) pass / { p = $3 } /^(#|ℹ) fail / { f = $3 } END { print p + 0, f + 0 }'
}

mkdir -p "$LOGS"
tests/setup.sh

say "building the screen (npm run build)"
npm run --silent --prefix ui build
tests/check.sh

tests "rust" counted_by_nextest \
  tests/with-postgres.sh tests/with-keyring.sh cargo nextest run --workspace --no-fail-fast --status-level fail
tests "screen" counted_by_vitest npm run --silent --prefix ui test
tests "browser" counted_by_vitest npm run --silent --prefix ui browser
tests "window" counted_by_node node --test --test-reporter=spec --test-concurrency=1 tests/window/

printf '\n== test: %s passed, %s failed' "$passed" "$failed"
if [ "${#broken[@]}" -gt 0 ]; then
  printf '; not well: %s (%s/*.log)\n' "${broken[*]}" "$LOGS"
  exit 1
fi
printf ' in %d min %d s\n' $((SECONDS / 60)) $((SECONDS % 60))
