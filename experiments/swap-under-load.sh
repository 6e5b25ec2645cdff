#!/usr/bin/env bash
# Versions change while requests are answered: experiments/swap-under-load.sh CORPORA [OUT.json]
#
# Starts ./alluvium up on a fresh directory, lets each domain have a live version, and then sends REQUESTS requests to
# /v1/completions over all domains while records stream. Exit code 4: a request failed, an answer's digest was not live at
# that time, or fewer than three versions changed.
#   DOMAINS="news rev bio cs"   which domains
#   REQUESTS=5000 CLIENTS=4     how many requests by how many clients at once
#   UP_OPTIONS="..."            further options of ./alluvium up
set -euo pipefail
corpora=$(cd "${1:?give the directory of the corpora}" && pwd)
out=${2:-swap-under-load.json}
. "$(dirname "${BASH_SOURCE[0]}")/running.sh"

# shellcheck disable=SC2086 # Several options in one variable.
start_up ${UP_OPTIONS:-}
run_java SwapUnderLoad.java "$server" "$corpora" "$out"
