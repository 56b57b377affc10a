#!/usr/bin/env bash
# Long seeded runs in a release build; the figures go to out/soak.json. What is run, and for how long, is the soak program's.
set -euo pipefail
cd "$(dirname "$0")/.."

tests/setup.sh
mkdir -p out
cargo build -q --release --workspace --bins
exec tests/with-keyring.sh target/release/soak "$@"
