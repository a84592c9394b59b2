# shellcheck shell=bash
# Sourced by ./run: starts programs in the background, watches them, and stops them in the reverse order.
# Expects the data folder in $data; keeps run/<name>.pid and logs/<name>.log there.

STARTED=()
: "${data:?}"

say() { printf '%s\n' "$*"; }
die() { printf '%s\n' "$*" >&2 && exit 1; }

pid_of() { cat "$data/run/$1.pid" 2>/dev/null || true; }

alive() {
  local pid
  pid=$(pid_of "$1")
  [[ -n $pid ]] && kill -0 "$pid" 2>/dev/null
}

# Each program gets a process group of its own, so that a Ctrl-C at the terminal reaches ./run alone, which stops
# them in good order.
launch() { # name command...
  local name=$1 log=$data/logs/$1.log
  shift
  [[ ! -f $log ]] || mv -f "$log" "$log.previous"
  set -m
  "$@" </dev/null >"$log" 2>&1 7>&- 9>&- &
  set +m
  echo $! >"$data/run/$name.pid"
  [[ " ${STARTED[*]} " == *" $name "* ]] || STARTED+=("$name")
}

tail_of() { say "The end of $data/logs/$1.log:" >&2 && tail -n 25 "$data/logs/$1.log" >&2; }

ended_unexpectedly() {
  tail_of "$1"
  die "The $1 ended unexpectedly; stopping the rest."
}

await_line() { # name pattern seconds
  local patience=$((SECONDS + $3))
  until grep -q -- "$2" "$data/logs/$1.log" 2>/dev/null; do
    alive "$1" || ended_unexpectedly "$1"
    ((SECONDS < patience)) || { tail_of "$1"; die "The $1 was not ready within $3 seconds."; }
    sleep 0.1
  done
}

# PostgreSQL takes SIGTERM as "wait for every client", SIGINT as "stop now, cleanly".
stop_signal() { [[ $1 == postgres ]] && echo INT || echo TERM; }

stop() { # name [seconds]
  local pid patience=$((SECONDS + ${2:-20}))
  pid=$(pid_of "$1")
  if [[ -n $pid ]] && kill -s "$(stop_signal "$1")" "$pid" 2>/dev/null; then
    while kill -0 "$pid" 2>/dev/null; do
      ((SECONDS < patience)) || { kill -KILL "$pid" 2>/dev/null || true; break; }
      sleep 0.1
    done
    wait "$pid" 2>/dev/null || true
  fi
  rm -f "$data/run/$1.pid"
}

stop_all() {
  trap '' INT TERM HUP
  local i
  for ((i = ${#STARTED[@]} - 1; i >= 0; i--)); do stop "${STARTED[i]}"; done
}

# What a killed ./run has left behind, told from strangers that got the same process number by its command line.
stop_leftovers() { # data folder
  local name pid
  for name in server agent sandbox postgres; do
    pid=$(pid_of "$name")
    [[ -n $pid && -r /proc/$pid/cmdline ]] || continue
    if tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF -- "$1"; then stop "$name"; fi
    rm -f "$data/run/$name.pid"
  done
}

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_port() {
  local candidate
  while true; do
    candidate=$((20000 + RANDOM % 12000))
    port_taken "$candidate" || { echo "$candidate" && return; }
  done
}

# The same port again when it is free, so that tools pointed at it go on working.
remembered_port() { # file
  local remembered
  remembered=$(cat "$1" 2>/dev/null || true)
  if [[ -z $remembered ]] || port_taken "$remembered"; then remembered=$(free_port); fi
  echo "$remembered" | tee "$1"
}

http_status() { # port path
  (exec 3<>"/dev/tcp/127.0.0.1/$1" && printf 'GET %s HTTP/1.0\r\nHost: localhost:%s\r\nAccept-Language: zh-CN\r\n\r\n' "$2" "$1" >&3 &&
    read -r -t 30 _ status _ <&3 && echo "$status") 2>/dev/null || true
}
