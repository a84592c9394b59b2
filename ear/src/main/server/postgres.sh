#!/usr/bin/env bash
# PostgreSQL of its own for ./run and for the in-container tests, from binaries that Maven has fetched.
#
#   postgres.sh init  BINARIES DIR        make the cluster and the database (once; later calls change nothing)
#   postgres.sh run   BINARIES DIR PORT   become the server (SIGINT stops it cleanly)
#   postgres.sh start BINARIES DIR PORT   init, start in the background, return when it takes connections
#   postgres.sh stop  BINARIES DIR        stop what start began
#
# DIR holds data/ and password (mode 0600; YANQI_DB_PASSWORD is taken for it when set). User and database: yanqi.
set -euo pipefail
umask 077

readonly ACTION=${1:?init, run, start or stop} BINARIES=$2 DIR=$3
readonly DATA=$DIR/data

# The server refuses to run as root. In a user namespace of its own root is nobody, yet still owns its files.
unprivileged() {
  if [[ $(id -u) != 0 ]]; then
    exec "$@"
  elif unshare --user true 2>/dev/null; then
    exec unshare --user -- "$@"
  elif command -v setpriv >/dev/null && setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$1" -a -x "${DIR%/*}"; then
    chown -R 65534:65534 "$DIR"
    exec setpriv --reuid=65534 --regid=65534 --clear-groups -- "$@"
  fi
  echo "PostgreSQL does not run as root and user namespaces are not allowed here: start Yanqi as an ordinary user." >&2
  exit 1
}

init() {
  [[ -f $DATA/PG_VERSION && -f $DIR/ready ]] && return
  rm -rf "$DATA"
  mkdir -p "$DIR"
  if [[ -n ${YANQI_DB_PASSWORD:-} ]]; then
    printf '%s\n' "$YANQI_DB_PASSWORD" >"$DIR/password"
  else
    head -c 24 /dev/urandom | base64 >"$DIR/password"
  fi
  mkdir "$DATA"
  # Text is compared by code point, whatever the machine's locale: indexes survive a move to another machine.
  (unprivileged "$BINARIES/bin/initdb" --pgdata "$DATA" --username yanqi --pwfile "$DIR/password" \
    --auth scram-sha-256 --encoding UTF8 --locale C --locale-provider builtin --builtin-locale C.UTF-8 \
    --data-checksums >"$DIR/initdb.log" 2>&1) || { cat "$DIR/initdb.log" >&2; exit 1; }
  cat >>"$DATA/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 60
shared_buffers = 64MB
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] '
CONF
  echo 'CREATE DATABASE yanqi' | (unprivileged "$BINARIES/bin/postgres" --single -D "$DATA" postgres) >>"$DIR/initdb.log" 2>&1
  touch "$DIR/ready"
}

case $ACTION in
  init) init ;;
  run) unprivileged "$BINARIES/bin/postgres" -D "$DATA" -p "${4:?port}" ;;
  start)
    init
    (unprivileged "$BINARIES/bin/pg_ctl" --pgdata "$DATA" --options "-p ${4:?port}" --log "$DIR/postgres.log" --silent --wait start)
    ;;
  stop) unprivileged "$BINARIES/bin/pg_ctl" --pgdata "$DATA" --mode fast --silent --wait stop ;;
  *) echo "unknown action: $ACTION" >&2; exit 2 ;;
esac
