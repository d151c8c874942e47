#!/bin/sh
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# What the image runs, as /usr/local/bin/flowhound: one command of Flowhound with the JVM, the configuration and the GeoIP
# databases of the image. It becomes the JVM, so SIGTERM reaches the collector itself.
#
#   FLOWHOUND_CONFIG        configuration file; none when it is empty
#   FLOWHOUND_JAVA_OPTIONS  options for the JVM, instead of the ones below
#   FLOWHOUND_GEOIP_DIR     folder in which GeoIP databases are kept up to date by somebody
#   FLOWHOUND_GEOIP_CITY    the City database itself, and so FLOWHOUND_GEOIP_ASN; empty for none
#   FLOWHOUND_OPT           where the image keeps its own files
#   FLOWHOUND_CLASS_CACHE   option for the JVM on the cache of classes
#
# POSIX sh, nothing more.
set -eu

opt=${FLOWHOUND_OPT:-/opt/flowhound}
folder=${FLOWHOUND_GEOIP_DIR:-/var/lib/flowhound-geoip}

# Prints the database of kind $1 (City, ASN), or nothing when there is none. One that is kept up to date comes first. Where it has
# not come yet, a link stands in its place, and what comes later under this name is loaded while the collector runs.
database() {
    ours=$opt/geoip/GeoLite2-$1.mmdb theirs=$folder/GeoLite2-$1.mmdb
    if [ ! -e "$theirs" ] && [ -e "$ours" ] && [ -d "$folder" ] && [ -w "$folder" ]; then
        ln -sf "$ours" "$theirs" 2>/dev/null || true
    fi
    for file in "$theirs" "$ours"; do
        if [ -r "$file" ]; then
            printf '%s\n' "$file"
            return
        fi
    done
}

FLOWHOUND_GEOIP_CITY=${FLOWHOUND_GEOIP_CITY-$(database City)}
FLOWHOUND_GEOIP_ASN=${FLOWHOUND_GEOIP_ASN-$(database ASN)}
export FLOWHOUND_GEOIP_CITY FLOWHOUND_GEOIP_ASN
old=$opt/geoip/GeoLite2-City.mmdb
if [ "${1:-}" = run ] && [ "$(readlink -f "$FLOWHOUND_GEOIP_CITY")" = "$(readlink -f "$old")" ]; then
    echo 'flowhound: countries and cities come from the GeoLite2 of November 2019 in this image; docs/docker.md says how to' \
        'get a current one' >&2
fi

config=${FLOWHOUND_CONFIG-/etc/flowhound/flowhound.yml}
if [ -n "$config" ]; then set -- "$@" --config "$config"; fi

java=$(readlink -f "${FLOWHOUND_JAVA:-/opt/java/bin/java}")
[ -x "$java" ] || { echo "flowhound: ${FLOWHOUND_JAVA:-/opt/java/bin/java} is no Java: set FLOWHOUND_JAVA" >&2; exit 1; }
version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "${java%/bin/java}/release" 2>/dev/null || true)
options=${FLOWHOUND_JAVA_OPTIONS--XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Xmx192m -XX:MaxDirectMemorySize=64m}

set -- -Djava.library.path="$opt/lib" -jar "$opt/flowhound.jar" "$@"
# The cache of classes that was made with the image saves nearly half of the start; a JVM that it does not fit goes without.
if [ -n "${FLOWHOUND_CLASS_CACHE:-}" ]; then
    set -- "$FLOWHOUND_CLASS_CACHE" "$@"
elif [ -f "$opt/flowhound.aot" ]; then
    set -- -XX:AOTCache="$opt/flowhound.aot" "$@"
fi
# Netty's use of sun.misc.Unsafe is known, and the warning that Java 24 prints for it helps nobody.
[ "${version:-0}" -lt 23 ] || set -- --sun-misc-unsafe-memory-access=allow "$@"
set -f # options are split into words, but are no patterns
# No file of the JVM's own in /tmp, which may be read-only.
# shellcheck disable=SC2086
exec "$java" -XX:-UsePerfData $options "$@"
