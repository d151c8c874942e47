#!/bin/bash
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
#
# Asks the collector how it is: exit code 0 when /health answers with 200, else 1; what is wrong is printed. In bash, which opens
# the connection itself, since neither curl nor another JVM twice a minute is worth its price on a small machine.
set -u

address=${FLOWHOUND_ADMIN_ADDRESS:-127.0.0.1:8080}
host=${address%:*} port=${address##*:}
case $host in
    '' | 0.0.0.0 | "$port") host=127.0.0.1 ;;
    '[::]') host=::1 ;;
    '['*']') host=${host#[} host=${host%]} ;;
esac

if ! exec 3<>"/dev/tcp/$host/$port"; then
    echo "no collector answers at $address"
    exit 1
fi 2>/dev/null
printf 'GET /health HTTP/1.0\r\nHost: %s\r\n\r\n' "$address" >&3
IFS=' ' read -r -t 8 _ status _ <&3 || status=none
if [[ $status == 200 ]]; then exit 0; fi
echo "/health answers with $status:"
timeout 2 cat <&3 | tail -n 1
exit 1
