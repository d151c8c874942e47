#!/usr/bin/env bash
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# Elasticsearch is away while flows keep coming: the collector's heap must stay flat, its backlog must be seen, and all of it must
# be stored once Elasticsearch is back, flow by flow.
#
#   outage.sh [MINUTES] [RATE]      (default: 10 minutes, 20000 flows a second)
#
# First flowgen sends for a minute with Elasticsearch there, for the usual rate; then Elasticsearch is killed with -9, and started
# again at the end. Every tenth of the outage the collector is asked for a full garbage collection and for what is left in its heap,
# its resident memory, and what waits in its journal.
#
# Ends with 0 when every equation holds, 1 when one does not, 2 when it cannot start, 77 when tools are missing. Needs Linux, and
# 6 GB in TMPDIR for the default. collector.sh and elastic.sh say which environment variables count.
# Everything stays on 127.0.0.1; everything that was started is ended, by its pid.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../../../.." && pwd -P)
live=(python3 "$here/chaos_live.py")
minutes=${1:-10} rate=${2:-20000}
prefix=outage

case $minutes$rate in *[!0-9]*) sed -n 's/^# \{0,1\}//; 5,17p' "${BASH_SOURCE[0]}" >&2 && exit 2 ;; esac
for tool in bc cc curl python3; do
    command -v "$tool" >/dev/null || { echo "outage.sh: needs $tool" >&2 && exit 77; }
done

# shellcheck source=collector/src/test/live/elastic.sh
. "$here/elastic.sh"
# shellcheck source=collector/src/test/live/collector.sh
. "$here/collector.sh"

work=$(mktemp -d "${TMPDIR:-/tmp}/flowhound-outage.XXXXXX")
chmod 755 "$work" # root's Elasticsearch runs as another user

# shellcheck disable=SC2317 # called by the trap
clean_up() {
    local status=$?
    trap - EXIT
    collector_kill9 one
    [ -z "$flowgen_pid" ] || kill "$flowgen_pid" 2>/dev/null || true
    elastic_kill9
    if [ "$status" -eq 0 ]; then rm -rf "$work"; else say "logs are in $work"; fi
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# What the collector's heap holds after a full collection, in KiB.
heap() {
    "$elastic_java/bin/jcmd" "${collector_pid[one]}" GC.run >"$work/jcmd"
    "$elastic_java/bin/jcmd" "${collector_pid[one]}" GC.heap_info | tee "$work/heap" | # JDK 21 writes "tenured generation", JDK 25 "Tenured"
        sed -n 's/^ *\(def new generation\|tenured generation\|DefNew\|Tenured\) .* used \([0-9]*\)K.*/\2/p' |
        awk '{ sum += $1 } END { if (NR != 2) exit 1; print sum }' || { say "cannot read the heap of the collector: see $work/heap"; exit 1; }
}

resident() { awk '/^VmRSS/ { print $2 }' "/proc/${collector_pid[one]}/status"; }

backlog() { collector_metric one flowhound_journal_backlog_octets; }

sample() {
    local used
    used=$(heap)
    echo "$used" >>"$work/heaps"
    backlog >>"$work/backlogs"
    printf '%9s %12.1f %12.1f   %s\n' "$1" "$(echo "scale=3; $used / 1024" | bc)" "$(echo "scale=3; $(resident) / 1024" | bc)" \
        "$("${live[@]}" backlog "${collector_admin[one]}")"
}

# A row of the table: words, is, should be, whether that holds.
row() {
    printf '%s %-62s %14s %14s\n' "$([ "$4" = 1 ] && echo 'ok   ' || echo WRONG)" "$1" "$2" "$3"
    [ "$4" = 1 ] || failed=1
}

stream() {
    printf '{"name":"%s","capture":"%s","rate":%s,"slack":0,"downs":[],"drops":%s,"counted":null,"flowgen":%s}' \
        "$1" "$work/$1.pcap" "$rate" "$drops" "$(cat "$work/$1.pcap.json")"
}

flowgen_build || exit 2
elastic_init "$work/elasticsearch" || exit 2
say "starting Elasticsearch, in $work/elasticsearch"
elastic_launch && elastic_await || exit 2
collector_init one && collector_start one || exit 2
await 120 "the collector is ready" curl -sf "http://${collector_admin[one]}/ready" || exit 2

flowgen_start one $((rate * 60)) "$rate" 1 "$work/usual.pcap"
say "flowgen sends $rate flows a second for a minute"
began=$(now)
wait "$flowgen_pid" || exit 1
await_drained 1800 || exit 1
usual=$(echo "$rate * 60 / ($(now) - $began)" | bc)

say "kill -9 of Elasticsearch; flowgen sends $rate flows a second for $minutes minutes"
elastic_kill9
flowgen_start one $((rate * 60 * minutes)) "$rate" 2 "$work/away.pcap"
printf '%9s %12s %12s   %s\n' second 'heap, MiB' 'RSS, MiB' journal
for tenth in 1 2 3 4 5 6 7 8 9 10; do
    sleep $((minutes * 6))
    sample $((tenth * minutes * 6))
done
wait "$flowgen_pid" || exit 1
flowgen_pid=''
say "the flows are sent; Elasticsearch is started again"
elastic_launch && elastic_await || exit 2
began=$(now)
await_drained 3600 || exit 1
rate_drained=$(echo "$rate * 60 * $minutes / ($(now) - $began)" | bc)
say "everything is stored: $rate_drained flows a second since Elasticsearch answered; $usual a second before, at $rate sent"
sample drained

drops=$("${live[@]}" drops "${collector_port[one]}")
failed=0
printf '{"elasticsearch":"%s","index":"%s-flows*","complete":true,"streams":[%s,%s]}' "$elastic_url" "$prefix" \
    "$(stream usual)" "$(stream away)" >"$work/run.json"
"${live[@]}" check "$work/run.json" || failed=1
first=$(head -n 3 "$work/heaps" | sort -n | tail -n 1) last=$(sed -n '8,10p' "$work/heaps" | sort -n | tail -n 1)
# The state of the path is bounded, and nothing of the backlog is in it: what grows with the backlog would have grown fourfold.
row 'heap at the end of the outage, KiB (at most 1.25 of the beginning, and 16 MiB)' "$last" "$((first * 5 / 4 + 16384))" \
    $((last <= first * 5 / 4 + 16384))
row 'backlog at the end of the outage, octets (more than in its first tenth)' "$(sed -n 10p "$work/backlogs")" \
    "$(sed -n 1p "$work/backlogs")" $(($(sed -n 10p "$work/backlogs") > $(sed -n 1p "$work/backlogs")))
row 'backlog in the end, octets' "$(backlog)" 0 $(($(backlog) == 0))
exit "$failed"
