#!/usr/bin/env bash
# Builds the release programs and measures them beside their peers. What is measured stands in bench.mjs.
set -euo pipefail
cd "$(dirname "$0")/../.."

tests/setup.sh
# Two peers of the papers are Python's; Debian keeps what their folder needs in a package of its own.
if ! python3 -c 'import ensurepip' 2>/dev/null; then
  if [ "$(id -u)" -eq 0 ]; then apt-get install -y -qq python3-venv; else sudo apt-get install -y -qq python3-venv; fi
fi
echo "== bench: building the screen and the release programs"
npm run --silent --prefix ui build
cargo build -q --release --workspace --bins
KAKANAI_PROFILE=release exec node tests/bench/bench.mjs
