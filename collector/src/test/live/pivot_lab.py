#!/usr/bin/env python3
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
"""Scores the alerts that PivotLabMain wrote, for pivot-lab.sh. Python 3.8 or later, standard library only."""

import argparse
import collections
import datetime
import json
import os
import sys

# The gates of the lab's gate.py, which cannot be imported.
HOME_GATES = {"campaign_recall": (">=", 0.90), "false_alerts_a_day": ("<=", 0.3)}
GATES = {
    "campaign_recall": (">=", 0.98),
    "chain_recall": (">=", 0.95),
    "alert_precision": (">=", 0.90),
    "edge_recall": (">=", 0.97),
    "edge_precision": (">=", 0.94),
    "decoy_share": ("<=", 0.02),
    "false_alerts_per_1000_host_days": ("<=", 5),
}
ROW = "%-36s %6s %6s %6s %6s %6s %6s %5s %7s %6s %8s %6s %7s"
DAY = 86_400_000


def iso(millis):
    moment = datetime.datetime.fromtimestamp(millis / 1000, datetime.timezone.utc)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def is_tested(line, since):
    """Whether a leg begins after the learning days; the naive method looks at no others, and tells no times."""
    starts = [leg["start"] for leg in json.loads(line)["pivot"]["path"] if "start" in leg]
    return not starts or max(starts) >= since


def alerts_of(folder, method, truth, score_alerts):
    path = os.path.join(folder, "alerts-%s.ndjson" % method)
    tested = path + ".tested"
    with open(path) as alerts, open(tested, "w") as out:
        out.writelines(line for line in alerts if is_tested(line, iso(truth["baseline_until"])))
    found = score_alerts.load(tested)
    os.remove(tested)
    if len({alert["id"] for alert in found}) != len(found):
        sys.exit("two alerts with one event.id in " + path)
    return found


def pool(total, figures, truth, evalp):
    campaigns = len({chain["campaign"] for chain in truth["chains"]})
    edges = len({evalp.key(edge) for chain in truth["chains"] for edge in chain["edges"]})
    edges_found = round(figures["edge_recall"] * edges)
    days = (truth["until"] - truth["baseline_until"]) / DAY
    total.update(
        chains=figures["chains"],
        chains_found=round(figures["chain_recall"] * figures["chains"]),
        campaigns=campaigns,
        campaigns_found=round(figures["campaign_recall"] * campaigns),
        alerts=figures["alerts"],
        false_alerts=figures["fp"],
        benign_first_time=figures["fp_legit_novel"],
        edges=edges,
        edges_found=edges_found,
        decoys=figures["decoys"],
        decoys_alerted=sum(figures["decoy_alerts"].values()),
        host_days=truth["hosts"] * days / 1000,
        days=days,
    )
    if figures["edge_precision"]:
        total.update(edge_good=edges_found, edge_all=round(edges_found / figures["edge_precision"]))
    for kind, (all_of_it, whole, partly) in figures["bykind"].items():
        total.update({"kind %s" % kind: all_of_it, "kind %s whole" % kind: whole, "kind %s partly" % kind: partly})


def figures_of(total):
    def share(part, whole):
        return round(total[part] / total[whole], 4) if total[whole] else 0.0

    return {
        "campaign_recall": share("campaigns_found", "campaigns"),
        "chain_recall": share("chains_found", "chains"),
        "alert_precision": round(1 - share("false_alerts", "alerts"), 4) if total["alerts"] else 0.0,
        "edge_recall": share("edges_found", "edges"),
        "edge_precision": share("edge_good", "edge_all"),
        "decoy_share": share("decoys_alerted", "decoys"),
        "false_alerts_per_1000_host_days": round(total["false_alerts"] / total["host_days"], 2),
        "false_alerts_a_day": round(total["false_alerts"] / total["days"], 2),
    }


def name(edge):
    return "%s:%d>%s:%d" % (edge[0], edge[2], edge[1], edge[3])


def tell_misses(truth, alerts, wrong, evalp):
    linked = {link for alert in alerts for link in alert["links"]}
    inside = {edge for alert in alerts for edge in alert["edges"]}
    together = [set(alert["links"]) for alert in alerts]
    for chain in truth["chains"]:
        keys = [evalp.key(edge) for edge in chain["edges"]]
        links = list(zip(keys, keys[1:]))
        if any(all(link in links_of for link in links) for links_of in together):
            continue
        words = [name(keys[0]) + ("" if keys[0] in inside else " (in no alert)")]
        for before, after in links:
            words.append(("-> " if (before, after) in linked else "-x- ") + name(after) + ("" if after in inside else " (in no alert)"))
        print("    missed %s %s: %s" % (chain["id"], chain["kind"], " ".join(words)))
    benign = {tuple(evalp.key(edge) for edge in chain["edges"]): "benign first-time chain" for chain in truth["legit_novel_chains"]}
    true_edges = {evalp.key(edge) for chain in truth["chains"] for edge in chain["edges"]}
    for alert in wrong:
        why = [benign[link] for link in alert["links"] if link in benign][:1]
        if any(edge in true_edges for edge in alert["edges"]):
            why.append("a leg of an attack with a wrong neighbour")
        links = ", ".join("%s -> %s" % (name(a), name(b)) for a, b in alert["links"])
        print("    false %s score %.3f%s: %s" % (alert["id"], alert["score"], " (%s)" % "; ".join(why) if why else "", links))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lab", required=True)
    parser.add_argument("--method", required=True)
    parser.add_argument("--runs", required=True)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--home", action="store_true")
    parser.add_argument("folders", nargs="+")
    options = parser.parse_args()
    sys.path.insert(0, options.lab)
    sys.dont_write_bytecode = True
    import evalp
    import score_alerts

    with open(options.runs) as lines:
        runs = [json.loads(line) for line in lines]
    total = collections.Counter()
    print(ROW % ("data set", "campR", "chainR", "precis", "edgeR", "edgeP", "alerts", "false", "FP/1k", "decoys", "logins", "CPU ms", "p95 min"))
    for folder, run in zip(options.folders, runs):
        with open(os.path.join(folder, "truth.json")) as file:
            truth = json.load(file)
        alerts = alerts_of(folder, options.method, truth, score_alerts)
        figures, wrong = evalp.evaluate(truth, alerts)
        pool(total, figures, truth, evalp)
        days = (truth["until"] - truth["baseline_until"]) / DAY
        rate = round(figures["fp"] / (truth["hosts"] * days / 1000), 2)
        decoys = "%d/%d" % (sum(figures["decoy_alerts"].values()), figures["decoys"])
        recalls = [figures[key] for key in ("campaign_recall", "chain_recall", "alert_precision", "edge_recall", "edge_precision")]
        row = [run["set"], *recalls, figures["alerts"], figures["fp"], rate, decoys, run["logins"], run["cpu_ms"]]
        print(ROW % (*row, run.get("latency_p95_min", "")))
        if run.get("held"):
            print("    %d findings were still held when the time was over" % run["held"])
        if run.get("dropped_after_telling"):
            print("    %d alerts were replaced or fell after they had been told" % run["dropped_after_telling"])
        if options.misses:
            tell_misses(truth, alerts, wrong, evalp)
    kinds = sorted(kind for kind in total if kind.startswith("kind ") and not kind.endswith(("whole", "partly")))
    print("by kind: " + ", ".join("%s %d/%d" % (kind[5:], total[kind + " whole"], total[kind]) for kind in kinds))
    pooled = figures_of(total)
    print("false alerts: %d, of them %d benign first-time chains" % (total["false_alerts"], total["benign_first_time"]))
    print("pooled: " + json.dumps(pooled))
    gates = HOME_GATES if options.home else GATES
    missed = [
        "%s %s (wanted %s %s)" % (key, pooled[key], sign, bound)
        for key, (sign, bound) in gates.items()
        if not (pooled[key] >= bound if sign == ">=" else pooled[key] <= bound)
    ]
    print("missed: " + ", ".join(missed) if missed else "all gates held")
    sys.exit(1 if missed else 0)


main()
