#!/usr/bin/env bash
# Runs a command beside a PostgreSQL cluster of its own, gone afterwards. Never touches a cluster that is already there.
# The command finds the cluster's URL (a superuser's) in KAKANAI_TEST_POSTGRES.
#
# With --by-word there is no command: the URL is said, and the number of the postmaster's process after each start; whoever
# reads may kill it and say a line to have it started again, until they close the script's input.
set -euo pipefail

if [ "$#" -eq 0 ]; then
  echo "使い方: $0 コマンド… | --by-word" >&2
  exit 2
fi

bin=""
for found in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V); do
  if [ -x "$found/initdb" ]; then bin="$found"; fi
done
if [ -z "$bin" ]; then
  echo "PostgreSQL がありません。make test は必要なものを入れてから試験します（Debian では postgresql）。" >&2
  exit 1
fi

# PostgreSQL refuses to run as root; the package brings a user for it.
as_owner=()
if [ "$(id -u)" -eq 0 ]; then as_owner=(runuser -u postgres --); fi

home=$(mktemp -d /tmp/kakanai-pg.XXXXXX)
running=""
leave() {
  if [ -n "$running" ]; then "${as_owner[@]}" "$bin/pg_ctl" -D "$home/data" -m immediate -w stop >/dev/null || true; fi
  rm -rf "$home"
}
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

password=$(head -c 18 /dev/urandom | od -An -tx1 | tr -d ' \n')
printf '%s\n' "$password" >"$home/password"
if [ "$(id -u)" -eq 0 ]; then chown -R postgres: "$home"; fi

# A place everyone may enter: the owner of the cluster need not be allowed into ours.
cd /
"${as_owner[@]}" "$bin/initdb" -D "$home/data" -U kakanai --pwfile="$home/password" --auth=scram-sha-256 \
  --encoding=UTF8 --locale=C.UTF-8 >"$home/initdb.log" || { cat "$home/initdb.log" >&2; exit 1; }

# Starts the cluster on a port.
start() {
  settings="-p $1 -c listen_addresses=127.0.0.1 -c unix_socket_directories=$home -c max_connections=200"
  "${as_owner[@]}" "$bin/pg_ctl" -D "$home/data" -l "$home/log" -o "$settings" -w start >/dev/null
}

# The first port that is free; a start on a taken one ends at once.
for _ in $(seq 20); do
  port=$((20000 + RANDOM % 20000))
  if start "$port"; then
    running=yes
    break
  fi
done
if [ -z "$running" ]; then
  cat "$home/log" >&2
  exit 1
fi

cd "$OLDPWD"
export KAKANAI_TEST_POSTGRES="postgres://kakanai:$password@127.0.0.1:$port/postgres"
if [ "$1" != --by-word ]; then
  "$@"
  exit
fi

printf '%s\n' "$KAKANAI_TEST_POSTGRES"
cd /
while head -n 1 "$home/data/postmaster.pid"; read -r _; do
  start "$port" || { cat "$home/log" >&2; exit 1; }
done
