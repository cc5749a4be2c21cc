#!/usr/bin/env python3
"""Observes SQL jobs on a real Flink with Headroom, and compares with what their process took.

    observe.py HEADROOM [--install FOLDER] [--keep FOLDER] [--only NAME]

Four jobs, each at a low rate, at three times of it, and at four times of it with parallelism 2, on a
TaskManager of its own on loopback. Of each run:

  observed   work per record that `headroom observe` finds, against CPU seconds of the process (/proc) within
             the same window per record that the sources count: at most 10 % apart
  imported   `headroom import flink` must pass `headroom check`, and its planned work at the measured rate
             may differ by 25 % from the cores in use
  predicted  the file imported from this run, planned at the rate and parallelism of each other run of the
             job, against what was measured there: at most 25 % apart

  reported   every metric of its alerts and its dashboard is one that Flink's Prometheus reporter gives

Needs Linux, Java 17 and curl; Flink as for flink.py. About 45 minutes. --keep keeps all answers and figures.
Ends with 1 when a figure is out of its limit. On a busy machine rates fall and work per record grows.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import flink  # noqa: E402

TICKS = os.sysconf("SC_CLK_TCK")
LIMITS = {"observed": 0.10, "imported": 0.25, "predicted": 0.25}
CHECKPOINTS = {
    "state.backend.type": "rocksdb", "execution.checkpointing.interval": "10s",
    "execution.checkpointing.incremental": "true", "execution.checkpointing.mode": "EXACTLY_ONCE"}
# How long a job runs before it is observed, seconds: Java compiles for about two minutes.
WARM = 120
# Where the Prometheus reporter listens: the first port for one process, the next for the other.
REPORTER = (19_249, 19_250)
# What connectors report that these jobs don't have.
OF_CONNECTORS = {"flink_taskmanager_job_task_operator_pendingRecords"}
# How often a job is observed until CPU time and CPU load agree.
TRIES = 3


def source(name, keys, rate, length):
    return (
        f"CREATE TEMPORARY TABLE {name} (k BIGINT, v DOUBLE, ts TIMESTAMP(3), s STRING, "
        f"WATERMARK FOR ts AS ts - INTERVAL '1' SECOND) WITH ('connector'='datagen', "
        f"'rows-per-second'='{rate}', 'fields.k.min'='0', 'fields.k.max'='{keys - 1}', "
        f"'fields.v.min'='0', 'fields.v.max'='1000', 'fields.s.length'='{length}')")


def sink(columns):
    return f"CREATE TEMPORARY TABLE snk ({columns}) WITH ('connector'='blackhole')"


# Parallelism, and times the first run's rate.
RUNS = [(1, 1), (1, 3), (2, 4)]
# By name: the rate of the first run, and the statements for a rate.
JOBS = {
    "filter": (20_000, lambda rate: [
        source("src", 100_000, rate, 200), sink("k BIGINT, v DOUBLE, s STRING"),
        "INSERT INTO snk SELECT k, v * 1.1, UPPER(s) FROM src WHERE v > 100"]),
    "aggregate": (15_000, lambda rate: [
        source("src", 100_000, rate, 40), sink("k BIGINT, c BIGINT, s DOUBLE, m STRING"),
        "INSERT INTO snk SELECT k, COUNT(*), SUM(v), MAX(s) FROM src GROUP BY k"]),
    "window": (20_000, lambda rate: [
        source("src", 50_000, rate, 40), sink("w TIMESTAMP(3), k BIGINT, c BIGINT, m STRING"),
        "INSERT INTO snk SELECT window_start, k, COUNT(*), MAX(s) FROM TABLE(TUMBLE(TABLE src, "
        "DESCRIPTOR(ts), INTERVAL '10' SECOND)) GROUP BY window_start, window_end, k"]),
    "join": (1_500, lambda rate: [
        source("a", 100_000, rate, 40), source("b", 100_000, rate, 40),
        sink("k BIGINT, v DOUBLE, s STRING"),
        "INSERT INTO snk SELECT a.k, a.v + b.v, b.s FROM a JOIN b ON a.k = b.k AND "
        "a.ts BETWEEN b.ts - INTERVAL '5' SECOND AND b.ts + INTERVAL '5' SECOND"]),
}


def cpu_seconds(process):
    fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


class Run:
    """One job on a cluster of its own."""

    def __init__(self, home, folder, name, parallelism, rate):
        self.home, self.folder, self.name = home, pathlib.Path(folder), name
        self.cluster = flink.Cluster(home, {
            "taskmanager.numberOfTaskSlots": 2, "taskmanager.memory.process.size": "3g",
            "jobmanager.memory.process.size": "1600m", "restart-strategy.type": "disable",
            "metrics.reporter.prom.factory.class":
                "org.apache.flink.metrics.prometheus.PrometheusReporterFactory",
            "metrics.reporter.prom.port": "-".join(map(str, REPORTER))}, folder)
        try:
            self.cluster.task_manager()
            self.submit(parallelism, JOBS[name][1](rate))
        except Exception:
            self.cluster.stop()
            raise
        self.process = int(next(self.folder.glob("*taskexecutor.pid")).read_text().split()[-1])

    def submit(self, parallelism, statements):
        """The job takes its own options with it: a remote job does not read the cluster's."""
        script = self.folder / "job.sql"
        own = [f"SET {key}={value}" for key, value in CHECKPOINTS.items()]
        own.append(f"SET execution.checkpointing.dir=file://{self.folder}/state")
        script.write_text("\n".join(own + statements) + "\n")
        path = ":".join([str(self.folder)] + sorted(str(jar) for jar in (self.home / "lib").glob("*.jar")))
        here = pathlib.Path(__file__).resolve().parent
        subprocess.run(
            ["javac", "-nowarn", "-cp", path, "-d", self.folder, here / "FlinkSQL.java"], check=True)
        opens = [word for line in (self.home / "conf/config.yaml").read_text().split("\n")
                 if "all: " in line for word in line.split("all: ", 1)[1].split()]
        done = subprocess.run(
            ["java", "-Xmx500m", *opens, "-cp", path, "FlinkSQL", str(self.cluster.port), str(parallelism),
             script], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stdout[-1500:] + done.stderr[-1500:])

    def address(self):
        return f"http://127.0.0.1:{self.cluster.port}"

    def reported(self):
        """The names of what the Prometheus reporter gives."""
        names = set()
        for port in REPORTER:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as answer:
                names |= set(re.findall(r"^(flink_\w+)", answer.read().decode(), re.MULTILINE))
        return names


class Watch(threading.Thread):
    """What the process took, four times a second: the readings of `observe` are at times of its own."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.process, self.readings, self.is_over = process, [], False

    def run(self):
        while not self.is_over:
            self.readings.append((time.time(), cpu_seconds(self.process)))
            time.sleep(0.25)

    def cpu_at(self, moment):
        before = max((r for r in self.readings if r[0] <= moment), default=self.readings[0])
        after = min((r for r in self.readings if r[0] >= moment), default=self.readings[-1])
        if after[0] == before[0]:
            return before[1]
        return before[1] + (after[1] - before[1]) * (moment - before[0]) / (after[0] - before[0])


def window_of(answers):
    """When the kept readings were taken, and the records of the sources between them."""
    def read(path):
        return json.loads((answers / path).read_text())
    times = [read(f"{end}/job.json")["now"] / 1000 for end in ["begin", "end"]]
    records = 0
    for place, _ in enumerate(read("job.json")["vertices"]):
        if (answers / f"begin/vertex-{place}-metrics.json").exists():
            for sign, end in [(-1, "begin"), (1, "end")]:
                records += sign * sum(
                    m["sum"] for m in read(f"{end}/vertex-{place}-metrics.json")
                    if re.match(r"Source.*\.numRecordsOut$", m["id"]))
    return *times, records


def run(arguments):
    done = subprocess.run(arguments, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, arguments[:4]))}: {done.stderr.strip()}")
    return done.stdout


def planned_over_measured(options, content, name):
    """From the line `Work per record` of `headroom size`."""
    text = run([options.headroom, "size", name, "--content", content])
    line = next(line for line in text.split("\n") if line.startswith("Work per record"))
    ratio = re.search(r"s\s+[\d.,]+ .?s\s+([\d.,]+)  ", line)
    return 1 / float(ratio.group(1).replace(",", ""))


def observe(options, home, keep, content, name, parallelism, rate):
    """One run: the observation beside what the process took. The observation is kept with the answers."""
    with tempfile.TemporaryDirectory(prefix="headroom-observe-", ignore_cleanup_errors=True) as folder:
        job = Run(home, folder, name, parallelism, rate)
        try:
            time.sleep(WARM)
            workload = content / "workloads" / f"{name}.yaml"
            answers = keep / f"{name}-{parallelism}-{rate}"
            watch = Watch(job.process)
            watch.start()
            observation = content / "observations" / f"{name}.json"
            observation.unlink(missing_ok=True)
            placeholder = "title: x\nsource: { rate: 1/s, record: 1 B }\nlatency: relaxed\n"
            workload.write_text(placeholder + "statements: [{ name: a, complexity: simple }]\n")
            # A busy machine makes CPU time and CPU load differ: that is refused, and right to be.
            for attempt in range(TRIES):
                try:
                    shutil.rmtree(answers, ignore_errors=True)
                    run([options.headroom, "observe", name, job.address(), "--content", content,
                         "--keep", answers])
                    break
                except RuntimeError as error:
                    if attempt == TRIES - 1 or "differ by more than" not in str(error):
                        raise
                    print(f"{name}: refused, again", flush=True)
            watch.is_over = True
            reported = job.reported()
        finally:
            job.cluster.stop()
    shutil.copy(observation, answers / "observation.json")
    found = json.loads(observation.read_text())
    start, end, records = window_of(answers)
    own = (watch.cpu_at(end) - watch.cpu_at(start)) / records
    return found, own, answers, records / (end - start), reported


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("headroom")
    parser.add_argument("--install", metavar="FOLDER", help="install Flink from PyPI there")
    parser.add_argument("--keep", metavar="FOLDER", help="keep answers and figures there")
    parser.add_argument("--only", metavar="NAME", choices=JOBS, help="one of the jobs")
    options = parser.parse_args()
    if not pathlib.Path("/proc/self/stat").exists():
        flink.skip("no /proc")
    home = flink.flink_home(options)
    keep = pathlib.Path(options.keep or tempfile.mkdtemp(prefix="headroom-observed-"))
    content = keep / "content"
    (content / "workloads").mkdir(parents=True, exist_ok=True)
    (content / "handbook.yaml").write_text("title: Observed jobs\n")
    wrong = 0

    def judge_names(name, reported):
        nonlocal wrong
        wanted = set()
        for kind in ["PrometheusRule", "GrafanaDashboard"]:
            text = run([options.headroom, "manifest", name, "--kind", kind, "--content", content])
            wanted |= set(re.findall(r"\bflink_\w+", text)) - OF_CONNECTORS
        unknown = sorted(wanted - reported)
        wrong += len(unknown)
        print(f"{name}: {len(wanted)} metrics of alerts and dashboard, not reported: {unknown or 'none'}")

    def judge(name, kind, error):
        nonlocal wrong
        is_wrong = abs(error) > LIMITS[kind]
        wrong += is_wrong
        print(f"{name}: {kind} {error:+.1%}{' WRONG' if is_wrong else ''}", flush=True)

    for name, (rate, _) in JOBS.items():
        if options.only not in (None, name):
            continue
        seen = []
        for parallelism, times in RUNS:
            label = f"{name} at parallelism {parallelism}, {rate * times}/s"
            found, own, answers, real, reported = observe(
                options, home, keep, content, name, parallelism, rate * times)
            seen.append((label, answers))
            work = found["coreSecondsPerRecord"]
            print(
                f"{label}: {found['recordsPerSecond']:,.0f}/s, {work * 1e6:.2f} µs a record, "
                f"{found['cores']:.3f} cores; by the process {own * 1e6:.2f} µs at {real:,.0f}/s", flush=True)
            judge(label, "observed", work / own - 1)
        for label, answers in seen:
            imported = content / "workloads" / f"{name}.yaml"
            text = run([options.headroom, "import", "flink", "--saved", answers, "--content", content])
            imported.write_text(text)
            run([options.headroom, "check", content])
            for other, measured in seen:
                shutil.copy(measured / "observation.json", content / "observations" / f"{name}.json")
                error = planned_over_measured(options, content, name) - 1
                if other == label:
                    judge(label, "imported", error)
                else:
                    judge(f"{other} from {label}", "predicted", error)
        judge_names(name, reported)
    print(f"{wrong} figures out of their limits; answers in {keep}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
