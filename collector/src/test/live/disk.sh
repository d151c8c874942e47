#!/usr/bin/env bash
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# Measures what a flow takes on the disk of a real Elasticsearch, for the section "Bytes on disk" of docs/performance.md: flowgen's NetFlow v9
# goes through the collector, with GeoLite2 of 2019, into one shard without a replica, which is merged into one segment. Bytes do
# not depend on what else runs on the machine; processor time does.
#
#   disk.sh [OPTION...] [CASE...]      CASE: lean standard full standard-1s standard-30s logsdb ids; without one lean standard full
#
#   --flows N     flows a case (1000000)
#   --rate N      flows a second (20000)
#   --fields      what each field takes, too (_disk_usage), bytes a document
#   --set K=V     a setting for the collector, any number of times
#
# The case ids posts the standard documents of `decode` again with IdLoader: with our ids, with those that Elasticsearch makes, and with
# both again, so that each has been first. Needs Linux, cc, curl, jq, flowgen.c (FLOWHOUND_SHARED, default ../shared beside the
# repository) and what ./flowhound demo has left in var/demo.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../../../.." && pwd -P)
shared=${FLOWHOUND_SHARED:-$root/../shared}
flows=1000000 rate=20000 fields='' cases=() settings=()
while [ $# -gt 0 ]; do
    case $1 in
        --flows) flows=$2 && shift 2 ;;
        --rate) rate=$2 && shift 2 ;;
        --set) settings+=(--set "$2") && shift 2 ;;
        --fields) fields=yes && shift ;;
        -*) echo "disk.sh: there is no option $1" >&2 && exit 2 ;;
        *) cases+=("$1") && shift ;;
    esac
done
[ ${#cases[@]} -gt 0 ] || cases=(lean standard full)
for tool in cc curl jq; do
    command -v "$tool" >/dev/null || { echo "disk.sh: needs $tool" >&2; exit 77; }
done
[ -f "$shared/flowgen/flowgen.c" ] || { echo "disk.sh: there is no $shared/flowgen/flowgen.c; set FLOWHOUND_SHARED" >&2; exit 2; }
[ -f "$root/var/demo/GeoLite2-City.mmdb" ] || { echo "disk.sh: run ./flowhound demo --once first: it fetches GeoLite2" >&2; exit 2; }

work=$(mktemp -d)
collector=''
stop() {
    [ -z "$collector" ] || { kill "$collector" 2>/dev/null && wait "$collector" 2>/dev/null; } || true
    collector=''
}
trap 'stop; rm -rf "$work"' EXIT
cc -O2 -std=gnu11 -o "$work/flowgen" "$shared/flowgen/flowgen.c" -lm

get() { curl -sf "$es/$1" "${@:2}"; }
post() { curl -sf -XPOST "$es/$1" -o "$work/answer"; }
# Milliseconds of processor time of Elasticsearch so far.
elastic_cpu() { get _nodes/stats/process | jq '[.nodes[].process.cpu.total_in_millis] | add'; }
count() { post "$1/_refresh" && get "$1/_count" | jq .count || echo 0; }
# Elasticsearch measures a store every 10 s at most.
octets() { post "$1/_refresh" && sleep 11 && get "$1/_stats/store" | jq ._all.primaries.store.size_in_bytes; }
enrichment=(--set networks.internal=10.0.0.0/12,fd00:1234:5678:1::/64
    --set geoip.city="$root/var/demo/GeoLite2-City.mmdb" --set geoip.asn="$root/var/demo/GeoLite2-ASN.mmdb")

# start PREFIX PROFILE SETTING...: a collector with an Elasticsearch of its own.
start() {
    local prefix=$1 profile=$2
    shift 2
    "$root/flowhound" run --local-elasticsearch --set listen.flows=127.0.0.1:22055 --set listen.syslog=127.0.0.1:22514 \
        --set admin.address=127.0.0.1:22080 --set data.dir="$work/$prefix" --set index.prefix="$prefix" \
        --set documents.profile="$profile" --set pivot.enabled=false --set retention.enabled=false \
        "${enrichment[@]}" "$@" ${settings[@]+"${settings[@]}"} >"$work/$prefix.log" 2>&1 &
    collector=$!
    until grep -qs "index templates .*installed" "$work/$prefix.log"; do
        kill -0 "$collector" || { cat "$work/$prefix.log" >&2 && exit 1; }
        sleep 1
    done
    es=$(sed -n 's/.*Elasticsearch answers at \(http[^ ]*\) .*/\1/p' "$work/$prefix.log")
}

# merged NAME PREFIX STORED CPU_MILLIS: merges, and prints the line of a case.
merged() {
    post "$2-flows/_flush"
    local new before after
    new=$(octets "$2-flows") before=$(elastic_cpu)
    post "$2-flows/_forcemerge?max_num_segments=1"
    post "$2-flows/_flush"
    after=$(elastic_cpu)
    printf '%-13s %9d %10.1f %10.1f %12.1f %13.1f\n' "$1" "$3" "$(jq -n "$4 / 1000 * 1e6 / $3")" \
        "$(jq -n "($after - $before) / 1000 * 1e6 / $3")" "$(jq -n "$new / $3")" "$(jq -n "$(octets "$2-flows") / $3")"
    [ -z "$fields" ] || usage "$2-flows" "$3"
}

# usage ALIAS STORED: bytes a document by field, the most costly first.
usage() {
    curl -sf -XPOST "$es/$1/_disk_usage?run_expensive_tasks=true" | jq -r --argjson n "$2" '
        [to_entries[] | select(.key != "_shards") | .value.fields | to_entries[]]
        | group_by(.key) | map({field: .[0].key, total: (map(.value.total_in_bytes) | add / $n),
            inverted: (map(.value.inverted_index.total_in_bytes // 0) | add / $n),
            stored: (map(.value.stored_fields_in_bytes // 0) | add / $n),
            values: (map(.value.doc_values_in_bytes // 0) | add / $n),
            points: (map(.value.points_in_bytes // 0) | add / $n)})
        | sort_by(-.total)[] | select(.total >= 0.05)
        | "    \(.field)|\(.total)|\(.inverted)|\(.stored)|\(.values)|\(.points)"' |
        awk -F'|' 'BEGIN { printf "    %-36s %8s %9s %8s %8s %8s\n", "field", "total", "inverted", "stored", "values", "points" }
            { printf "%-40s %8.2f %9.2f %8.2f %8.2f %8.2f\n", $1, $2, $3, $4, $5, $6 }'
}

# All indices go: the next case is to have the disk for itself.
clear() {
    for index in $(get "_cat/indices/$1-*?h=index"); do curl -sf -XDELETE "$es/$index" -o "$work/answer" || true; done
}

# flow NAME PROFILE SETTING...: one case through the collector.
flow() {
    local name=$1 profile=$2 prefix=disk-$1
    shift 2
    start "$prefix" "$profile" "$@"
    local before last=-1 now after records
    before=$(elastic_cpu)
    "$work/flowgen" --proto v9 --flows "$flows" --seed 1 --rate "$rate" --base-time now --dst 127.0.0.1:22055 >"$work/sent"
    # Counted without a refresh of our own while documents arrive, since refreshes are part of what is measured.
    now=0
    while [ "$now" -lt "$flows" ] && [ "$now" != "$last" ]; do
        sleep 4
        last=$now now=$(get "$prefix-flows/_stats/indexing" | jq ._all.primaries.indexing.index_total)
    done
    after=$(elastic_cpu)
    now=$(count "$prefix-flows")
    records=$(get "$prefix-flows/_search?size=0" -XPOST -H 'Content-Type: application/json' \
        -d '{"aggs": {"records": {"sum": {"field": "flow.records"}}}}' | jq '.aggregations.records.value | floor')
    [ "$records" = "$flows" ] || echo "disk.sh: $name: $records of $flows flows are there" >&2
    merged "$name" "$prefix" "$now" $((after - before))
    clear "$prefix"
    stop
}

ids() {
    "$work/flowgen" --proto v9 --flows "$flows" --seed 1 --rate "$rate" --pcap "$work/flows.pcap" >"$work/sent"
    "$root/flowhound" decode "$work/flows.pcap" "${enrichment[@]}" >"$work/flows.ndjson"
    start disk-ids standard
    local try kind before after
    for try in 0 1 2; do # 0 warms up
        for kind in own automatic; do
            before=$(elastic_cpu)
            "$java" "$here/../java/io/flowhound/bench/IdLoader.java" "$es" "disk-ids-flows-$kind" "$kind" "$work/flows.ndjson" >"$work/loaded"
            after=$(elastic_cpu)
            [ "$try" = 0 ] || sed "s/^/$kind ids: /" "$work/loaded"
            [ "$try" = 0 ] || merge_ids "$kind" $((after - before))
            clear disk-ids
        done
    done
    stop
}

merge_ids() {
    post "disk-ids-flows-$1/_flush"
    merged "$1" "disk-ids" "$(count "disk-ids-flows-$1")" "$2"
}

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
printf '%-13s %9s %10s %10s %12s %13s\n' case documents 'ES s/M' 'merge s/M' 'B/doc new' 'B/doc merged'
for name in "${cases[@]}"; do
    case $name in
        lean | standard | full) flow "$name" "$name" ;;
        standard-1s | standard-30s) flow "$name" standard --set index.refresh="${name#standard-}" ;;
        logsdb) flow logsdb standard --set index.mode=logsdb ;;
        ids) ids ;;
        *) echo "disk.sh: there is no case $name" >&2 && exit 2 ;;
    esac
done
