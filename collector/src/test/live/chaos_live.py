#!/usr/bin/env python3
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
"""Compares what flowgen has sent with what is in Elasticsearch, flow by flow; chaos.sh, outage.sh and full-disk.sh call it.

    chaos_live.py ports COUNT                   free ports of 127.0.0.1
    chaos_live.py metric ADMIN NAME             the sum of a metric of the collector at the address ADMIN
    chaos_live.py dropped ADMIN REASON          how often something was dropped for a reason
    chaos_live.py condition ADMIN NAME          "ok" or "red", and the reason that /health gives for a condition
    chaos_live.py listens PORT                  whether a UDP socket is bound to the port of 127.0.0.1; exit 1 if not
    chaos_live.py drops PORT                    datagrams that did not fit into the buffer of the socket
    chaos_live.py counted ADMIN                 what the collector counted of IPFIX, all its runs together, as JSON
    chaos_live.py backlog ADMIN                 what waits in its journal
    chaos_live.py messages CAPTURE...           how many messages captures hold
    chaos_live.py check RUN                     RUN is a file of JSON that chaos.sh writes; exit 1 when an equation does not hold

A flow is known by its addresses, ports, times, octets and packets: what flowgen draws at random makes them unique, and should two
be alike, they are counted. Nearly all are conversations of their own, though they all wait for others. Flows whose 5-tuple occurs again,
either way round, less than one of a hundred, may be merged: of these the records are counted, by 5-tuple, and a message is known to be there by its
other flows. IPFIX is read here by hand, so that no code of the collector says what is expected.
"""
import array
import json
import socket
import struct
import sys
import time
import urllib.error
import urllib.request

PAGE = 10_000
PACKET = struct.Struct("<IIII")
HEADER = struct.Struct(">HHIII")
SET = struct.Struct(">HH")
IPV4 = struct.Struct(">4s4s12xQQQQHHxB15x")
IPV6 = struct.Struct(">16s16s8xQQQQHHxB19x")
BIFLOW = struct.Struct(">4s4sQQ16xQQHHB")
PORTS = (6, 17)
FIELDS = [
    f"{side}.{name}" for side in ("source", "destination") for name in ("ip", "port", "bytes", "packets")
] + ["event.start", "event.end", "flow.reversed", "flow.records"]


def messages(capture):
    count = 0
    with open(capture, "rb") as file:
        file.read(24)
        while head := file.read(PACKET.size):
            file.seek(PACKET.unpack(head)[2], 1)
            count += 1
    return count


def unordered(key):
    """Of both directions: the addresses and ports of a key."""
    return hash(frozenset((key[0::2][:2], key[1::2][:2])))


class Times:
    """Milliseconds to the text that documents have."""

    def __init__(self):
        self.seconds = {}

    def __getitem__(self, millis):
        second, rest = divmod(millis, 1000)
        text = self.seconds.get(second)
        if text is None:
            text = self.seconds[second] = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(second))
        return f"{text}.{rest:03d}Z"


class Sent:
    """The stream of one flowgen, message by message."""

    def __init__(self, capture, rate):
        self.rate = rate
        self.flows = array.array("q")  # a fingerprint each
        self.tuples = array.array("q")  # of each flow, its unordered 5-tuple
        self.sizes = array.array("q"), array.array("q")  # of each flow, octets and packets
        self.starts = array.array("q")  # of each message, which flow is its first
        self.numbers = array.array("q")  # of each message, its sequence number
        self.templates = 0
        self.base = None
        self.times, self.names = Times(), {}
        with open(capture, "rb") as file:
            file.read(24)
            while head := file.read(16):
                seconds, micros, length, _ = PACKET.unpack(head)
                if self.base is None:
                    self.base = seconds + micros / 1e6
                self.message(file.read(length)[42:])
        self.starts.append(len(self.flows))

    def message(self, octets):
        version, length, _, number, _ = HEADER.unpack_from(octets)
        assert version == 10 and length == len(octets), "flowgen must make IPFIX"
        self.starts.append(len(self.flows))
        self.numbers.append(number)
        at = HEADER.size
        while at < length:
            kind, size = SET.unpack_from(octets, at)
            self.records(kind, octets[at + SET.size : at + size])
            at += size

    def records(self, kind, body):
        if kind == 2:
            self.templates += 1
        elif kind in (300, 301):
            layout = IPV4 if kind == 300 else IPV6
            for record in layout.iter_unpack(body[: len(body) // layout.size * layout.size]):
                self.flow(record)
        elif kind == 302:
            at = 0
            while len(body) - at > BIFLOW.size:
                self.flow(BIFLOW.unpack_from(body, at))
                at += BIFLOW.size
                at += 1 + body[at]
                at += 1 + body[at] + 4

    def flow(self, record):
        source, destination, packets, octets, start, end, source_port, destination_port, protocol = record
        if protocol not in PORTS:
            source_port = destination_port = 0
        self.sizes[0].append(octets)
        self.sizes[1].append(packets)
        key = (self.name(source), self.name(destination), source_port, destination_port, self.times[start], self.times[end], octets, packets)
        self.flows.append(hash(key))
        self.tuples.append(unordered(key))

    def name(self, address):
        name = self.names.get(address)
        if name is None:
            name = self.names[address] = socket.inet_ntop(socket.AF_INET if len(address) == 4 else socket.AF_INET6, address)
        return name

    def time(self, flow):
        """When a flow was due to be sent."""
        return self.base + flow / self.rate


def call(url, method="GET", body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer)


def documents(elasticsearch, index):
    body = {"size": PAGE, "_source": FIELDS, "sort": ["_doc"]}
    path = "filter_path=_scroll_id,hits.hits._source"
    page = call(f"{elasticsearch}/{index}/_search?scroll=5m&{path}", "POST", body)
    while page.get("hits"):
        for hit in page["hits"]["hits"]:
            yield hit["_source"]
        page = call(f"{elasticsearch}/_search/scroll?{path}", "POST", {"scroll": "5m", "scroll_id": page["_scroll_id"]})


class Stored:
    """The documents, each held against what was sent."""

    def __init__(self, expected, again):
        self.left = expected  # how often each fingerprint is expected still
        self.merged = dict.fromkeys(again, 0)  # how many records of each 5-tuple that occurs again are there
        self.count = self.records = self.octets = self.packets = self.twice = self.strangers = 0
        self.examples = []

    def take(self, document):
        source, destination = document["source"], document["destination"]
        if document.get("flow", {}).get("reversed"):  # the way of the record: enriching has swapped the sides
            source, destination = destination, source
        event = document["event"]
        octets, packets = source.get("bytes"), source.get("packets")
        key = (source["ip"], destination["ip"], source.get("port", 0), destination.get("port", 0), event["start"], event["end"], octets, packets)
        self.records += document["flow"]["records"]
        if unordered(key) in self.merged:
            self.merged[unordered(key)] += document["flow"]["records"]
            return
        self.count += 1
        self.octets += octets
        self.packets += packets
        left = self.left.get(hash(key))
        if left is None:
            self.strangers += 1
        elif left == 0:
            self.twice += 1
        else:
            self.left[hash(key)] = left - 1
            return
        if len(self.examples) < 3:
            self.examples.append(key)


class Gap:
    """Messages in a row that are not there."""

    def __init__(self, sent, first, last, templates, edge):
        self.messages = last - first + 1
        self.records = sent.starts[last + 1] - sent.starts[first]
        self.start, self.end = sent.time(sent.starts[first]), sent.time(sent.starts[last + 1])
        self.templates = templates  # of them, those that hold templates
        self.edge = edge  # templates beside it, of which nobody can tell from the flows


def recurring(streams):
    """The 5-tuples that occur more than once."""
    tuples = sorted(each for _, sent in streams for each in sent.tuples)
    return {one for one, next in zip(tuples, tuples[1:]) if one == next}


def settle(sent, missing, again):
    """Says of flows whose 5-tuple occurs again whether they are there: as the others of their message. How many of each there are."""
    there = {}
    for message in range(len(sent.numbers)):
        flows = range(sent.starts[message], sent.starts[message + 1])
        unsettled = [at for at in flows if sent.tuples[at] in again]
        gone = any(missing[at] for at in flows)
        for at in unsettled:
            missing[at] = gone
            if not gone:
                there[sent.tuples[at]] = there.get(sent.tuples[at], 0) + 1
    return there


def gaps(sent, missing):
    """Gaps of a stream; and how many messages are there in part, which never may be."""
    found, torn, first, last, inside, pending, edge = [], 0, None, None, 0, 0, 0
    for message in range(len(sent.numbers)):
        start, end = sent.starts[message], sent.starts[message + 1]
        if start == end:
            pending += 1
            continue
        gone = sum(missing[start:end])
        torn += 0 < gone < end - start
        if gone == 0:
            if first is not None:
                found.append(Gap(sent, first, last, inside, edge + pending))
                first = None
        elif first is None:
            first, inside, edge = message, 0, pending
        else:
            inside += pending
        if gone:
            last = message
        pending = 0
    if first is not None:
        found.append(Gap(sent, first, last, inside, edge + pending))
    return found, torn


class Table:
    """Equations, and whether they hold."""

    def __init__(self):
        self.good = True

    def row(self, name, left, right, holds=None):
        holds = left == right if holds is None else holds
        self.good &= holds
        print(f"{'ok   ' if holds else 'WRONG'} {name:62} {left:>14} {right:>14}")

    def note(self, name, value):
        print(f"      {name:62} {value:>14}")


def clock(seconds):
    return time.strftime("%H:%M:%S", time.gmtime(seconds)) + f".{int(seconds * 10 % 10)}"


def excused(gap, downs, slack):
    return any(start - slack <= gap.start and gap.end <= end + slack for start, end in downs)


def check_stream(table, name, run, sent, missing):
    """What is missing of one stream: only what was sent while its collector was down, and what that counted itself."""
    found, torn = gaps(sent, missing)
    lost, templates = sum(missing), sum(gap.templates for gap in found)
    edge = sum(gap.edge for gap in found)
    table.row(f"{name}: messages that are stored in part", torn, 0)
    outside = 0
    for gap in found:
        good = excused(gap, run["downs"], run["slack"])
        outside += 0 if good else gap.records
        print(f"      {name}: gap {clock(gap.start)} to {clock(gap.end)}, {gap.messages} messages, {gap.records} flows{'' if good else ', while the collector was up'}")
    for start, end in run["downs"]:
        print(f"      {name}: collector down {clock(start)} to {clock(end)}")
    if run["drops"]:
        table.note(f"{name}: datagrams that its socket had no room for", run["drops"])
    table.row(f"{name}: missing while the collector was up (at most what the kernel dropped)", outside, run["drops"] * 18, outside <= run["drops"] * 18)
    counted = run.get("counted")
    if counted:
        stored = len(missing) - lost
        table.row(f"{name}: flows decoded, by the collector = stored", counted["flows"], stored)
        table.row(f"{name}: flows and options decoded and lost, by the collector = sent", counted["flows"] + counted["options"] + counted["lost"], len(missing) + sent.templates)
        units = counted["lost"] - lost
        table.row(f"{name}: lost by its sequence = flows missing, and {templates} to {templates + edge} options", counted["lost"], lost, templates <= units <= templates + edge)
    else:
        table.row(f"{name}: flows missing", lost, 0, lost == 0 or run["downs"] != [] or run["drops"] > 0)


def check(path):
    with open(path, encoding="utf-8") as file:
        plan = json.load(file)
    streams = [(run, Sent(run["capture"], run["rate"])) for run in plan["streams"]]
    again = recurring(streams)
    expected = {}
    for _, sent in streams:
        for flow, key in zip(sent.flows, sent.tuples):
            if key not in again:
                expected[flow] = expected.get(flow, 0) + 1
    call(f"{plan['elasticsearch']}/{plan['index']}/_refresh", "POST")
    stored = Stored(expected, again)
    for document in documents(plan["elasticsearch"], plan["index"]):
        stored.take(document)
    table = Table()
    all_flows = sum(len(sent.flows) for _, sent in streams)
    print(f"      {'':62} {'is':>14} {'should be':>14}")
    for run, sent in streams:
        table.row(f"{run['name']}: flows in the capture = flowgen's own count", len(sent.flows), run["flowgen"]["records"])
    table.row("documents that nobody sent", stored.strangers, 0)
    table.row("flows that are stored twice", stored.twice, 0)
    for each in stored.examples:
        print(f"      such as {each}")
    there = 0
    for run, sent in streams:
        missing = bytearray(len(sent.flows))
        for at, flow in enumerate(sent.flows):
            if expected.get(flow, 0) > 0:
                expected[flow] -= 1
                missing[at] = 1
        for key, records in settle(sent, missing, again).items():
            stored.merged[key] -= records
        there += len(missing) - sum(missing)
        check_stream(table, run["name"], run, sent, missing)
    table.row("5-tuples that occur again whose records are not all there, once", sum(left != 0 for left in stored.merged.values()), 0)
    table.row("records, the sum of flow.records = flows that are there", stored.records, there)
    table.note("sent", all_flows)
    if plan["complete"]:
        alone = [sent.tuples[at] not in again for _, sent in streams for at in range(len(sent.tuples))]
        table.row("records, the sum of flow.records = sent", stored.records, all_flows)
        table.row("documents of 5-tuples that occur once", stored.count, sum(alone))
        for at, (name, told) in enumerate((("octets", stored.octets), ("packets", stored.packets))):
            table.row(f"{name} of these", told, sum(each for each, one in zip((each for _, sent in streams for each in sent.sizes[at]), alone) if one))
            table.row(f"{name} in the captures = flowgen's own sum", sum(sum(sent.sizes[at]) for _, sent in streams), sum(run["flowgen"]["sum_bytes" if at == 0 else "sum_packets"] for run, _ in streams))
    sys.exit(0 if table.good else 1)


def page(admin, path):
    with urllib.request.urlopen(f"http://{admin}{path}", timeout=20) as answer:
        return answer.read().decode()


def metric(admin, name):
    lines = page(admin, "/metrics").splitlines()
    return sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith((name + " ", name + "{")))


def dropped(admin, reason):
    lines = page(admin, "/metrics").splitlines()
    return sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith("flowhound_dropped_total{") and f'reason="{reason}"' in line)


def condition(admin, name):
    try:
        text = page(admin, "/health")
    except urllib.error.HTTPError as red:
        text = red.read().decode()
    for each in json.loads(text)["conditions"]:
        if each["name"] == name:
            return f"{'ok' if each['ok'] else 'red'}: {each['reason']}"
    return "unknown"


def sockets():
    """Port and drops of each UDP socket."""
    for table in ("/proc/net/udp", "/proc/net/udp6"):
        try:
            with open(table, encoding="ascii") as file:
                for line in file.readlines()[1:]:
                    columns = line.split()
                    yield int(columns[1].rsplit(":", 1)[1], 16), int(columns[-1])
        except FileNotFoundError:
            pass


def ports(count):
    taken = []
    for _ in range(count):
        each = socket.socket()
        each.bind(("127.0.0.1", 0))
        taken.append(each)
    return " ".join(str(each.getsockname()[1]) for each in taken)


def counted(status):
    """What the collector says of its IPFIX streams, all runs of it together."""
    streams = [stream for exporter in status["exporters"] for stream in exporter["streams"] if stream["version"] == 10]
    return {
        "flows": sum(stream["flows"] for stream in streams),
        "options": sum(stream["options"] for stream in streams),
        "lost": sum(stream["sequence"]["lost"] for stream in streams),
    }


def main(arguments):
    match arguments:
        case ["ports", count]:
            print(ports(int(count)))
        case ["metric", admin, name]:
            print(int(metric(admin, name)))
        case ["dropped", admin, reason]:
            print(int(dropped(admin, reason)))
        case ["condition", admin, name]:
            print(condition(admin, name))
        case ["listens", port]:
            sys.exit(0 if any(each == int(port) for each, _ in sockets()) else 1)
        case ["drops", port]:
            print(sum(dropped for each, dropped in sockets() if each == int(port)))
        case ["counted", admin]:
            print(json.dumps(counted(json.loads(page(admin, "/status")))))
        case ["backlog", admin]:
            journal = json.loads(page(admin, "/status"))["journal"]
            print(f"{journal['backlog']['octets']} octets, {journal['backlog']['age_seconds']:.0f} s behind")
        case ["messages", *captures]:
            print(sum(messages(capture) for capture in captures))
        case ["check", run]:
            check(run)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
