#!/usr/bin/env python3
"""How soon `headroom serve` shows an edit of a large handbook, over HTTP.

    latency.py HEADROOM [--workloads 200] [--pages 1000] [--assets 50] [--edits 10] [--limit 0]

Writes a handbook of WORKLOADS workloads, PAGES pages of Markdown and ASSETS files of 1 MB, serves it on
loopback, and edits a page, a workload, an assumption in handbook.yaml and the handbook's title in turn, EDITS times each.
Prints the least, the median and the longest time from the writing of the file until its page is served
with the new text, in milliseconds, and the memory with the assets. With --limit it ends with 1 where a
median is over so many milliseconds.
"""

import argparse
import http.client
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time

WORDS = "stream window state checkpoint record latency partition key slot memory cluster recovery".split()


def page(number, pages):
    text = " ".join(WORDS[(number + step * step) % 12] for step in range(80))
    other = (number + 1) % pages
    return f"---\ntitle: Page {number}\n---\n" + "".join(
        f"\n## Section {part}\n\n{text} [next](../s{other // 50}/p{other}.md)\n\n| a | b |\n|---|--:|\n"
        f"| {text[:20]} | {number} |\n\n```yaml\nkey: {number}\n```\n" for part in range(6))


def workload(number, rate=None, notes="As planned."):
    return (f"title: Workload {number}\nowner: team-{number % 7}\nenvironment: {['production', 'staging'][number % 2]}\n"
            f"source: {{ rate: {rate or 5 + number % 60}k/s, record: 1 KiB }}\nlatency: sub-1s\ndelivery: at-least-once\nstatements:\n"
            f"  - {{ name: parse, complexity: simple }}\n  - name: join\n    complexity: complex\n"
            f"    state: {{ keys: {1 + number % 50}M, bytesPerKey: 600 B }}\nnotes: {notes}\n")


def settings(title="Large", headroom=60):
    return (f"title: {title}\nenvironments:\n  production: {{ namespace: a }}\n  staging: {{ namespace: b }}\n"
            f"assumptions: {{ targetUtilization: {headroom}% }}\n")


def handbook(folder, workloads, pages, assets):
    def write(name, text):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    write("handbook.yaml", settings())
    for number in range(workloads):
        write(f"workloads/w{number}.yaml", workload(number))
    for number in range(pages):
        write(f"s{number // 50}/p{number}.md", page(number, pages))
    for number in range(assets):
        (folder / "files").mkdir(exist_ok=True)
        (folder / f"files/{number}.bin").write_bytes(bytes([number]) * 1_000_000)


class Server:
    def __init__(self, headroom, content):
        self.process = subprocess.Popen(
            [headroom, "serve", str(content), "--port", "0"], stderr=subprocess.PIPE, text=True)
        self.lines = []
        self.reader = threading.Thread(target=lambda: self.lines.extend(iter(self.process.stderr.readline, "")))
        self.reader.start()
        self.start = time.monotonic()
        while not any("built" in line for line in self.lines):
            if self.process.poll() is not None:
                sys.exit("serve ended: " + "".join(self.lines))
            time.sleep(0.005)
        self.connection = http.client.HTTPConnection("127.0.0.1", int(re.search(r":(\d+)/", "".join(self.lines)).group(1)))

    def get(self, path):
        self.connection.request("GET", path)
        return self.connection.getresponse().read()

    def whole(self):
        """Waits for the rest of the site, for an edit in the quiet."""
        self.get("/search-index.js")

    def memory(self):
        """Resident MiB and the most there were."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return [int(re.search(name + r":\s+(\d+)", status).group(1)) / 1024 for name in ("VmRSS", "VmHWM")]

    def end(self):
        self.process.terminate()
        self.process.wait(20)
        self.reader.join()


def edits(server, path, address, count, change, mark):
    times = []
    for number in range(count):
        server.whole()
        time.sleep(0.3)
        if mark(number).encode() in server.get(address):
            continue  # The page happens to have it already.
        path.write_text(change(number))
        start = time.monotonic()
        while mark(number).encode() not in server.get(address):
            if time.monotonic() - start > 30:
                sys.exit(f"{mark(number)} does not come at {address}: " + "".join(server.lines[-3:]))
            time.sleep(0.001)
        times.append((time.monotonic() - start) * 1000)
    return times


parser = argparse.ArgumentParser()
parser.add_argument("headroom")
for name, default in [("workloads", 200), ("pages", 1000), ("assets", 50), ("edits", 10), ("limit", 0)]:
    parser.add_argument("--" + name, type=int, default=default)
chosen = parser.parse_args()
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    handbook(folder, chosen.workloads, chosen.pages, chosen.assets)
    server = Server(str(pathlib.Path(chosen.headroom).resolve()), folder)
    print(f"start: {(time.monotonic() - server.start) * 1000:.0f} ms")
    server.whole()
    print("memory: {:.0f} MiB, at most {:.0f}".format(*server.memory()))
    body = page(3, chosen.pages)
    isLate = False
    for what, path, address, change, mark in [
            ("a page", "s0/p3.md", "/s0/p3/", lambda n: body + f"\nword{n}.\n", lambda n: f"word{n}."),
            ("a workload", "workloads/w3.yaml", "/workloads/w3/", lambda n: workload(3, 71 + n, f"Words{n}."),
             lambda n: f"Words{n}."),
            ("an assumption", "handbook.yaml", "/workloads/w3/", lambda n: settings(headroom=61 + n),
             lambda n: f"{61 + n} %"),
            ("the title", "handbook.yaml", "/s0/p3/", lambda n: settings(f"Title{n}."), lambda n: f"Title{n}.")]:
        times = edits(server, folder / path, address, chosen.edits, change, mark)
        middle = statistics.median(times)
        print(f"{what}: {min(times):.0f} ms, {middle:.0f} in the middle, up to {max(times):.0f}", flush=True)
        isLate |= 0 < chosen.limit < middle
    print("memory: {:.0f} MiB, at most {:.0f}".format(*server.memory()))
    server.end()
sys.exit(1 if isLate else 0)
