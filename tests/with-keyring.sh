#!/usr/bin/env bash
# Runs a command with a session bus and an unlocked keyring of its own, both gone afterwards. Never touches the person's own keyring.
set -euo pipefail

if [ "${1:-}" != --inside ]; then
  home=$(mktemp -d)
  trap 'rm -rf "$home"' EXIT
  mkdir -m 700 "$home/run"
  XDG_DATA_HOME="$home/data" XDG_CONFIG_HOME="$home/config" XDG_CACHE_HOME="$home/cache" XDG_RUNTIME_DIR="$home/run" \
    dbus-run-session -- "$0" --inside "$@"
  exit
fi
shift

head -c 24 /dev/urandom | base64 | gnome-keyring-daemon --unlock --components=secrets >/dev/null
gdbus wait --session --timeout 20 org.freedesktop.secrets
"$@"
