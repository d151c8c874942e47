# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2154,SC2034 # $root, $work and $live are of the script that sources it, and so is who reads $java
#
# For scripts that kill collectors: starts them with java itself, so that kill -9 hits the JVM, each with a folder and ports of
# its own, all on the Elasticsearch of elastic.sh. To be sourced; wants $root, $work and $live (the call of chaos_live.py).
#
#   collector_init NAME...           builds the jar if need be; takes ports
#   collector_start NAME [OPTION...] returns when the socket for flows is bound; notes in $work/NAME.downs since when it was not
#   collector_kill9 NAME             kill -9; adds what the kernel dropped at its socket to $work/NAME.drops
#   collector_stop NAME              the same, kindly
#   flowgen_build                    compiles ../shared/flowgen/flowgen.c into $work
#   flowgen_start NAME FLOWS RATE SEED CAPTURE   sends to the collector, and writes the same to a capture; sets $flowgen_pid
#
#   FLOWHOUND_LIVE_OPTIONS  more options for `flowhound run`, separated by spaces
#   FLOWHOUND_SHARED        the folder that holds flowgen/flowgen.c (default: ../shared beside the repository)

declare -A collector_pid=() collector_port=() collector_admin=() collector_down=() collector_data=()
flowgen_pid=''

now() { date +%s.%N; }
say() { printf '%s %s\n' "$(date -u +%H:%M:%S)" "$*" >&2; }

# Waits until the command behind $1 seconds and the words $2 succeeds.
await() {
    local seconds=$1 what=$2 end=$((SECONDS + $1))
    shift 2
    while [ "$SECONDS" -lt "$end" ]; do
        if "$@" >/dev/null 2>&1; then return 0; fi
        sleep 0.2
    done
    say "in $seconds s it has not come to this: $what"
    return 1
}

collector_init() {
    local name ports
    "$root/flowhound" --version >/dev/null || return 1
    java=$elastic_java/bin/java
    read -r -a ports <<<"$("${live[@]}" ports $(($# * 3)))"
    for name in "$@"; do
        collector_port[$name]=${ports[0]} collector_admin[$name]=127.0.0.1:${ports[1]}
        collector_data[$name]=$work/data-$name
        ports=("${ports[@]:3}")
        : >"$work/$name.downs"
        echo 0 >"$work/$name.drops"
    done
}

collector_start() {
    local name=$1 more=()
    shift
    read -r -a more <<<"${FLOWHOUND_LIVE_OPTIONS:-}" || true
    "$java" --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError \
        -jar "$root/collector/target/flowhound-all.jar" run --set "elasticsearch.urls=$elastic_url" \
        --set "listen.flows=127.0.0.1:${collector_port[$name]}" --set 'listen.syslog=[]' --set "admin.address=${collector_admin[$name]}" \
        --set "index.prefix=$prefix" --set "data.dir=${collector_data[$name]}" --set pivot.enabled=false \
        ${more[@]+"${more[@]}"} "$@" >>"$work/$name.log" 2>&1 </dev/null &
    collector_pid[$name]=$!
    disown "${collector_pid[$name]}"
    await 120 "collector $name listens (log: $work/$name.log)" "${live[@]}" listens "${collector_port[$name]}" || return 1
    [ -z "${collector_down[$name]:-}" ] || echo "${collector_down[$name]} $(now)" >>"$work/$name.downs"
    collector_down[$name]=''
}

# $1: signal, $2: name
collector_end() {
    local pid=${collector_pid[$2]:-} before end=$((SECONDS + 60))
    [ -n "$pid" ] || return 0
    before=$(cat "$work/$2.drops")
    echo $((before + $("${live[@]}" drops "${collector_port[$2]}"))) >"$work/$2.drops"
    collector_down[$2]=$(now)
    kill -"$1" "$pid" 2>/dev/null || true
    while kill -0 "$pid" 2>/dev/null; do
        [ "$SECONDS" -lt "$end" ] || kill -KILL "$pid" 2>/dev/null || true
        sleep 0.05
    done
    collector_pid[$2]=''
}

collector_kill9() { collector_end KILL "$1"; }
collector_stop() { collector_end TERM "$1"; }

collector_metric() { "${live[@]}" metric "${collector_admin[$1]}" "$2" 2>/dev/null || echo -1; }

# What is stored at this moment; what nobody has refreshed yet is not counted.
stored() {
    curl -sf -m 60 -o "$work/refreshed" -X POST "$elastic_url/$prefix-flows*/_refresh" || true
    curl -sf -m 60 "$elastic_url/$prefix-flows*/_count" | python3 -c 'import json, sys; print(json.load(sys.stdin)["count"])' 2>/dev/null || echo -1
}

drained() {
    local name count
    for name in "${!collector_pid[@]}"; do
        [ "$(collector_metric "$name" flowhound_journal_backlog_octets)" = 0 ] || { drained_count=-1; return 1; }
    done
    count=$(stored)
    if [ "$count" -ge 0 ] && [ "$count" = "${drained_count:--1}" ]; then return 0; fi
    drained_count=$count
    sleep 3 # a batch waits a second, and what was refused some more
    return 1
}

# Waits until nothing waits in the journal of any collector, and the count of documents stands still.
await_drained() {
    drained_count=-1
    await "$1" "everything that waits is stored" drained
}

flowgen_build() {
    local shared=${FLOWHOUND_SHARED:-$root/../shared}
    [ -f "$shared/flowgen/flowgen.c" ] || { say "there is no $shared/flowgen/flowgen.c; set FLOWHOUND_SHARED"; return 1; }
    cc -O2 -std=gnu11 -o "$work/flowgen" "$shared/flowgen/flowgen.c" -lm
}

# The capture has the same octets; what flowgen says it has sent stands beside it, in CAPTURE.json.
flowgen_start() {
    "$work/flowgen" --proto ipfix --flows "$2" --rate "$3" --seed "$4" --base-time now --pcap "$5" \
        --dst "127.0.0.1:${collector_port[$1]}" >"$5.json" 2>"$5.err" &
    flowgen_pid=$!
}
