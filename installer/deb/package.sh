#!/usr/bin/env bash
# `make package`: builds the release, makes the .deb, and proves on a throwaway copy of this machine that it installs,
# starts, does its work and goes away again. The machine itself is not changed.
set -euo pipefail
cd "$(dirname "$0")/../.."

tests/setup.sh
echo "== package: building the screen and the release programs"
npm run --silent --prefix ui build
cargo build -q --release --workspace --bins
DEB=$(installer/deb/build.sh)
echo "== package: $DEB ($(du -h "$DEB" | cut -f1))"
dpkg-deb --field "$DEB" Package Version Architecture Depends

echo "== package: installing it on a throwaway copy of this machine and working with it there"
if [ "$(id -u)" -eq 0 ]; then
  unshare --mount installer/deb/prove.sh "$DEB"
else
  sudo unshare --mount installer/deb/prove.sh "$DEB"
fi
echo "package: $DEB installs, starts and works"
