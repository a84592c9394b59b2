#!/usr/bin/env bash
# Brings up all that ./run does except the application, for the tests that deploy it themselves.
#
#   for-tests.sh start DIR PORT MANAGEMENT_PORT
#   for-tests.sh stop  DIR
set -euo pipefail

readonly ACTION=${1:?start or stop} DIR=${2:?data folder}
PROJECT=$(cd "$(dirname "$0")/../../../.." && pwd)
readonly PROJECT

stop() {
  local pid
  pid=$(cat "$DIR.pid" 2>/dev/null || true)
  rm -f "$DIR.pid"
  [[ -n $pid ]] && kill "$pid" 2>/dev/null || return 0
  while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
}

start() { # port, management port
  stop
  rm -f "$DIR.log"
  mkdir -p "$(dirname "$DIR")"
  nohup "$PROJECT/run" --data "$DIR" --fresh --port "$1" --management "$2" --no-build --no-deploy --token software \
    >"$DIR.log" 2>&1 </dev/null &
  local pid=$!
  echo "$pid" >"$DIR.pid"
  until grep -q '^Yanqi is ready' "$DIR.log"; do
    kill -0 "$pid" 2>/dev/null || { cat "$DIR.log" >&2 && exit 1; }
    sleep 0.2
  done
}

case $ACTION in
  start) start "${3:?port}" "${4:?management port}" ;;
  stop) stop ;;
  *) echo "unknown action: $ACTION" >&2 && exit 2 ;;
esac
