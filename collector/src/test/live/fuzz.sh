#!/usr/bin/env bash
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# Searches for inputs that break a promise of the decoders, one target after the other, and prints for each how often it
# ran, what it covered (edges, features) and what it found:
#
#   fuzz.sh SECONDS [TARGET...]     TARGET: a part of Class#method, such as Ipfix or V9FuzzTest#madeUp
#
# It begins with the inputs in src/test/resources and those that earlier runs left in .cifuzz-corpus (not in git).
# An input that breaks something is written into src/test/resources/io/flowhound/.../NAMEInputs/METHOD as crash-...: it
# then fails in every test run until what it shows is mended. Ends with 1 when something was found.
#   MAVEN      the Maven to call (default: mvnw of this repository)
#   JAVA_HOME  a JDK 21 or later, as for any build
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../../../.." && pwd -P)
maven=${MAVEN:-$root/mvnw}
log=$root/collector/target/fuzz.log
# What the fuzzer watches: the code that is tried, not what checks it.
instrument="io.flowhound.netflow.**,io.flowhound.flow.**,io.flowhound.bulk.**"

case ${1:-} in
    '' | *[!0-9]*)
        sed -n 's/^# \{0,1\}//; 5,15p' "${BASH_SOURCE[0]}" >&2
        exit 2
        ;;
esac
seconds=$1
shift

# Every method behind @FuzzTest, as Class#method.
targets() {
    find "$root/collector/src/test/java" -name '*FuzzTest.java' | sort | while read -r file; do
        sed -n '/@FuzzTest/{n;s/^ *void \([A-Za-z0-9]*\)(.*/\1/p;}' "$file" |
            sed "s/^/$(basename "$file" .java)#/"
    done
}

chosen() {
    [ $# -gt 0 ] || { cat; return; }
    while read -r target; do
        for part in "$@"; do
            case $target in *"$part"*) echo "$target"; break ;; esac
        done
    done
}

list=$(targets | chosen "$@")
[ -n "$list" ] || { echo "no target has '$*' in its name; there are:" >&2; targets >&2; exit 2; }

# Once, so that the time of a target is its own.
(cd "$root" && "$maven" -B -ntp -q test-compile)
failed=0
printf '%-36s %12s %8s %8s %8s %8s\n' target executions 'a second' edges features inputs
for target in $list; do
    found=
    (cd "$root" && JAZZER_FUZZ=1 JAZZER_MAX_DURATION=${seconds}s JAZZER_INSTRUMENT=$instrument nice -n 10 "$maven" -B -ntp jacoco:prepare-agent@agent surefire:test \
        -Djacoco.skip -Dtest="$target" -Dsurefire.failIfNoSpecifiedTests=false) >"$log" 2>&1 || found=yes
    awk -v target="$target" '
        $1 ~ /^#[0-9]+$/ && /cov:/ {
            runs = substr($1, 2)
            for (i = 2; i < NF; i++) {
                if ($i == "cov:") cov = $(i + 1)
                if ($i == "ft:") ft = $(i + 1)
                if ($i == "corp:") corp = $(i + 1)
                if ($i == "exec/s:") rate = $(i + 1)
            }
        }
        END { printf "%-36s %12s %8s %8s %8s %8s\n", target, runs, rate, cov, ft, corp }' "$log"
    if [ -n "$found" ]; then
        failed=1
        echo "    FOUND: the log is $log.$target"
        grep -hE '^(java|org|io)\.[A-Za-z.]*(Error|Exception)|Test unit written|AssertionError|ERROR: ' "$log" | head -5 || true
    fi
    cp "$log" "$log.$target"
done
exit $failed
