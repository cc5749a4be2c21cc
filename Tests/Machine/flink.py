#!/usr/bin/env python3
"""Starts a real Flink with the configuration that Headroom prints for each workload, and compares.

    flink.py HEADROOM [--content content] [--install FOLDER] [--most 12]

For each workload: `headroom manifest ID --kind config` becomes Flink's config.yaml, as printed but for
where things listen and are stored. A JobManager and a TaskManager start on loopback, and what the
TaskManager reports over REST must be the planned memory to the byte, with the planned slots. Every
printed key must be one that Flink's own option classes know, and none may be deprecated.

Needs Java 17 with javac. FLINK_HOME names an installed Flink; --install puts one from PyPI into a
virtual environment. Without either the check is skipped, and says so. Ends with 1 when anything
differs.
"""

import argparse
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
VERSION = "2.3.0"
# What the REST API calls the parts of a TaskManager's memory, and what `headroom size` does.
PARTS = {
    "frameworkHeap": "framework_heap",
    "taskHeap": "task_heap",
    "frameworkOffHeap": "framework_offheap",
    "taskOffHeap": "task_offheap",
    "networkMemory": "network",
    "managedMemory": "managed",
    "jvmMetaspace": "jvm_metaspace",
    "jvmOverhead": "jvm_overhead",
    "totalFlinkMemory": "total_flink",
    "totalProcessMemory": "total_process",
}
# Options of the form PREFIX.NAME, which no option class lists.
OPEN_PREFIXES = ("containerized.master.env.", "containerized.taskmanager.env.")


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(0)


def install(folder):
    """Flink from PyPI, without the packages that only Python jobs need."""
    environment = pathlib.Path(folder)
    if not (environment / "bin/pip").exists():
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    packages = [f"apache-flink=={VERSION}", f"apache-flink-libraries=={VERSION}"]
    command = [environment / "bin/pip", "install", "--quiet", "--no-deps", *packages]
    if subprocess.run(command).returncode != 0:
        skip("the package apache-flink can't be installed")
    return next(environment.glob("lib/python3*/site-packages/pyflink"))


def flink_home(options):
    if shutil.which("javac") is None:
        skip("no javac")
    if os.environ.get("FLINK_HOME"):
        return pathlib.Path(os.environ["FLINK_HOME"])
    return install(options.install) if options.install else skip("FLINK_HOME is not set")


def known_keys(home, folder):
    """The keys that Flink knows, and those that it knows as deprecated."""
    jars = sorted(str(jar) for jar in (home / "lib").glob("*.jar"))
    path = ":".join(jars)
    subprocess.run(
        ["javac", "-nowarn", "-cp", path, "-d", folder, HERE / "FlinkKeys.java"], check=True)
    printed = subprocess.run(
        ["java", "-cp", f"{folder}:{path}", "FlinkKeys", *jars],
        check=True, capture_output=True, text=True).stdout.split("\n")
    old = {line[4:] for line in printed if line.startswith("old ")}
    current = {line for line in printed if line and not line.startswith("old ")}
    return current, old - current


def headroom(options, *arguments):
    command = [options.headroom, *arguments, "--content", options.content]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def printed_options(text):
    """The options of a printed config.yaml, a line each."""
    pairs = {}
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            key, value = line.split(": ", 1)
            pairs[key] = value
    return pairs


def plans(options):
    """Each workload that is one application, with its printed options and its planned memory: at its
    design point, then at half its rate."""
    ids = sorted(path.stem for path in pathlib.Path(options.content, "workloads").glob("*.yaml"))
    rates = {}
    for share in [1, 0.5]:
        for name in ids:
            point = [] if share == 1 else ["--rate", f"{rates.get(name, 2) * share:.0f}/s"]
            try:
                size = json.loads(headroom(options, "size", name, "--format", "json", *point))
                text = headroom(options, "manifest", name, "--kind", "config", *point)
            except subprocess.CalledProcessError as error:
                print(f"{name}: no plan ({error.stderr.strip().splitlines()[-1:]})")
                continue
            rates.setdefault(name, size["recordsPerSecond"])
            if "memory" in size:
                yield " ".join([name, *point]), printed_options(text), size


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Cluster:
    """A JobManager and a TaskManager with a configuration, until this ends."""

    def __init__(self, home, configuration, folder):
        self.folder = pathlib.Path(folder)
        self.port = free_port()
        conf = self.folder / "conf"
        shutil.copytree(home / "conf", conf)
        java = [line for line in (home / "conf/config.yaml").read_text().split("\n") if "all: " in line]
        options = dict(configuration)
        options.update({
            "env.java.opts.all": java[0].split("all: ", 1)[1] if java else "",
            "jobmanager.bind-host": "127.0.0.1",
            "jobmanager.rpc.address": "127.0.0.1",
            "jobmanager.rpc.port": str(free_port()),
            "taskmanager.bind-host": "127.0.0.1",
            "taskmanager.host": "127.0.0.1",
            "rest.address": "127.0.0.1",
            "rest.bind-address": "127.0.0.1",
            "rest.port": str(self.port),
            "io.tmp.dirs": str(self.folder / "tmp"),
            "high-availability.type": "NONE",
            "state.backend.rocksdb.localdir": str(self.folder / "tmp"),
        })
        for key in ["execution.checkpointing.dir", "execution.checkpointing.savepoint-dir"]:
            options[key] = f"file://{self.folder}/state"
        (conf / "config.yaml").write_text("".join(f"{key}: {value}\n" for key, value in options.items()))
        self.environment = dict(
            os.environ, FLINK_CONF_DIR=str(conf), FLINK_LOG_DIR=str(self.folder / "log"),
            FLINK_PID_DIR=str(self.folder), FLINK_IDENT_STRING="")
        (self.folder / "tmp").mkdir()
        (self.folder / "log").mkdir()
        for process in ["jobmanager", "taskmanager"]:
            subprocess.run(
                [home / f"bin/{process}.sh", "start"], env=self.environment, check=True,
                stdout=subprocess.DEVNULL)

    def task_manager(self, deadline=90):
        """What the TaskManager says of itself."""
        end = time.monotonic() + deadline
        while time.monotonic() < end:
            try:
                listed = self.get("/taskmanagers")["taskmanagers"]
                # Registered, and its slots offered.
                if listed and listed[0]["slotsNumber"] > 0:
                    return listed[0]
            except (urllib.error.URLError, ConnectionError, KeyError):
                pass
            time.sleep(0.5)
        logs = "".join(path.read_text()[-2000:] for path in (self.folder / "log").glob("*.log"))
        raise RuntimeError("the cluster did not come up\n" + logs)

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
            return json.load(answer)

    def stop(self):
        for file in self.folder.glob("*.pid"):
            for process in file.read_text().split():
                try:
                    os.kill(int(process), signal.SIGKILL)
                except ProcessLookupError:
                    pass


def differences(name, options, size, home, current, old):
    """One line for each thing that is not as planned."""
    for key in options:
        if key in old:
            yield f"{name}: {key} is deprecated"
        elif key not in current and not key.startswith(OPEN_PREFIXES):
            yield f"{name}: Flink does not know {key}"
    with tempfile.TemporaryDirectory(prefix="headroom-flink-", ignore_cleanup_errors=True) as folder:
        cluster = Cluster(home, options, folder)
        try:
            found = cluster.task_manager()
        finally:
            cluster.stop()
    planned = size["memory"]["taskManager"]
    for theirs, ours in PARTS.items():
        if found["memoryConfiguration"][theirs] != planned[ours]:
            yield f"{name}: {ours} {planned[ours]} planned, {found['memoryConfiguration'][theirs]} in Flink"
    if found["slotsNumber"] != size["slotsPerTaskManager"]:
        yield f"{name}: {size['slotsPerTaskManager']} slots planned, {found['slotsNumber']} in Flink"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("headroom")
    parser.add_argument("--content", default="content")
    parser.add_argument("--install", metavar="FOLDER", help="install Flink from PyPI there")
    parser.add_argument("--most", type=int, default=12, metavar="N", help="how many workloads")
    options = parser.parse_args()
    home = flink_home(options)
    with tempfile.TemporaryDirectory(prefix="headroom-flink-") as folder:
        current, old = known_keys(home, folder)
    print(f"Flink {VERSION}: {len(current)} keys, {len(old)} deprecated ones")
    checked, wrong = 0, []
    for name, pairs, size in plans(options):
        if checked == options.most:
            break
        found = list(differences(name, pairs, size, home, current, old))
        print("\n".join(found) if found else f"{name}: as planned, {len(pairs)} options known")
        wrong += found
        checked += 1
    print(f"{checked} configurations, {len(wrong)} differences")
    sys.exit(1 if wrong or checked == 0 else 0)


if __name__ == "__main__":
    main()
