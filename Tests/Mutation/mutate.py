#!/usr/bin/env python3
"""Changes the program in one place at a time and checks that a test fails.

    mutate.py                      the mutants of mutants.json
    mutate.py --random 30 --seed 7 thirty mutants drawn from the sources
    mutate.py --only Sizing        those of the list whose module or reason has this word
    mutate.py --whole              the whole test suite instead of the tests that depend on the module

Works in a copy of the repository in .build/mutation, so that your own build and files stay as they
are. A mutant that a test notices, or that never ends, is killed; one that does not compile does not
count. Ends with 1 when the share of killed mutants is below --share, and with 2 when a mutant's
snippet is missing from its module or is there twice.
"""

import argparse
import json
import os
import pathlib
import random
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
import time

import places

# Tests of the engine over thousands of random workloads: only asked when the quick ones pass.
SLOW = r"SizingTests\.(Invariants|ExtremeNumbers)"
HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MODULES = ["Sizing", "Report", "Comparison", "Site", "Publishing", "Markdown"]


def fail(message):
    print(f"error: {message}", file=sys.stderr)
    sys.exit(2)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--random", type=int, default=0, metavar="N", help="draw N mutants instead of the list")
    parser.add_argument("--seed", type=int, help="repeats a draw")
    parser.add_argument("--modules", default=",".join(MODULES), help="where to draw from, by commas")
    parser.add_argument("--only", default="", help="only mutants of the list with this word")
    parser.add_argument("--whole", action="store_true", help="run the whole test suite")
    parser.add_argument("--share", type=float, default=0.9, help="what part must be killed, 0 to 1")
    parser.add_argument("--dry-run", action="store_true", help="only show the mutants")
    return parser.parse_args()


# The copy.


def copy_repository(target):
    """Brings the copy up to date; files that did not change keep their date, so builds stay short."""
    listing = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        check=True, capture_output=True, text=True).stdout.split("\0")
    wanted = {name for name in listing if name and (ROOT / name).is_file()}
    for name in sorted(wanted):
        source, copy = ROOT / name, target / name
        if copy.exists() and copy.read_bytes() == source.read_bytes():
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, copy)
    for top in ["Sources", "Tests"]:
        for copy in (target / top).rglob("*"):
            if copy.is_file() and str(copy.relative_to(target)) not in wanted:
                copy.unlink()


def run(command, folder, timeout=None):
    """Output and exit code; the code is None when time ran out. Ends everything it started."""
    # Of its own, and outside any repository: a mutant may leave or remove files where it runs.
    with tempfile.TemporaryDirectory(prefix="headroom-mutation-", ignore_cleanup_errors=True) as temporary:
        return run_in(command, folder, timeout, dict(os.environ, TMPDIR=temporary))


def run_in(command, folder, timeout, environment):
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        errors="replace", start_new_session=True, env=environment)
    try:
        output, _ = process.communicate(timeout=timeout)
        return output, process.returncode
    except subprocess.TimeoutExpired:
        # The test runner puts the tests into a group of their own, in the same session.
        subprocess.run(["pkill", "-KILL", "-s", str(process.pid)])
        process.communicate()
        return "", None


# Tests by module.


class Suite:
    """The test targets that depend on each module, its own first."""

    def __init__(self, folder):
        described = subprocess.run(
            ["swift", "package", "dump-package"], cwd=folder, check=True, capture_output=True, text=True).stdout
        self.imports = {}
        self.tests = []
        for target in json.loads(described)["targets"]:
            names = [(d.get("byName") or d.get("target") or d.get("product"))[0] for d in target["dependencies"]]
            self.imports[target["name"]] = names
            if target["type"] == "test":
                self.tests.append(target["name"])

    def reaches(self, target, module, seen=None):
        seen = seen if seen is not None else set()
        if target in seen:
            return False
        seen.add(target)
        return target == module or any(self.reaches(i, module, seen) for i in self.imports.get(target, []))

    def stages(self, module, whole):
        """Filters for the tests, to be run in order until one fails: quick ones of the module's own first."""
        own = module + "Tests" if module + "Tests" in self.tests else None
        others = [t for t in self.tests if t != own and (whole or self.reaches(t, module))]
        found = [["--filter", rf"^{own}\.", "--skip", SLOW]] if own else []
        if module == "Sizing":
            found.append(["--filter", SLOW])
        if others:
            found.append(["--filter", "^(" + "|".join(others) + r")\.", "--skip", SLOW])
        return found


# One mutant.


def resolve(mutant, folder):
    """The file with the mutant's snippet and its text; ends the program unless there is one place."""
    found = []
    for path in sorted((folder / "Sources" / mutant["module"]).rglob("*.swift")):
        text = path.read_text(encoding="utf-8")
        found += [(path, text)] * text.count(mutant["find"])
    if len(found) != 1:
        fail(f"the snippet is in {mutant['module']} {len(found)} times: {mutant['find']}")
    return found[0]


def test(suite, mutant, folder, whole, limit):
    """The name of the first failing test, or nil when all pass."""
    for chosen in suite.stages(mutant["module"], whole):
        command = ["swift", "test", "--skip-build", "--disable-xctest", *chosen]
        output, code = run(command, folder, timeout=limit)
        if code is None:
            return "no test ended in time"
        if code != 0:
            named = re.search(r"Test (.*?) recorded an issue", output)
            return named.group(1) if named else "the tests crashed"
    return None


def judge(suite, mutant, folder, whole, limit):
    path, text = resolve(mutant, folder)
    try:
        path.write_text(text.replace(mutant["find"], mutant["replace"]), encoding="utf-8")
        output, code = run(["swift", "build", "--build-tests"], folder)
        if code != 0:
            return "did not compile", "\n".join(l for l in output.splitlines() if "error:" in l)[:300]
        killer = test(suite, mutant, folder, whole, limit)
        return ("killed", killer) if killer else ("survived", "")
    finally:
        path.write_text(text, encoding="utf-8")


def describe(mutant, number, total):
    return f"{number}/{total} {mutant['module']}: {mutant['breaks']}"


def judge_all(mutants, folder, options):
    output, code = run(["swift", "build", "--build-tests"], folder)
    if code != 0:
        fail("the copy does not build:\n" + output[-2000:])
    suite = Suite(folder)
    started = time.monotonic()
    output, code = run(["swift", "test", "--skip-build", "--disable-xctest"], folder)
    if code != 0:
        fail("the tests fail without a mutant:\n" + "\n".join(l for l in output.splitlines() if "✘" in l)[:2000])
    limit = 60 + 5 * (time.monotonic() - started)
    verdicts = []
    for number, mutant in enumerate(mutants, 1):
        if options.random and sum(v != "did not compile" for v, _ in verdicts) == options.random:
            break
        began = time.monotonic()
        verdict, detail = judge(suite, mutant, folder, options.whole, limit)
        verdicts.append((verdict, mutant))
        print(f"{verdict:15} {describe(mutant, number, len(mutants))} ({time.monotonic() - began:.0f} s)", flush=True)
        if detail:
            print(f"{'':15} {detail}", flush=True)
    return verdicts


def report(verdicts, share):
    """Counts, and what to add to the list for each survivor."""
    count = {name: sum(v == name for v, _ in verdicts) for name in ["killed", "survived", "did not compile"]}
    for verdict, mutant in verdicts:
        if verdict == "survived":
            print("survived: " + json.dumps(mutant, ensure_ascii=False))
    counted = count["killed"] + count["survived"]
    print(f"{count['killed']} of {counted} killed, {count['did not compile']} did not compile")
    return 0 if counted == 0 or count["killed"] >= share * counted else 1


def read(name):
    return json.loads((HERE / name).read_text(encoding="utf-8"))


def choose(options):
    if not options.random:
        word = options.only.lower()
        return [m for m in read("mutants.json") if word in (m["module"] + m["breaks"]).lower()]
    seed = options.seed if options.seed is not None else secrets.randbelow(1_000_000)
    print(f"seed {seed}")
    # Some do not compile: a few more are drawn in their place.
    count = options.random + options.random // 3 + 1
    return places.draw(ROOT, options.modules.split(","), count, random.Random(seed), read("equivalent.json"))


def main():
    options = arguments()
    mutants = choose(options)
    for mutant in mutants:
        resolve(mutant, ROOT)
    if options.dry_run:
        for number, mutant in enumerate(mutants, 1):
            print(describe(mutant, number, len(mutants)))
        return 0
    folder = ROOT / ".build" / "mutation"
    copy_repository(folder)
    return report(judge_all(mutants, folder, options), options.share)


if __name__ == "__main__":
    sys.exit(main())
