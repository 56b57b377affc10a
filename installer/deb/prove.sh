#!/usr/bin/env bash
# Installs a package in an overlay of this machine, runs the thin line with what was installed, and removes it.
# Must run in a mount namespace of its own; everything it writes is thrown away.
set -euo pipefail

DEB=$(realpath "$1")
CHECKOUT=$(pwd)
layers=$(mktemp -d)
trap 'umount -R "$layers/root"; umount "$layers"; rmdir "$layers"' EXIT
mount -t tmpfs -o size=2g kakanai "$layers"
mkdir "$layers"/{changes,work,root}
mount -t overlay overlay -o "lowerdir=/,upperdir=$layers/changes,workdir=$layers/work" "$layers/root"
for needed in proc sys dev; do mount --rbind "/$needed" "$layers/root/$needed"; done

there() { chroot "$layers/root" "$@"; }

there dpkg --install "$DEB"
there kakanai check /usr/share/kakanai/catalogue /usr/share/kakanai/forms
there desktop-file-validate /usr/share/applications/jp.kakanai.desk.desktop
there systemd-analyze verify /usr/lib/systemd/system/kakanai-server.service
there env -C "$CHECKOUT" KAKANAI_PROGRAMS=/usr/bin KAKANAI_CONTENTS=/usr/share/kakanai \
  node --test --test-reporter=spec --test-name-pattern='calls a number' tests/window/thin_line.test.mjs
there dpkg --purge kakanai
for program in kakanai-window kakanai-server kakanai; do
  if [ -e "$layers/root/usr/bin/$program" ]; then
    echo "$program was left behind" >&2
    exit 1
  fi
done
