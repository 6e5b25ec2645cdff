#!/usr/bin/env bash
# Shows that docker-compose.yml stands: brings everything up in a project of its own, sends the documents of a sample domain
# to ingest, waits for a live version, asks the worker for a completion by it, and takes everything down again.
# Needs the images (deploy/images/build.sh), a container engine, docker-compose, and ports 8080, 8081 and 8083.
set -euo pipefail
cd "$(dirname "$0")/.."

domain=kitchen
documents=standalone/src/main/resources/sample-domains/$domain/train.jsonl
compose=(docker-compose -p alluvium-check)

fail() {
  echo "compose-check: $*" >&2
  "${compose[@]}" ps >&2 || true
  "${compose[@]}" logs --tail 30 >&2 || true
  exit 1
}

# wait_for WHAT SECONDS COMMAND...
wait_for() {
  local what=$1 seconds=$2
  shift 2
  for ((i = 0; i < seconds; i++)); do
    if "$@"; then
      echo "compose-check: $what after ${i} s"
      return
    fi
    sleep 1
  done
  fail "$what: not after $seconds s"
}

ready() {
  curl -fs -o /dev/null -m 5 "http://127.0.0.1:$1/q/health/ready"
}

answered() {
  curl -fs -m 30 -H 'Content-Type: application/json' http://127.0.0.1:8083/v1/completions \
    -d "{\"model\": \"$domain\", \"prompt\": \"Warm the\", \"max_tokens\": 8}" > "$answer" && grep -q '"digest"' "$answer"
}

answer=$(mktemp)
trap '"${compose[@]}" down -v > /dev/null 2>&1; rm -f "$answer"' EXIT

"${compose[@]}" up -d
for port in 8080 8081 8083; do
  wait_for "port $port is ready" 180 ready "$port"
done
curl -fsS -m 60 -o /dev/null -H 'Content-Type: application/x-ndjson' --data-binary "@$documents" \
  "http://127.0.0.1:8081/v1/domains/$domain/records" || fail "ingest did not take the documents"
wait_for "a completion by a live version" 420 answered
cat "$answer"
echo
