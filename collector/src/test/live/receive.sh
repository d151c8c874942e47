#!/usr/bin/env bash
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# Receiving without loss: NetFlow v9 to a collector that has one core and no Elasticsearch, so that all of it goes into the journal. At the
# usual rate the kernel must drop nothing; then flowgen sends as fast as it can, and what was received and what the kernel dropped
# must be what was sent, to the datagram.
#
#   receive.sh [--rate 300000] [--seconds 60] [--overload 20000000] [--core 1]
#
#   --rate, --seconds   flows a second, for so long
#   --overload          flows that are sent as fast as it goes
#   --core              the core of the collector; flowgen has the others
#
# Ends with 0 when all holds, 1 when it does not, 2 when it cannot start, 77 when tools are missing. Needs Linux, and 64 bytes a flow
# in TMPDIR. collector.sh says which environment variables count. Everything stays on 127.0.0.1 and is ended by its pid.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../../../.." && pwd -P)
live=(python3 "$here/chaos_live.py")
rate=300000 seconds=60 overload=20000000 core=1 prefix=receive
while [ $# -gt 0 ]; do
    case $1 in
        --rate) rate=$2 ;;
        --seconds) seconds=$2 ;;
        --overload) overload=$2 ;;
        --core) core=$2 ;;
        *) echo "receive.sh: there is no option $1" >&2 && exit 2 ;;
    esac
    shift 2
done
for tool in cc curl python3 taskset; do
    command -v "$tool" >/dev/null || { echo "receive.sh: needs $tool" >&2 && exit 77; }
done

# shellcheck source=collector/src/test/live/elastic.sh
. "$here/elastic.sh"
# shellcheck source=collector/src/test/live/collector.sh
. "$here/collector.sh"
# shellcheck source=collector/src/test/live/processor.sh
. "$here/processor.sh"

work=$(mktemp -d "${TMPDIR:-/tmp}/flowhound-receive.XXXXXX")
# shellcheck disable=SC2317 # called by the trap
clean_up() {
    local status=$?
    trap - EXIT
    collector_kill9 one
    [ -z "$flowgen_pid" ] || kill "$flowgen_pid" 2>/dev/null || true
    if [ "$status" -eq 0 ]; then rm -rf "$work"; else say "logs are in $work"; fi
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

flowgen_build || exit 2
elastic_java=${JAVA_HOME:?set JAVA_HOME}
elastic_url=http://127.0.0.1:$("${live[@]}" ports 1) # nobody is there
collector_init one || exit 2
others=$(python3 -c 'import os, sys; print(",".join(str(c) for c in sorted(os.sched_getaffinity(0) - {int(sys.argv[1])})))' "$core")
received() { collector_metric one flowhound_datagrams_received_total | cut -d. -f1; }
drops() { "${live[@]}" drops "${collector_port[one]}"; }
# flowhound-listen-N-M: the kernel keeps 15 characters.
receiver() { processor_thread "${collector_pid[one]}" '^flowhound-liste'; }

# send NAME FLOWS RATE: sets $datagrams, $records, $arrived, $dropped, $nanos and $process
send() {
    local before before_drops before_nanos before_process distinct=$2 repeat=1
    # Made before, a million at most, and sent again: making them would slow the sender down.
    if [ "$distinct" -gt 1000000 ]; then repeat=$((distinct / 1000000)) distinct=1000000; fi
    before=$(received) before_drops=$(drops) before_nanos=$(receiver) before_process=$(processor_nanos "${collector_pid[one]}")
    taskset -c "${others:-$core}" "$work/flowgen" --proto v9 --flows "$distinct" --repeat "$repeat" --pregen --rate "$3" --seed 1 \
        --dst "127.0.0.1:${collector_port[one]}" >"$work/$1.json" 2>"$work/$1.err" &
    flowgen_pid=$!
    wait "$flowgen_pid" || { cat "$work/$1.err" >&2 && exit 1; }
    flowgen_pid=''
    datagrams=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["packets"])' "$work/$1.json")
    records=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["records"])' "$work/$1.json")
    await 60 "what is in the socket's buffer is read" settled
    arrived=$(($(received) - before)) dropped=$(($(drops) - before_drops)) nanos=$(($(receiver) - before_nanos))
    process=$(($(processor_nanos "${collector_pid[one]}") - before_process))
}

settled() {
    local count
    count=$(received)
    sleep 1
    [ "$count" = "$(received)" ]
}

print() {
    say "$1: $datagrams datagrams, $records flows; receiving thread $(per "$arrived" "$nanos") us a datagram," \
        "$(per $((arrived * records / datagrams)) "$nanos") a flow; whole process" \
        "$(per $((arrived * records / datagrams)) "$process") us a flow received; load $(load)"
}

collector_start one "${quiet[@]}" --set listen.receive-buffer=4MiB || exit 2
taskset -acp "$core" "${collector_pid[one]}" >"$work/taskset" # all threads it has; those to come inherit it
send warm $((rate * 3)) "$rate"
say "warm; threads: $(processor_threads "${collector_pid[one]}" | head -n 8 | awk '{ printf "%s %.2f s; ", $2 " " $3, $1 / 1e9 }')"
send usual $((rate * seconds)) "$rate"
print "$rate flows a second"
table_row 'datagrams received' "$arrived" "$datagrams" $((arrived == datagrams))
table_row 'datagrams that the kernel dropped' "$dropped" 0 $((dropped == 0))
send overload "$overload" 0
print 'as fast as it goes'
table_row 'received + dropped by the kernel' "$((arrived + dropped)) ($dropped)" "$datagrams" $((arrived + dropped == datagrams))
exit "$failed"
