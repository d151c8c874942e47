#!/usr/bin/env bash
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# Measures what a flow costs from UDP to a real Elasticsearch, for the table of docs/at-work.md: processor time of collector
# and Elasticsearch, memory of the collector, octets on disk. Counts processor time, so that other programs spoil it less.
#
#   sizing.sh [FLOWS] [RATE] [PROFILE...]      300000 10000 lean standard full
#
# The first FLOWS of a profile warm both sides up and are not counted, the second are. Needs Linux, curl and jq, and what
# ./flowhound demo has left in var/demo (GeoLite2 of 2019).
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd)
flows=${1:-300000} rate=${2:-10000}
shift $(($# > 2 ? 2 : $#))
[ $# -gt 0 ] || set -- lean standard full
work=$(mktemp -d)
collector=''
ticks=$(getconf CLK_TCK)

stop() {
    [ -z "$collector" ] || { kill "$collector" 2>/dev/null && wait "$collector" 2>/dev/null; } || true
    collector=''
}
trap 'stop; rm -rf "$work"' EXIT

# Processor seconds of the collector so far.
cpu() { awk -v t="$ticks" '{ sub(/.*\) /, ""); print ($12 + $13) / t }' "/proc/$collector/stat"; }
# Processor seconds of Elasticsearch so far.
elastic_cpu() { curl -sf "$es/_nodes/stats/process" | jq '[.nodes[].process.cpu.total_in_millis] | add / 1000'; }
stored() {
    curl -sf -XPOST "$es/$prefix-flows/_refresh" >"$work/refresh" || { echo 0 && return; }
    curl -sf "$es/$prefix-flows/_search?size=0" -H 'Content-Type: application/json' \
        -d '{"aggs": {"records": {"sum": {"field": "flow.records"}}}}' | jq '.aggregations.records.value | floor'
}
send() { # SEED EXPECTED
    "$root/flowhound" simulate --to 127.0.0.1:22055 --seed "$1" --flows "$flows" --rate "$rate" >"$work/sent"
    local last=-1 now
    now=$(stored)
    while [ "$now" -lt "$2" ] && [ "$now" != "$last" ]; do
        sleep 3
        last=$now now=$(stored)
    done
    echo "$now"
}

printf '%-9s %9s %12s %12s %9s %12s %12s\n' profile stored 'us/flow' 'ES us/flow' 'RSS MiB' 'B/flow new' 'B/flow merged'
for profile in "$@"; do
    prefix=sizing-$profile
    "$root/flowhound" run --local-elasticsearch --set listen.flows=127.0.0.1:22055 --set listen.syslog=127.0.0.1:22514 \
        --set admin.address=127.0.0.1:22080 --set data.dir="$work/$profile" --set index.prefix="$prefix" --set documents.profile="$profile" \
        --set elasticsearch.compression=gzip --set networks.internal=192.168.0.0/16,2001:db8:4c::/48 \
        --set geoip.city="$root/var/demo/GeoLite2-City.mmdb" --set geoip.asn="$root/var/demo/GeoLite2-ASN.mmdb" \
        >"$work/$profile.log" 2>&1 &
    collector=$!
    until grep -q 'index templates .* installed' "$work/$profile.log"; do
        kill -0 "$collector" || { cat "$work/$profile.log" >&2 && exit 1; }
        sleep 1
    done
    es=$(sed -n 's/.*Elasticsearch answers at \(http[^ ]*\) .*/\1/p' "$work/$profile.log")
    warm=$(send 7 "$flows")
    before=$(cpu) elastic_before=$(elastic_cpu)
    all=$(send 1 $((warm + flows)))
    after=$(cpu) elastic_after=$(elastic_cpu)
    resident=$(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$collector/status")
    curl -sf -XPOST "$es/$prefix-flows/_flush" >"$work/flush"
    new=$(curl -sf "$es/$prefix-flows/_stats/store" | jq ._all.primaries.store.size_in_bytes)
    curl -sf -XPOST "$es/$prefix-flows/_forcemerge?max_num_segments=1" >"$work/merge"
    curl -sf -XPOST "$es/$prefix-flows/_flush" >"$work/flush"
    merged=$(curl -sf "$es/$prefix-flows/_stats/store" | jq ._all.primaries.store.size_in_bytes)
    awk -v p="$profile" -v n="$((all - warm))" -v c="$before $after" -v e="$elastic_before $elastic_after" -v r="$resident" \
        -v s="$new" -v m="$merged" -v a="$all" 'BEGIN {
            split(c, x); split(e, y)
            printf "%-9s %9d %12.1f %12.1f %9d %12.0f %12.0f\n",
                p, n, (x[2] - x[1]) * 1e6 / n, (y[2] - y[1]) * 1e6 / n, r, s / a, m / a
        }'
    for index in $(curl -sf "$es/_cat/indices/$prefix-*?h=index"); do curl -sf -XDELETE "$es/$index" >"$work/deleted"; done
    stop
done
