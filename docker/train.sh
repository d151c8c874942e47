#!/bin/sh
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# Makes the cache of loaded classes (JEP 483, 514) while the image is built: a collector runs without an Elasticsearch, takes the
# flows of the simulator, and is ended. Says what it did, and leaves flowhound.aot.
set -eu

opt=${FLOWHOUND_OPT:-/opt/flowhound}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

export FLOWHOUND_DATA_DIR="$work/data" FLOWHOUND_GEOIP_DIR="$work" FLOWHOUND_ADMIN_ADDRESS="${TRAIN_ADMIN:-127.0.0.1:18080}"
export FLOWHOUND_LISTEN_FLOWS="${TRAIN_FLOWS:-127.0.0.1:12055}" FLOWHOUND_ELASTICSEARCH_URLS=http://127.0.0.1:9

FLOWHOUND_CLASS_CACHE="-XX:AOTCacheOutput=$opt/flowhound.aot" "${FLOWHOUND_ENTRY:-flowhound}" run >"$work/log" 2>&1 &
collector=$!
waited=0
until grep -q 'health, metrics and status' "$work/log"; do
    waited=$((waited + 1))
    if [ "$waited" -gt 120 ] || ! kill -0 "$collector" 2>/dev/null; then
        cat "$work/log" >&2
        exit 1
    fi
    sleep 1
done
"${FLOWHOUND_ENTRY:-flowhound}" simulate --to "$FLOWHOUND_LISTEN_FLOWS" --flows 2000 >/dev/null 2>&1
"${FLOWHOUND_HEALTH:-/usr/local/bin/healthcheck}" >/dev/null || true # not healthy without Elasticsearch, but it answers
kill "$collector"
status=0
wait "$collector" || status=$?
# 143 is SIGTERM; the cache is written all the same.
if [ ! -s "$opt/flowhound.aot" ]; then
    echo "no class cache was made (exit code $status):" >&2
    cat "$work/log" >&2
    exit 1
fi
echo "class cache: $(($(wc -c <"$opt/flowhound.aot") / 1000000)) MB"
