#!/usr/bin/env bash
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# Runs the pivot detector in memory, without Elasticsearch, over data sets of the pivot lab (folders that gen.py or gate.py
# made, with flows.jsonl and truth.json) and prints how well it did: each data set, then all together in the terms of gate.py.
#
#   pivot-lab.sh [OPTION...] FOLDER...
#
#   --naive            the naive method instead of the detector
#   --conversations    what the collector makes of the records when they come as IPFIX: simulate --lab, then decode
#   --learning DAYS    days of history before anything is alerted (default: that of the rules)
#   --trial DAYS       days after these at whose end their findings are alerted
#   --tick MINUTES     time between two evaluations (default: 15)
#   --misses           names the chains that were not found whole, and the alerts that are false
#   --home             the gates of the home profile instead of those for enterprises
#
# Ends with 0 when all gates are held, 1 when one is missed, 2 when it cannot start.
#   FLOWHOUND_SHARED  the folder that holds lab/evalp.py (default: ../shared beside the repository)
#   MAVEN             the Maven to call (default: mvnw of this repository)
#   JAVA_HOME         a JDK 21 or later, as for any build
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../../../.." && pwd -P)
lab=${FLOWHOUND_SHARED:-$root/../shared}/lab

usage() { sed -n 's/^# \{0,1\}//; 5,22p' "${BASH_SOURCE[0]}"; }

method=detector conversations=''
run=() score=() folders=()
while [ $# -gt 0 ]; do
    case $1 in
        --naive) method=naive run+=("$1") ;;
        --conversations) conversations=1 run+=(--documents) ;;
        --learning | --trial | --tick)
            [ $# -gt 1 ] || { echo "pivot-lab.sh: $1 takes a number" >&2; exit 2; }
            run+=("$1" "$2")
            shift
            ;;
        --misses | --home) score+=("$1") ;;
        -h | --help) usage; exit 0 ;;
        -*) echo "pivot-lab.sh: unknown option $1" >&2; usage >&2; exit 2 ;;
        *) folders+=("${1%/}") ;;
    esac
    shift
done
[ ${#folders[@]} -gt 0 ] || { usage >&2; exit 2; }
for folder in "${folders[@]}"; do
    if [ ! -r "$folder/flows.jsonl" ] || [ ! -r "$folder/truth.json" ]; then
        echo "pivot-lab.sh: no flows.jsonl with truth.json in $folder: make them with $lab/gen.py" >&2
        exit 2
    fi
done
[ -r "$lab/evalp.py" ] || { echo "pivot-lab.sh: there is no $lab/evalp.py; set FLOWHOUND_SHARED" >&2; exit 2; }

# Documents of before are of another Flowhound.
if [ -n "$conversations" ]; then
    for folder in "${folders[@]}"; do
        "$root/flowhound" simulate --lab "$folder/flows.jsonl" --pcap "$folder/lab.pcap" >/dev/null
        "$root/flowhound" decode "$folder/lab.pcap" >"$folder/documents.ndjson"
        echo "${folder##*/}: $(wc -l <"$folder/flows.jsonl") records, $(wc -l <"$folder/documents.ndjson") documents" >&2
    done
fi

# shellcheck source-path=SCRIPTDIR source=test-classes.sh
. "$here/test-classes.sh"
"$java" -Xmx4g -XX:+UseSerialGC -cp "$classpath" io.flowhound.pivot.lab.PivotLabMain ${run[@]+"${run[@]}"} \
    "${folders[@]}" >"$root/collector/target/pivot-lab.ndjson"
python3 "$here/pivot_lab.py" --lab "$lab" --method "$method" --runs "$root/collector/target/pivot-lab.ndjson" \
    ${score[@]+"${score[@]}"} "${folders[@]}"
