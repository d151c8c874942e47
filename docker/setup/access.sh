#!/bin/sh
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# Second job of compose.yml, when Elasticsearch answers: lets Kibana log in, makes the user for people, and an API key with the least
# that it needs for each part of Flowhound (docker/setup/keys/*.json). It can be run again at any time: keys that still work stay, and
# so does a password that somebody has changed.
#
#   SECRETS     folder with one folder a part, /secrets
#   ES_URL      https://elasticsearch:9200
#   KEYS        folder with the requests for API keys, /setup/keys
#   PATIENCE    seconds to wait for Elasticsearch, 300
#   OWNERS      no: leave the owner of files alone (tests)
#
# POSIX sh and curl.
set -eu
umask 077

root=${SECRETS:-/secrets}
url=${ES_URL:-https://elasticsearch:9200}
keys=${KEYS:-/setup/keys}
ours=$root/ours
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
trap 'exit 143' INT TERM HUP

say() { printf 'access: %s\n' "$*"; }
fail() { say "$@" >&2; exit 1; }

# Prints the HTTP status of a request, 000 when nobody answers, and leaves the answer in $answer. $1: the line that says who we are, as
# curl takes it from a file of options, so that nobody sees it among the processes. The rest goes to curl.
request() {
    who=$1
    shift
    printf '%s\ncacert = "%s"\n' "$who" "$root/setup/ca.crt" |
        curl --config - --silent --max-time 60 --output "$answer" --write-out '%{http_code}' \
            --header 'Content-Type: application/json' "$@" || true
}

elastic=$(printf 'user = "elastic:%s"' "$(cat "$ours/elastic-password")")

# Ends with the answer of Elasticsearch unless the status $2 is a good one. $1: what was done.
expect() {
    case $2 in
        2??) say "$1" ;;
        *) fail "$1: refused with $2: $(cat "$answer")" ;;
    esac
}

await_elasticsearch() {
    waited=0
    while true; do
        status=$(request "$elastic" "$url/_cluster/health?wait_for_status=yellow&timeout=10s")
        case $status in
            200) return ;;
            401 | 403) fail "Elasticsearch refuses the password of elastic ($status). It has data of another set-up: either bring back the" \
                'volume ours-secrets of that one, or remove the volume elasticsearch-data with all flows in it.' ;;
        esac
        [ "$waited" -lt "${PATIENCE:-300}" ] || fail "Elasticsearch at $url is not ready after $waited s (last answer $status)." \
            'docker compose logs elasticsearch says why.'
        [ "$waited" -gt 0 ] || say 'waiting for Elasticsearch'
        sleep 3
        waited=$((waited + 3))
    done
}

kibana_user() {
    status=$(printf '{"password":"%s"}' "$(cat "$ours/kibana-system-password")" >"$ours/body" &&
        request "$elastic" -X POST --data-binary "@$ours/body" "$url/_security/user/kibana_system/_password")
    rm -f "$ours/body"
    expect 'Kibana may log in' "$status"
}

people() {
    status=$(request "$elastic" -X PUT --data-binary "@$keys/../reader-role.json" "$url/_security/role/flowhound-reader")
    expect 'role flowhound-reader: may read what Flowhound writes' "$status"
    status=$(request "$elastic" "$url/_security/user/flowhound")
    if [ "$status" = 200 ]; then
        say 'user flowhound is there and stays as it is'
        return
    fi
    printf '{"password":"%s","full_name":"Flowhound","roles":["flowhound-reader","kibana_admin"]}' \
        "$(cat "$ours/flowhound-password")" >"$ours/body"
    status=$(request "$elastic" -X PUT --data-binary "@$ours/body" "$url/_security/user/flowhound")
    rm -f "$ours/body"
    expect 'made the user flowhound' "$status"
}

# Whether the API key in file $1 is still good.
works() {
    [ -s "$1" ] && [ "$(request "header = \"Authorization: ApiKey $(cat "$1")\"" "$url/_security/_authenticate")" = 200 ]
}

# Sees to it that the files $2... hold the API key $1, all the same one.
key() {
    name=$1 first=$2
    shift
    fingerprint=$(cksum <"$keys/$name.json")
    if ! works "$first" || [ "$(cat "$ours/$name.request" 2>/dev/null)" != "$fingerprint" ]; then
        # What an earlier run made is of no use any more: nobody else has its secret.
        status=$(request "$elastic" -X DELETE --data-binary "{\"name\":\"flowhound-$name\",\"owner\":true}" "$url/_security/api_key")
        case $status in 2?? | 404) ;; *) expect "API key $name: removing the old one" "$status" ;; esac
        status=$(request "$elastic" -X POST --data-binary "@$keys/$name.json" "$url/_security/api_key")
        encoded=$(sed -n 's/.*"encoded" *: *"\([^"]*\)".*/\1/p' "$answer")
        [ -n "$encoded" ] || status="$status without a key"
        : >"$answer"
        expect "API key $name: made" "$status"
        write "$encoded" "$first"
        printf '%s' "$fingerprint" >"$ours/$name.request"
    else
        say "API key $name: works, and stays"
    fi
    encoded=$(cat "$first")
    shift
    for file in "$@"; do write "$encoded" "$file"; done
}

# Writes the text $1 to file $2 for Flowhound alone.
write() {
    folder=$(dirname "$2")
    chmod 0700 "$folder"
    printf '%s' "$1" >"$2.part"
    chmod 0400 "$2.part"
    if [ "${OWNERS:-yes}" != no ]; then chown 10001:10001 "$2.part"; fi
    mv "$2.part" "$2"
    chmod 0500 "$folder"
}

await_elasticsearch
kibana_user
people
key ingest "$root/collector/ingest-key"
key admin "$root/collector/admin-key" "$root/setup/admin-key"
key pivot "$root/collector/pivot-key"
key kibana "$root/setup/kibana-key"
say 'done'
