#!/usr/bin/env bash
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# Makes docs/images/pivots-firm.svg, the picture of README.md: what the drawing of the page Pivots shows of a small firm with
# eight days of history and an attack of each kind. Nothing in it is drawn by hand.
#
#   readme-picture.sh ELASTICSEARCH-URL       such as that which ./flowhound run --local-elasticsearch names
#
# Needs curl, jq, node, and FLOWHOUND_VEGA: a folder in which npm install vega was run. Stores indices firm-*.
set -euo pipefail

es=${1:?the address of an Elasticsearch for trying}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
start=2026-11-22T14:42:00Z
settings=(--set elasticsearch.urls="$es" --set index.prefix=firm --set data.dir="$work/data"
    --set 'networks.internal=192.168.0.0/16,2001:db8:4c::/48')

"$root/flowhound" simulate --days 8 --attacks all --flows 3000 --seed 3 --start "$start" --pcap "$work/firm.pcap" >"$work/sent"
"$root/flowhound" import "$work/firm.pcap" "${settings[@]}" >"$work/imported"
"$root/flowhound" pivots run --from 2026-11-14T14:00:00Z --to "$start" --tick 15m "${settings[@]}" >"$work/found"
curl -sf -XPOST "$es/firm-pivots/_refresh" >"$work/refreshed"
jq '.data[0].url.body | .size = 6' "$root/kibana-dashboards/vega/pivot-chains.json" |
    curl -sf "$es/firm-pivots/_search" -H 'Content-Type: application/json' -d @- >"$work/answer.json"
TZ=UTC node "$root/collector/src/test/vega/render.mjs" "$root/kibana-dashboards/vega/pivot-chains.json" "$work/answer.json" \
    "$root/docs/images/pivots-firm.svg" 1240 412 light "$FLOWHOUND_VEGA"
