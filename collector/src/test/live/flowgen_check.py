#!/usr/bin/env python3
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
"""Changes captures of flowgen, and adds up the documents that became of them; flowgen.sh calls it.

    flowgen_check.py shuffle IN OUT SEED       packets in another order, captured at the times of the old order
    flowgen_check.py shuffle-times IN OUT SEED the same, each packet with its own time, so that time jumps back and forth
    flowgen_check.py strip IN OUT COUNT        without the first COUNT template packets of each exporter
    flowgen_check.py compare RESULT            documents on stdin against flowgen's result line; exit 1 if sums differ
"""
import json
import random
import struct
import sys

RECORD = struct.Struct("<IIII")
LITTLE = 0xA1B2C3D4


def read(path):
    """The header of a capture, and its packets as (time, octets)."""
    with open(path, "rb") as file:
        octets = file.read()
    header = octets[:24]
    if struct.unpack_from("<I", header)[0] != LITTLE:
        sys.exit(f"{path} is no little-endian pcap of microseconds")
    packets, at = [], 24
    while at < len(octets):
        seconds, micros, kept, length = RECORD.unpack_from(octets, at)
        packets.append(((seconds, micros), octets[at + 16 : at + 16 + kept]))
        at += 16 + kept
    return header, packets


def write(path, header, packets):
    with open(path, "wb") as file:
        file.write(header)
        for (seconds, micros), octets in packets:
            file.write(RECORD.pack(seconds, micros, len(octets), len(octets)))
            file.write(octets)


def shuffle(source, target, seed, own_times):
    header, packets = read(source)
    times = [time for time, _ in packets]
    random.Random(seed).shuffle(packets)
    if not own_times:
        packets = [(time, octets) for time, (_, octets) in zip(times, packets)]
    write(target, header, packets)


def has_templates(header, octets):
    """Whether the first set of the message is one of templates (0 in v9, 2 in IPFIX)."""
    ip = 14 if struct.unpack_from("<I", header, 20)[0] == 1 else 0
    message = octets[ip + 28 :]
    version = struct.unpack_from(">H", message)[0]
    if version == 9:
        return struct.unpack_from(">H", message, 20)[0] == 0
    return version == 10 and struct.unpack_from(">H", message, 16)[0] == 2


def strip(source, target, count):
    header, packets = read(source)
    ip = 14 if struct.unpack_from("<I", header, 20)[0] == 1 else 0
    seen, kept = {}, []
    for time, octets in packets:
        exporter = octets[ip + 12 : ip + 16]
        if has_templates(header, octets):
            seen[exporter] = seen.get(exporter, 0) + 1
            if seen[exporter] <= count:
                continue
        kept.append((time, octets))
    write(target, header, kept)


def compare(result):
    with open(result, encoding="utf-8") as file:
        expected = json.load(file)
    records = octets = packets = 0
    for line in sys.stdin:
        document = json.loads(line)
        # The way of the record: enriching may have swapped the sides.
        way = document["destination" if document["flow"].get("reversed") else "source"]
        records += 1
        octets += way["bytes"]
        packets += way["packets"]
    wrong = [
        f"{name} {got}, flowgen made {expected[name]}"
        for name, got in (("records", records), ("sum_bytes", octets), ("sum_packets", packets))
        if got != expected[name]
    ]
    print("; ".join(wrong) if wrong else f"{records} records, {octets} bytes, {packets} packets: equal")
    sys.exit(1 if wrong else 0)


def main(arguments):
    if len(arguments) == 4 and arguments[0] in ("shuffle", "shuffle-times"):
        shuffle(arguments[1], arguments[2], int(arguments[3]), arguments[0] == "shuffle-times")
    elif len(arguments) == 4 and arguments[0] == "strip":
        strip(arguments[1], arguments[2], int(arguments[3]))
    elif len(arguments) == 2 and arguments[0] == "compare":
        compare(arguments[1])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
