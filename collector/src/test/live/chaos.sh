#!/usr/bin/env bash
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# Nothing lost, nothing twice: flowgen sends IPFIX of one exporter to a collector while Elasticsearch and the collector are killed
# with -9, and looks, flow by flow, whether all that arrived is stored once.
#
#   chaos.sh [--flows N] [--rate N] [--seed N]      (default: 3000000 flows, 20000 a second, seed 1)
#            kill -9 of Elasticsearch twice, of the collector three times, of both once; Elasticsearch restarted with a queue for
#            writing of one, and its disk's flood stage reached once. Flows may be missing that were sent while the collector was
#            down, and none else; the collector must have counted them itself, exactly.
#   chaos.sh --only-elasticsearch                   the same without killing the collector: records, octets and packets are equal
#   chaos.sh --two                                  two collectors with an exporter each: one loses its data.dir, one is given a
#            copy of the other's while both have the same backlog; nothing is missing, nothing is there twice
#
# Ends with 0 when every equation holds, 1 when one does not, 2 when it cannot start, 77 when tools are missing. Prints each event
# with its time (UTC), then the equations. Needs Linux, and 300 MB for each million of flows in TMPDIR (the capture, the journal
# and Elasticsearch's data). collector.sh and elastic.sh say which environment variables count.
#   CHAOS_SLACK  how many seconds before and after a collector was down a gap may reach (default: 5): what waited in the dead
#                socket was sent before, and a sender that is held up sends later than it was due
# Everything stays on 127.0.0.1; everything that was started is ended, by its pid.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../../../.." && pwd -P)
live=(python3 "$here/chaos_live.py")
flows=3000000 rate=20000 seed=1 mode=all
prefix=chaos

usage() { sed -n 's/^# \{0,1\}//; 5,25p' "${BASH_SOURCE[0]}"; }

while [ $# -gt 0 ]; do
    case $1 in
        --flows) flows=${2:?} && shift ;;
        --rate) rate=${2:?} && shift ;;
        --seed) seed=${2:?} && shift ;;
        --only-elasticsearch) mode=elasticsearch ;;
        --two) mode=two ;;
        -h | --help) usage && exit 0 ;;
        *) usage >&2 && exit 2 ;;
    esac
    shift
done
for tool in cc curl python3; do
    command -v "$tool" >/dev/null || { echo "chaos.sh: needs $tool" >&2 && exit 77; }
done

# shellcheck source=collector/src/test/live/elastic.sh
. "$here/elastic.sh"
# shellcheck source=collector/src/test/live/collector.sh
. "$here/collector.sh"

work=$(mktemp -d "${TMPDIR:-/tmp}/flowhound-chaos.XXXXXX")
chmod 755 "$work" # root's Elasticsearch runs as another user

# shellcheck disable=SC2317 # called by the trap
clean_up() {
    local status=$? name
    trap - EXIT
    for name in "${!collector_pid[@]}"; do collector_kill9 "$name"; done
    [ -z "$flowgen_pid" ] || kill "$flowgen_pid" 2>/dev/null || true
    elastic_kill9
    if [ "$status" -eq 0 ]; then rm -rf "$work"; else say "logs are in $work"; fi
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# --- Events -------------------------------------------------------------------------------------------------------

# Waits until $1 percent of the flows are due.
at() {
    local due=$((started + flows * $1 / 100 / rate))
    while [ "$(date +%s)" -lt "$due" ]; do sleep 0.2; done
}

sending() { kill -0 "$flowgen_pid" 2>/dev/null && echo "amid the flows" || echo "after the flows"; }

kill_elasticsearch() { say "kill -9 of Elasticsearch, $(sending)" && elastic_kill9; }

restart_elasticsearch() {
    elastic_launch "$@" || exit 2
}

await_elasticsearch() {
    elastic_await || exit 2
    say "Elasticsearch answers again"
}

kill_collector() {
    say "kill -9 of the collector, $(sending)"
    collector_kill9 one
}

restart_collector() {
    collector_start one || exit 2
    say "the collector listens again"
}

flood() {
    local free
    # An index that is made under a watermark gets no shard at all, which is another trouble than the one meant here.
    await 300 "flows are stored" has_stored || exit 2
    free=$(($(df --output=avail -B1 "$elastic_folder/data" | tail -n 1)))
    say "the disk of Elasticsearch reaches its flood stage, $(sending)"
    elastic_settings cluster.routing.allocation.disk.watermark.low "$((free + 30000000000))b" \
        cluster.routing.allocation.disk.watermark.high "$((free + 20000000000))b" \
        cluster.routing.allocation.disk.watermark.flood_stage "$((free + 10000000000))b"
    await 180 "Elasticsearch blocks its indices" blocked || exit 2
    say "its indices are blocked"
}

has_stored() { [ "$(stored)" -gt 0 ]; }
blocked() { curl -sf -m 10 "$elastic_url/$prefix-flows*/_settings?flat_settings=true" | grep -q 'read_only_allow_delete":"true'; }
not_blocked() { ! blocked; }

end_flood() {
    elastic_settings cluster.routing.allocation.disk.watermark.low null cluster.routing.allocation.disk.watermark.high null \
        cluster.routing.allocation.disk.watermark.flood_stage null
    await 180 "Elasticsearch lets go of its indices" not_blocked || exit 2
    say "the disk of Elasticsearch has room again"
}

small_queue() {
    say "Elasticsearch is restarted with thread_pool.write.queue_size: 1, $(sending)"
    elastic_stop
    restart_elasticsearch 'thread_pool.write.queue_size: 1' 'node.processors: 1'
    await_elasticsearch
    sleep 15
    say "Elasticsearch is restarted as before, $(sending)"
    elastic_stop
    restart_elasticsearch
    await_elasticsearch
}

# $1: whether the collector is killed too
trouble() {
    at 6 && kill_elasticsearch && restart_elasticsearch
    if [ "$1" = yes ]; then at 10 && kill_collector && restart_collector; fi
    await_elasticsearch
    at 30 && flood
    if [ "$1" = yes ]; then at 38 && kill_collector && restart_collector; fi
    end_flood
    at 50 && kill_elasticsearch && restart_elasticsearch && await_elasticsearch
    if [ "$1" = yes ]; then
        at 65
        say "kill -9 of both, $(sending)"
        collector_kill9 one
        elastic_kill9
        restart_elasticsearch
        restart_collector
        await_elasticsearch
        at 80 && kill_collector && restart_collector
    fi
    at 85 && small_queue
}

# --- Runs ---------------------------------------------------------------------------------------------------------

# Waits for flowgen, and for what is on its way. That flowgen could not send while nobody listened is no failure.
finish() {
    local pid
    for pid in "$@"; do wait "$pid" || true; done
    flowgen_pid=''
    say "the flows are sent; waiting: $("${live[@]}" backlog "${collector_admin[one]}")"
    await_drained 1800 || exit 1
    say "everything is stored"
}

# A stream for the check. $1: collector, $2: capture, $3: what the collector counted, or null
stream() {
    local downs
    downs=$(sed 's/\(.*\) \(.*\)/[\1,\2]/' "$work/$1.downs" | paste -sd, -)
    printf '{"name":"%s","capture":"%s","rate":%s,"slack":%s,"downs":[%s],"drops":%s,"counted":%s,"flowgen":%s}' \
        "$1" "$2" "$rate" "${CHAOS_SLACK:-5}" "$downs" "$(cat "$work/$1.drops")" "$3" "$(cat "$2.json")"
}

# $1: whether everything must be there, then the streams
verdict() {
    local complete=$1
    shift
    printf '{"elasticsearch":"%s","index":"%s-flows*","complete":%s,"streams":[%s]}' "$elastic_url" "$prefix" "$complete" \
        "$(IFS=, && echo "$*")" >"$work/run.json"
    "${live[@]}" check "$work/run.json"
}

dropped() { echo $(($(cat "$work/$1.drops") + $("${live[@]}" drops "${collector_port[$1]}"))) >"$work/$1.drops"; }

run_one() {
    collector_init one && collector_start one || exit 2
    await 120 "the collector is ready" curl -sf "http://${collector_admin[one]}/ready" || exit 2
    started=$(date +%s)
    flowgen_start one "$flows" "$rate" "$seed" "$work/one.pcap"
    say "flowgen sends $flows flows, $rate a second"
    trouble "$1"
    finish "$flowgen_pid"
    dropped one
    verdict "$2" "$(stream one "$work/one.pcap" "$("${live[@]}" counted "${collector_admin[one]}")")"
}

# Both send a third of their flows. $1: number of the part
send_part() {
    local a b part=$((flows / 3))
    flowgen_start one "$part" "$rate" $((seed + $1)) "$work/one-$1.pcap" && a=$flowgen_pid
    flowgen_start two "$part" "$rate" $((seed + $1 + 100)) "$work/two-$1.pcap" && b=$flowgen_pid
    say "flowgen sends part $1 to both, $part flows each, $rate a second"
    wait "$a" || true
    wait "$b" || true
    flowgen_pid=''
}

run_two() {
    local part name streams=()
    rate=$((rate / 2))
    collector_init one two && collector_start one && collector_start two || exit 2
    await 120 "the collector is ready" curl -sf "http://${collector_admin[one]}/ready" || exit 2
    await 120 "the collector is ready" curl -sf "http://${collector_admin[two]}/ready" || exit 2
    send_part 1
    finish
    say "collector one stops; its data.dir is removed"
    collector_stop one
    rm -rf "${collector_data[one]}"
    collector_start one || exit 2
    kill_elasticsearch
    send_part 2
    say "both stop with a backlog; collector one gives its own up once it is stored"
    collector_kill9 two
    restart_elasticsearch && await_elasticsearch
    await_one
    collector_stop one
    rm -rf "${collector_data[one]}"
    cp -a "${collector_data[two]}" "${collector_data[one]}"
    say "collector one starts with a copy of the data.dir of collector two, and the same backlog"
    collector_start one && collector_start two || exit 2
    send_part 3
    finish
    for name in one two; do
        dropped "$name"
        : >"$work/$name.downs" # nobody sent
        for part in 1 2 3; do streams+=("$(stream "$name" "$work/$name-$part.pcap" null)"); done
    done
    verdict true "${streams[@]}"
}

# Waits for the backlog of collector one alone.
await_one() {
    local two=${collector_pid[two]}
    unset 'collector_pid[two]'
    await_drained 1800 || exit 1
    collector_pid[two]=$two
}

flowgen_build || exit 2
elastic_init "$work/elasticsearch" || exit 2
say "starting Elasticsearch, in $work/elasticsearch"
elastic_launch && elastic_await || exit 2
case $mode in
    all) run_one yes false ;;
    elasticsearch) run_one no true ;;
    two) run_two ;;
esac
