# Sourced by the experiments: starts Alluvium on a fresh directory and stops it at the end.
#   PORT=18080        HTTP port to use
#   KEEP=yes          keep the working directory
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
port=${PORT:-18080}
server=http://127.0.0.1:$port
work=$(mktemp -d "${TMPDIR:-/tmp}/alluvium-experiment.XXXXXX")
up=

fail() {
  echo "$(basename "$0"): $*" >&2
  exit 1
}

stop_up() {
  if [[ -n $up ]] && kill -0 "$up" 2> /dev/null; then
    kill "$up"
    wait "$up" 2> /dev/null || true
  fi
  if [[ ${KEEP:-no} == yes ]]; then
    echo "kept $work" >&2
  else
    rm -rf "$work"
  fi
}
trap stop_up EXIT

# start_up [OPTION...]: further options of ./alluvium up
start_up() {
  "$root/alluvium" --version > /dev/null || fail "./alluvium does not run"
  "$root/alluvium" up --data-dir "$work/data" --port "$port" "$@" > "$work/up.out" 2>&1 &
  up=$!
  for _ in $(seq 1 600); do
    kill -0 "$up" 2> /dev/null || { tail -20 "$work/up.out" >&2; fail "up has ended"; }
    grep -q '^Alluvium is up' "$work/up.out" && return
    sleep 0.5
  done
  fail "up is not ready after five minutes; see $work/up.out"
}

# run_java FILE [ARGUMENT...]: one of the programs here, with the libraries of the packaged application
run_java() {
  local program=$1
  shift
  java -Xmx512m -cp "$root/standalone/target/quarkus-app/lib/main/*" "$root/experiments/$program" "$@"
}
