#!/usr/bin/env python3
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
"""Judges documents by the truth of a simulated network (simulate --network FILE --truth TRUTH; docs/simulate.md).

    truth.py TRUTH --documents FILE           documents as ./flowhound decode prints them, one a line; - is standard input
    truth.py TRUTH --elasticsearch URL        those of an index (--index, default flowhound-flows*), with --api-key if needed

Prints a table and the worst offenders; ends with 1 when a gate is missed. Python 3.8 or later, standard library only.
"""

import argparse
import collections
import datetime
import json
import math
import sys
import urllib.error
import urllib.request

from documents import NUMBER_OF, get

TOLERANCE = 4.0  # seconds: clocks are off by 2.6 at most, and some tell full seconds only
SIGMAS = 4
GATES = {"bytes": 0.001, "documents": 0.55, "flags": 0.995, "no flags": 0.97}
STATES = {"attempted": "attempted", "refused": "refused", "established": "established", "reset": "reset"}
FIELDS = ["event.start", "event.end", "source.ip", "source.port", "source.bytes", "source.nat.*", "destination.ip",
          "destination.port", "destination.bytes", "network.iana_number", "network.transport", "flow.records",
          "flow.duplicate", "flow.tcp_state", "flow.sampling.rate", "flow.role.*", "flow.observers", "observer.ip", "tags",
          "flow.icmp.*"]


# --- Reading ----------------------------------------------------------------------------------------------------------


def seconds(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def documents_of_file(name):
    with (sys.stdin if name == "-" else open(name, encoding="utf-8")) as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


class Elasticsearch:
    """A reader of all documents of an index, by a point in time and search_after."""

    def __init__(self, url, key):
        self.url = url.rstrip("/")
        self.headers = {"Content-Type": "application/json"}
        if key:
            self.headers["Authorization"] = "ApiKey " + key

    def request(self, path, method, body=None):
        data = None if body is None else json.dumps(body).encode()
        call = urllib.request.Request(self.url + path, data=data, method=method, headers=self.headers)
        try:
            with urllib.request.urlopen(call, timeout=60) as answer:
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            raise SystemExit(f"truth.py: {method} {path}: {error.code} {error.read()[:300].decode(errors='replace')}")
        except urllib.error.URLError as error:
            raise SystemExit(f"truth.py: {self.url} cannot be reached: {error.reason}")

    def documents(self, index):
        self.request(f"/{index}/_refresh", "POST")
        point = self.request(f"/{index}/_pit?keep_alive=2m", "POST")["id"]
        after = None
        while True:
            body = {"size": 5000, "_source": FIELDS, "track_total_hits": False, "sort": [{"_shard_doc": "asc"}],
                    "pit": {"id": point, "keep_alive": "2m"}, "query": {"match_all": {}}}
            if after:
                body["search_after"] = after
            hits = self.request("/_search", "POST", body)["hits"]["hits"]
            if not hits:
                break
            for hit in hits:
                yield hit["_source"]
            after = hits[-1]["sort"]
        self.request("/_pit", "DELETE", {"id": point})


# --- The truth --------------------------------------------------------------------------------------------------------


class Group:
    """Conversations that stand in one record somewhere: nobody can tell them apart, so they are judged together. Mostly one."""

    def __init__(self, members):
        self.members = members
        first = members[0]
        self.first = first
        self.id = first["id"]
        self.kind = first["kind"]
        self.client = end_of(first["client"])
        self.start = min(seconds(each["start"]) for each in members)
        self.end = max(seconds(each["end"]) for each in members)
        self.documents = []
        self.tagged = 0
        self.untagged = 0
        self.duplicates = 0
        self.ways = [Way(members, "forth", "client"), Way(members, "back", "server")]

    def records(self):
        return sum(exporter["records"] for each in self.members for exporter in each["exporters"])

    def reported(self):
        return any(way.reported for way in self.ways)

    def flags(self):
        return all(each["flags"] == "all" for each in self.members)


class Way:
    """What went one way, how well it could be known, and what documents say of it."""

    def __init__(self, members, name, side):
        self.name = name
        self.bytes = sum(each[side]["bytes"] for each in members)
        self.squares = sum(each[side]["squares"] for each in members)
        self.reported = any(each["reported_" + name] for each in members)
        rates = [e["rate"] for each in members for e in each["exporters"] if e[name + "_records"]]
        # Where nothing was told because nothing was sampled, the rate of what was passed says so: 0 is an estimate, too.
        passed = [rate for rate in (rate_of(each, name) for each in members) if rate]
        self.rate = min(rates or passed or [1])
        self.told = 0
        self.phantom = 0

    def sigma(self):
        return math.sqrt((self.rate - 1) * self.squares)


def rate_of(truth, name):
    """The lowest rate of the exporters that a way passes."""
    rates = [RATES[exporter] for exporter in truth[name] if exporter in RATES]
    return min(rates) if rates else None


RATES = {}


def end_of(side):
    return side["ip"], side.get("port")


def key_of(protocol, a, b):
    return (protocol,) + tuple(sorted((a, b), key=str))


def read_truth(name):
    conversations, summary = [], {}
    with open(name, encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            if "summary" in entry:
                summary = entry["summary"]
            else:
                conversations.append(entry)
    RATES.update((each["name"], each["rate"]) for each in summary.get("exporters", []))
    return conversations, summary


def groups_of(conversations):
    """Joined where exporters joined them."""
    parent = {each["id"]: each["id"] for each in conversations}

    def root(number):
        while parent[number] != number:
            number = parent[number]
        return number

    for each in conversations:
        for other in each.get("shares_records_with", []):
            parent[max(root(other), root(each["id"]))] = min(root(other), root(each["id"]))
    members = collections.defaultdict(list)
    for each in conversations:
        members[root(each["id"])].append(each)
    return [Group(each) for each in members.values()]


class Lookup:
    """Finds the conversation of a document: by its 5-tuple, inside or outside, and the nearest in time."""

    def __init__(self, groups):
        self.by_key = collections.defaultdict(list)
        for group in groups:
            for each in group.members:
                client, server = end_of(each["client"]), end_of(each["server"])
                self.by_key[key_of(each["protocol"], client, server)].append((group, False, client))
                if "nat" in each:
                    outside = (each["nat"]["ip"], each["nat"].get("port"))
                    self.by_key[key_of(each["protocol"], outside, server)].append((group, True, outside))

    def find(self, key, start, end):
        found = self.by_key.get(key)
        if not found:
            return None
        return min(found, key=lambda entry: distance(entry[0], start, end))


def distance(group, start, end):
    """Seconds by which two spans miss each other, then how far their ends are apart."""
    gap = max(group.start - TOLERANCE - end, start - group.end - TOLERANCE, 0)
    overlap = min(group.end, end) - max(group.start, start)
    return gap, -min(overlap, 0), abs(group.start - start) + abs(group.end - end)


# --- Judging ----------------------------------------------------------------------------------------------------------


class Judge:
    def __init__(self, groups, summary):
        self.groups = groups
        self.summary = summary
        self.lookup = Lookup(groups)
        self.count = collections.Counter()
        self.strangers = []
        self.states = collections.Counter()
        self.wrong_states = collections.Counter()
        self.reasons = collections.defaultdict(collections.Counter)

    def take(self, document):
        self.count["documents"] += 1
        self.count["records"] += get(document, "flow.records") or 1
        number = get(document, "network.iana_number")
        protocol = int(number) if number is not None else NUMBER_OF.get(get(document, "network.transport"))
        source = get(document, "source.ip"), get(document, "source.port")
        destination = get(document, "destination.ip"), get(document, "destination.port")
        if protocol in (1, 58):
            source, destination = (source[0], None), (destination[0], None)
        start, end = seconds(get(document, "event.start")), seconds(get(document, "event.end"))
        found = self.lookup.find(key_of(protocol, source, destination), start, end)
        if found is None:
            self.count["strangers"] += 1
            self.strangers.append(document)
            return
        group, outside, client = found
        if get(document, "flow.duplicate") is True:
            self.count["duplicates"] += 1
            group.duplicates += 1
            return
        if outside:
            tags = get(document, "tags") or []
            self.count["outside, tagged" if "nat-outside" in tags else "outside, not tagged"] += 1
            if "nat-outside" in tags:
                group.tagged += 1
                return
            group.untagged += 1
        self.add(group, document, source == client)

    def add(self, group, document, right):
        group.documents.append((document, right))
        sides = ["source.bytes", "destination.bytes"]
        for way, field in zip(group.ways, sides if right else reversed(sides)):
            told = get(document, field)
            if told is not None:
                way.told += told
                way.phantom += 0 if way.reported or told == 0 else 1
        self.reasons[get(document, "flow.role.reason")][right] += 1
        state = get(document, "flow.tcp_state")
        outcome = group.first.get("outcome")
        if state and outcome in STATES and len(group.members) == 1:
            self.states[state == STATES[outcome]] += 1
            if state != STATES[outcome]:
                self.wrong_states[outcome + " told as " + state] += 1

    def exact(self):
        return [(group, way) for group in self.groups for way in group.ways if way.reported and way.rate == 1]

    def sampled(self):
        return [(group, way) for group in self.groups for way in group.ways if way.rate > 1 and way.bytes]

    def sides(self, chosen):
        """Conversations whose documents all have the client as source, of those that have documents."""
        judged = [group for group in self.groups if group.documents and chosen(group)]
        wrong = [group for group in judged if not all(right for _, right in group.documents)]
        return len(judged), wrong


def error(way):
    return abs(way.told - way.bytes) / way.bytes if way.bytes else (1.0 if way.told else 0.0)


def share(part, whole):
    return f"{part / whole:8.3%}" if whole else "     ---"


def is_tcp(group):
    return group.first["protocol"] == 6


class Report:
    def __init__(self, judge, arguments):
        self.judge = judge
        self.worst = arguments.worst
        self.gates = not arguments.no_gates
        self.missed = []

    def line(self, name, value, note="", gate=None):
        mark = "" if gate is None or not self.gates else "  ok" if gate else "  MISSED"
        if gate is False:
            self.missed.append(name)
        print(f"{name:<34} {value:>14}  {note}{mark}")

    def print(self):
        self.volume()
        self.bytes()
        self.sampled()
        self.sides()
        self.states()
        self.translation()
        self.kinds()
        self.offenders()

    def volume(self):
        count, summary, groups = self.judge.count, self.judge.summary, self.judge.groups
        records = summary.get("records", 0)
        self.line("conversations", len(groups), f"{sum(1 for g in groups if g.reported())} reported")
        both = sum(1 for g in groups if all(w.reported for w in g.ways))
        self.line("reported in both directions", share(both, len(groups)))
        self.line("records sent", records)
        self.line("sum of flow.records", count["records"], f"{count['records'] - records:+d}", count["records"] == records)
        self.line("documents", count["documents"], f"{count['duplicates']} duplicates, {count['strangers']} of no conversation")
        ratio = count["documents"] / max(1, count["records"])
        # Only fair when every conversation is reported both ways; then it is the gate.
        gate = ratio <= GATES["documents"] if both == len(groups) else None
        self.line("documents / records", f"{ratio:.4f}", f"at most {GATES['documents']}", gate)
        own = [g for g in groups if all(w.reported for w in g.ways)]
        told = sum(len(g.documents) + g.duplicates + g.tagged for g in own)
        self.line("  of those reported both ways", f"{told / max(1, sum(g.records() for g in own)):.4f}")
        kept = [len(g.documents) for g in groups if g.documents]
        one = sum(1 for number in kept if number == 1)
        self.line("conversations with one document", share(one, len(kept)), f"{sum(kept) / max(1, len(kept)):.3f} each")

    def bytes(self):
        exact = self.judge.exact()
        truth, told = sum(way.bytes for _, way in exact), sum(way.told for _, way in exact)
        total = abs(told - truth) / max(1, truth)
        off = [1 for _, way in exact if error(way) > GATES["bytes"]]
        self.line("bytes, total", f"{total:.5%}", f"{told} of {truth}", total <= GATES["bytes"])
        self.line("bytes, worst way", f"{max((error(way) for _, way in exact), default=0):.3%}")
        self.line("ways off by more than 0.1 %", len(off), f"of {len(exact)}", not off)
        phantoms = sum(way.phantom for group in self.judge.groups for way in group.ways)
        self.line("bytes of ways that nobody reported", phantoms, "documents", phantoms == 0)

    def sampled(self):
        sampled = self.judge.sampled()
        if not sampled:
            return
        truth, told = sum(way.bytes for _, way in sampled), sum(way.told for _, way in sampled)
        sigma = math.sqrt(sum(way.sigma() ** 2 for _, way in sampled))
        far = [1 for _, way in sampled if abs(way.told - way.bytes) > SIGMAS * way.sigma() + self.coarse(way)]
        total = abs(told - truth) / sigma
        self.line("sampled bytes, total", f"{total:.2f} sigma", f"{told} of {truth}", total <= SIGMAS)
        self.line(f"sampled ways beyond {SIGMAS} sigma", len(far), f"of {len(sampled)}", len(far) <= 1 + len(sampled) // 100)

    @staticmethod
    def coarse(way):
        """A single packet stands for so many: few packets are not normally distributed."""
        return 2 * way.rate * 1500 if way.bytes < way.rate * 1500 * 10 else 0

    def sides(self):
        classes = [
            ("sides right, TCP with flags", lambda g: is_tcp(g) and g.flags(), "flags"),
            ("sides right, all others", lambda g: not (is_tcp(g) and g.flags()), "no flags"),
            ("  TCP without flags", lambda g: is_tcp(g) and not g.flags(), None),
            ("  UDP", lambda g: g.first["protocol"] == 17, None),
            ("  ICMP", lambda g: g.first["protocol"] in (1, 58), None),
        ]
        for name, chosen, gate in classes:
            number, wrong = self.judge.sides(chosen)
            if number:
                right = number - len(wrong)
                held = None if gate is None else right / number >= GATES[gate]
                self.line(name, share(right, number), f"{len(wrong)} wrong of {number}", held)
        for reason, counts in sorted(self.judge.reasons.items(), key=lambda each: str(each[0])):
            total = counts[True] + counts[False]
            self.line(f"  documents by {reason or 'no reason'}", share(counts[True], total), f"{counts[False]} wrong of {total}")

    def states(self):
        total = sum(self.judge.states.values())
        if total:
            wrong = ", ".join(f"{name} {number}" for name, number in self.judge.wrong_states.most_common(5))
            self.line("flow.tcp_state right", share(self.judge.states[True], total), wrong)

    def translation(self):
        translated = [g for g in self.judge.groups if "nat" in g.first and g.reported()]
        if not translated:
            return
        named = sum(1 for g in translated if any(self.is_named(g, d) for d, _ in g.documents))
        left = sum(1 for g in translated if g.tagged or g.untagged)
        count = self.judge.count
        self.line("NAT: outside address named", share(named, len(translated)), f"of {len(translated)} conversations")
        self.line("NAT: with an outside half left", share(left, len(translated)),
                  f"{count['outside, tagged']} documents tagged nat-outside, {count['outside, not tagged']} not")

    @staticmethod
    def is_named(group, document):
        nat = group.first["nat"]
        for side in ("source", "destination"):
            if get(document, side + ".nat.ip") == nat["ip"]:
                port = get(document, side + ".nat.port")
                return port is None or nat.get("port") is None or port == nat["port"]
        return False

    def kinds(self):
        print(f"\n{'kind':<14}{'number':>8}{'off':>7}{'sides wrong':>13}{'documents':>11}{'records':>9}{'duplicates':>12}")
        kinds = collections.defaultdict(list)
        for group in self.judge.groups:
            kinds[group.kind].append(group)
        for kind, groups in sorted(kinds.items()):
            off = sum(1 for g in groups if any(w.reported and w.rate == 1 and error(w) > GATES["bytes"] for w in g.ways))
            wrong = sum(1 for g in groups if not all(right for _, right in g.documents))
            print(f"{kind:<14}{len(groups):>8}{off:>7}{wrong:>13}{sum(len(g.documents) for g in groups):>11}"
                  f"{sum(g.records() for g in groups):>9}{sum(g.duplicates for g in groups):>12}")

    def offenders(self):
        ways = [pair for pair in self.judge.exact() if error(pair[1]) > GATES["bytes"]]
        ways.sort(key=lambda pair: -abs(pair[1].told - pair[1].bytes))
        for group, way in ways[:self.worst]:
            print(f"\nbytes {way.name}: {way.told} told, {way.bytes} true  {describe(group)}")
            for document, right in group.documents[:6]:
                print("   ", brief(document, right))
        _, wrong = self.judge.sides(lambda g: True)
        for group in wrong[:self.worst]:
            print(f"\nside wrong  {describe(group)}")
            for document, right in group.documents[:4]:
                print("   ", brief(document, right))
        for document in self.judge.strangers[:3]:
            print("\nof no conversation:", brief(document, True))


def describe(group):
    first = group.first
    nat = "" if "nat" not in first else " outside {}:{}".format(first["nat"]["ip"], first["nat"].get("port"))
    return (f"#{group.id} {group.kind} {first.get('outcome', '')} {first['client']['ip']}:{first['client'].get('port')} -> "
            f"{first['server']['ip']}:{first['server'].get('port')}{nat} {first['start']} to {first['end']} "
            f"forth {'>'.join(first['forth'])} back {'>'.join(first['back'])} flags {first['flags']}"
            + (f", with {len(group.members) - 1} others" if len(group.members) > 1 else ""))


def brief(document, right):
    seen = get(document, "flow.observers") or get(document, "observer.ip")
    return (f"{get(document, 'event.start')} to {get(document, 'event.end')} {get(document, 'source.ip')}:{get(document, 'source.port')}"
            f" {get(document, 'source.bytes')} -> {get(document, 'destination.ip')}:{get(document, 'destination.port')}"
            f" {get(document, 'destination.bytes')} by {seen} records {get(document, 'flow.records')}"
            f" role {get(document, 'flow.role.reason')}" + ("" if right else "  SIDES WRONG"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("truth")
    parser.add_argument("--documents", help="a file with one document a line, or - for standard input")
    parser.add_argument("--elasticsearch", help="such as http://localhost:9200")
    parser.add_argument("--index", default="flowhound-flows*")
    parser.add_argument("--api-key")
    parser.add_argument("--worst", type=int, default=5, help="how many of the worst are listed (default: 5)")
    parser.add_argument("--no-gates", action="store_true", help="judge nothing, end with 0")
    arguments = parser.parse_args()
    if (arguments.documents is None) == (arguments.elasticsearch is None):
        parser.error("give one of --documents and --elasticsearch")
    conversations, summary = read_truth(arguments.truth)
    judge = Judge(groups_of(conversations), summary)
    if arguments.documents:
        documents = documents_of_file(arguments.documents)
    else:
        documents = Elasticsearch(arguments.elasticsearch, arguments.api_key).documents(arguments.index)
    for document in documents:
        judge.take(document)
    report = Report(judge, arguments)
    report.print()
    if report.missed and not arguments.no_gates:
        print("\nmissed: " + ", ".join(report.missed))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
