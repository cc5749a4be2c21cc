#!/usr/bin/env python3
"""Types lines into real shells, presses TAB, and reads how they go on.

    completion.py HEADROOM

In bash, zsh and fish, each where it is installed, with the script that the program prints for it, in the
folder that holds this repository's content. Ends with 1 when a shell does not complete a line.
"""

import argparse
import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
# What is typed before TAB, and what must be on the screen after it.
LINES = [
    ("headroom size pay", "payments-fraud"),
    ("headroom manifest orders-enrichment --kind Comp", "ComputePool"),
    ("headroom size --latency rel", "relaxed"),
    ("headroom size --profile mea", "measured-2.3"),
    ("headroom compare 2026.09 cur", "current"),
    ("headroom release 2026.0", "2026.09"),
    ("headroom check con", "content"),
    ("headroom init x --ci gitl", "gitlab"),
    ("headroom schema wor", "workload"),
    ("headroom theme eject page-t", "page-top"),
]
CONTROL = re.compile(rb"\x1b\][^\x07]*\x07|\x1b\[[0-9;?>=]*[a-zA-Z]|\x1b[=>()][B0]?|[\r\x07]")


class Session:
    """A shell on a terminal of its own."""

    def __init__(self, command, environment):
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(ROOT)
            os.execvpe(command[0], command, environment)
        self.markers = 0

    def read(self, expected, patience, before=b""):
        """What is written until it holds the text; a loaded machine takes its time."""
        seen, end = before, time.monotonic() + patience
        while time.monotonic() < end:
            ready, _, _ = select.select([self.terminal], [], [], 0.2)
            if ready:
                try:
                    new = os.read(self.terminal, 65536)
                except OSError:
                    break
                seen += new
                if b"\x1b[c" in new or b"\x1b[0c" in new:  # fish asks what terminal it is
                    os.write(self.terminal, b"\x1b[?1;2c")
            if expected in CONTROL.sub(b"", seen).decode(errors="replace"):
                return True
        return False

    def write(self, text):
        os.write(self.terminal, text.encode())

    def run(self, command):
        """Runs a command and waits for its end, which a word that is not in it tells."""
        self.markers += 1
        self.write(f"{command}; printf 'e%s\\n' nd-{self.markers}-\n")
        self.read(f"end-{self.markers}-", 30)

    def complete(self, line, expected):
        self.write(line)
        self.read(line, 3)
        self.write("\t")
        # Some shells only add what was missing.
        found = self.read(expected, 20, before=line.encode())
        self.write("\x15")  # forget the line
        self.run("true")
        return found

    def end(self):
        os.kill(self.process, 9)
        os.waitpid(self.process, 0)
        os.close(self.terminal)


def shells(folder):
    """How each shell is started and told of the script."""
    return {
        "bash": (["bash", "--norc", "--noprofile", "-i"], f"source {folder}/bash"),
        "zsh": (["zsh", "-f", "-i"], f"fpath=({folder}/zsh $fpath); autoload -U compinit; compinit -u -D"),
        "fish": (["fish", "--no-config", "-i"], f"source {folder}/fish"),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("headroom")
    program = pathlib.Path(parser.parse_args().headroom).resolve()
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f"{folder}/zsh")
        for shell, place in [("bash", "bash"), ("zsh", "zsh/_headroom"), ("fish", "fish")]:
            script = subprocess.check_output([program, "--generate-completion-script", shell])
            pathlib.Path(folder, place).write_bytes(script)
        environment = dict(
            os.environ, PATH=f"{program.parent}:{os.environ['PATH']}", TERM="xterm", HOME=folder, PS1="$ ")
        for name, (command, setup) in shells(folder).items():
            if not shutil.which(name):
                print(f"{name}: not installed, skipped")
                continue
            session = Session(command, environment)
            session.run(setup)
            for line, expected in LINES:
                found = session.complete(line, expected)
                missed += not found
                print(f"{name}: {line}<TAB> {'->' if found else 'does not offer'} {expected}")
            session.end()
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
