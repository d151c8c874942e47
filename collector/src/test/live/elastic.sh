# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154 # $root is of the script that sources it
#
# For scripts that need an Elasticsearch which they can kill: starts the distribution of Maven Central on 127.0.0.1, ends it
# kindly or with kill -9, and starts it again on the same data and port. To be sourced; wants $root, the repository.
#
#   elastic_init FOLDER [PORT]      where data, configuration and log go; unpacks the distribution if need be; sets $elastic_url
#   elastic_start [LINE...]         starts it with these lines of elasticsearch.yml beside the usual ones; returns when it answers
#   elastic_launch [LINE...]        the same, but returns at once
#   elastic_await                   waits until it answers
#   elastic_stop                    ends it as an operator would
#   elastic_kill9                   kill -9 of the server's own JVM
#   elastic_settings NAME VALUE...  transient settings of the cluster; null takes one back
#   elastic_running                 whether its process is there
#
#   FLOWHOUND_ELASTICSEARCH_HOME     an unpacked distribution to take instead
#   FLOWHOUND_ELASTICSEARCH_VERSION  another version (default: 9.5.3)
#   FLOWHOUND_ELASTICSEARCH_HEAP     its heap (default: 1g)
#   ES_JAVA_HOME, JAVA_HOME          a JDK 21 or later that every user can reach
#
# Root's Elasticsearch runs as nobody, so FOLDER must be where nobody can go. Whoever sources this calls elastic_stop or
# elastic_kill9 in its trap; if the shell itself dies, the kernel ends the launcher, and the server ends with it.

elastic_version=${FLOWHOUND_ELASTICSEARCH_VERSION:-9.5.3}
elastic_folder='' elastic_home='' elastic_url='' elastic_port='' elastic_launcher='' elastic_java=''

elastic_say() { printf '%s elasticsearch: %s\n' "$(date -u +%H:%M:%S)" "$*" >&2; }

# A free port of 127.0.0.1.
elastic_free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# The command behind it, as the user as which Elasticsearch runs, ended by the kernel when this shell ends.
elastic_as() {
    local as=()
    if command -v setpriv >/dev/null; then as=(setpriv --pdeathsig KILL); fi
    if [ "$(id -u)" = 0 ]; then as+=(--reuid 65534 --regid 65534 --clear-groups); fi
    exec "${as[@]}" "$@"
}

elastic_reaches() { (elastic_as test -x "$1") 2>/dev/null; }

# Where a distribution is unpacked: one that is there, else one unpacked from the Maven cache, which Maven fills if need be.
elastic_find_home() {
    local each zip name=elasticsearch-$elastic_version
    for each in "${FLOWHOUND_ELASTICSEARCH_HOME:-}" "$root/var/elasticsearch/$name" \
        "$root/collector/target/local elasticsearch/$name" "${TMPDIR:-/tmp}/flowhound-elasticsearch-$(id -u)/$name"; do
        if [ -n "$each" ] && [ -x "$each/bin/elasticsearch" ] && elastic_reaches "$each/bin/elasticsearch"; then
            elastic_home=$each
            return
        fi
    done
    each=${TMPDIR:-/tmp}/flowhound-elasticsearch-$(id -u)
    zip=$HOME/.m2/repository/org/elasticsearch/distribution/integ-test-zip/elasticsearch/$elastic_version/$name.zip
    mkdir -p "$each"
    chmod 755 "$each"
    if [ ! -f "$zip" ]; then
        elastic_say "fetching $name (some 120 MB)"
        "${MAVEN:-$root/mvnw}" -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -DoutputDirectory="$each" \
            -Dartifact="org.elasticsearch.distribution.integ-test-zip:elasticsearch:$elastic_version:zip" || return 1
        zip=$each/$name.zip
    fi
    elastic_say "unpacking $zip to $each"
    python3 - "$zip" "$each" <<'END' || return 1
import os, sys, tempfile, zipfile
source, target = sys.argv[1:]
work = tempfile.mkdtemp(prefix="unpack-", dir=target)
with zipfile.ZipFile(source) as archive:
    archive.extractall(work)
for folder, folders, files in os.walk(work):
    os.chmod(folder, 0o755)
    for file in files:
        os.chmod(os.path.join(folder, file), 0o755 if os.path.basename(folder) == "bin" else 0o644)
(name,) = os.listdir(work)
if not os.path.exists(os.path.join(target, name)):
    os.rename(os.path.join(work, name), os.path.join(target, name))
END
    elastic_home=$each/$name
}

elastic_init() {
    elastic_folder=$1
    elastic_port=${2:-$(elastic_free_port)}
    elastic_url=http://127.0.0.1:$elastic_port
    elastic_find_home || { elastic_say "there is no distribution of Elasticsearch $elastic_version"; return 1; }
    for elastic_java in "${ES_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*; do
        if [ -r "$elastic_java/release" ] && grep -qE '^JAVA_VERSION="(2[1-9]|[3-9][0-9])' "$elastic_java/release"; then break; fi
        elastic_java=''
    done
    [ -n "$elastic_java" ] || { elastic_say 'needs a JDK 21 or later: set JAVA_HOME'; return 1; }
    mkdir -p "$elastic_folder"/{config/jvm.options.d,data,logs,tmp}
    grep -v -e '-Xlog:gc' "$elastic_home/config/jvm.options" >"$elastic_folder/config/jvm.options"
    printf '%s\n' "-Xms${FLOWHOUND_ELASTICSEARCH_HEAP:-1g}" "-Xmx${FLOWHOUND_ELASTICSEARCH_HEAP:-1g}" -XX:-AlwaysPreTouch \
        >"$elastic_folder/config/jvm.options.d/flowhound.options"
    cat >"$elastic_folder/config/log4j2.properties" <<'END'
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %d{ISO8601} %-5p %-25c{1.} %m%n
rootLogger.level = info
rootLogger.appenderRef.console.ref = console
END
    [ "$(id -u)" != 0 ] || chown -R 65534:65534 "$elastic_folder"
    elastic_reaches "$elastic_folder/data" || {
        elastic_say "user nobody, as whom root's Elasticsearch runs, cannot go to $elastic_folder"
        return 1
    }
}

# Answers to requests that only a ready node takes.
elastic_answers() { curl -sf -m 5 -o "$elastic_folder/answer" "$elastic_url/_cluster/health"; }

elastic_running() { [ -n "$elastic_launcher" ] && kill -0 "$elastic_launcher" 2>/dev/null; }

elastic_start() { elastic_launch "$@" && elastic_await; }

elastic_launch() {
    local config=$elastic_folder/config/elasticsearch.yml
    # The watermarks are absolute, so that a nearly full disk does not spoil a test that is not about disks.
    cat >"$config" <<END
cluster.name: flowhound-live
node.name: live
path.data: "$elastic_folder/data"
path.logs: "$elastic_folder/logs"
discovery.type: single-node
network.host: 127.0.0.1
http.port: $elastic_port
transport.port: 0
xpack.security.enabled: false
cluster.info.update.interval: 10s
cluster.routing.allocation.disk.watermark.low: 300mb
cluster.routing.allocation.disk.watermark.high: 200mb
cluster.routing.allocation.disk.watermark.flood_stage: 100mb
END
    [ $# -eq 0 ] || printf '%s\n' "$@" >>"$config"
    rm -f "$elastic_folder/logs/server.pid"
    (
        unset ES_JAVA_OPTS CLI_JAVA_OPTS JAVA_OPTS JAVA_TOOL_OPTIONS _JAVA_OPTIONS JAVA_HOME
        export ES_JAVA_HOME=$elastic_java ES_PATH_CONF=$elastic_folder/config ES_TMPDIR=$elastic_folder/tmp HOME=$elastic_folder/tmp
        cd "$elastic_folder/tmp" || exit
        trap '' INT HUP # the terminal's Ctrl-C is for the script, which ends things in its own order
        elastic_as "$elastic_home/bin/elasticsearch" -p "$elastic_folder/logs/server.pid"
    ) >>"$elastic_folder/console.log" 2>&1 </dev/null &
    elastic_launcher=$!
    disown "$elastic_launcher" # else bash tells of each kill -9
}

elastic_await() {
    local end=$((SECONDS + 300))
    until elastic_answers; do
        if ! elastic_running || [ "$SECONDS" -gt "$end" ]; then
            elastic_say "has not started; the end of $elastic_folder/console.log:"
            tail -n 20 "$elastic_folder/console.log" >&2
            elastic_kill9
            return 1
        fi
        sleep 0.2
    done
}

# Waits until the launcher, and so the server, has ended; kills after a minute.
elastic_await_end() {
    local end=$((SECONDS + 60))
    while elastic_running && [ "$SECONDS" -lt "$end" ]; do sleep 0.1; done
    elastic_signal KILL
    elastic_running && kill -KILL "$elastic_launcher" 2>/dev/null
    elastic_launcher=''
}

# $1: signal, for the server and for its launcher. The pid in the file counts only as long as it is the launcher's child.
elastic_signal() {
    local server=''
    [ -n "$elastic_launcher" ] || return 0
    read -r server 2>/dev/null <"$elastic_folder/logs/server.pid" || true
    if [ -n "$server" ] && [ "$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$server/status" 2>/dev/null)" = "$elastic_launcher" ]; then
        kill -"$1" "$server" 2>/dev/null || true
        [ "$1" = KILL ] || return 0
    fi
    kill -"$1" "$elastic_launcher" 2>/dev/null || true
}

elastic_stop() {
    [ -n "$elastic_launcher" ] || return 0
    elastic_signal TERM
    elastic_await_end
}

elastic_kill9() {
    [ -n "$elastic_launcher" ] || return 0
    elastic_signal KILL
    elastic_await_end
}

elastic_settings() {
    local body='' value
    while [ $# -gt 1 ]; do
        if [ "$2" = null ]; then value=null; else value="\"$2\""; fi
        body+="${body:+,}\"$1\":$value"
        shift 2
    done
    curl -sf -m 60 -o "$elastic_folder/answer" -X PUT -H 'Content-Type: application/json' \
        -d "{\"transient\":{$body}}" "$elastic_url/_cluster/settings"
}
