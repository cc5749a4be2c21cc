#!/usr/bin/env python3
"""pipeline.py ARCHIVE: the pipelines of `headroom init --ci`, their commands run as a CI service runs them.

ARCHIVE is what `make dist` makes; needs git, curl and Python's yaml. A bare repository stands for the
host, programs of ours for gh, apt-get and the API. Prints a line for each step, and ends with 1 when
one does not do what it should.
"""
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

archive = Path(sys.argv[1]).resolve()
checksum = hashlib.sha256(archive.read_bytes()).hexdigest()
failures = []


def check(what, holds, words=""):
    print("ok  " if holds else "FAIL", what, flush=True)
    if not holds:
        failures.append(what)
        print(words)


def git(*arguments, cwd):
    subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@example.com", *arguments],
                   cwd=cwd, check=True, capture_output=True)


def program(folder, name, text):
    path = folder / name
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(0o755)


class Service:
    """A host with the handbook on `main` and a change of it on `faster`, and one run's machine."""

    def __init__(self, folder, kind):
        self.folder = folder
        self.bin = folder / "bin"
        self.bin.mkdir(parents=True)
        subprocess.run(["tar", "-xzf", archive, "--strip-components=1"], cwd=folder, check=True)
        work = folder / "work"
        subprocess.run([folder / "bin/headroom", "init", work, "--ci", kind], check=True, capture_output=True)
        settings = work / "content/handbook.yaml"
        settings.write_text(settings.read_text() + "\ncompare:\n  fail: ['totalCores > +10%']\n")
        git("init", "--quiet", "--initial-branch=main", cwd=work)
        git("init", "--quiet", "--bare", "--initial-branch=main", str(folder / "host.git"), cwd=folder)
        git("remote", "add", "origin", f"file://{folder}/host.git", cwd=work)
        self.commit(work, "main")
        git("switch", "--quiet", "--create", "faster", cwd=work)
        orders = work / "content/workloads/orders.yaml"
        orders.write_text(orders.read_text().replace("rate: 20k/s", "rate: 40k/s"))
        self.commit(work, "faster")

    def commit(self, work, branch):
        git("add", "--all", cwd=work)
        git("commit", "--quiet", "--message", branch, cwd=work)
        git("push", "--quiet", "origin", branch, cwd=work)

    def checkout(self, branch):
        clone = self.folder / f"clone-{branch}"
        git("clone", "--quiet", "--depth=2", "--branch", branch, f"file://{self.folder}/host.git", str(clone),
            cwd=self.folder)
        return clone

    def run(self, script, cwd, **variables):
        # The steps install Headroom anew: ours must not be found.
        path = f"{self.folder / 'tools'}:/usr/local/bin:/usr/bin:/bin"
        return subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=cwd, text=True, capture_output=True, env={
            "PATH": path, "HOME": str(self.folder / "home"), "GIT_CONFIG_NOSYSTEM": "1",
            "HEADROOM_URL": f"file://{archive}", "HEADROOM_SHA256": checksum, **variables})

    def tool(self, name, text):
        (self.folder / "tools").mkdir(exist_ok=True)
        program(self.folder / "tools", name, text)


def github(folder):
    service = Service(folder, "github")
    (folder / "home").mkdir()
    log = folder / "gh.log"
    service.tool("gh", f'echo "$@" > {log}; cat "$7" >> {log}\n')
    workflow = yaml.safe_load((folder / "work/.github/workflows/handbook.yml").read_text())
    check("github: no job has rights it is not given", workflow["permissions"] == {})
    variables = {"RUNNER_TEMP": str(folder), "GITHUB_PATH": str(folder / "path"), "PULL_REQUEST": "7"}
    for branch, job, names in [
            ("faster", "propose", ["Install Headroom", "Build", "Compare with the base branch", "Comment"]),
            ("main", "publish", ["Install Headroom", "Publish"])]:
        clone = service.checkout(branch)
        steps = {step.get("name"): step for step in workflow["jobs"][job]["steps"]}
        for wrong in ["", "0" * 64]:
            done = service.run(steps["Install Headroom"]["run"], clone, **{**variables, "HEADROOM_SHA256": wrong})
            check(f"github, {branch}: installs nothing with the checksum '{wrong}'", done.returncode == 1)
        for name in names:
            script = 'PATH="$PATH:$HOME/headroom/bin"\n' + steps[name]["run"]
            done = service.run(script, clone, **variables)
            expected = 1 if name.startswith("Compare") else 0
            check(f"github, {branch}: {name} ends with {done.returncode}", done.returncode == expected,
                  done.stdout + done.stderr)
    check("github: the comment tells of the crossed threshold",
          log.exists() and log.read_text().startswith("pr comment 7 ") and "totalCores" in log.read_text())
    check("github: the comment follows a failed comparison", "steps.compare.outcome == 'failure'" in
          {step.get("name"): step for step in workflow["jobs"]["propose"]["steps"]}["Comment"]["if"])
    served(service, "gh-pages")


def served(service, branch):
    clone = service.checkout(branch)
    check(f"the branch {branch} holds the site", (clone / "workloads/orders/index.html").exists())


def gitlab(folder):
    service = Service(folder, "gitlab")
    (folder / "home").mkdir()
    service.tool("apt-get", "exit 0\n")
    note = folder / "note"
    service.tool("curl", f'case "$*" in *PRIVATE-TOKEN*) echo "$@" > {note} ;; *) exec /usr/bin/curl "$@" ;; esac\n')
    pipeline = yaml.safe_load((folder / "work/.gitlab-ci.yml").read_text())
    # The image's own /opt is not ours to write to.
    before = "\n".join(pipeline["default"]["before_script"]).replace("/opt/headroom", str(folder / "opt"))
    variables = {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "HANDBOOK_TOKEN": "t", "CI_API_V4_URL": "https://x",
                 "CI_PROJECT_ID": "1", "CI_MERGE_REQUEST_IID": "2", "CI_PAGES_URL": "https://pages.example.com/book"}
    for branch, job, expected in [("faster", "compare", 1), ("main", "pages", 0)]:
        clone = service.checkout(branch)
        done = service.run(before + "\n" + "\n".join(pipeline[job]["script"]), clone, **variables)
        check(f"gitlab, {branch}: {job} ends with {done.returncode}", done.returncode == expected,
              done.stdout + done.stderr)
        for path in pipeline[job]["artifacts"]["paths"]:
            check(f"gitlab: {job} leaves {path}", (clone / path).exists())
    check("gitlab: the note is sent before the job fails", note.exists() and "merge_requests/2/notes" in note.read_text())
    page = (folder / "clone-main/public/sitemap.xml").read_text()
    check("gitlab: pages know their address", "https://pages.example.com/book/" in page)


with tempfile.TemporaryDirectory() as name:
    github(Path(name) / "github")
    gitlab(Path(name) / "gitlab")
sys.exit(1 if failures else 0)
