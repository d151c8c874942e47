#!/usr/bin/env bash
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# Runs real exporters against a real collector and a real Elasticsearch, and compares what is stored with the truth:
#
#   softflowd   v5, v9, IPFIX on mix-a and mix-geo: one document and the true bytes and packets for every directed 5-tuple
#   pmacctd     v9, IPFIX on mix-a: record for record what nfcapd and nfdump read from the same datagrams
#
#   live-exporters.sh [--only softflowd|pmacctd]
#
# Ends with 0 when all is equal, 1 when something differs, 2 when it cannot start, 77 when tools are missing.
#   FLOWHOUND_CAPTURES            folder with input/*.pcap and *.truth.jsonl (default: ../shared/captures)
#   FLOWHOUND_LIVE_ELASTICSEARCH  URL of an Elasticsearch to use instead of a private one
#   FLOWHOUND_LIVE_OPTIONS        more options for `flowhound run`, separated by spaces
# Everything stays on 127.0.0.1; everything that was started is ended, by its pid.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../../../.." && pwd -P)
captures=${FLOWHOUND_CAPTURES:-$root/../shared/captures}
compare=("python3" "$here/compare_live.py")
prefix=live-$$-$(date +%s)
started=()
failed=0
collector_pid='' elasticsearch=''

say() { printf 'live-exporters: %s\n' "$*" >&2; }

usage() { sed -n 's/^# \{0,1\}//; 5,16p' "${BASH_SOURCE[0]}"; }

# --- What is needed -----------------------------------------------------------------------------------------------

only=all
while [ $# -gt 0 ]; do
    case $1 in
        --only)
            only=${2:-}
            shift 2 || shift
            ;;
        -h | --help)
            usage
            exit 0
            ;;
        *)
            say "unknown argument $1"
            usage >&2
            exit 2
            ;;
    esac
done
case $only in all | softflowd | pmacctd) ;; *)
    say "--only takes softflowd or pmacctd, not '$only'"
    exit 2
    ;;
esac

# Debian keeps some of the exporters where only root's PATH looks.
PATH=$PATH:/usr/sbin:/sbin
need=(python3:python3)
[ "$only" = pmacctd ] || need+=(softflowd:softflowd)
[ "$only" = softflowd ] || need+=(pmacctd:pmacct nfcapd:nfdump nfdump:nfdump)
packages=()
for tool in "${need[@]}"; do
    command -v "${tool%%:*}" >/dev/null || packages+=("${tool##*:}")
done
if [ ${#packages[@]} -gt 0 ]; then
    say "missing tools. On Debian or Ubuntu: sudo apt-get install $(printf '%s\n' "${packages[@]}" | sort -u | tr '\n' ' ')"
    exit 77
fi
for name in mix-a mix-geo; do
    if [ ! -r "$captures/input/$name.pcap" ] || [ ! -r "$captures/input/$name.truth.jsonl" ]; then
        say "no $name.pcap with $name.truth.jsonl in $captures/input: set FLOWHOUND_CAPTURES"
        exit 2
    fi
done

# --- Processes ----------------------------------------------------------------------------------------------------

# Ends process $1 with TERM, or KILL after half a minute, and waits for it.
end() {
    kill -TERM "$1" 2>/dev/null || true
    for _ in {1..300}; do
        kill -0 "$1" 2>/dev/null || break
        sleep 0.1
    done
    kill -KILL "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}

# shellcheck disable=SC2317 # called by the trap
clean_up() {
    status=$?
    trap - EXIT
    for pid in ${started[@]+"${started[@]}"}; do end "$pid"; done
    if [ -n "$elasticsearch" ] && [ -n "$collector_pid" ]; then
        "${compare[@]}" clean-up "$elasticsearch" "$prefix" || say "indices $prefix-* may be left in $elasticsearch"
    fi
    if [ -n "$collector_pid" ]; then end "$collector_pid"; fi
    if [ "$status" -eq 0 ]; then
        rm -rf "$work"
    else
        say "logs are in $work"
    fi
    exit "$status"
}

work=$(mktemp -d "${TMPDIR:-/tmp}/flowhound-live.XXXXXX")
chmod 755 "$work" # root's Elasticsearch runs as another user
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# Waits until the log $1 contains $2, as long as process $3 lives.
await_line() {
    for _ in {1..3000}; do
        if grep -q -- "$2" "$1" 2>/dev/null; then return 0; fi
        kill -0 "$3" 2>/dev/null || break
        sleep 0.1
    done
    say "'$2' does not come in $1, which ends with:"
    tail -n 20 "$1" >&2 || true
    exit 2
}

# Starts the collector and waits until it is ready. Sets $elasticsearch.
start_collector() {
    local log=$work/collector.log where=(--local-elasticsearch)
    if [ -n "${FLOWHOUND_LIVE_ELASTICSEARCH:-}" ]; then
        where=(--set "elasticsearch.urls=$FLOWHOUND_LIVE_ELASTICSEARCH")
    fi
    local more=()
    read -r -a more <<<"${FLOWHOUND_LIVE_OPTIONS:-}" || true
    say "starting the collector (log: $log)"
    "$root/flowhound" run "${where[@]}" --set "listen.flows=127.0.0.1:$flow_port" --set "listen.syslog=127.0.0.1:0" \
        --set "admin.address=127.0.0.1:$admin_port" --set "index.prefix=$prefix" --set "data.dir=$work/data" \
        ${more[@]+"${more[@]}"} >"$log" 2>&1 </dev/null &
    collector_pid=$!
    await_line "$log" 'listening on' "$collector_pid"
    for _ in {1..240}; do
        "${compare[@]}" is-up "http://127.0.0.1:$admin_port/ready" && break
        kill -0 "$collector_pid" 2>/dev/null || break
        sleep 0.5
    done
    if ! "${compare[@]}" is-up "http://127.0.0.1:$admin_port/ready"; then
        say "http://127.0.0.1:$admin_port/ready does not answer 200; the collector's log ends with:"
        tail -n 20 "$log" >&2
        exit 2
    fi
    elasticsearch=${FLOWHOUND_LIVE_ELASTICSEARCH:-$(grep -i elasticsearch "$log" |
        grep -oE 'https?://[^][:space:],;"]+:[0-9]+' | head -n 1)} || true
    if [ -z "$elasticsearch" ]; then
        say "the collector's log does not tell the URL of its Elasticsearch: $log"
        exit 2
    fi
}

now_millis() { python3 -c 'import time; print(int(time.time() * 1000))'; }

# --- Cases --------------------------------------------------------------------------------------------------------

# $1: version, $2: name of the input
case_softflowd() {
    local since all=()
    since=$(now_millis)
    # -c none: Debian's softflowd waits forever on its control socket otherwise. -a: the clock of the capture.
    softflowd -r "$captures/input/$2.pcap" -a -n "127.0.0.1:$flow_port" -v "$1" -d -c none -p "$work/softflowd.pid" \
        >"$work/softflowd-$1-$2.log" 2>&1 </dev/null
    [ "$1" != 5 ] || all=(--ipv4)
    "${compare[@]}" truth --name "softflowd $(protocol "$1") $2" --elasticsearch "$elasticsearch" \
        --index "$prefix-flows-*" --since "$since" --version "$1" --truth "$captures/input/$2.truth.jsonl" \
        ${all[@]+"${all[@]}"} || failed=1
}

# $1: version, $2: name of the input. A duplicator gives nfcapd and the collector the same datagrams.
case_pmacctd() {
    local folder=$work/pmacctd-$1-$2 since nfcapd_pid duplicator_pid pmacctd_pid
    mkdir -p "$folder/nfcapd"
    since=$(now_millis)
    nfcapd -b 127.0.0.1 -p "$nfcapd_port" -w "$folder/nfcapd" -t 3600 -P "$folder/nfcapd.pid" \
        >"$folder/nfcapd.log" 2>&1 </dev/null &
    nfcapd_pid=$!
    started+=("$nfcapd_pid")
    "${compare[@]}" duplicate "$duplicator_port" "$nfcapd_port" "$flow_port" >"$folder/duplicator.log" 2>&1 </dev/null &
    duplicator_pid=$!
    started+=("$duplicator_pid")
    await_line "$folder/duplicator.log" listening "$duplicator_pid"
    await_line "$folder/nfcapd.log" 'Startup' "$nfcapd_pid"
    cat >"$folder/pmacctd.conf" <<END
daemonize: false
pcap_savefile: $captures/input/$2.pcap
pcap_savefile_wait: true
aggregate: src_host, dst_host, src_port, dst_port, proto, tos, tcpflags
plugins: nfprobe[x]
nfprobe_receiver[x]: 127.0.0.1:$duplicator_port
nfprobe_version[x]: $1
nfprobe_timeouts[x]: tcp=5:tcp.rst=5:tcp.fin=5:udp=5:icmp=5:general=5:maxlife=10:expint=2
END
    pmacctd -f "$folder/pmacctd.conf" >"$folder/pmacctd.log" 2>&1 </dev/null &
    pmacctd_pid=$!
    started+=("$pmacctd_pid")
    # It reads the file in no time and then sleeps; on INT it exports what it still holds.
    sleep 4
    kill -INT "$pmacctd_pid" 2>/dev/null || true
    wait "$pmacctd_pid" 2>/dev/null || true
    sleep 1
    end "$duplicator_pid"
    end "$nfcapd_pid"
    started=()
    TZ=UTC nfdump -R "$folder/nfcapd" -o json -N >"$folder/nfdump.json"
    "${compare[@]}" records --name "pmacctd $(protocol "$1") $2" --elasticsearch "$elasticsearch" \
        --index "$prefix-flows-*" --since "$since" --version "$1" --nfdump "$folder/nfdump.json" || failed=1
}

protocol() { case $1 in 10) echo IPFIX ;; *) echo "v$1" ;; esac }

ports=$("${compare[@]}" free-ports 4)
read -r flow_port admin_port nfcapd_port duplicator_port <<<"$ports"
start_collector
if [ "$only" != pmacctd ]; then
    for input in mix-a mix-geo; do
        for version in 5 9 10; do case_softflowd "$version" "$input"; done
    done
fi
if [ "$only" != softflowd ]; then
    for version in 9 10; do case_pmacctd "$version" mix-a; done
fi
exit "$failed"
