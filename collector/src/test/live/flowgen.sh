#!/usr/bin/env bash
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# Compares what `decode` makes of flowgen's captures with the records, bytes and packets that flowgen says it made, for
# NetFlow v5, v9 and IPFIX: as they are, with the packets shuffled (keeping the order of time, and not), and with the first
# template packets of each exporter removed, so that data has to wait for the next ones.
#
#   flowgen.sh [FLOWS] [SEED]     (default: 200000 flows, seed 1)
#
# Ends with 0 when all sums are equal, 1 when one differs, 2 when it cannot start, 77 when tools are missing.
#   FLOWHOUND_SHARED  the folder that holds flowgen/flowgen.c (default: ../shared beside the repository)
# --raw and the enriched documents are compared alike, since flowgen announces a sampling rate of 1.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../../../.." && pwd -P)
shared=${FLOWHOUND_SHARED:-$root/../shared}
flows=${1:-200000}
seed=${2:-1}
failed=0

for tool in cc python3; do
    command -v "$tool" >/dev/null || { echo "flowgen.sh: needs $tool" >&2; exit 77; }
done
[ -f "$shared/flowgen/flowgen.c" ] || {
    echo "flowgen.sh: there is no $shared/flowgen/flowgen.c; set FLOWHOUND_SHARED" >&2
    exit 2
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc -O2 -std=gnu11 -o "$work/flowgen" "$shared/flowgen/flowgen.c" -lm

# check NAME CAPTURE RESULT OPTION...
check() {
    local name=$1 capture=$2 result=$3
    shift 3
    printf '%-36s ' "$name"
    "$root/flowhound" decode "$@" "$capture" 2>"$work/decode.err" |
        python3 "$here/flowgen_check.py" compare "$result" || { failed=1; sed 's/^/    /' "$work/decode.err"; }
}

for protocol in v5 v9 ipfix; do
    plain=$work/$protocol.pcap result=$work/$protocol.json changed=$work/changed.pcap
    "$work/flowgen" --proto "$protocol" --flows "$flows" --seed "$seed" --exporters 3 --template-every 100 \
        --pcap "$plain" >"$result"
    check "$protocol" "$plain" "$result" --raw
    check "$protocol enriched" "$plain" "$result" --set documents.profile=full
    python3 "$here/flowgen_check.py" shuffle "$plain" "$changed" "$seed"
    check "$protocol shuffled" "$changed" "$result" --raw
    check "$protocol shuffled enriched" "$changed" "$result" --set documents.profile=full
    python3 "$here/flowgen_check.py" shuffle-times "$plain" "$changed" "$seed"
    check "$protocol shuffled with times" "$changed" "$result" --raw
    if [ "$protocol" != v5 ]; then
        python3 "$here/flowgen_check.py" strip "$plain" "$changed" 3
        check "$protocol late templates" "$changed" "$result" --raw
        python3 "$here/flowgen_check.py" shuffle "$changed" "$changed" "$seed"
        check "$protocol late and shuffled" "$changed" "$result" --raw
    fi
done
exit $failed
