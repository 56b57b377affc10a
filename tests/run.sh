#!/usr/bin/env bash
# `make run`: from a bare machine to a demonstration counter on this screen; without a screen, the walk that leaves pictures.
set -euo pipefail
cd "$(dirname "$0")/.."

tests/setup.sh

# A first run should come soon, so it takes the quicker debug build; whoever has built a release gets that one.
if [ -x target/release/kakanai-window ] && [ -x target/release/kakanai-server ]; then
  profile=release
  flags=(--release)
else
  profile=debug
  flags=()
fi
export KAKANAI_PROFILE="$profile"

echo "run: building the screen and the programs ($profile; the first build takes some minutes)"
npm run --silent --prefix ui build
cargo build "${flags[@]}" --workspace --bins

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec node tests/demonstration/run.mjs
fi
echo "run: there is no display here, so the demonstration walks through by itself on a virtual one"
exec node tests/walk/walk.mjs
