#!/usr/bin/env python3
# Copyright 2026 The Flowhound Authors
# SPDX-License-Identifier: Apache-2.0
"""Judges the pivot hunt on what Flowhound itself stores, for pivot-gates.sh --conversations. Python 3.8 or later, standard library only.

Each data set of the lab goes the way of real traffic: `simulate --lab` writes its records as IPFIX, `import` decodes them, puts
conversations together and stores these, `pivots run` goes through them, and what `pivots list` tells of is put beside the data set as
alerts-stored.ndjson, which pivot_lab.py scores. Prints one JSON object a data set, and what it does on the standard error.
"""

import argparse
import datetime
import json
import os
import resource
import subprocess
import sys
import urllib.request


def iso(millis):
    moment = datetime.datetime.fromtimestamp(millis / 1000, datetime.timezone.utc)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def ask(url, method="GET"):
    with urllib.request.urlopen(urllib.request.Request(url, method=method), timeout=120) as answer:
        return json.load(answer)


def clean(elasticsearch, prefix):
    for index in ask("%s/%s-*?expand_wildcards=all&features=aliases" % (elasticsearch, prefix)):
        ask("%s/%s" % (elasticsearch, index), "DELETE")


def made(options, family, seed):
    """The folder of a data set, named as gate.py does."""
    name = os.path.splitext(os.path.basename(family))[0]
    folder = os.path.join(options.work, "%s-%s-%s-40-%d" % (name, options.profile, options.size, seed))
    if not os.path.exists(os.path.join(folder, "truth.json")):
        command = [sys.executable, "-B", os.path.join(options.lab, "gen.py"), "--family", family, "--profile", options.profile]
        command += ["--size", options.size, "--seed", str(seed), "--out", folder]
        command += [] if options.profile == "home" else ["--attacks", "40"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return name, folder


def judge(options, family, seed):
    name, folder = made(options, family, seed)
    with open(os.path.join(folder, "truth.json")) as file:
        truth = json.load(file)
    prefix = "stored-%s-%s-%s-%d" % (name.lower().replace("_", "-"), options.profile, options.size, seed)
    clean(options.elasticsearch, prefix)
    settings = ["--set", "elasticsearch.urls=" + options.elasticsearch, "--set", "index.prefix=" + prefix]
    settings += ["--set", "pivot.max-gap=%ds" % truth["params"]["epsilon_s"]]

    def flowhound(*arguments):
        done = subprocess.run([options.launcher, *settings, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode:
            sys.exit("%s %s: exit %d\n%s%s" % (prefix, arguments[0], done.returncode, done.stdout[-2000:], done.stderr[-4000:]))
        return done.stdout

    capture = os.path.join(folder, "lab.pcap")
    flowhound("setup", "--no-kibana")
    flowhound("simulate", "--lab", os.path.join(folder, "flows.jsonl"), "--pcap", capture)
    imported = json.loads(flowhound("import", capture))
    print("%s seed %d: %s" % (name, seed, json.dumps(imported)), file=sys.stderr, flush=True)
    ask("%s/%s-flows-*/_refresh" % (options.elasticsearch, prefix), "POST")
    stored = ask("%s/%s-flows-*/_count" % (options.elasticsearch, prefix))["count"]
    span = ["--from", iso(truth["start"]), "--to", iso(truth["until"])]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    flowhound("pivots", "run", *span)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(os.path.join(folder, "alerts-stored.ndjson"), "w") as alerts:
        alerts.write(flowhound("pivots", "list", "--json", *span))
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return folder, {"set": "%s-%d: %d as %d" % (name, seed, truth["records"], stored), "logins": "", "cpu_ms": round(cpu * 1000)}


def main():
    parser = argparse.ArgumentParser()
    for option in ("lab", "elasticsearch", "work", "launcher", "profile", "size", "seeds"):
        parser.add_argument("--" + option, required=True)
    parser.add_argument("families", nargs="+")
    options = parser.parse_args()
    first, _, last = options.seeds.partition("-")
    runs, folders = os.path.join(options.work, "stored-%s.ndjson" % options.profile), []
    with open(runs, "w") as out:
        for family in options.families:
            for seed in range(int(first), int(last or first) + 1):
                folder, run = judge(options, family, seed)
                folders.append(folder)
                print(json.dumps(run), file=out, flush=True)
    scorer = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pivot_lab.py")
    home = ["--home"] if options.profile == "home" else []
    score = [sys.executable, "-B", scorer, "--lab", options.lab, "--method", "stored", "--runs", runs, *home, *folders]
    sys.exit(subprocess.run(score).returncode)


main()
