#!/usr/bin/env bash
# Lays the built release out as a Debian package and prints its path. Builds no program and installs nothing.
set -euo pipefail
cd "$(dirname "$0")/../.."

PROGRAMS=(kakanai-window kakanai-server kakanai)
VERSION=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
ARCH=$(dpkg --print-architecture)
ROOT=out/deb/root
DEB=out/kakanai_${VERSION}_${ARCH}.deb

put() { install -D -m "$1" "$2" "$ROOT/$3"; }

put_folder() {
  mkdir -p "$ROOT/$2"
  cp -r --no-preserve=mode,ownership "$1/." "$ROOT/$2/"
}

lay_out() {
  local program size
  for program in "${PROGRAMS[@]}"; do put 755 "target/release/$program" "usr/bin/$program"; done
  put_folder assets/catalogue usr/share/kakanai/catalogue
  put_folder assets/forms usr/share/kakanai/forms
  put_folder assets/fonts usr/share/kakanai/fonts
  put_folder ui/dist usr/share/kakanai/ui
  put 644 installer/desk/jp.kakanai.desk.desktop usr/share/applications/jp.kakanai.desk.desktop
  for size in 32x32 128x128 256x256; do
    put 644 "assets/icons/$size.png" "usr/share/icons/hicolor/$size/apps/kakanai.png"
  done
  put 644 assets/icons/icon.png usr/share/icons/hicolor/512x512/apps/kakanai.png
  put 644 assets/icons/icon.svg usr/share/icons/hicolor/scalable/apps/kakanai.svg
  put 644 installer/server/kakanai-server.service usr/lib/systemd/system/kakanai-server.service
  put 644 installer/server/server.example.toml etc/kakanai/server.example.toml
  put 644 installer/desk/settings.example.toml etc/kakanai/settings.example.toml
  put 644 installer/desk/staff.example.toml etc/kakanai/staff.example.toml
  put 644 LICENSE usr/share/doc/kakanai/copyright
  put 644 docs/third-party.md usr/share/doc/kakanai/third-party.md
  put_folder docs/licences usr/share/doc/kakanai/licences
  put 644 README.ja.md usr/share/doc/kakanai/README.ja.md
  put 644 CHANGELOG.md usr/share/doc/kakanai/changelog
  gzip -9n "$ROOT/usr/share/doc/kakanai/changelog"
}

# Which libraries the programs really ask for, in the words of Debian.
needed_libraries() {
  local around
  around=$(mktemp -d)
  mkdir "$around/debian"
  printf 'Source: kakanai\n\nPackage: kakanai\nArchitecture: any\n' >"$around/debian/control"
  local programs=("${PROGRAMS[@]/#/$PWD/$ROOT/usr/bin/}")
  (cd "$around" && dpkg-shlibdeps --warnings=0 -O "${programs[@]}") | sed -n 's/^shlibs:Depends=//p'
  rm -rf "$around"
}

describe() {
  mkdir -p "$ROOT/DEBIAN"
  install -m 755 installer/deb/postinst installer/deb/prerm "$ROOT/DEBIAN/"
  printf '/etc/kakanai/%s.example.toml\n' server settings staff >"$ROOT/DEBIAN/conffiles"
  cat >"$ROOT/DEBIAN/control" <<CONTROL
Package: kakanai
Version: $VERSION
Architecture: $ARCH
Maintainer: The Kakanai contributors <kakanai@example.org>
Section: misc
Priority: optional
Installed-Size: $(du -sk --exclude=DEBIAN "$ROOT" | cut -f1)
Depends: $(needed_libraries), adduser
Recommends: cups-client, gnome-keyring, fonts-ipamj-mincho, fonts-morisawa-bizud-gothic
Description: counter program of a Japanese ward office (書かない窓口)
 The clerk's window, the ward's server with its board and kiosk pages, and the
 command line that checks the catalogue. A desk needs /etc/kakanai/settings.toml,
 the server /etc/kakanai/server.toml; examples lie beside them.
CONTROL
}

rm -rf "$ROOT"
mkdir -p "$ROOT"
lay_out
describe
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || echo 0)
export SOURCE_DATE_EPOCH
dpkg-deb --root-owner-group --build -Zxz "$ROOT" "$DEB" >/dev/null
echo "$DEB"
