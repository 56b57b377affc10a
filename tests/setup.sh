#!/usr/bin/env bash
# Installs what a bare Debian 12 with Rust, Node and make still lacks; does nothing when all is there. Builds nothing of ours.
set -euo pipefail
cd "$(dirname "$0")/.."

NEXTEST=0.9.143
TAURI_DRIVER=2.1.0

PACKAGES=(
  # to build
  build-essential pkg-config curl libssl-dev libdbus-1-dev
  libwebkit2gtk-4.1-dev libgtk-3-dev librsvg2-dev
  # to test: a screen without a screen, a keyring, a browser, a real database
  xvfb xauth dbus-daemon dbus-x11 libglib2.0-bin gnome-keyring webkit2gtk-driver chromium postgresql
  # to look at what came out, and to print
  poppler-utils qpdf imagemagick xdotool jq cups-client cups-daemon shellcheck desktop-file-utils
  default-jre-headless libpdfbox2-java libactivation-java libjaxb-api-java
  fonts-morisawa-bizud-gothic fonts-morisawa-bizud-mincho fonts-noto-cjk fonts-ipamj-mincho
)

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

missing_packages() {
  local name
  for name in "${PACKAGES[@]}"; do
    dpkg-query -W -f='${Status}\n' "$name" 2>/dev/null | grep -q '^install ok installed$' || echo "$name"
  done
}

install_packages() {
  local missing
  mapfile -t missing < <(missing_packages)
  if [ "${#missing[@]}" -eq 0 ]; then return; fi
  echo "setup: installing ${missing[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

# The pinned version of a cargo program, whatever else may lie on the path.
install_cargo_program() {
  local crate="$1" version="$2" found="$3"
  if [ "$found" = "$version" ]; then return; fi
  echo "setup: building $crate $version (once)"
  cargo install "$crate" --version "$version" --locked --force
}

nextest_found() {
  cargo nextest --version 2>/dev/null | sed -n 's/^release: //p'
}

# tauri-driver does not say its version; cargo's list of installed programs does.
tauri_driver_found() {
  cargo install --list 2>/dev/null | sed -n 's/^tauri-driver v\([0-9.a-z-]*\).*/\1/p'
}

# The note in node_modules is written by npm itself; a newer lock file means something is to be fetched.
install_screen_packages() {
  if [ ui/node_modules/.package-lock.json -nt ui/package-lock.json ]; then return; fi
  echo "setup: npm ci in ui"
  npm ci --prefix ui --no-audit --no-fund
  touch ui/node_modules/.package-lock.json
}

install_packages
install_cargo_program cargo-nextest "$NEXTEST" "$(nextest_found)"
install_cargo_program tauri-driver "$TAURI_DRIVER" "$(tauri_driver_found)"
install_screen_packages
echo "setup: everything is there"
