#!/usr/bin/env python3
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
"""The comparisons and small servants of live-exporters.sh. Python 3.8 or later, standard library only."""

import argparse
import collections
import datetime
import ipaddress
import json
import signal
import socket
import sys
import time
import urllib.error
import urllib.request

from documents import NUMBER_OF, get

PORTS_OF = {6, 17, 132}  # TCP, UDP, SCTP: only these have ports in documents
SHOWN = 10  # differences of one case

# What one record says: key is (source, destination, source port, destination port, protocol).
Told = collections.namedtuple("Told", "key bytes packets start end")


# --- Elasticsearch ----------------------------------------------------------------------------------------------------


def request(url, method="GET", body=None):
    data = None if body is None else json.dumps(body).encode()
    call = urllib.request.Request(url, data=data, method=method, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(call, timeout=30) as answer:
        return json.loads(answer.read() or b"null")


def documents_since(arguments):
    """All documents whose datagram arrived at --since or later. None is missed: an index holds fewer than 10,000 here."""
    index = f"{arguments.elasticsearch}/{arguments.index}"
    try:
        request(f"{index}/_refresh", "POST")
        found = request(f"{index}/_search", "POST", {"size": 10000, "query": {"match_all": {}}})
    except urllib.error.HTTPError as error:
        if error.code == 404:  # no index yet
            return []
        raise
    if found["hits"]["total"]["relation"] != "eq" or found["hits"]["total"]["value"] > 10000:
        raise SystemExit(f"{arguments.index} holds more than 10000 documents: use a prefix of its own for each run")
    sources = [hit["_source"] for hit in found["hits"]["hits"]]
    return [source for source in sources if millis(get(source, "event.created")) >= arguments.since]


def wait_for_documents(arguments, expected):
    """Polls until as many records are told as expected, and looks once more for what came too often."""
    deadline = time.monotonic() + arguments.patience
    while True:
        documents = documents_since(arguments)
        if sum(len(told_by(document)) for document in documents) >= expected:
            time.sleep(2)
            return documents_since(arguments)
        if time.monotonic() > deadline:
            return documents
        time.sleep(0.5)


# --- Reading ----------------------------------------------------------------------------------------------------------


def millis(text):
    """Milliseconds since 1970 of an ISO 8601 time, without a zone in UTC; None stays None."""
    if text is None:
        return None
    when = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    if when.tzinfo is None:
        when = when.replace(tzinfo=datetime.timezone.utc)
    return round(when.timestamp() * 1000)


def key_of(source, destination, source_port, destination_port, protocol):
    """ICMP: probes put type and code into the port, documents have none, truth files have 0."""
    if protocol not in PORTS_OF:
        source_port = destination_port = 0
    return (str(ipaddress.ip_address(source)), str(ipaddress.ip_address(destination)),
            source_port or 0, destination_port or 0, protocol)


def told_by(document):
    """What a document tells, one entry for each direction that it has counters of.

    source.bytes always ran from source to destination and destination.bytes the other way, so this undoes flow.reversed,
    and holds for documents merged from both directions too.
    """
    number = get(document, "network.iana_number")
    protocol = int(number) if number is not None else NUMBER_OF.get(get(document, "network.transport"), -1)
    told = []
    for one, other in (("source", "destination"), ("destination", "source")):
        octets, packets = get(document, f"{one}.bytes"), get(document, f"{one}.packets")
        if octets is None and packets is None:
            continue
        key = key_of(get(document, f"{one}.ip"), get(document, f"{other}.ip"),
                     get(document, f"{one}.port"), get(document, f"{other}.port"), protocol)
        told.append(Told(key, octets, packets, millis(get(document, "event.start")), millis(get(document, "event.end"))))
    return told


def truth_of(path, ipv4_only):
    """Bytes and packets by key. Lines that have the same key without ICMP's ports are added up."""
    sums = {}
    with open(path, encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            if ipv4_only and ":" in line["src_ip"]:
                continue
            key = key_of(line["src_ip"], line["dst_ip"], line["src_port"], line["dst_port"], line["proto"])
            octets, packets = sums.get(key, (0, 0))
            sums[key] = (octets + line["bytes"], packets + line["packets"])
    return sums


def nfdump_of(path):
    """The records that `nfdump -o json` printed, with TZ=UTC."""
    with open(path, encoding="utf-8") as file:
        records = json.load(file)
    return [
        Told(key_of(record.get("src4_addr") or record["src6_addr"], record.get("dst4_addr") or record["dst6_addr"],
                    record.get("src_port"), record.get("dst_port"), record["proto"]),
             record["in_bytes"], record["in_packets"], millis(record["first"]), millis(record["last"]))
        for record in records
    ]


# --- Comparing --------------------------------------------------------------------------------------------------------


def faults_of(documents, version):
    """What is wrong with documents by themselves."""
    faults = []
    for document in documents:
        if str(get(document, "flow.exporter.version")) != version:
            faults.append(f"flow.exporter.version is not {version}: {json.dumps(document)}")
        told, turned = told_by(document), get(document, "flow.reversed") is True
        side = get(document, "destination.packets" if turned else "source.packets")
        if not told:
            faults.append(f"no counters: {json.dumps(document)}")
        elif len(told) == 1 and side is None:
            faults.append(f"counters on the side that flow.reversed does not say: {json.dumps(document)}")
    return faults


def compare_truth(arguments):
    truth = truth_of(arguments.truth, arguments.ipv4)
    documents = wait_for_documents(arguments, len(truth))
    faults = faults_of(documents, arguments.version)
    by_key = collections.defaultdict(list)
    for document in documents:
        for told in told_by(document):
            by_key[told.key].append(told)
    right = 0
    for key, (octets, packets) in truth.items():
        told = by_key.pop(key, [])
        if [(one.bytes, one.packets) for one in told] == [(octets, packets)]:
            right += 1
        else:
            is_told = ", ".join(f"{one.bytes} bytes {one.packets} packets" for one in told) or "nothing"
            faults.append(f"{show(key)}: {octets} bytes {packets} packets are true, told is {is_told}")
    faults += [f"{show(key)}: told but not true" for key in by_key]
    return report(arguments.name, right, len(truth), "tuples", faults)


def compare_records(arguments):
    expected = collections.Counter(nfdump_of(arguments.nfdump))
    documents = wait_for_documents(arguments, sum(expected.values()))
    faults = faults_of(documents, arguments.version)
    told = collections.Counter(one for document in documents for one in told_by(document))
    faults += [f"only nfdump has: {show_record(one)} ({times} times)" for one, times in (expected - told).items()]
    faults += [f"only Flowhound has: {show_record(one)} ({times} times)" for one, times in (told - expected).items()]
    if not expected:
        faults.append("nfcapd received no record: nothing is compared")
    return report(arguments.name, sum((expected & told).values()), sum(expected.values()), "records", faults)


def show(key):
    return f"{key[0]} port {key[2]} -> {key[1]} port {key[3]} protocol {key[4]}"


def show_record(told):
    return f"{show(told.key)}, {told.bytes} bytes {told.packets} packets, {told.start} to {told.end} ms"


def report(name, right, total, what, faults):
    print(f"{'FAIL' if faults else 'ok  '} {name}: {right} of {total} {what}", flush=True)
    for fault in faults[:SHOWN]:
        print(f"       {fault}")
    if len(faults) > SHOWN:
        print(f"       and {len(faults) - SHOWN} more")
    return 1 if faults else 0


# --- Servants ---------------------------------------------------------------------------------------------------------


def free_ports(arguments):
    """Prints ports that neither a UDP nor a TCP socket on 127.0.0.1 has at the moment."""
    held, ports = [], []
    while len(ports) < arguments.count:
        tcp, udp = socket.socket(), socket.socket(type=socket.SOCK_DGRAM)
        held += [tcp, udp]
        tcp.bind(("127.0.0.1", 0))
        try:
            udp.bind(tcp.getsockname())
        except OSError:
            continue
        ports.append(str(tcp.getsockname()[1]))
    print(" ".join(ports))
    return 0


def duplicate(arguments):
    """Sends every datagram on to each of the ports, until SIGTERM."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    receiver, sender = (socket.socket(type=socket.SOCK_DGRAM) for _ in range(2))
    receiver.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
    receiver.bind(("127.0.0.1", arguments.port))
    print("listening", flush=True)
    while True:
        datagram = receiver.recv(65535)
        for port in arguments.to:
            try:
                sender.sendto(datagram, ("127.0.0.1", port))
            except ConnectionRefusedError:  # an answer to the datagram before: send this one nevertheless
                sender.sendto(datagram, ("127.0.0.1", port))


def is_up(arguments):
    try:
        with urllib.request.urlopen(arguments.url, timeout=5) as answer:
            return 0 if answer.status == 200 else 1
    except OSError:
        return 1


def clean_up(arguments):
    """Deletes the indices and index templates of a prefix, by exact names as Elasticsearch wants it."""
    base = arguments.elasticsearch
    for index in request(f"{base}/{arguments.prefix}-*/_settings?expand_wildcards=all"):
        request(f"{base}/{index}", "DELETE")
    for template in request(f"{base}/_index_template")["index_templates"]:
        if template["name"].startswith(arguments.prefix):
            request(f"{base}/_index_template/{template['name']}", "DELETE")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(required=True)

    def command(name, action):
        added = commands.add_parser(name, help=action.__doc__)
        added.set_defaults(action=action)
        return added

    for name, action in (("truth", compare_truth), ("records", compare_records)):
        comparison = command(name, action)
        comparison.add_argument("--elasticsearch", required=True, metavar="URL")
        comparison.add_argument("--index", required=True)
        comparison.add_argument("--since", required=True, type=int, help="arrival, milliseconds since 1970")
        comparison.add_argument("--version", required=True, help="of the protocol: 5, 9 or 10")
        comparison.add_argument("--patience", type=float, default=60, help="seconds until documents count as lost")
        comparison.add_argument("--name", required=True)
        if action is compare_truth:
            comparison.add_argument("--truth", required=True)
            comparison.add_argument("--ipv4", action="store_true", help="the exporter knows nothing else")
        else:
            comparison.add_argument("--nfdump", required=True, help="output of nfdump -o json")
    command("free-ports", free_ports).add_argument("count", type=int)
    duplicator = command("duplicate", duplicate)
    duplicator.add_argument("port", type=int)
    duplicator.add_argument("to", type=int, nargs="+")
    command("is-up", is_up).add_argument("url")
    cleaner = command("clean-up", clean_up)
    cleaner.add_argument("elasticsearch")
    cleaner.add_argument("prefix")

    arguments = parser.parse_args()
    return arguments.action(arguments)


if __name__ == "__main__":
    sys.exit(main())
