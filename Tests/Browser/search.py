#!/usr/bin/env python3
"""search.py SITE: questions that readers of the example handbook ask, each with the page that answers it.

Needs what keyboard.py needs. Prints a line for each question and ends with 1 when one of them has
another page first.
"""
import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

site = Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve().as_uri() + "/"

# The page, or one of several that answer as well.
QUESTIONS = {
    "how many cores for payments": ["workloads/payments-fraud/"],
    "what is a hot key": ["reference/incident-hot-key/", "guide/key-skew/"],
    "orders enrichment": ["workloads/orders-enrichment/"],
    "recovery objective": ["guide/recovery/"],
    "how do I print": ["reference/headroom/printing/"],
    "pdf": ["reference/headroom/printing/"],
    "review sheet": ["reference/headroom/printing/", "workloads/"],
    "k/s": [""],
    "checkpoint interval": ["guide/state-and-checkpoints/"],
    "which machines should we use": ["guide/node-pools/", "guide/nodes-and-scaling/", "reference/deployment-architecture/"],
    "key skew": ["guide/key-skew/"],
    "how to publish to s3": ["reference/headroom/hosting/", "reference/headroom/commands/"],
    "state ttl": ["guide/state-growth/"],
    "autoscaler": ["guide/autoscaler/"],
    "statement complexity": ["guide/statement-complexity/"],
    "exit codes": ["reference/headroom/commands/"],
    "transaction timeout": ["guide/kafka/", "guide/state-and-checkpoints/"],
    "iot": ["workloads/iot-telemetry/"],
    "upgrade flink": ["reference/upgrades/"],
    "glossary": ["guide/glossary/"],
    # Units, symbols and numbers.
    "MiB": ["guide/", "reference/", "workloads/"],
    "100 k/s": ["index.html", "workloads/", "matrix/"],
    "s3://": ["reference/", "workloads/"],
    "$": ["reference/", "guide/"],
    "E12": ["guide/model/"],
    # Names of settings, whole and in part.
    "taskmanager.memory.managed.fraction": ["guide/", "reference/", "workloads/"],
    "recordRatePerCore": ["assumptions/", "guide/assumptions-and-calibration/", "reference/headroom/handbook-yaml/"],
    "bytesPerKey": ["reference/headroom/workload-format/"],
    "corePerHour": ["reference/headroom/handbook-yaml/", "reference/headroom/workload-format/", "guide/cost/"],
    "podEviction": ["assumptions/", "reference/headroom/handbook-yaml/", "guide/recovery/"],
    # In words.
    "how much does ad attribution cost": ["workloads/ad-attribution/"],
    "why is my job slow after a restart": ["guide/recovery/", "reference/troubleshooting/", "reference/applications/"],
    "what does sub-500ms mean": ["guide/latency-tiers/"],
    "how do I size a new job": ["guide/sizing-a-workload/", "guide/first-day/", "size/", "guide/first-day-of-a-new-job/"],
    "how do I compare two releases": ["reference/headroom/releases/"],
    "how to calibrate": ["guide/assumptions-and-calibration/", "reference/headroom/observations/"],
    "a kubernetes cluster is lost": ["reference/disaster-recovery/"],
    "what if the rate doubles": ["index.html", "reference/headroom/what-if/", "guide/"],
    "checkpoint expired before completing": ["reference/troubleshooting/"],
    "kubernetes node size": ["guide/node-pools/", "guide/nodes-and-scaling/", "reference/deployment-architecture/"],
    "rocksdb": ["guide/state-and-checkpoints/", "guide/", "reference/"],
    "equations of the model": ["guide/model/"],
    "broken-link": ["reference/headroom/diagnostics/"],
    "error unknown-key": ["reference/headroom/diagnostics/"],
    "matrix.json": ["reference/headroom/snapshot/", "matrix/"],
    # on call
    "lag grows after deploy": ["reference/troubleshooting/"],
    "taskmanager OOMKilled": ["reference/troubleshooting/"],
    "roll back to savepoint": ["reference/applications/"],
    "can I change max parallelism": ["guide/key-skew/"],
    "drain a node": ["guide/node-pools/"],
    "windows never fire": ["reference/troubleshooting/"],
    "job restarts in a loop": ["reference/troubleshooting/"],
    "statement pending": ["reference/troubleshooting/"],
    "heartbeat of TaskManager timed out": ["reference/troubleshooting/"],
    "disk full": ["reference/troubleshooting/"],
    "403 forbidden cmf": ["reference/troubleshooting/"],
    "who is on call for payments fraud": ["reference/owners/"],
    "addresses and ports": ["reference/"],
    "which alerts should I set": ["reference/monitoring/"],
    "failover to another region": ["reference/disaster-recovery/", "reference/deployment-architecture/"],
}


def main():
    failures = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or None, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(site + "index.html")
        page.keyboard.press("/")
        page.wait_for_selector("dialog[open] input")
        for question, answers in QUESTIONS.items():
            page.fill("dialog input", question)
            page.wait_for_timeout(700)
            found = [o.get_attribute("href")[len(site):] for o in page.query_selector_all("[role=option]")]
            holds = bool(found) and any(found[0].startswith(answer) for answer in answers)
            failures += not holds
            print("ok  " if holds else "FAIL", question, "->", found[:3])
        browser.close()
    sys.exit(1 if failures else 0)


main()
