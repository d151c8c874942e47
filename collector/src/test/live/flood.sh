#!/usr/bin/env bash
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# A flood with random addresses: flowgen's NetFlow v9 of one exporter, then the same with both addresses of each flow uniformly random and
# public, which no cache of addresses knows. City and ASN are looked up, BulkSink stands for Elasticsearch. A second exporter sends its
# usual traffic all the time: its flows must not be late.
#
#   flood.sh [--flows 2000000] [--warm 3000000] [--rate 20000] [--other-rate 1000] [--delay 5]
#
#   --flows       flows of each part       --warm   usual flows before
#   --rate        flows a second           --other-rate   those of the second exporter
#   --delay       seconds that a flow of the second exporter may need from arrival to being stored
#
# Ends with 0 when all holds, 1 when it does not, 2 when it cannot start, 77 when tools are missing. collector.sh says which environment
# variables count. Everything stays on 127.0.0.1 and is ended by its pid.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../../../.." && pwd -P)
live=(python3 "$here/chaos_live.py")
flows=2000000 warm=3000000 rate=20000 other_rate=1000 delay=5 prefix=flood
while [ $# -gt 0 ]; do
    case $1 in
        --flows) flows=$2 ;;
        --warm) warm=$2 ;;
        --rate) rate=$2 ;;
        --other-rate) other_rate=$2 ;;
        --delay) delay=$2 ;;
        *) echo "flood.sh: there is no option $1" >&2 && exit 2 ;;
    esac
    shift 2
done
for tool in cc curl python3; do
    command -v "$tool" >/dev/null || { echo "flood.sh: needs $tool" >&2 && exit 77; }
done

# shellcheck source=collector/src/test/live/elastic.sh
. "$here/elastic.sh"
# shellcheck source=collector/src/test/live/collector.sh
. "$here/collector.sh"
# shellcheck source=collector/src/test/live/processor.sh
. "$here/processor.sh"

work=$(mktemp -d "${TMPDIR:-/tmp}/flowhound-flood.XXXXXX")
senders=()
# shellcheck disable=SC2317 # called by the trap
clean_up() {
    local status=$?
    trap - EXIT
    collector_kill9 one
    [ ${#senders[@]} -eq 0 ] || kill "${senders[@]}" 2>/dev/null || true
    sink_stop
    if [ "$status" -eq 0 ]; then rm -rf "$work"; else say "logs are in $work"; fi
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# send CAPTURE ADDRESS RATE, made CAPTURE FLOWS SEED RATE
send() { python3 "$here/flood_live.py" send "$work/$1.pcap" "$2" "${collector_port[one]}" "$3" >"$work/$1.sent"; }
made() { "$work/flowgen" --proto v9 --flows "$2" --seed "$3" --rate "$4" --base-time now --pcap "$work/$1.pcap" >"$work/$1.json"; }
all_there() { [ $(($(sink_value documents) - before)) = "$count" ]; }

# part CAPTURE FLOWS EXPORTER OTHER: one part beside the second exporter, under addresses of its own; sets $nanos and $others_delay
part() {
    local drops
    count=$(($2 + $2 * other_rate / rate)) before=$(sink_value documents)
    made other $(($2 * other_rate / rate)) 7 "$other_rate"
    nanos=$(processor_nanos "${collector_pid[one]}") drops=$("${live[@]}" drops "${collector_port[one]}")
    send other "$4" "$other_rate" &
    senders=($!)
    send "$1" "$3" "$rate" &
    senders+=($!)
    wait "${senders[@]}" || exit 1
    senders=()
    await 900 "all flows of $1 are stored" all_there || true
    nanos=$(($(processor_nanos "${collector_pid[one]}") - nanos))
    others_delay=$(sink_value exporters "$4" most_delay)
    say "$1: load $(load); latest flow after $(sink_value exporters "$3" most_delay) ms, the second exporter's $others_delay ms;" \
        "$(($("${live[@]}" drops "${collector_port[one]}") - drops)) drops;" \
        "$(processor_threads "${collector_pid[one]}" | head -n 6 | awk '{ printf "%s %.1f s; ", $2 $3, $1 / 1e9 }')"
    table_row "$1: flows stored" "$(($(sink_value documents) - before))" "$count" $(($(sink_value documents) - before == count))
}

flowgen_build || exit 2
# shellcheck source=collector/src/test/live/test-classes.sh
. "$here/test-classes.sh"
geolite && sink_start && collector_init one || exit 2
collector_start one "${quiet[@]}" "${geoip[@]}" || exit 2
made warm "$warm" 3 "$rate"
part warm "$warm" 127.0.1.1 127.0.2.1
made usual "$flows" 1 "$rate"
made source "$flows" 2 "$rate"
python3 "$here/flood_live.py" random "$work/source.pcap" "$work/flood.pcap" 2
part usual "$flows" 127.0.1.2 127.0.2.2
usual=$(per "$count" "$nanos") usual_delay=$others_delay
part flood "$flows" 127.0.1.3 127.0.2.3
# The second exporter's flows cost what usual ones cost.
flood=$(awk -v n="$nanos" -v u="$usual" -v all="$count" -v f="$flows" 'BEGIN { printf "%.2f\n", (n / 1000 - (all - f) * u) / f }')
table_row 'usual traffic, us a flow' "$usual" '' 1
table_row 'flood, us a flow' "$flood" '' 1
ratio=$(divide "$flood" "$usual" 2)
table_row 'flood / usual (at most 4)' "$ratio" 4 "$(at_most "$ratio" 4)"
table_row 'delay of the second exporter amid usual traffic, ms' "$usual_delay" '' 1
table_row 'delay of the second exporter amid the flood, ms' "$others_delay" "$((delay * 1000))" $((others_delay <= delay * 1000))
exit "$failed"
