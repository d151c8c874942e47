#!/usr/bin/env bash
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# Runs what the documentation says can be run.
#
#   run-docs.sh [--clone] [--list] [FILE...]
#
# FILE is README.md or a page of docs/; without one, all of them. The blocks of a file run in its order, each in a shell of
# its own in the top folder of the repository; the first that fails ends everything with exit code 1 and its place. --clone
# takes a fresh clone of the last commit, as a reader has it; --list only says what there is.
#
# A block is fenced and of the language `sh`. In the line before it stands what happens to it, in Markdown that readers do
# not see or should see:
#
#   <!-- run -->                        it must end with exit code 0
#   <!-- run until "TEXT" -->           it keeps running while the others do; they wait until its output has TEXT
#   *Not run here: REASON.*             it is left alone, and readers know
#   <!-- stop -->                       anywhere: what keeps running is interrupted, as readers were told to do
#
#   <!-- sh on this page was not run: REASON -->   anywhere above: the same for all that follow, where the page itself says so
#
# Any other block of `sh` is a mistake: it is not run, and the exit code is 1 in the end. What keeps running is interrupted at
# the end of its file.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../../.." && pwd)
limit=${RUN_DOCS_SECONDS:-900} # for one block
clone='' list=''
while [ $# -gt 0 ]; do
    case $1 in
        --clone) clone=yes ;;
        --list) list=yes ;;
        -h | --help)
            sed -n '5,25s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
            exit 0
            ;;
        -*)
            echo "run-docs: unknown option $1" >&2
            exit 2
            ;;
        *) break ;;
    esac
    shift
done

work=$(mktemp -d)
chmod 755 "$work" # Elasticsearch of the demo runs as nobody when we are root, and has its data in the clone
background=() # process groups
ran=0 left=0 unmarked=0

# Ends what still runs, as Ctrl-C does, and waits for it.
stop_background() {
    local group
    for group in ${background[@]+"${background[@]}"}; do
        kill -INT -- "-$group" 2>/dev/null || true
    done
    for group in ${background[@]+"${background[@]}"}; do
        for _ in $(seq 120); do
            kill -0 -- "-$group" 2>/dev/null || continue 2
            sleep 1
        done
        echo "run-docs: process group $group does not end; killing it" >&2
        kill -KILL -- "-$group" 2>/dev/null || true
    done
    background=()
}

finish() {
    stop_background
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

if [ -n "$clone" ]; then
    git clone -q "$root" "$work/clone"
    root=$work/clone
fi
if [ $# = 0 ]; then
    mapfile -t pages < <(cd "$root" && ls README.md docs/*.md)
    set -- "${pages[@]}"
fi

# Writes each block of $1 to a file of its own in $2, with place, kind and what belongs to it in blocks.tsv.
extract() {
    awk -v page="$1" -v folder="$2" '
        /^ *```/ && inside { inside = 0; if (kept) close(file); kept = 0; before = ""; next }
        inside { if (kept) print substr($0, 1 + indent) > file; next }
        /^ *```/ {
            match($0, /^ */); indent = RLENGTH
            inside = 1
            if ($0 ~ /^ *```sh *$/) {
                kept = 1
                number++
                file = sprintf("%s/%03d.sh", folder, number)
                printf "" > file
                kind = page_reason == "" ? "unmarked" : "left"; what = page_reason == "" ? "-" : page_reason
                if (before ~ /^ *<!-- run -->$/) kind = "run"
                if (before ~ /^ *<!-- run until ".+" -->$/) {
                    kind = "until"; what = before
                    sub(/^ *<!-- run until "/, "", what); sub(/" -->$/, "", what)
                }
                if (before ~ /^ *\*Not run here: .+\*$/) {
                    kind = "left"; what = before
                    sub(/^ *\*Not run here: /, "", what); sub(/\.?\*$/, "", what)
                }
                printf "%s\t%s:%d\t%s\t%s\n", file, page, NR, kind, what > (folder "/blocks.tsv")
            }
            next
        }
        /^<!-- sh on this page was not run: .+ -->$/ {
            page_reason = $0
            sub(/^<!-- sh on this page was not run: /, "", page_reason); sub(/ -->$/, "", page_reason)
        }
        /^<!-- stop -->$/ { printf "-\t%s:%d\tstop\t-\n", page, NR > (folder "/blocks.tsv") }
        NF { before = $0 }
    ' "$root/$1"
}

fail() { # PLACE FILE OUTPUT WHY
    echo "$1: FAILED, $4" >&2
    sed 's/^/    | /' "$2" >&2
    echo "  its output ends with" >&2
    tail -n 40 "$3" | sed 's/^/    > /' >&2
    exit 1
}

# Runs a block to its end.
run_block() { # FILE PLACE
    local code=0 begin=$SECONDS
    (cd "$root" && exec timeout "$limit" bash -euo pipefail "$1") >"$1.out" 2>&1 </dev/null || code=$?
    [ "$code" = 0 ] || fail "$2" "$1" "$1.out" "exit code $code"
    echo "$2: fine ($((SECONDS - begin)) s)"
    ran=$((ran + 1))
}

# Starts a block in a process group of its own, and waits for the text.
start_block() { # FILE PLACE TEXT
    local begin=$SECONDS group
    : >"$1.out"
    set -m
    (cd "$root" && exec bash -euo pipefail "$1") >"$1.out" 2>&1 </dev/null &
    group=$!
    set +m
    background+=("$group")
    until grep -qF -- "$3" "$1.out"; do
        kill -0 "$group" 2>/dev/null || fail "$2" "$1" "$1.out" "it ended before it said '$3'"
        [ $((SECONDS - begin)) -lt "$limit" ] || fail "$2" "$1" "$1.out" "it did not say '$3' within $limit s"
        sleep 1
    done
    echo "$2: said '$3' ($((SECONDS - begin)) s), keeps running"
    ran=$((ran + 1))
}

for page in "$@"; do
    folder=$work/$(echo "$page" | tr '/' '_')
    mkdir -p "$folder"
    : >"$folder/blocks.tsv"
    extract "$page" "$folder"
    while IFS=$'\t' read -r file place kind what <&3; do
        case $list,$kind in
            ,unmarked)
                echo "$place: not run, and not marked: it needs '<!-- run -->' or '*Not run here: REASON.*' before it" >&2
                unmarked=$((unmarked + 1))
                ;;
            yes,stop) ;;
            ,stop) stop_background ;;
            yes,*) printf '%-40s %-6s %s\n' "$place" "$kind" "$what" ;;
            ,run) run_block "$file" "$place" ;;
            ,until) start_block "$file" "$place" "$what" ;;
            ,left)
                echo "$place: left alone ($what)"
                left=$((left + 1))
                ;;
        esac
    done 3<"$folder/blocks.tsv"
    stop_background
done
if [ -z "$list" ]; then
    echo "$ran blocks ran, $left were left alone, $unmarked are not marked"
    [ "$unmarked" = 0 ]
fi
