# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2154,SC2034 # $root and $work are of the script that sources it, and so is who reads the rest
#
# For scripts that measure by processor time, which a busy machine spoils less than the clock. To be sourced behind collector.sh;
# wants $root, the repository, and $work.
#
#   processor_nanos PID       user and system time of all threads that a process has or had
#   processor_threads PID     NANOS NAME of each thread that it has, most first
#   processor_thread PID RE   nanoseconds of the threads whose names match
#   cgroup_make NAME          a control group of its own in $cgroup; says 1 where that cannot be (needs root)
#   cgroup_nanos              the same of everything that has run in it, what has ended included
#   cgroup_remove
#   per COUNT NANOS           microseconds for each
#   divide A B [DIGITS]
#   median                    of the numbers on its input, one a line
#   geolite                   sets $geoip, settings with City and ASN of 2019, of var/demo or else from Maven Central
#   sink_start                BulkSink on a free port; sets $elastic_url, $elastic_java and $sink_pid; ours where it is measured
#   sink_value EXPRESSION     of what it has counted, such as .documents
#   sink_stop
#   table_row WORDS IS BAR HOLDS   prints a row; HOLDS 0 sets failed=1

failed=0
sink_pid='' cgroup=''

# /proc/PID/task/*/schedstat knows nothing of threads that have ended, as those of the JVM's compilers do; these two columns do, and the
# kernel scales them to what its scheduler has measured, so ticks (10 ms) are only the unit.
processor_nanos() {
    awk -v t="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); printf "%.0f\n", ($12 + $13) / t * 1e9 }' "/proc/$1/stat"
}

processor_threads() {
    local task nanos rest
    for task in "/proc/$1/task"/*; do
        read -r nanos rest 2>/dev/null <"$task/schedstat" && echo "$nanos $(cat "$task/comm")"
    done | sort -rn
}

processor_thread() { processor_threads "$1" | awk -v re="$2" '{ n = $1; sub(/^[0-9]+ /, "") } $0 ~ re { s += n } END { printf "%.0f\n", s }'; }

cgroup_make() {
    local top
    top=$(findmnt -t cgroup2 -no TARGET 2>/dev/null | head -n 1)
    cgroup=$top/flowhound-$1-$$
    [ -n "$top" ] && mkdir "$cgroup" 2>/dev/null && return
    cgroup=''
    return 1
}

cgroup_nanos() { awk '$1 == "usage_usec" { printf "%.0f\n", $2 * 1000 }' "$cgroup/cpu.stat"; }

cgroup_remove() {
    [ -z "$cgroup" ] || rmdir "$cgroup" 2>/dev/null || true
    cgroup=''
}

divide() { awk -v a="$1" -v b="$2" -v d="${3:-3}" 'BEGIN { if (b == 0) print "inf"; else printf "%.*f\n", d, a / b }'; }
per() { divide "$2" "$(($1 * 1000))" 2; }
median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
at_most() { awk -v a="$1" -v b="$2" 'BEGIN { print a <= b ? 1 : 0 }'; }
load() { cut -d' ' -f1-3 /proc/loadavg; }

table_row() {
    printf '%s %-66s %14s %16s\n' "$([ "$4" = 1 ] && echo 'ok   ' || echo WRONG)" "$1" "$2" "$3"
    [ "$4" = 1 ] || failed=1
}

geolite() {
    local folder=${FLOWHOUND_GEOLITE2:-$root/var/demo} jar
    if [ ! -f "$folder/GeoLite2-City.mmdb" ] || [ ! -f "$folder/GeoLite2-ASN.mmdb" ]; then
        folder=$work/geolite
        mkdir -p "$folder"
        jar=$(sed -n 's:.*<geolite2.version>\(.*\)</geolite2.version>.*:\1:p' "$root/pom.xml" "$root/collector/pom.xml" | head -n 1)
        "${MAVEN:-$root/mvnw}" -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -DoutputDirectory="$folder" \
            -Dartifact="org.elasticsearch:geolite2-databases:$jar" >&2 || return 1
        (cd "$folder" && python3 -m zipfile -e ./*.jar .) || return 1
    fi
    geolite_folder=$folder
    geoip=(--set "geoip.city=$folder/GeoLite2-City.mmdb" --set "geoip.asn=$folder/GeoLite2-ASN.mmdb"
        --set networks.internal=10.0.0.0/12,fd00:1234:5678:1::/64)
}

# The settings of everything that is measured here: nothing beside the flows.
quiet=(--set retention.enabled=false --set health-documents.enabled=false --set journal.budget=64GiB)

sink_start() {
    local port
    port=$("${live[@]}" ports 1)
    "$java" -Xmx1g -XX:+UseSerialGC -cp "$classpath" io.flowhound.bench.BulkSink "$port" >"$work/sink.log" 2>&1 </dev/null &
    sink_pid=$!
    disown "$sink_pid"
    elastic_url=http://127.0.0.1:$port
    elastic_java=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v "$java")")")")}
    await 30 "the sink answers (log: $work/sink.log)" curl -sf "$elastic_url/_sink"
}

sink_value() { curl -sf "$elastic_url/_sink" | python3 -c 'import json, sys; v = json.load(sys.stdin)
for key in sys.argv[1:]: v = v.get(key, {})
print(v or 0)' "$@"; }

sink_stop() {
    [ -z "$sink_pid" ] || kill "$sink_pid" 2>/dev/null || true
    sink_pid=''
}

# Waits until nothing waits in the journal of the collector $2, for at most $1 seconds.
await_backlog() { await "$1" "the journal is empty" backlog_empty "$2"; }
# A journal that has not been opened yet is empty, too, so something must have arrived.
backlog_empty() {
    [ "$(collector_metric "$1" flowhound_journal_backlog_octets)" = 0 ] &&
        [ "$(collector_metric "$1" flowhound_datagrams_received_total)" != 0 ]
}
