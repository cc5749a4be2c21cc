#!/usr/bin/env python3
"""limits.py HEADROOM: inputs that would take all memory, and builds that are asked to end.

Needs Linux and a disk with holes in files; makes files of many GiB that take no room. Prints a line for
each habit, with the seconds and MiB it took, and ends with 1 when one of them fails.
"""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

headroom = str(Path(sys.argv[1] if len(sys.argv) > 1 else ".build/release/headroom").resolve())
work = Path(tempfile.mkdtemp())
failures = []


def check(what, holds, words=""):
    print("ok  " if holds else "FAIL", what, words, flush=True)
    if not holds:
        failures.append(what)


def write(path, text):
    (work / path).parent.mkdir(parents=True, exist_ok=True)
    (work / path).write_text(text)


def run(*arguments, **options):
    """The end of a run, its seconds, and the most MiB it took."""
    options.setdefault("stderr", subprocess.PIPE)
    options.setdefault("stdout", subprocess.DEVNULL)
    start = time.monotonic()
    process = subprocess.Popen([headroom, *arguments], cwd=work, **options)
    words = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, time.monotonic() - start, usage.ru_maxrss // 1024, words


def cost(seconds, memory):
    return f"({seconds:.2f} s, {memory} MiB)"


def blocks(path):
    return os.stat(work / path).st_blocks * 512


# A large asset is copied without passing through memory, and its holes stay holes.
write("big/handbook.yaml", "title: Big\n")
with open(work / "big/asset.bin", "wb") as file:
    file.seek(3 << 30)
    file.write(b"word")
    file.truncate(6 << 30)
for name in ["build", "build of the same again", "build that compares"]:
    if name == "build that compares":
        write("big/a.md", "# A\n")
    code, seconds, memory, words = run("build", "big", "--output", "big-site")
    check(f"{name} with an asset of 6 GiB", code == 0 and memory < 200 and seconds < 10, cost(seconds, memory))
same = os.path.getsize(work / "big-site/asset.bin") == 6 << 30 and blocks("big-site/asset.bin") < 1 << 24
check("its copy has the holes of the original", same, f"({blocks('big-site/asset.bin') >> 10} KiB)")

# Pages of a size that nobody writes are refused before they are read.
write("pages/handbook.yaml", "title: Pages\n")
for size, expected in [(2, 0), (30, 1)]:
    (work / "pages/a.md").write_bytes(b"*a*" * (size * (1 << 20) // 3))
    code, seconds, memory, words = run("check", "pages")
    check(f"a page of {size} MiB of '*a*'", code == expected and memory < 700, cost(seconds, memory))
with open(work / "input.md", "wb") as file:
    file.truncate(200 << 20)
with open(work / "input.md", "rb") as file:
    code, seconds, memory, words = run("render", "-", stdin=file)
check("render of 200 MiB from standard input", code == 1 and memory < 100 and "page-too-large" in words, cost(seconds, memory))
code, seconds, memory, words = run("render", "input.md")
check("render of a file of 200 MiB", code == 1 and memory < 100 and "page-too-large" in words, cost(seconds, memory))
with open(work / "sparse.json", "wb") as file:
    file.truncate(20 << 30)
code, seconds, memory, words = run("compare", "sparse.json", "sparse.json")
check("compare with a file of 20 GiB", code == 3 and memory < 100 and "more than 1024 MiB" in words, cost(seconds, memory))

# A build that is asked to end leaves the old site and nothing else.
for number in range(3000):
    write(f"many/p{number}.md", f"# Page {number}\n\n" + "Words of it. " * 200 + "\n")
write("many/handbook.yaml", "title: Many\n")
assert run("build", "many")[0] == 0
old = (work / "site/index.html").read_bytes()
for name in ["SIGTERM", "SIGINT"]:
    write("many/handbook.yaml", f"title: {name}\n")
    process = subprocess.Popen([headroom, "build", "many"], cwd=work, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not (work / "site.headroom-new/p1").exists() and time.monotonic() < deadline:
        time.sleep(0.001)
    process.send_signal(getattr(signal, name))
    code = process.wait(30)
    number = getattr(signal, name)
    left = [entry.name for entry in work.iterdir() if "headroom-" in entry.name]
    check(f"{name} during a build leaves nothing", code == 128 + number and left == [], f"({code}, {left})")
    check(f"{name} leaves the old site", (work / "site/index.html").read_bytes() == old)

# What is no longer part of the site is named as it goes.
write("many/handbook.yaml", "title: Many\n")
for number in range(30):
    (work / f"many/p{number}.md").unlink()
code, seconds, memory, words = run("build", "many")
count = int(re.search(r"(\d+) removed", words)[1])
named = "site: removed p0/index.html" in words and f"and {count - 20} more" in words
check("removed pages are counted and named", count >= 60 and named, f"({count})" if named else words[:300])

# `init` that was killed is done again.
for call in range(1, 40):
    target = work / f"init{call}"
    process = subprocess.Popen([headroom, "init", str(target)], cwd=work, stderr=subprocess.DEVNULL)
    time.sleep(call / 2000)
    process.kill()
    process.wait()
    again = subprocess.run([headroom, "init", str(target)], cwd=work, stderr=subprocess.PIPE)
    if again.returncode != 0:
        check("init after a kill", False, again.stderr.decode()[:200])
        break
else:
    check("init after a kill", True)

shutil.rmtree(work)
print("limits:", "FAIL " + ", ".join(failures) if failures else "ok")
sys.exit(1 if failures else 0)
