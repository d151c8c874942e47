#!/usr/bin/env bash
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# Against nfacctd of pmacct, as daemons over UDP: processor time for a million flows that come out as JSON. nfacctd prints 19 keys with the
# times among them, so that nothing is aggregated, and without GeoIP; Flowhound makes ECS documents with City, ASN and community id and
# posts them to BulkSink. The same traffic of flowgen at the same rate, in turns; flows, octets and packets must be flowgen's.
#
#   nfacctd.sh [--flows 2000000] [--warm 5000000] [--rate 50000] [--rounds 3] [--proto v9] [--profile standard] [--gzip] [--cache 1000003]
#
#   --flows    flows a round            --warm   flows before the first round, for the JVM's compilers
#   --rate     flows a second           --proto  v5, v9 or ipfix
#   --cache    entries of nfacctd's cache: in 10 s, after which it writes, all flows must fit, or it writes more often
#
# Ends with 0 when all holds, 1 when it does not, 2 when it cannot start, 77 when tools are missing (apt-get install pmacct) or no control
# group can be made: nfacctd writes with children that end, so the processor time is that of a control group, for both. Needs root.
# Everything stays on 127.0.0.1 and is ended by its pid.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../../../.." && pwd -P)
live=(python3 "$here/chaos_live.py")
flows=2000000 warm=5000000 rate=50000 rounds=3 proto=v9 profile=standard compression=none cache=1000003 prefix=nfacctd
while [ $# -gt 0 ]; do
    case $1 in
        --flows) flows=$2 ;;
        --warm) warm=$2 ;;
        --rate) rate=$2 ;;
        --rounds) rounds=$2 ;;
        --proto) proto=$2 ;;
        --profile) profile=$2 ;;
        --cache) cache=$2 ;;
        --gzip) compression=gzip && shift && continue ;;
        *) echo "nfacctd.sh: there is no option $1" >&2 && exit 2 ;;
    esac
    shift 2
done
for tool in cc curl nfacctd python3; do
    command -v "$tool" >/dev/null || { echo "nfacctd.sh: needs $tool (nfacctd: apt-get install pmacct)" >&2 && exit 77; }
done

# shellcheck source=collector/src/test/live/elastic.sh
. "$here/elastic.sh"
# shellcheck source=collector/src/test/live/collector.sh
. "$here/collector.sh"
# shellcheck source=collector/src/test/live/processor.sh
. "$here/processor.sh"

work=$(mktemp -d "${TMPDIR:-/tmp}/flowhound-nfacctd.XXXXXX")
nfacctd_pid=''
# shellcheck disable=SC2317 # called by the trap
clean_up() {
    local status=$?
    trap - EXIT
    collector_kill9 one
    nfacctd_stop
    [ -z "$flowgen_pid" ] || kill "$flowgen_pid" 2>/dev/null || true
    sink_stop
    cgroup_remove
    if [ "$status" -eq 0 ]; then rm -rf "$work"; else say "logs are in $work"; fi
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# The plugin, too, wants the signal: it writes what is left in its cache.
nfacctd_stop() {
    [ -n "$nfacctd_pid" ] || return 0
    # shellcheck disable=SC2046 # one word for each process of our own control group
    kill -INT $(cat "$cgroup/cgroup.procs") 2>/dev/null || true
    await 120 'nfacctd and its writers have ended' cgroup_empty || true
    nfacctd_pid=''
}
cgroup_empty() { [ -z "$(cat "$cgroup/cgroup.procs")" ]; }

nfacctd_start() {
    nfacctd_port=$("${live[@]}" ports 1)
    rm -f "$work"/nfacctd.json*
    cat >"$work/nfacctd.conf" <<CONF
nfacctd_ip: 127.0.0.1
nfacctd_port: $nfacctd_port
nfacctd_time_new: false
nfacctd_pipe_size: 4194304
plugins: print[json]
aggregate[json]: src_host, dst_host, src_port, dst_port, proto, tos, tcpflags, src_as, dst_as, src_mask, dst_mask, in_iface, out_iface, peer_src_ip, timestamp_start, timestamp_end, timestamp_export, export_proto_seqno, export_proto_version
print_output[json]: json
print_output_file[json]: $work/nfacctd.json
print_output_file_append[json]: true
print_refresh_time[json]: 10
print_cache_entries[json]: $cache
plugin_pipe_size[json]: 268435456
plugin_buffer_size[json]: 65536
CONF
    (echo "$BASHPID" >"$cgroup/cgroup.procs" && exec nfacctd -f "$work/nfacctd.conf") >"$work/nfacctd.log" 2>&1 </dev/null &
    nfacctd_pid=$!
    disown "$nfacctd_pid"
    await 30 "nfacctd listens (log: $work/nfacctd.log)" "${live[@]}" listens "$nfacctd_port"
}

send() { # FLOWS SEED PORT
    "$work/flowgen" --proto "$proto" --flows "$1" --seed "$2" --pregen --rate "$rate" --base-time now --dst "127.0.0.1:$3" >"$work/sent.json" &
    flowgen_pid=$!
    wait "$flowgen_pid" || exit 1
    flowgen_pid=''
}
sent() { python3 -c 'import json, sys; v = json.load(open(sys.argv[1])); print(v["records"], v["sum_bytes"], v["sum_packets"])' "$work/sent.json"; }
sink_sums() { echo "$(sink_value documents) $(sink_value bytes) $(sink_value packets)"; }
minus() { python3 -c 'import sys; a, b = (x.split() for x in sys.argv[1:]); print(*[int(x) - int(y) for x, y in zip(a, b)])' "$1" "$2"; }

# Both leave microseconds a flow in NAME.costs.
ours() { # SEED
    local before nanos
    before=$(sink_sums) nanos=$(processor_nanos "${collector_pid[one]}")
    send "$flows" "$1" "${collector_port[one]}"
    await_backlog 600 one || exit 1
    await 60 'the last batch is there' all_there "$before" || true
    nanos=$(($(processor_nanos "${collector_pid[one]}") - nanos))
    per "$flows" "$nanos" >>"$work/ours.costs"
    table_row "flowhound: flows, octets, packets ($(tail -n 1 "$work/ours.costs") us a flow, load $(load))" \
        "$(minus "$(sink_sums)" "$before")" "$(sent)" "$([ "$(minus "$(sink_sums)" "$before")" = "$(sent)" ] && echo 1 || echo 0)"
}
# A flow of two million that nfacctd does not write, as happens, changes no cost.
nearly() { python3 -c 'import sys; a, b = (x.split() for x in sys.argv[1:]); print(int(all(0 <= int(y) - int(x) <= int(y) / 100000 for x, y in zip(a, b))))' "$1" "$2"; }
all_there() { [ "$(minus "$(sink_sums)" "$1" | cut -d' ' -f1)" = "$flows" ]; }

# Flows that are alike in all keys, times among them, are one line: a few of a million.
all_written() { [ "$(cat "$work"/nfacctd.json* | wc -l)" -ge $((flows - flows / 10000)) ]; }

theirs() { # SEED
    local nanos sums
    nfacctd_start || exit 2
    sleep 2 # until its cache is made: only what flows cost is compared
    nanos=$(cgroup_nanos)
    send "$flows" "$1" "$nfacctd_port"
    await 120 'nfacctd has written all flows' all_written || true
    nfacctd_stop
    nanos=$(($(cgroup_nanos) - nanos))
    sums=$(cat "$work"/nfacctd.json* | python3 -c 'import json, sys
o = p = 0
for line in sys.stdin:
    v = json.loads(line)
    o, p = o + v["bytes"], p + v["packets"]
print(o, p)')
    per "$flows" "$nanos" >>"$work/theirs.costs"
    table_row "nfacctd: octets, packets ($(tail -n 1 "$work/theirs.costs") us a flow, load $(load))" \
        "$sums" "$(sent | cut -d' ' -f2-)" "$(nearly "$sums" "$(sent | cut -d' ' -f2-)")"
}

cgroup_make nfacctd || { echo 'nfacctd.sh: no control group (cgroup2) can be made: run it as root' >&2 && exit 77; }
flowgen_build || exit 2
# shellcheck source=collector/src/test/live/test-classes.sh
. "$here/test-classes.sh"
geolite && sink_start && collector_init one || exit 2
collector_start one "${quiet[@]}" "${geoip[@]}" --set documents.profile="$profile" --set elasticsearch.compression="$compression" || exit 2
if [ "$warm" -gt 0 ]; then
    send "$warm" 99 "${collector_port[one]}"
    await_backlog 1200 one || exit 1
    sleep 2
fi
for ((round = 1; round <= rounds; round++)); do
    ours "$round"
    theirs "$round"
done
mine=$(median <"$work/ours.costs") other=$(median <"$work/theirs.costs")
table_row 'nfacctd, us a flow (median)' "$other" '' 1
table_row 'flowhound with City, ASN and community id, us a flow (median)' "$mine" '' 1
ratio=$(divide "$other" "$mine" 2)
table_row 'nfacctd / flowhound (at least 5)' "$ratio" 5 "$(at_most 5 "$ratio")"
exit "$failed"
