#!/usr/bin/env bash
# Long seeded runs in a release build; the figures go to out/soak.json. What is run, and for how long, is the soak program's.
set -euo pipefail
cd "$(dirname "$0")/.."

tests/setup.sh
mkdir -p out
cargo build -q --release --workspace --bins
# Every form for two thousand invented households, each letter held against its face.
KAKANAI_HOUSEHOLDS="${KAKANAI_HOUSEHOLDS:-2000}" cargo test -q --release --workspace --test all_forms every_value
exec tests/with-keyring.sh target/release/soak "$@"
