#!/usr/bin/env python3
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
"""Datagrams of flowgen with other addresses, and a sender of captures; flood.sh calls it.

    flood_live.py random CAPTURE TO SEED              flowgen's NetFlow v9 with both addresses of each flow random and public
    flood_live.py send CAPTURE ADDRESS PORT RATE      sends it to 127.0.0.1:PORT from ADDRESS, RATE flows a second

Only addresses change, so that all else costs what it costs in flowgen's own traffic: times, ports, counters, exporter.
"""
import ipaddress
import random
import socket
import struct
import sys
import time

FRAME = 42  # Ethernet, IPv4 and UDP, as flowgen writes them
HEADER = 20
IPV4, IPV4_LENGTH = 256, 56
IPV6, IPV6_LENGTH = 257, 79


def packets(path):
    with open(path, "rb") as file:
        yield file.read(24)
        while head := file.read(16):
            yield head, file.read(struct.unpack("<IIII", head)[2])


class Addresses:
    """Uniformly random public ones; of IPv6 those of 2000::/3."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def ipv4(self):
        while True:
            octets = self.random.getrandbits(32).to_bytes(4, "big")
            if ipaddress.IPv4Address(octets).is_global and octets[0] < 224:
                return octets

    def ipv6(self):
        return (self.random.getrandbits(125) | 1 << 125).to_bytes(16, "big")


def redraw(octets, addresses):
    """Replaces the first two fields of each record of the templates 256 and 257, which are its addresses."""
    message = bytearray(octets)
    at = FRAME + HEADER
    while at + 4 <= len(message):
        kind, length = struct.unpack_from(">HH", message, at)
        if kind in (IPV4, IPV6):
            draw, size, record = (
                (addresses.ipv4, 4, IPV4_LENGTH) if kind == IPV4 else (addresses.ipv6, 16, IPV6_LENGTH)
            )
            for start in range(at + 4, at + length - record + 1, record):
                message[start : start + 2 * size] = draw() + draw()
        at += length
    return bytes(message)


def redraw_all(source, target, seed):
    addresses = Addresses(seed)
    stream = packets(source)
    with open(target, "wb") as file:
        file.write(next(stream))
        for head, octets in stream:
            file.write(head)
            file.write(redraw(octets, addresses))


def send(path, address, port, rate):
    stream = packets(path)
    next(stream)
    ready = [octets[FRAME:] for _, octets in stream]
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind((address, 0))
    udp.connect(("127.0.0.1", port))
    start, sent = time.monotonic(), 0
    for datagram in ready:
        ahead = sent / rate - (time.monotonic() - start)
        if ahead > 0.001:
            time.sleep(ahead)
        udp.send(datagram)
        if struct.unpack_from(">H", datagram, HEADER)[0] >= IPV4:
            sent += struct.unpack_from(">H", datagram, 2)[0]
    print(sent)


def main(arguments):
    if arguments[0] == "random":
        redraw_all(arguments[1], arguments[2], int(arguments[3]))
    else:
        send(arguments[1], arguments[2], int(arguments[3]), int(arguments[4]))


if __name__ == "__main__":
    main(sys.argv[1:])
