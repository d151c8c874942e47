# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034 # what it sets is for the script that reads it
#
# For scripts that run a program of the test tree: compiles it, and sets $java and $classpath. Wants $root, the repository.
#   MAVEN      the Maven to call (default: mvnw of this repository)
#   JAVA_HOME  a JDK 21 or later, as for any build

maven=${MAVEN:-$root/mvnw}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
libraries=$root/collector/target/test.classpath
log=$root/collector/target/test-classes.log
mkdir -p "$root/collector/target"
(cd "$root" && "$maven" -B -ntp -q test-compile) >"$log" 2>&1 || { cat "$log" >&2; exit 2; }
if [ ! -s "$libraries" ] || [ "$root/collector/pom.xml" -nt "$libraries" ] || [ "$root/pom.xml" -nt "$libraries" ]; then
    (cd "$root/collector" && "$maven" -B -ntp -q dependency:build-classpath -Dmdep.outputFile="$libraries") >"$log" 2>&1 || {
        cat "$log" >&2
        exit 2
    }
fi
classpath=$root/collector/target/classes:$root/collector/target/test-classes:$(cat "$libraries")
