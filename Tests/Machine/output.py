#!/usr/bin/env python3
"""output.py HEADROOM: what the program does when its output can't be written, or is no file.

Needs Linux; strace for the file system that can't exchange two folders. Prints a line for each habit,
and ends with 1 when one of them fails.
"""
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

headroom = str(Path(sys.argv[1] if len(sys.argv) > 1 else ".build/release/headroom").resolve())
work = Path(tempfile.mkdtemp())
failures = []


def check(what, holds, words=""):
    print("ok  " if holds else "FAIL", what, words if not holds else "", flush=True)
    if not holds:
        failures.append(what)


def run(*arguments, **options):
    options.setdefault("stderr", subprocess.PIPE)
    return subprocess.run([headroom, *arguments], cwd=work, **options)


run("init", "book")
content = str(work / "book/content")
whole = run("matrix", content, stdout=subprocess.PIPE).stdout

commands = {"matrix": ["matrix", content], "size": ["size", "--content", content],
            "manifest": ["manifest", "orders", "--content", content]}
for name, command in commands.items():
    with open("/dev/full", "w") as full:
        done = run(*command, stdout=full)
    check(f"{name} into a full device", done.returncode == 3 and b"No space left" in done.stderr, done.stderr)
    done = subprocess.run(["sh", "-c", 'exec "$0" "$@" >&-', headroom, *command], cwd=work, stderr=subprocess.PIPE)
    check(f"{name} with a closed output", done.returncode == 3 and b"standard output" in done.stderr, done.stderr)

before = {path: path.read_bytes() for path in Path(content).rglob("*") if path.is_file()}
subprocess.run(["sh", "-c", 'exec "$0" "$@" <&- >&- 2>&-', headroom, "matrix", content], cwd=work)
check("no file of ours gets the number of a closed output",
      all(path.read_bytes() == text for path, text in before.items()))

reading, writing = os.pipe()
os.set_blocking(writing, False)
process = subprocess.Popen([headroom, "matrix", content], stdout=writing, stderr=subprocess.PIPE)
os.close(writing)
time.sleep(0.5)
got = b""
while piece := os.read(reading, 10000):
    got += piece
check("a pipe that does not block gets all of it", process.wait() == 0 and got == whole, f"{len(got)} of {len(whole)}")

pipe = work / "pipe"
os.mkfifo(pipe)
received = []
reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()))
reader.start()
done = run("matrix", content, "--output", str(pipe))
# A program that ended early has never opened it, and the reader would wait forever.
os.close(os.open(pipe, os.O_RDWR | os.O_NONBLOCK))
reader.join()
check("--output into a pipe", done.returncode == 0 and received == [whole] and stat.S_ISFIFO(pipe.stat().st_mode))
done = run("matrix", content, "--output", "/dev/stdout", stdout=subprocess.PIPE)
check("--output /dev/stdout", done.returncode == 0 and done.stdout == whole, done.stderr)
check("/dev/null stays a device", run("matrix", content, "--output", "/dev/null").returncode == 0
      and stat.S_ISCHR(os.stat("/dev/null").st_mode))

if shutil.which("strace"):
    site, home = work / "site", Path(content) / "index.md"

    def build(*injected):
        trace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=renameat2,rename,unlink,rmdir",
                 "-e", "inject=renameat2:error=EINVAL"]
        for one in injected:
            trace += ["-e", "inject=" + one]
        return subprocess.run([*trace, headroom, "build", content, "--output", str(site)], stderr=subprocess.PIPE)

    def page():
        index = site / "index.html"
        return index.read_text() if index.exists() else "no site"

    done = build()
    first = page()
    home.write_text(home.read_text() + "\n\nMore words.\n")
    done = build()
    check("a site without the exchange of folders", done.returncode == 0 and "More words." in page(), done.stderr)
    check("it leaves nothing beside the site", not list(work.glob("site.*")))
    states = set()
    for number in range(1, 9):
        home.write_text(home.read_text() + f"\n\nEdit {number}.\n")
        build("rename:signal=SIGKILL:when=" + str(number))
        # A build with a mistake in the content must keep the old site.
        mistake = Path(content) / "mistake.md"
        mistake.write_text("[x](nowhere.md)\n")
        run("build", content, "--output", str(site))
        mistake.unlink()
        states.add("site" if "More words." in page() else page()[:20])
        run("build", content, "--output", str(site))
        states.add("new" if f"Edit {number}." in page() else "stale")
    check("killed between two renamings, then a build with a mistake", states == {"site", "new"}, states)

shutil.rmtree(work)
sys.exit(1 if failures else 0)
