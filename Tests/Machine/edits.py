#!/usr/bin/env python3
"""Edits a site of many pages at random, and compares each build with one that knows nothing of the last.

    edits.py HEADROOM [--pages 400] [--edits 40] [--seed 1] [--time]

Pages are edited, renamed, added and removed; settings, a workload, an asset and the theme change; files
of the site are damaged, removed and added by others. After every edit `headroom build` must leave byte
for byte what `headroom build --fresh` makes elsewhere, but for the files of others: ends with 1 otherwise.
With --time it edits the text of one page at a time and prints what the builds took.
"""

import argparse
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

WORDS = ("partition checkpoint operator latency throughput backlog recovery state window source sink "
         "record skew memory network disk lookup join filter").split()
WORKLOAD = """name: Orders
owner: team-a
sources:
  - topic: orders
    rate: {rate}/s
    recordSize: 1 kB
statements:
  - name: enrich
    complexity: simple
"""


def sentence(chance):
    return " ".join(chance.choices(WORDS, k=12)).capitalize() + "."


def page(chance, number, pages):
    """A page with links to others, some of them to a heading."""
    # The others may be drafts or be removed, which links to them would say.
    other = chance.randrange(pages // 2)
    lines = [f"# Page {number} {chance.choice(WORDS)}", sentence(chance)]
    for part in range(4):
        lines.append(f"## Part {part}{chance.choice(['', '', ' again'])}")
        lines.append(f"{sentence(chance)} See [it](../s{other % 20}/p{other}.md).")
        if part == 1:
            lines.append("| a | b |\n|---|---|\n" + f"| `k{number}` | {chance.randrange(99)} |")
        if part == 2:
            lines.append('--8<-- "includes/note.md"' if number % 9 == 0 else "```yaml\na: 1\n```")
    front = []
    for key, value in [("weight", chance.randrange(5)), ("search", "false"), ("draft", "true"),
                       ("description", sentence(chance)), ("aliases", f"[/old/{number}/]")]:
        if chance.random() < 0.06 and (key != "draft" or number >= pages // 2):
            front.append(f"{key}: {value}")
    head = "---\n" + "\n".join(front) + "\n---\n\n" if front else ""
    return head + "\n\n".join(lines) + "\n"


class Site:
    def __init__(self, program, folder, pages, chance):
        self.program, self.folder, self.pages, self.chance = program, folder, pages, chance
        self.content, self.site = folder / "content", folder / "site"
        self.environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
        self.write("handbook.yaml", "title: Edits\nurl: https://example.com/\n")
        self.write("index.md", "# Edits\n\nHome.\n")
        self.write("includes/note.md", "A note.\n")
        self.write("data.csv", "1,2\n")
        for number in range(pages):
            self.write(self.path(number), page(chance, number, pages))

    def path(self, number):
        return f"s{number % 20}/p{number}.md"

    def write(self, path, text):
        place = self.content / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)

    def build(self, output="site", *flags):
        start = time.perf_counter()
        done = subprocess.run(
            [self.program, "build", "content", "--output", output, "--quiet", *flags],
            cwd=self.folder, env=self.environment, capture_output=True, text=True)
        if done.returncode not in (0, 1):
            sys.exit(f"exit {done.returncode}: {done.stderr}")
        return done.returncode == 0, time.perf_counter() - start

    def edit(self):
        """One random edit; returns what it was."""
        chance, number = self.chance, self.chance.randrange(self.pages)
        place = self.content / self.path(number)
        kind = chance.choices(
            ["text", "page", "title", "note", "index", "add", "remove", "asset", "settings",
             "workload", "damage", "delete", "stranger", "touch", "theme", "nothing"],
            [8, 8, 4, 2, 2, 1, 1, 1, 1, 1, 2, 2, 1, 2, 1, 1])[0]
        built = sorted(path for path in self.site.rglob("*") if path.is_file())
        if kind == "text":
            place.write_text((place.read_text() if place.exists() else "# New\n") + f"\n{sentence(chance)}\n")
        elif kind in ("page", "title", "add"):
            self.write(self.path(number) if kind != "add" else f"s{number % 20}/new{number}.md",
                       page(chance, number, self.pages))
        elif kind == "note":
            self.write("includes/note.md", sentence(chance) + "\n")
        elif kind == "index":
            self.write(f"s{number % 20}/index.md", f"# Section {chance.choice(WORDS)}\n\n{sentence(chance)}\n")
        elif kind == "remove":
            (self.content / self.path(number % (self.pages // 2) + self.pages // 2)).unlink(missing_ok=True)
        elif kind == "asset":
            self.write("data.csv", f"{number}\n")
        elif kind == "settings":
            self.write("handbook.yaml", f"title: Edits {number}\nurl: https://example.com/\n")
        elif kind == "workload":
            self.write("workloads/orders.yaml", WORKLOAD.format(rate=1000 + number))
        elif kind == "damage":
            chance.choice(built).write_text("damaged")
        elif kind == "delete":
            chance.choice([path for path in built if path.name != ".headroom-site"]).unlink()
        elif kind == "stranger":
            (self.site / f"upload-{number}.txt").write_text("theirs")
        elif kind == "touch":
            place.touch()
        elif kind == "theme":
            self.write("theme/style.css", f"/* {number} */\n")
        return f"{kind} {number}"


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}


def compare(site, edits):
    failures = 0
    site.build()
    for _ in range(edits):
        # Longer than what a file system may not tell apart, most of the time.
        if site.chance.random() < 0.7:
            time.sleep(2.1)
        what = site.edit()
        before = files(site.site)
        is_built, _ = site.build()
        is_fresh, _ = site.build("fresh", "--fresh")
        if is_built != is_fresh:
            failures += 1
            print(f"{what}: one build failed, the other did not")
            continue
        if not is_built:
            if files(site.site) != before:
                failures += 1
                print(f"{what}: the build failed and changed the site")
            continue
        mine, other = files(site.site), files(site.folder / "fresh")
        differing = [path for path in sorted(mine.keys() | other.keys())
                     if mine.get(path) != other.get(path) and not path.startswith("upload-")]
        if differing:
            failures += 1
            print(f"{what}: {len(differing)} files differ, {differing[:5]}")
            return failures
    return failures


def measure(site, edits):
    times = []
    site.build()
    for number in range(edits):
        time.sleep(2.1)
        place = site.content / site.path(number * 7 % site.pages)
        place.write_text(place.read_text() + f"\n{sentence(site.chance)}\n")
        times.append(site.build()[1] * 1000)
    print(f"{site.pages} pages, one edited, ms: first {times[0]:.0f}, then least {min(times[1:]):.0f},"
          f" median {statistics.median(times[1:]):.0f}, most {max(times[1:]):.0f}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("headroom")
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--edits", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--time", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Site(str(pathlib.Path(options.headroom).resolve()), pathlib.Path(folder), options.pages,
                    random.Random(options.seed))
        if options.time:
            return measure(site, options.edits)
        failures = compare(site, options.edits)
        print(f"{options.edits} edits of {options.pages} pages, seed {options.seed}: {failures} failures")
        sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
