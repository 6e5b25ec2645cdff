#!/usr/bin/env bash
# One of two trainers is killed again and again: experiments/takeover.sh [OUT.json]
#
# Starts a broker and two trainers as processes of their own, streams examples to all domains, and kills one of the two
# with SIGKILL. Measures the time from there to the first training step of the other one on a domain that was the
# dead one's, committed and read by a reader of committed records; starts the dead one again, and waits until both have
# half of the partitions. Once with a standby copy of each learner's state and once without. The model is small and random,
# its steps take milliseconds, so that the processor decides little. Exit code 4: a learner's own
# counters do not add up.
#   KILLS=5 SEED=1        how often, and what victims and moments are derived from
#   SESSION=15s           how long a trainer may be silent before the other takes over
#   STANDBY="1 0"         copies of each state that other trainers keep
#   DOMAINS=16 WARM_UP=24 how many domains, and how many examples each has learned before the first kill
set -euo pipefail
out=${1:-takeover.json}
. "$(dirname "${BASH_SOURCE[0]}")/running.sh"

"$root/alluvium" --version > /dev/null || fail "./alluvium does not run"
run_java Takeover.java "$root" "$work" "$out"
