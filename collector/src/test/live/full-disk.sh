#!/usr/bin/env bash
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# The disk of the collector is full: its journal has a small disk of its own (a tmpfs), Elasticsearch is away, flows keep coming,
# and half-way something else takes what is left of that disk, and all but a part of what the journal gives up. The collector must
# go on, drop its oldest datagrams and count them, say so, and be well again by itself.
#
#   full-disk.sh [--flows N] [--rate N] [--disk MIB]      (default: 2000000 flows, 20000 a second, 96 MiB)
#
# Ends with 0 when every equation holds, 1 when one does not, 2 when it cannot start, 77 when tools or the right to mount are
# missing. Needs Linux and root, and 2 GB in TMPDIR for the default. collector.sh and elastic.sh say which environment variables
# count. Everything stays on 127.0.0.1; everything that was started is ended, by its pid, and the disk is unmounted.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../../../.." && pwd -P)
live=(python3 "$here/chaos_live.py")
flows=2000000 rate=20000 disk=96
prefix=fulldisk

while [ $# -gt 0 ]; do
    case $1 in
        --flows) flows=${2:?} && shift ;;
        --rate) rate=${2:?} && shift ;;
        --disk) disk=${2:?} && shift ;;
        *) sed -n 's/^# \{0,1\}//; 5,14p' "${BASH_SOURCE[0]}" >&2 && exit 2 ;;
    esac
    shift
done
for tool in cc curl fallocate mount python3; do
    command -v "$tool" >/dev/null || { echo "full-disk.sh: needs $tool" >&2 && exit 77; }
done
[ "$(id -u)" = 0 ] || { echo "full-disk.sh: only root may mount a disk" >&2 && exit 77; }

# shellcheck source=collector/src/test/live/elastic.sh
. "$here/elastic.sh"
# shellcheck source=collector/src/test/live/collector.sh
. "$here/collector.sh"

work=$(mktemp -d "${TMPDIR:-/tmp}/flowhound-full-disk.XXXXXX")
chmod 755 "$work" # root's Elasticsearch runs as another user

# shellcheck disable=SC2317 # called by the trap
clean_up() {
    local status=$?
    trap - EXIT
    collector_kill9 one
    [ -z "$flowgen_pid" ] || kill "$flowgen_pid" 2>/dev/null || true
    elastic_kill9
    umount "$work/data-one" 2>/dev/null || true
    if [ "$status" -eq 0 ]; then rm -rf "$work"; else say "logs are in $work"; fi
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# A row of the table: words, is, should be, whether that holds.
row() {
    printf '%s %-62s %14s %14s\n' "$([ "$4" = 1 ] && echo 'ok   ' || echo WRONG)" "$1" "$2" "$3"
    [ "$4" = 1 ] || failed=1
}

free() { df --output=avail -B1 "$work/data-one" | tail -n 1 | tr -d ' '; }

dropped() { "${live[@]}" dropped "${collector_admin[one]}" "$1"; }
has_dropped() { [ "$(dropped journal_full)" -gt "$1" ]; }
condition() { "${live[@]}" condition "${collector_admin[one]}" journal; }

flowgen_build || exit 2
elastic_init "$work/elasticsearch" || exit 2
say "starting Elasticsearch, in $work/elasticsearch"
elastic_launch && elastic_await || exit 2
mkdir "$work/data-one"
mount -t tmpfs -o "size=${disk}m" flowhound "$work/data-one" 2>/dev/null || { say "may not mount a tmpfs here"; exit 77; }
collector_init one || exit 2
collector_start one --set journal.budget=4GiB --set journal.segment=4MiB || exit 2
await 120 "the collector is ready" curl -sf "http://${collector_admin[one]}/ready" || exit 2

say "kill -9 of Elasticsearch; flowgen sends $flows flows, $rate a second, to a journal on $disk MiB"
elastic_kill9
flowgen_start one "$flows" "$rate" 1 "$work/full.pcap"
await 900 "the journal drops its oldest datagrams" has_dropped 0 || exit 1
first=$(dropped journal_full)
say "the journal has dropped $first datagrams; $(condition)"
fallocate -l $(($(free) - 65536)) "$work/data-one/of-others"
say "something else has taken what was left of the disk"
await 900 "the journal drops more" has_dropped $((first + 1000)) || exit 1
say "the journal has dropped $(dropped journal_full) datagrams; $(condition)"
red=$(condition)
wait "$flowgen_pid" || exit 1
flowgen_pid=''
say "the flows are sent; the disk has $(free) octets left; Elasticsearch is started again"
rm "$work/data-one/of-others"
elastic_launch && elastic_await || exit 2
await_drained 1800 || exit 1
say "everything that was kept is stored"
before=$(dropped journal_full)
flowgen_start one 200000 "$rate" 2 "$work/after.pcap"
wait "$flowgen_pid" || exit 1
flowgen_pid=''
await_drained 600 || exit 1

failed=0
lost=$(dropped journal_full) kernel=$("${live[@]}" drops "${collector_port[one]}")
stream() {
    printf '{"name":"%s","capture":"%s","rate":%s,"slack":0,"downs":[],"drops":%s,"counted":null,"flowgen":%s}' \
        "$1" "$work/$1.pcap" "$rate" "$2" "$(cat "$work/$1.pcap.json")"
}
printf '{"elasticsearch":"%s","index":"%s-flows*","complete":false,"streams":[%s,%s]}' "$elastic_url" "$prefix" \
    "$(stream full $((lost + kernel)))" "$(stream after 0)" >"$work/run.json"
"${live[@]}" check "$work/run.json" || failed=1
sent=$("${live[@]}" messages "$work/full.pcap" "$work/after.pcap")
read=$(collector_metric one flowhound_exporter_datagrams_total)
row 'datagrams read, dropped for lack of room, dropped by the kernel = sent' $((read + lost + kernel)) "$sent" \
    $((read + lost + kernel == sent))
row 'datagrams that the journal could not write' "$(dropped journal_failed)" 0 $(($(dropped journal_failed) == 0))
row 'dropped after there was room again' $((lost - before)) 0 $((lost == before))
row 'the condition journal was red' "${red%%:*}" red "$([ "${red%%:*}" = red ] && echo 1 || echo 0)"
exit "$failed"
