#!/usr/bin/env bash
# Long seeded runs in a release build; the figures go to out/soak.json. What is run, and for how long, is the soak program's.
set -euo pipefail
cd "$(dirname "$0")/.."

tests/setup.sh
mkdir -p out
exec tests/with-keyring.sh cargo run --release -q -p kakanai-tests --bin soak -- "$@"
