#!/usr/bin/env bash
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# Collector and Elasticsearch on this machine: flowgen sends NetFlow v9 faster than Elasticsearch takes it, so that the journal holds the
# rest and both work as fast as they can. Processor time a flow of either, and the rate beside that of a bare loader, which posts bodies
# made before with the same client and as many requests in flight.
#
#   end-to-end.sh [--warm 2000000] [--flows 5000000] [--rounds 3] [--pairs 5] [--rate 60000] [--profile standard] [--gzip] [--cores 0,1]
#
#   --warm     flows before the first round        --flows   flows of a round or of the bare loader
#   --rounds   rounds that are counted (median)    --pairs   rounds of collector and loader in turns (median of the ratios)
#   --rate     flows a second that flowgen sends   --cores   of collector, Elasticsearch and loader
#
# Bars: 4 us a flow and 15 % of Elasticsearch's, with --gzip 9 us and 35 %; at least 0.85 of the bare loader's rate. One shard, no replica, no
# retention, no hunt; each round has indices of its own, and those before are deleted. Rounds and pairs are the same runs.
# Ends with 0 when all holds, 1 when it does not, 2 when it cannot start, 77 when tools are missing. Needs Linux and 80 bytes a flow in TMPDIR
# beside the index. collector.sh and elastic.sh say which environment variables count. Everything stays on 127.0.0.1 and is ended by its pid.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../../../.." && pwd -P)
live=(python3 "$here/chaos_live.py")
warm=2000000 flows=5000000 rounds=3 pairs=5 rate=60000 profile=standard compression=none cores=0,1 prefix=warm
while [ $# -gt 0 ]; do
    case $1 in
        --warm) warm=$2 ;;
        --flows) flows=$2 ;;
        --rounds) rounds=$2 ;;
        --pairs) pairs=$2 ;;
        --rate) rate=$2 ;;
        --profile) profile=$2 ;;
        --cores) cores=$2 ;;
        --gzip) compression=gzip && shift && continue ;;
        *) echo "end-to-end.sh: there is no option $1" >&2 && exit 2 ;;
    esac
    shift 2
done
for tool in cc curl python3 taskset; do
    command -v "$tool" >/dev/null || { echo "end-to-end.sh: needs $tool" >&2 && exit 77; }
done

# shellcheck source=collector/src/test/live/elastic.sh
. "$here/elastic.sh"
# shellcheck source=collector/src/test/live/collector.sh
. "$here/collector.sh"
# shellcheck source=collector/src/test/live/processor.sh
. "$here/processor.sh"

work=$(mktemp -d "${TMPDIR:-/tmp}/flowhound-end-to-end.XXXXXX")
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

elastic_nanos() { processor_nanos "$(cat "$elastic_folder/logs/server.pid")"; }
indexed() {
    curl -sf "$elastic_url/$prefix-flows*/_stats/indexing?filter_path=_all.primaries.indexing.index_total" | sed -n 's/.*"index_total":\([0-9]*\).*/\1/p' | grep . || echo 0
}
# Records that went into a document of another.
merged() { echo $(($(told records) - $(told documents))); }
told() { collector_metric one "flowhound_conversation_$1_total"; }
# Asking costs what it asks about: a look every two seconds, without python, is 1 % of a core. Near the end it looks more often.
await_indexed() {
    local end=$((SECONDS + 7200)) left=1
    while [ "$left" -gt 0 ]; do
        left=$((expected - $(indexed)))
        if [ "$left" -gt 0 ] && [ "$left" -lt 1000 ]; then left=$((left - $(merged) + merged)); fi
        [ "$SECONDS" -lt "$end" ] || { say 'in 2 hours not everything was indexed' && return 1; }
        if [ "$left" -gt 100000 ]; then sleep 2; elif [ "$left" -gt 0 ]; then sleep 0.2; fi
    done
}
clear_indices() {
    local index
    for index in $(curl -sf "$elastic_url/_cat/indices/$prefix-*?h=index"); do curl -sf -XDELETE "$elastic_url/$index" -o "$work/answer" || true; done
}

# collect FLOWS: starts sending; the time counts from the first flow that is indexed to the last. Sets $ours, $theirs (nanoseconds), $seconds.
collect() {
    local began drops merged flows_told
    merged=$(merged)
    drops=$("${live[@]}" drops "${collector_port[one]}") ours=$(processor_nanos "${collector_pid[one]}") theirs=$(elastic_nanos)
    before=$(indexed) expected=$((before + $1))
    "$work/flowgen" --proto v9 --flows "$1" --seed 1 --rate "$rate" --base-time now --dst "127.0.0.1:${collector_port[one]}" >"$work/sent.json" &
    flowgen_pid=$!
    began=$(now)
    await_indexed || exit 1
    seconds=$(awk -v a="$began" -v b="$(now)" 'BEGIN { print b - a }')
    wait "$flowgen_pid" || exit 1
    flowgen_pid=''
    ours=$(($(processor_nanos "${collector_pid[one]}") - ours)) theirs=$(($(elastic_nanos) - theirs))
    drops=$(($("${live[@]}" drops "${collector_port[one]}") - drops))
    flows_told=$(($(indexed) - before + $(merged) - merged))
    table_row "flows, of these in a document of another ($(($(merged) - merged))), dropped by the kernel ($drops)" "$flows_told" "$1" $((flows_told == $1 && drops == 0))
}

# A collector for each round would be cold, so it stays, and Elasticsearch is given fresh indices by deleting those of the round before.
round() { # NUMBER
    collect "$flows"
    mine=$(per "$flows" "$ours") elastic=$(per "$flows" "$theirs") speed=$(divide "$flows" "$seconds" 0)
    say "round $1: collector $mine us a flow, Elasticsearch $elastic us, $speed documents a second, load $(load);" \
        "$(processor_threads "${collector_pid[one]}" | head -n 6 | awk '{ printf "%s %.1f s; ", $2 $3, $1 / 1e9 }')"
    clear_indices
    [ "$1" -gt "$rounds" ] || { echo "$mine" >>"$work/ours"; echo "$elastic" >>"$work/theirs"; divide "$ours" "$theirs" >>"$work/shares"; }
    echo "$speed" >>"$work/speeds"
}

bare() { # NUMBER
    prefix=bare$1
    taskset -c "$cores" "$java" --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Dflowhound.geolite2="$geolite_folder" -cp "$classpath" \
        io.flowhound.bench.BareLoader "$elastic_url" "$prefix" "$flows" 2 "$compression" >"$work/bare.json" 2>"$work/bare.log" ||
        { tail -n 5 "$work/bare.log" >&2 && exit 1; }
    clear_indices
    prefix=warm
    bare_speed=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["documents_per_second"])' "$work/bare.json")
    divide "$speed" "$bare_speed" >>"$work/ratios"
    say "pair $1: $speed by the collector, $bare_speed by the bare loader, $(tail -n 1 "$work/ratios"); load $(load)"
}

flowgen_build || exit 2
# shellcheck source=collector/src/test/live/test-classes.sh
. "$here/test-classes.sh"
geolite || exit 2
taskset -cp "$cores" $$ >"$work/taskset" # all that is started from here on has these cores
elastic_init "$work/elasticsearch" || exit 2
say "starting Elasticsearch, in $work/elasticsearch"
elastic_start && collector_init one || exit 2
collector_start one "${quiet[@]}" "${geoip[@]}" --set documents.profile="$profile" --set elasticsearch.compression="$compression" \
    --set index.shards=1 --set index.replicas=0 || exit 2
await 120 'the collector is ready' curl -sf "http://${collector_admin[one]}/ready" || exit 2
collect "$warm"
clear_indices
for ((each = 1; each <= (rounds > pairs ? rounds : pairs); each++)); do
    round "$each"
    [ "$each" -gt "$pairs" ] || bare "$each"
done
most=4 share=0.15
[ "$compression" = none ] || { most=9 share=0.35; }
mine=$(median <"$work/ours")
table_row "collector, us a flow, $compression (at most $most)" "$mine" "$most" "$(at_most "$mine" "$most")"
table_row 'Elasticsearch, us a flow' "$(median <"$work/theirs")" '' 1
mine=$(median <"$work/shares")
table_row "collector / Elasticsearch (at most $share)" "$mine" "$share" "$(at_most "$mine" "$share")"
table_row 'documents a second' "$(median <"$work/speeds")" '' 1
if [ "$pairs" -gt 0 ]; then
    mine=$(median <"$work/ratios")
    table_row 'collector / bare loader (at least 0.85)' "$mine" 0.85 "$(at_most 0.85 "$mine")"
fi
exit "$failed"
