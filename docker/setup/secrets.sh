#!/bin/sh
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# First job of compose.yml: makes what must be secret, once. A certificate authority, certificates for Elasticsearch and Kibana,
# passwords, Kibana's encryption keys. Each part gets a folder (a volume) of its own with nothing in it that it does not need.
# It can be run again at any time: what is there stays, unless the names or the age of a certificate ask for a new one.
#
#   secrets.sh              does all that
#   secrets.sh show         prints where Kibana is, the user and the password
#   secrets.sh elastic      prints the password of the superuser elastic
#   secrets.sh ca           prints the certificate of the authority (PEM), for browsers and for curl
#
#   SECRETS          folder with one folder a part, /secrets
#   PUBLIC_NAMES     further names and addresses under which Kibana is opened, separated by commas
#   KIBANA_URL       address of Kibana as people open it
#   OWNERS           no: leave the owner of files alone (tests)
#
# POSIX sh and openssl.
set -eu
umask 077

root=${SECRETS:-/secrets}
ours=$root/ours
# Days. A certificate is renewed by the first run in the last 60 days of its life.
authority_life=7300 certificate_life=730 renew=60

say() { printf 'secrets: %s\n' "$*"; }
fail() { say "$@" >&2; exit 1; }

# 32 letters and digits, some 190 bits.
random() { LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom | head -c 32; }

# Makes the secret in file $1 unless it is there. A file is whole or not there at all.
secret() {
    if [ -s "$1" ]; then return; fi
    random >"$1.part"
    mv "$1.part" "$1"
    say "made ${1#"$root/"}"
}

# Puts a copy of $1 to $2 unless that is the same.
copy() {
    if cmp -s "$1" "$2"; then return; fi
    cp "$1" "$2.part"
    mv "$2.part" "$2"
}

authority() {
    if [ -s "$ours/ca.crt" ] && [ -s "$ours/ca.key" ]; then return; fi
    openssl ecparam -name prime256v1 -genkey -noout -out "$ours/ca.key.part"
    openssl req -x509 -new -sha256 -key "$ours/ca.key.part" -days "$authority_life" \
        -subj "/O=Flowhound/CN=Flowhound $(random | head -c 6)" \
        -addext 'basicConstraints=critical,CA:TRUE,pathlen:0' -addext 'keyUsage=critical,keyCertSign,cRLSign' \
        -out "$ours/ca.crt.part"
    mv "$ours/ca.key.part" "$ours/ca.key"
    mv "$ours/ca.crt.part" "$ours/ca.crt"
    say 'made a certificate authority'
}

# Sets $names to the names $1 (separated by commas) as openssl wants them.
alternatives() {
    names='' rest=$1,
    while [ -n "$rest" ]; do
        name=${rest%%,*} rest=${rest#*,}
        case $name in
            '') continue ;;
            *[!0-9A-Za-z.:_-]*) fail "'$name' is no name and no address of a machine: correct PUBLIC_HOST" ;;
            *:*) name=IP:$name ;;
            *[!0-9.]*) name=DNS:$name ;;
            *) name=IP:$name ;;
        esac
        case ,$names, in
            *",$name,"*) ;;
            *) names=${names:+$names,}$name ;;
        esac
    done
}

# Whether the certificate of part $1 may stay: it is of this authority, for these names ($2), and young enough.
current() {
    certificate=$root/$1/$1.crt
    [ -s "$certificate" ] && [ -s "$root/$1/$1.key" ] && [ "$(cat "$ours/$1.names" 2>/dev/null)" = "$2" ] &&
        openssl x509 -in "$certificate" -noout -checkend $((renew * 86400)) >/dev/null &&
        openssl verify -CAfile "$ours/ca.crt" "$certificate" >/dev/null 2>&1
}

# A certificate for the part $1 with the names $2.
certificate() {
    alternatives "$2"
    if current "$1" "$names"; then return; fi
    work=$(mktemp -d "$ours/work.XXXXXX")
    openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$work/key" 2>/dev/null
    openssl req -new -sha256 -key "$work/key" -subj "/O=Flowhound/CN=$1" -out "$work/request"
    printf '%s\n' 'basicConstraints=critical,CA:FALSE' 'keyUsage=critical,digitalSignature,keyEncipherment' \
        'extendedKeyUsage=serverAuth,clientAuth' "subjectAltName=$names" >"$work/extensions"
    openssl x509 -req -sha256 -in "$work/request" -CA "$ours/ca.crt" -CAkey "$ours/ca.key" \
        -set_serial "0x$(openssl rand -hex 16)" -days "$certificate_life" -extfile "$work/extensions" \
        -out "$work/certificate" 2>/dev/null
    mv "$work/key" "$root/$1/$1.key"
    mv "$work/certificate" "$root/$1/$1.crt"
    printf '%s' "$names" >"$ours/$1.names"
    rm -rf "$work"
    say "made a certificate for $1: $names"
}

# The part of Kibana's configuration that must be secret. The encryption keys stay for ever: what they encrypt is lost without them.
kibana_settings() {
    secret "$ours/kibana-system-password"
    for key in security encryptedSavedObjects reporting; do secret "$ours/kibana-key-$key"; done
    {
        echo '# Written by docker/setup/secrets.sh.'
        echo "elasticsearch.password: \"$(cat "$ours/kibana-system-password")\""
        for key in security encryptedSavedObjects reporting; do
            echo "xpack.$key.encryptionKey: \"$(cat "$ours/kibana-key-$key")\""
        done
    } >"$ours/kibana-secrets.yml"
    copy "$ours/kibana-secrets.yml" "$root/kibana/kibana-secrets.yml"
}

# Gives folder $1 with all that is in it to user $2, who alone may read it.
give() {
    chmod 0500 "$root/$1"
    find "$root/$1" -type f -exec chmod 0400 {} +
    if [ "${OWNERS:-yes}" != no ]; then chown -R "$2" "$root/$1"; fi
}

make_all() {
    for part in ours elasticsearch kibana collector setup; do
        mkdir -p "$root/$part"
        chmod 0700 "$root/$part"
    done
    rm -rf "$ours"/work.*
    authority
    for part in elasticsearch kibana collector setup; do copy "$ours/ca.crt" "$root/$part/ca.crt"; done
    certificate elasticsearch elasticsearch,localhost,127.0.0.1,::1
    certificate kibana "kibana,localhost,127.0.0.1,::1,${PUBLIC_NAMES:-}"
    secret "$ours/elastic-password"
    copy "$ours/elastic-password" "$root/elasticsearch/elastic-password"
    kibana_settings
    secret "$ours/flowhound-password"
    # Elasticsearch and Kibana run as 1000 in their images, Flowhound as 10001 in ours.
    give elasticsearch 1000:0
    give kibana 1000:0
    give collector 10001:10001
    give setup 10001:10001
    say "all there; 'docker compose run --rm secrets show' prints the password"
}

# Prints the secret in file $1.
print() {
    [ -s "$1" ] || fail 'not made yet: docker compose up -d makes it'
    cat "$1"
}

case ${1:-make} in
    make) make_all ;;
    show)
        password=$(print "$ours/flowhound-password")
        printf 'Kibana    %s\nuser      flowhound\npassword  %s\n' "${KIBANA_URL:-https://localhost:5601}" "$password"
        echo '(as it was made; if you have changed it in Kibana, only you know it)'
        ;;
    elastic) print "$ours/elastic-password" && echo ;;
    ca) print "$ours/ca.crt" ;;
    *) fail "there is no '$1': show, elastic, ca, or nothing" ;;
esac
