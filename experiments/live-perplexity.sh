#!/usr/bin/env bash
# What live prompts are worth on real text: experiments/live-perplexity.sh CORPORA [OUT.json]
#
# Starts ./alluvium up on a fresh directory, produces the first 1.5 MB of CORPORA/DOMAIN/train.jsonl of each domain, waits
# until all of it is learned and the last version that passed the gate is live, and runs ./alluvium eval on each
# valid.jsonl. Exit code 4: a domain is not 15 % better than the frozen model, or the frozen model has changed.
#   DOMAINS="news rev bio cs"   which domains, in which order
#   BYTES=1500000               how much of each
#   GOAL=15                     percent
#   UP_OPTIONS="..."            further options of ./alluvium up
set -euo pipefail
corpora=$(cd "${1:?give the directory of the corpora}" && pwd)
out=${2:-live-perplexity.json}
. "$(dirname "${BASH_SOURCE[0]}")/running.sh"

# shellcheck disable=SC2086 # Several options in one variable.
start_up ${UP_OPTIONS:-}
run_java LivePerplexity.java "$root" "$server" "$corpora" "$work" "$out"
