#!/bin/sh
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# Sends what is in this folder to Elasticsearch and Kibana, and stops at the first answer that is an error. It can be run again.
#
#   ./setup.sh templates        index templates into Elasticsearch
#   ./setup.sh kibana           space, saved objects and alert rules into Kibana
#   ./setup.sh                  both; without KIBANA_URL the templates alone
#   ./setup.sh roles            roles with the least that each part of Flowhound needs
#   ./setup.sh keys             API keys with the same, printed as Elasticsearch answers. Each run makes new ones
#
#   ES_URL            address of Elasticsearch, such as https://localhost:9200
#   ES_API_KEY        its API key (encoded), or
#   ES_AUTH           user:password
#   KIBANA_URL        address of Kibana, with its path where it has one
#   KIBANA_API_KEY    API key for Kibana, or
#   KIBANA_AUTH       user:password for Kibana; without either, those of Elasticsearch
#   CA_FILE           certificate (PEM) of the authority that signed both certificates
#
# Needs curl. POSIX sh, nothing more.
set -eu

# A relative path is meant from where people call this.
case ${CA_FILE:-} in
    '' | /*) ;;
    *) CA_FILE=$PWD/$CA_FILE ;;
esac
CDPATH='' cd "$(dirname "$0")"
umask 077
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

fail() { printf '%s\n' "$*" >&2; exit 1; }

# Makes text safe between the double quotes of a file of options for curl.
quoted() { printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g'; }

# Prints options for curl on log-in, which reach it by stdin, so that nobody sees them among the processes. $1 API key, $2 user:password
login() {
    if [ -n "$1" ]; then
        printf 'header = "Authorization: ApiKey %s"\n' "$(quoted "$1")"
    elif [ -n "$2" ]; then
        printf 'user = "%s"\n' "$(quoted "$2")"
    fi
    if [ -n "${CA_FILE:-}" ]; then printf 'cacert = "%s"\n' "$(quoted "$CA_FILE")"; fi
}

# $1 what it is, for people; $2 a status that is fine, too; $3 options on log-in; the rest goes to curl.
request() {
    what=$1 fine=$2 options=$3
    shift 3
    status=$(printf '%s\n' "$options" |
        curl --config - --silent --show-error --output "$answer" --write-out '%{http_code}' "$@") ||
        fail "$what: no answer (see above)"
    case $status in
        2??) echo "$what: done" ;;
        "$fine") echo "$what: there already, left as it is" ;;
        *) fail "$what: refused ($status): $(cat "$answer")" ;;
    esac
}

elasticsearch() {
    what=$1 method=$2 path=$3 file=$4
    [ -n "${ES_URL:-}" ] || fail 'Set ES_URL to the address of Elasticsearch.'
    request "$what" - "$(login "${ES_API_KEY:-}" "${ES_AUTH:-}")" \
        --request "$method" --header 'Content-Type: application/json' --data-binary "@$file" "${ES_URL%/}$path"
}

# $1 what it is; $2 a status that is fine, too; $3 path; the rest goes to curl.
kibana() {
    what=$1 fine=$2 path=$3
    shift 3
    [ -n "${KIBANA_URL:-}" ] || fail 'Set KIBANA_URL to the address of Kibana.'
    key=${KIBANA_API_KEY:-} auth=${KIBANA_AUTH:-}
    if [ -z "$key$auth" ]; then key=${ES_API_KEY:-} auth=${ES_AUTH:-}; fi
    request "$what" "$fine" "$(login "$key" "$auth")" \
        --request POST --header 'kbn-xsrf: flowhound' "$@" "${KIBANA_URL%/}$path"
}

templates() {
    # Templates are composed of these, so they come first.
    for file in component-templates/*.json; do
        name=$(basename "$file" .json)
        elasticsearch "component template $name" PUT "/_component_template/$name" "$file"
    done
    for file in index-templates/*.json; do
        name=$(basename "$file" .json)
        elasticsearch "index template $name" PUT "/_index_template/$name" "$file"
    done
}

roles() {
    for file in roles/*.json; do
        name=$(basename "$file" .json)
        elasticsearch "role $name" PUT "/_security/role/$name" "$file"
    done
}

keys() {
    for file in api-keys/*.json; do
        elasticsearch "API key $(basename "$file" .json)" POST /_security/api_key "$file"
        cat "$answer"
        echo
    done
}

# A rule that is there stays as it is, with what people changed in it.
rule() {
    kibana "alert rule $2" 409 "@SPACE_PATH@/api/alerting/rule/$1" \
        --header 'Content-Type: application/json' --data-binary "@$2"
}

objects() {
    if [ -f kibana/space.json ]; then
        kibana 'space @SPACE@' 409 /api/spaces/space \
            --header 'Content-Type: application/json' --data-binary @kibana/space.json
    fi
    kibana 'saved objects' - '@SPACE_PATH@/api/saved_objects/_import?overwrite=true' \
        --form 'file=@kibana/flowhound.ndjson;type=application/ndjson'
    # The status is 200 even when objects were refused.
    if ! grep -q '"success":true' "$answer"; then fail "saved objects: not all imported: $(cat "$answer")"; fi
@RULES@
}

if [ $# -eq 0 ]; then
    set -- templates
    if [ -n "${KIBANA_URL:-}" ]; then set -- templates kibana; fi
fi
for part in "$@"; do
    case $part in
        templates | roles | keys) "$part" ;;
        kibana) objects ;;
        *) fail "There is no part $part: name templates, kibana, roles or keys." ;;
    esac
done
