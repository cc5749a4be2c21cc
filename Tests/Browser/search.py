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
    # Abbreviations.
    "C3": ["guide/model/"],
    "TTL": ["guide/state-growth/"],
    "RTO": ["guide/recovery/", "reference/disaster-recovery/", "guide/glossary/"],
    "RPO": ["reference/disaster-recovery/", "guide/glossary/"],
    "JM": ["guide/glossary/", "guide/"],
    "TM": ["guide/glossary/", "guide/"],
    "HA": ["reference/deployment-architecture/"],
    "DR": ["reference/disaster-recovery/"],
    "PDB": ["guide/node-pools/", "guide/glossary/"],
    "UDF": ["reference/sql-and-compute-pools/"],
    "RBAC": ["reference/security/"],
    "K8s": ["guide/", "reference/"],
    "CI": ["reference/headroom/releases/", "reference/headroom/hosting/", "reference/headroom"],
    "S3": ["reference/headroom/hosting/", "reference/"],
    "AZ": ["reference/deployment-architecture/", "guide/cost/", "guide/"],
    "SSL": ["reference/security/"],
    # In the words of who is on call, who pays, and who is new.
    "who owns orders enrichment": ["reference/owners/", "workloads/orders-enrichment/"],
    "which workload needs the most cores": ["matrix/", "index.html", "capacity/"],
    "how long does kafka have to keep records": ["guide/kafka/"],
    "who do I call when kafka is down": ["reference/owners/"],
    "job is stuck in restarting": ["reference/troubleshooting/", "reference/applications/"],
    "consumer lag is rising": ["reference/troubleshooting/", "reference/monitoring/"],
    "how to restart a job from a savepoint": ["reference/applications/"],
    "backpressure": ["reference/troubleshooting/", "reference/monitoring/", "guide/"],
    "out of memory": ["reference/troubleshooting/"],
    "pod stays pending": ["reference/troubleshooting/"],
    "which job breaks first": ["index.html", "matrix/"],
    "quota exceeded": ["guide/node-pools/", "reference/troubleshooting/"],
    "certificate expired": ["reference/security/", "reference/troubleshooting/", "reference/installation"],
    "a zone is lost": ["reference/disaster-recovery/", "reference/deployment", "guide/recovery/"],
    "one subtask is busy and the others idle": ["reference/incident-hot-key/", "guide/key-skew/", "reference/troubleshooting/"],
    "license expired": ["reference/troubleshooting/", "reference/installation/"],
    "producer fenced": ["guide/kafka/", "reference/troubleshooting/"],
    "how do I roll back": ["reference/applications/", "reference/upgrades/"],
    "job does not start after upgrade": ["reference/troubleshooting/", "reference/upgrades/"],
    "cmf is down": ["reference/troubleshooting/", "reference/disaster-recovery/"],
    "who is responsible for billing": ["reference/owners/", "workloads/billing/"],
    "what does it cost a month": ["guide/cost/", "capacity/"],
    "which workload costs the most": ["capacity/", "matrix/", "index.html"],
    "how many nodes do we need in production": ["capacity/"],
    "what changed since the last release": ["releases/"],
    "how accurate is the plan": ["guide/assumptions-and-calibration/"],
    "how can we save money": ["guide/cost/"],
    "spot machines": ["guide/node-pools/"],
    "how much room is left": ["index.html", "matrix/"],
    "what happens if a region fails": ["reference/disaster-recovery/"],
    "owners of workloads": ["reference/owners/"],
    "total cores": ["capacity/", "matrix/", "index.html"],
    "how much do we pay for idle machines": ["guide/cost/", "capacity/"],
    "checkout": ["workloads/orders-enrichment/", "reference/owners/"],
    "what is a TaskManager": ["guide/glossary/"],
    "what is a task slot": ["guide/glossary/"],
    "where do I start": ["guide/", "index.html", "reference/headroom/"],
    "what is CMF": ["reference/concepts/", "guide/glossary/"],
    "which flink version do we use": ["reference/index.html", "reference/upgrades/", "reference/sql-support/"],
    "how do I write a workload file": ["reference/headroom/workload-format/", "guide/sizing-a-workload/"],
    "difference between application and statement": ["reference/concepts/", "reference/sql-support/", "guide/glossary"],
    "rocksdb vs heap": ["guide/state-and-checkpoints/"],
    "exactly once": ["guide/latency-tiers/", "guide/kafka/"],
    "how often are checkpoints taken": ["guide/state-and-checkpoints/", "checkpoints/", "guide/latency-tiers/"],
    "how long does recovery take": ["guide/recovery/"],
    "dark mode": ["reference/headroom/theme/"],
    "export to excel": ["reference/headroom/snapshot/", "matrix/", "reference/headroom/theme/"],
    "how to embed a chart": ["reference/headroom/markdown/"],
    "change the logo": ["reference/headroom/theme/", "reference/headroom/handbook-yaml/"],
    "is my data encrypted": ["reference/security/"],
    "permissions": ["reference/security/"],
    "savepoint vs checkpoint": ["reference/applications/", "guide/glossary/", "guide/state-and-checkpoints/"],
    "late events": ["reference/troubleshooting/", "guide/glossary/"],
    "grafana dashboard": ["reference/monitoring/"],
    "where are metrics": ["reference/monitoring/"],
    "can I change a running sql statement": ["reference/sql-and-compute-pools/", "reference/upgrades/"],
    "memory of a taskmanager": ["workloads/", "guide/model/", "guide/"],
    "how big is the state": ["guide/state-and-checkpoints/", "guide/state-growth/"],
    "what is a changelog": ["guide/statement-complexity/", "guide/glossary/"],
    "how many partitions should the topic have": ["guide/kafka/", "guide/key-skew/"],
    "how do I add a workload": ["guide/", "reference/headroom/", "reference/owners/"],
    "upgrade cmf": ["reference/upgrades/"],
    "what is key skew": ["guide/key-skew/"],
    "kafka broker maintenance": ["guide/kafka/", "reference/"],
    "cpu throttling": ["guide/nodes-and-scaling/", "reference/troubleshooting/"],
    "who owns the iot job": ["reference/owners/", "workloads/iot-telemetry/"],
    "how many TaskManagers for clickstream": ["workloads/clickstream-sessions/"],
    "how much memory does log parsing need": ["workloads/log-parsing/"],
    "what does exactly-once cost": ["guide/latency-tiers/", "guide/cost/"],
    "what is a watermark": ["guide/glossary/"],
    "what is slack": ["guide/glossary/", "guide/constraints/", "guide/model/"],
    "how do I change parallelism": ["guide/key-skew/", "reference/applications/", "guide/nodes-and-scaling/"],
    "add more partitions": ["guide/kafka/", "guide/key-skew/"],
    "rescale a running job": ["reference/applications/", "guide/nodes-and-scaling/", "guide/autoscaler/"],
    "which constraint binds": ["guide/constraints/", "matrix/", "guide/sizing-a-workload/"],
    "how to relax the recovery constraint": ["guide/constraints/"],
    "network bandwidth": ["guide/records-and-network/"],
    "how to rotate secrets": ["reference/security/"],
    "what is the peak rate of inventory": ["workloads/inventory-cdc/"],
    "test disaster recovery": ["reference/disaster-recovery/"],
    "image registry": ["reference/installation/", "reference/applications/"],
    "how to preview the site": ["reference/headroom/commands/", "reference/headroom/"],
    "broken links": ["reference/headroom/diagnostics/"],
    "publish to github pages": ["reference/headroom/hosting/"],
    "import mkdocs": ["guide/bring-your-documents/"],
    "how do I calibrate from prometheus": ["reference/headroom/observations/", "guide/assumptions-and-calibration/", "reference/headroom/commands/"],
    "how do I make a table": ["reference/headroom/markdown/"],
    "print the whole handbook": ["reference/headroom/printing/"],
    "gate in a pull request": ["reference/headroom/releases/"],
    "json of all workloads": ["reference/headroom/snapshot/", "matrix/"],
    "data loss": ["reference/disaster-recovery/", "reference/", "guide/"],
    "s3 is slow": ["reference/troubleshooting/", "guide/state-and-checkpoints/"],
    "window results are missing": ["reference/troubleshooting/"],
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
        page.fill("dialog input", "first")
        page.wait_for_timeout(1500)
        for question, answers in QUESTIONS.items():
            page.fill("dialog input", question)
            page.wait_for_timeout(300)
            found = [o.get_attribute("href")[len(site):] for o in page.query_selector_all("[role=option]")]
            holds = bool(found) and any(found[0].startswith(answer) for answer in answers)
            failures += not holds
            print("ok  " if holds else "FAIL", question, "->", found[:3])
        browser.close()
    sys.exit(1 if failures else 0)


main()
