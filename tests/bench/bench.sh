#!/usr/bin/env bash
# Builds the release programs and measures them beside their peers. What is measured stands in bench.mjs.
set -euo pipefail
cd "$(dirname "$0")/../.."

tests/setup.sh
echo "== bench: building the screen and the release programs"
npm run --silent --prefix ui build
cargo build -q --release --workspace --bins
KAKANAI_PROFILE=release exec node tests/bench/bench.mjs
