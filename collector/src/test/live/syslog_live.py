#!/usr/bin/env python3
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
"""Makes numbered log lines, and looks for them in Elasticsearch; syslog.sh calls it.

    syslog_live.py lines PHASE COUNT RATE           writes them to stdout at RATE a second
    syslog_live.py feed PHASE COUNT RATE PORT       sends them over TCP to 127.0.0.1:PORT, each with a priority and a line feed
    syslog_live.py ports COUNT                      free ports of 127.0.0.1
    syslog_live.py metric ADMIN NAME                the sum of a metric of the collector at the address ADMIN
    syslog_live.py drops PORT                       datagrams that did not fit into the buffer of the socket
    syslog_live.py stored ELASTICSEARCH INDEX       how many documents there are
    syslog_live.py check ELASTICSEARCH INDEX PHASE=COUNT[:ALLOWED]...
                                                    whether every line of each phase is there once and as it was sent, except that so
                                                    many may be missing; exit 1 if not
    syslog_live.py clean-up ELASTICSEARCH PREFIX    deletes the indices
"""
import json
import socket
import sys
import time
import urllib.error
import urllib.request
import zlib

PAGE = 10_000


def text(phase, number):
    """A line that shows whether it came unharmed: a checksum over its number and some words that are not ASCII."""
    body = f"live {phase} {number:07d} caf\u00e9 \u20ac <5>12 [x] \"y\" {'.' * (number % 90)}"
    return f"{body} {zlib.crc32(body.encode()):08x}"


def paced(phase, count, rate, write):
    """Calls write with octets of several lines, fifty times a second."""
    start, number = time.monotonic(), 0
    while number < count:
        due = min(count, int((time.monotonic() - start) * rate) + 1)
        if due > number:
            write([text(phase, each) for each in range(number, due)])
            number = due
        time.sleep(0.02)
    return time.monotonic() - start


def lines(phase, count, rate):
    def write(batch):
        sys.stdout.buffer.write("".join(line + "\n" for line in batch).encode())
        sys.stdout.buffer.flush()

    took = paced(phase, count, rate, write)
    print(f"{phase}: {count} lines in {took:.1f} s", file=sys.stderr)


def feed(phase, count, rate, port):
    with socket.create_connection(("127.0.0.1", port)) as connection:
        stamp = time.strftime("%b %e %H:%M:%S")
        head = f"<13>{stamp} livehost numbered: "
        took = paced(
            phase, count, rate, lambda batch: connection.sendall("".join(head + line + "\n" for line in batch).encode())
        )
        connection.shutdown(socket.SHUT_WR)
    print(f"{phase}: {count} lines in {took:.1f} s", file=sys.stderr)


def ports(count):
    sockets = []
    for _ in range(count):
        each = socket.socket()
        each.bind(("127.0.0.1", 0))
        sockets.append(each)
    print(" ".join(str(each.getsockname()[1]) for each in sockets))


def metric(admin, name):
    with urllib.request.urlopen(f"http://{admin}/metrics", timeout=10) as answer:
        page = answer.read().decode()
    values = [float(line.rsplit(" ", 1)[1]) for line in page.splitlines() if line.startswith((name + " ", name + "{"))]
    print(int(sum(values)))


def drops(port):
    """What the kernel has dropped since the sockets of the port were opened; it is not a metric of ours."""
    total = 0
    for table in ("/proc/net/udp", "/proc/net/udp6"):
        try:
            with open(table, encoding="ascii") as file:
                for line in file.readlines()[1:]:
                    columns = line.split()
                    if int(columns[1].rsplit(":", 1)[1], 16) == port:
                        total += int(columns[-1])
        except FileNotFoundError:
            pass
    print(total)


def call(url, method="GET", body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def stored(elasticsearch, index):
    try:
        call(f"{elasticsearch}/{index}/_refresh", "POST")
        print(call(f"{elasticsearch}/{index}/_count")["count"])
    except urllib.error.HTTPError as error:
        if error.code != 404:
            raise
        print(0)


def messages(elasticsearch, index):
    body = {"size": PAGE, "_source": ["message"], "sort": ["_doc"]}
    page = call(f"{elasticsearch}/{index}/_search?scroll=2m", "POST", body)
    while page["hits"]["hits"]:
        for hit in page["hits"]["hits"]:
            yield hit["_source"].get("message", "")
        page = call(f"{elasticsearch}/_search/scroll", "POST", {"scroll": "2m", "scroll_id": page["_scroll_id"]})


class Phase:
    """What became of the lines of a phase."""

    def __init__(self, given):
        self.name, _, numbers = given.partition("=")
        count, _, allowed = numbers.partition(":")
        self.count, self.allowed = int(count), int(allowed or 0)
        self.seen, self.harmed, self.headed = {}, [], []

    def take(self, message, number):
        if not number.isdigit() or message != text(self.name, int(number)):
            self.harmed.append(message)
        else:
            self.seen[int(number)] = self.seen.get(int(number), 0) + 1

    def report(self):
        """Prints it; whether it is as it should be."""
        missing = [number for number in range(self.count) if number not in self.seen]
        twice = sorted(number for number, times in self.seen.items() if times > 1)
        good = not self.harmed and not self.headed and not twice and len(missing) <= self.allowed
        print(f"{'ok   ' if good else 'WRONG'} {self.name:22} {len(self.seen):8} of {self.count}, {len(missing)} missing"
              f"{f' (up to {self.allowed} may be)' if self.allowed else ''}, {len(twice)} twice, {len(self.harmed)} harmed, {len(self.headed)} with their header")
        for name, examples in (("missing", missing), ("twice", twice), ("harmed", self.harmed), ("headed", self.headed)):
            if examples:
                print(f"          {name}: {', '.join(repr(each) for each in examples[:3])} .. {examples[-1]!r}")
        return good


def check(elasticsearch, index, given):
    phases = {phase.name: phase for phase in map(Phase, given)}
    strangers = 0
    for message in messages(elasticsearch, index):
        start = message.find("live ")
        words = message[start:].split(" ", 3)
        if start >= 0 and len(words) == 4 and words[1] in phases:
            phases[words[1]].take(message[start:], words[2])
            if message[:start].strip():
                phases[words[1]].headed.append(message)
        else:
            strangers += 1
            if strangers <= 3:
                print(f"      nobody sent {message!r}")
    good = [phase.report() for phase in phases.values()]
    sys.exit(0 if all(good) and not strangers else 1)


def clean_up(elasticsearch, prefix):
    for index in call(f"{elasticsearch}/_cat/indices/{prefix}-*?format=json&h=index"):
        call(f"{elasticsearch}/{index['index']}", "DELETE")


def main(arguments):
    match arguments:
        case ["lines", phase, count, rate]:
            lines(phase, int(count), int(rate))
        case ["feed", phase, count, rate, port]:
            feed(phase, int(count), int(rate), int(port))
        case ["ports", count]:
            ports(int(count))
        case ["metric", admin, name]:
            metric(admin, name)
        case ["drops", port]:
            drops(int(port))
        case ["stored", elasticsearch, index]:
            stored(elasticsearch, index)
        case ["check", elasticsearch, index, *given]:
            check(elasticsearch, index, given)
        case ["clean-up", elasticsearch, prefix]:
            clean_up(elasticsearch, prefix)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
