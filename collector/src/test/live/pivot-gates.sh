#!/usr/bin/env bash
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# Judges the pivot hunt from end to end: starts a real Elasticsearch, loads the lab's labelled traffic into it, runs
# `flowhound pivots run` over it, and holds what was alerted against the gates of the lab's gate.py.
#
#   pivot-gates.sh [OPTION...] [FAMILY.json...]
#
#   enterprise   dev, dev_hard, base3 (or the families named) with seeds 11 to 14
#   home         dev with seeds 1 to 6, 20 hosts
#   learning     base1 and base2, which have one and two days of history: Flowhound says that it learns, and alerts nothing
#
#   --only PART        one of these three; may be given again
#   --seeds A-B        other seeds for enterprise
#   --size N           other number of records for enterprise and learning (default: 300000)
#   --work FOLDER      where data sets are kept, and found again (default: collector/target/pivot-gates/data)
#   --conversations    by way of simulate --lab, import and one document a conversation, in place of one a record (not learning)
#   --launcher FILE    the Flowhound to judge (default: flowhound of this repository)
#
# Ends with 0 when all gates are held, 1 when one is missed, 2 when it cannot start.
#   FLOWHOUND_SHARED              the folder that holds lab/gate.py (default: ../shared beside the repository)
#   FLOWHOUND_LIVE_ELASTICSEARCH  URL of an Elasticsearch to use instead of a private one; indices lab-* are left in it
#   FLOWHOUND_LIVE_HEAP           heap of the private one (default: 2g)
#   MAVEN                         the Maven to call (default: mvnw of this repository)
#   JAVA_HOME                     a JDK 21 or later, as for any build
# Everything stays on 127.0.0.1; the Elasticsearch that was started is ended, by its pid, and its data are deleted.
# shellcheck disable=SC2317 # parts are called by their names
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../../../.." && pwd -P)
lab=${FLOWHOUND_SHARED:-$root/../shared}/lab
work=$root/collector/target/pivot-gates/data
launcher=$root/flowhound
size=300000 seeds=11-14
parts=() families=()
conversations=''
elastic_pid='' elasticsearch=${FLOWHOUND_LIVE_ELASTICSEARCH:-}
failed=0

say() { printf 'pivot-gates: %s\n' "$*" >&2; }
usage() { sed -n 's/^# \{0,1\}//; 5,23p' "${BASH_SOURCE[0]}"; }

# --- What is asked for --------------------------------------------------------------------------------------------

while [ $# -gt 0 ]; do
    case $1 in
        --only | --seeds | --size | --work | --launcher)
            [ $# -gt 1 ] || { say "$1 takes a value"; exit 2; }
            case $1 in
                --only) parts+=("$2") ;;
                --seeds) seeds=$2 ;;
                --size) size=$2 ;;
                --work) work=$2 ;;
                --launcher) launcher=$2 ;;
            esac
            shift
            ;;
        --conversations) conversations=1 ;;
        -h | --help) usage; exit 0 ;;
        -*) say "unknown option $1"; usage >&2; exit 2 ;;
        *) families+=("$1") ;;
    esac
    shift
done
for part in ${parts[@]+"${parts[@]}"}; do
    case $part in enterprise | home | learning) ;; *) say "--only takes enterprise, home or learning, not '$part'"; exit 2 ;; esac
done
if [ ${#parts[@]} -eq 0 ]; then
    parts=(enterprise home)
    [ -n "$conversations" ] || parts+=(learning)
fi
if [ ${#families[@]} -eq 0 ]; then
    families=("$lab/families/dev.json" "$lab/families/dev_hard.json" "$lab/families/base3.json")
fi
command -v python3 >/dev/null || { say "needs python3"; exit 2; }
[ -r "$lab/gate.py" ] || { say "there is no $lab/gate.py; set FLOWHOUND_SHARED"; exit 2; }
mkdir -p "$work"

# --- Elasticsearch ------------------------------------------------------------------------------------------------

clean_up() {
    status=$?
    trap - EXIT
    if [ -n "$elastic_pid" ]; then
        kill -TERM "$elastic_pid" 2>/dev/null || true
        wait "$elastic_pid" 2>/dev/null || true
    fi
    exit "$status"
}

start_elasticsearch() {
    # shellcheck source-path=SCRIPTDIR source=test-classes.sh
    . "$here/test-classes.sh"
    local url=$root/collector/target/pivot-gates/url log=$root/collector/target/pivot-gates/elasticsearch.log
    mkdir -p "$root/collector/target/pivot-gates"
    rm -f "$url"
    "$java" -Xmx64m -cp "$classpath" io.flowhound.pivot.lab.LabElastic "$root/collector/target/local elasticsearch" \
        "${FLOWHOUND_LIVE_HEAP:-2g}" >"$url" 2>"$log" </dev/null &
    elastic_pid=$!
    while [ ! -s "$url" ]; do
        kill -0 "$elastic_pid" 2>/dev/null || { say "Elasticsearch does not start:"; cat "$log" >&2; exit 2; }
        sleep 0.5
    done
    elasticsearch=$(cat "$url")
    say "Elasticsearch answers at $elasticsearch"
}

# --- Gates --------------------------------------------------------------------------------------------------------

# gate OPTION... FAMILY...: the lab's gate.py
gate() { python3 -B "$lab/gate.py" --es "$elasticsearch" --work "$work" "$@" -- "$launcher"; }

# stored PROFILE SIZE SEEDS FAMILY...: the same gates, for what Flowhound itself makes of the records
stored() {
    local profile=$1 records=$2 which=$3
    shift 3
    python3 -B "$here/pivot_stored.py" --lab "$lab" --elasticsearch "$elasticsearch" --work "$work" --launcher "$launcher" \
        --profile "$profile" --size "$records" --seeds "$which" "$@"
}

# timed NAME COMMAND...: prints how long it took and whether it was good
timed() {
    local name=$1 begin=$SECONDS verdict=held
    shift
    printf '== %s\n' "$name"
    "$@" || { verdict=MISSED failed=1; }
    printf '== %s: %s, %d s\n' "$name" "$verdict" $((SECONDS - begin))
}

enterprise() {
    if [ -n "$conversations" ]; then
        stored enterprise "$size" "$seeds" "${families[@]}"
    else
        gate --size "$size" --seeds "$seeds" "${families[@]}"
    fi
}

home() {
    if [ -n "$conversations" ]; then
        stored home 10000 1-6 "$lab/families/dev.json"
    else
        gate --profile home --size 10000 --seeds 1-6 "$lab/families/dev.json"
    fi
}

# Too little history: it has to say so and to alert nothing. What gate.py thinks of that does not matter.
learning() {
    local good=0 name log=$root/collector/target/pivot-gates/learning.log
    mkdir -p "$(dirname "$log")"
    for name in base1 base2; do
        gate --size "$size" --seeds 11 "$lab/families/$name.json" >"$log" 2>"$log.err" || true
        if ! grep -q "^$name seed 11:" "$log"; then
            cat "$log" "$log.err"
            return 1
        fi
        sed -n "s/^\($name seed 11: [0-9]* records, [0-9]* s\).*/\1/p" "$log"
        grep -i 'learn' "$log.err" | head -n 1 || { echo "$name: nowhere it is said that it learns"; good=1; }
        local alerts
        alerts=$("$launcher" --set "elasticsearch.urls=$elasticsearch" --set "index.prefix=lab-$name-enterprise-$size-11" \
            pivots list --json --from 2026-01-01T00:00:00Z --to 2027-01-01T00:00:00Z | grep -c . || true)
        if [ "$alerts" != 0 ]; then
            echo "$name: $alerts alerts with too little history"
            good=1
        fi
    done
    return "$good"
}

trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
[ -n "$elasticsearch" ] || start_elasticsearch
for part in "${parts[@]}"; do timed "$part" "$part"; done
exit "$failed"
