#!/usr/bin/env bash
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# Sends numbered lines with real senders of syslog to a real collector and a real Elasticsearch, and looks whether every number is
# stored once, with its text unharmed:
#
#   logger    of util-linux, over UDP and TCP, each as RFC 3164 and RFC 5424, and with octet counting
#   rsyslog   a private instance that forwards over UDP, TCP, TCP as RFC 5424, and TCP with octet counting
#   kill      kill -9 of the collector: as soon as it has received everything (nothing may be missing), and amid a stream
#             of rsyslog's (what plain TCP had under way to the dead process may be missing: nobody acknowledges it)
#
#   syslog.sh [--only logger|rsyslog|kill] [--count N] [--rate N]     (default: all, 100000 lines each, 20000 a second)
#
# Ends with 0 when all is equal, 1 when something differs, 2 when it cannot start, 77 when tools are missing.
#   FLOWHOUND_LIVE_ELASTICSEARCH  URL of an Elasticsearch to use instead of a private one
#   FLOWHOUND_LIVE_OPTIONS        more options for `flowhound run`, separated by spaces
# Everything stays on 127.0.0.1; everything that was started is ended, by its pid.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../../../.." && pwd -P)
live=("python3" "$here/syslog_live.py")
prefix=live-syslog-$$-$(date +%s)
# What was under way to the dead process: in its socket, in that of rsyslog, and in the batch that rsyslog was about to send. Measured: 2,500.
under_way=5000
started=() phases=()
collector_pid='' elasticsearch='' sent=0
only=all count=100000 rate=20000

say() { printf 'syslog: %s\n' "$*" >&2; }

usage() { sed -n 's/^# \{0,1\}//; 5,18p' "${BASH_SOURCE[0]}"; }

while [ $# -gt 0 ]; do
    case $1 in
        --only) only=${2:-} ;;
        --count) count=${2:-} ;;
        --rate) rate=${2:-} ;;
        -h | --help) usage; exit 0 ;;
        *) say "unknown argument $1"; usage >&2; exit 2 ;;
    esac
    shift 2 || { usage >&2; exit 2; }
done
case $only in all | logger | rsyslog | kill) ;; *) say "--only takes logger, rsyslog or kill, not '$only'"; exit 2 ;; esac

PATH=$PATH:/usr/sbin:/sbin
for tool in python3 logger rsyslogd; do
    command -v "$tool" >/dev/null || { say "needs $tool. On Debian or Ubuntu: sudo apt-get install python3 bsdutils rsyslog"; exit 77; }
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
    if [ -n "$collector_pid" ]; then end "$collector_pid"; fi
    if [ -n "$elasticsearch" ]; then
        "${live[@]}" clean-up "$elasticsearch" "$prefix" || say "indices $prefix-* may be left in $elasticsearch"
    fi
    for pid in ${started[@]+"${started[@]}"}; do end "$pid"; done
    if [ "$status" -eq 0 ]; then rm -rf "$work"; else say "logs are in $work"; fi
    exit "$status"
}

work=$(mktemp -d "${TMPDIR:-/tmp}/flowhound-syslog.XXXXXX")
chmod 755 "$work" # root's Elasticsearch runs as another user
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

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

read -r flow_port keeper_port syslog_port admin_port keeper_admin in_udp in_tcp in_new in_counted <<<"$("${live[@]}" ports 9)"
admin=127.0.0.1:$admin_port

# A collector with an Elasticsearch that outlives the one under test.
start_elasticsearch() {
    elasticsearch=${FLOWHOUND_LIVE_ELASTICSEARCH:-}
    if [ -z "$elasticsearch" ]; then
        say "starting Elasticsearch (log: $work/elasticsearch.log)"
        "$root/flowhound" run --local-elasticsearch --set "listen.flows=127.0.0.1:$keeper_port" --set 'listen.syslog=[]' \
            --set "admin.address=127.0.0.1:$keeper_admin" --set "index.prefix=$prefix-keeper" \
            --set "data.dir=$work/keeper" --set pivot.enabled=false >"$work/elasticsearch.log" 2>&1 </dev/null &
        started+=("$!")
        await 300 "Elasticsearch answers" grep -q 'Elasticsearch answers at' "$work/elasticsearch.log" || exit 2
        elasticsearch=$(grep -oE 'answers at https?://[^ ]+' "$work/elasticsearch.log" | head -n 1 | cut -d ' ' -f 3)
    fi
}

is_ready() { python3 -c "import urllib.request; urllib.request.urlopen('http://$admin/ready', timeout=5)"; }

start_collector() {
    local more=()
    read -r -a more <<<"${FLOWHOUND_LIVE_OPTIONS:-}" || true
    "$root/flowhound" run --set "elasticsearch.urls=$elasticsearch" --set "listen.flows=127.0.0.1:$flow_port" \
        --set "listen.syslog=127.0.0.1:$syslog_port" --set "admin.address=$admin" --set "index.prefix=$prefix" \
        --set "data.dir=$work/data" --set pivot.enabled=false ${more[@]+"${more[@]}"} >>"$work/collector.log" 2>&1 </dev/null &
    collector_pid=$!
    await 120 "the collector is ready (log: $work/collector.log)" is_ready || exit 2
}

kill_collector() {
    kill -KILL "$collector_pid"
    wait "$collector_pid" 2>/dev/null || true
    collector_pid=''
}

received() { "${live[@]}" metric "$admin" flowhound_syslog_messages_total; }
has_received() { [ "$(received)" -ge "$1" ]; }

start_rsyslog() {
    mkdir -p "$work/rsyslog"
    {
        cat <<END
global(workDirectory="$work/rsyslog" net.enableDNS="off" maxMessageSize="16k"
       parser.escapeControlCharactersOnReceive="off" internalmsg.severity="info")
module(load="imptcp")
END
        forward udp "$in_udp" 'protocol="udp" template="RSYSLOG_TraditionalForwardFormat"'
        forward tcp "$in_tcp" 'protocol="tcp" template="RSYSLOG_TraditionalForwardFormat"'
        forward new "$in_new" 'protocol="tcp" template="RSYSLOG_SyslogProtocol23Format"'
        forward counted "$in_counted" 'protocol="tcp" tcp_framing="octet-counted" template="RSYSLOG_SyslogProtocol23Format"'
        echo "syslog.* action(type=\"omfile\" file=\"$work/rsyslog/own.log\")"
    } >"$work/rsyslog.conf"
    rsyslogd -n -f "$work/rsyslog.conf" -i "$work/rsyslog.pid" >"$work/rsyslog.log" 2>&1 </dev/null &
    started+=("$!")
    await 20 "rsyslog listens (log: $work/rsyslog.log)" python3 -c "
import socket
for port in ($in_udp, $in_tcp, $in_new, $in_counted):
    socket.create_connection(('127.0.0.1', port)).close()" || exit 2
}

# $1: name, $2: port of its own input, $3: how it goes on. A sender that must lose nothing waits for ever, and has a queue for that.
forward() {
    cat <<END
input(type="imptcp" address="127.0.0.1" port="$2" ruleset="$1")
ruleset(name="$1" queue.type="LinkedList" queue.size="2000000" queue.timeoutEnqueue="600000") {
    action(type="omfwd" target="127.0.0.1" port="$syslog_port" $3
           action.resumeRetryCount="-1" action.resumeInterval="1")
}
END
}

# --- Phases -------------------------------------------------------------------------------------------------------

# Waits until the collector says that it has received the lines of phase $1, of which $2 lines were sent since it started.
finish() {
    sent=$((sent + $2))
    phases+=("$1=$2")
    await 60 "$sent lines are received after $1" has_received "$sent" ||
        say "$(received) are; datagrams dropped by the socket: $("${live[@]}" drops "$syslog_port")"
    sent=$(received)
}

# $1: phase, then the options of logger
by_logger() {
    local phase=$1
    shift
    "${live[@]}" lines "$phase" "$count" "$rate" | logger -n 127.0.0.1 -P "$syslog_port" -t numbered --size 4096 "$@"
    finish "$phase" "$count"
}

# $1: phase, $2: port of rsyslog
by_rsyslog() {
    "${live[@]}" feed "$1" "$count" "$rate" "$2"
    finish "$1" "$count"
}

case_logger() {
    by_logger logger-udp -d --rfc3164
    by_logger logger-udp-5424 -d --rfc5424
    by_logger logger-tcp -T --rfc3164
    by_logger logger-tcp-5424 -T --rfc5424
    by_logger logger-counted -T --octet-count --rfc5424
}

case_rsyslog() {
    by_rsyslog rsyslog-udp "$in_udp"
    by_rsyslog rsyslog-tcp "$in_tcp"
    by_rsyslog rsyslog-5424 "$in_new"
    by_rsyslog rsyslog-counted "$in_counted"
}

case_kill() {
    local how
    for how in counted udp; do # all of it received, hardly anything of the last seconds stored
        if [ "$how" = udp ]; then by_logger "kill-$how" -d --rfc5424; else by_rsyslog "kill-$how" "$in_counted"; fi
        kill_collector
        sent=0
        start_collector
    done
    "${live[@]}" feed kill-amid "$count" "$rate" "$in_counted" &
    local feeding=$!
    await 60 "a third of the stream is received" has_received $((count / 3))
    say "kill -9 amid the stream, at $(received) lines"
    kill_collector
    sleep 1
    start_collector
    wait "$feeding"
    phases+=("kill-amid=$count:$under_way")
    sent=0
}

settled() {
    local now
    now=$("${live[@]}" stored "$elasticsearch" "$prefix-syslog")
    [ "$now" = "$before" ] && [ "$now" -gt 0 ] && return 0
    before=$now
    sleep 8
    return 1
}

start_elasticsearch
start_collector
if [ "$only" != logger ]; then start_rsyslog; fi
for each in logger rsyslog kill; do
    if [ "$only" = all ] || [ "$only" = "$each" ]; then "case_$each"; fi
done
before=-1
await 600 "no more documents come" settled || true
"${live[@]}" check "$elasticsearch" "$prefix-syslog" "${phases[@]}"
