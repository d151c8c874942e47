# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
"""Reading flow documents: what truth.py and compare_live.py share."""

NUMBER_OF = {"icmp": 1, "igmp": 2, "tcp": 6, "udp": 17, "gre": 47, "ipv6-icmp": 58, "sctp": 132}


def get(document, path):
    """The value at a dotted path, whether it is written with nested objects, with dots in names, or both."""
    if path in document:
        return document[path]
    head = path
    while "." in head:
        head = head.rpartition(".")[0]
        if isinstance(document.get(head), dict):
            return get(document[head], path[len(head) + 1:])
    return None
