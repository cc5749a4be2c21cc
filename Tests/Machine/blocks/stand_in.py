#!/usr/bin/env python3
"""Takes the place of a program that is not here: checks its arguments against `programs.yaml`, copies the
documents it is given to $BLOCKS_RECEIVED, and prints what the handbook's commands read on.

As `curl` it answers from a folder of a Flink job's saved answers, and takes CMF's documents.
"""

import json
import os
import pathlib
import shutil
import sys

import yaml

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = os.environ["BLOCKS_PROGRAM"]


def wrong(text):
    sys.exit(f"{PROGRAM}: {text}")


def received(path):
    if not pathlib.Path(path).is_file():
        wrong(f"no file {path}")
    folder = pathlib.Path(os.environ["BLOCKS_RECEIVED"])
    shutil.copy(path, folder / f"{len(list(folder.iterdir()))}-{pathlib.Path(path).name}")


def command(program, arguments):
    """The longest name that the arguments begin with, what it takes, and the rest."""
    known = yaml.safe_load((HERE / "programs.yaml").read_text())[program]
    common = known.pop("*", [])
    for count in range(len(arguments), -1, -1):
        name = " ".join(arguments[:count])
        if name in known:
            return name, known[name], common, arguments[count:]
    words = [argument for argument in arguments if not argument.startswith("-")]
    for name in sorted(known, key=len, reverse=True):    # options may stand before the name
        if name and words[:len(name.split())] == name.split():
            rest = [a for a in arguments]
            for part in name.split():
                rest.remove(part)
            return name, known[name], common, rest
        if name and name in words:
            return name, known[name], common, [a for a in arguments if a != name]
    wrong(f"no command {' '.join(arguments[:4])}")


def check(program, arguments):
    name, takes, common, rest = command(program, arguments)
    options = {}
    for text in takes.get("options", []) + common:
        options[text.rstrip("=!")] = ("=" in text, text.endswith("!"))
    words, given, index = [], {}, 0
    while index < len(rest):
        option, _, value = rest[index].partition("=")
        if not option.startswith("-"):
            words.append(rest[index])
        elif option not in options:
            wrong(f"{name} has no option {option}")
        elif options[option][0] and not value:
            index += 1
            if index == len(rest):
                wrong(f"{option} has no value")
            value = rest[index]
        if option.startswith("-"):
            given[option] = value
            if value == "":
                if options[option][0]:
                    wrong(f"{option} is empty")
        index += 1
    missing = [option for option, (_, required) in options.items() if required and option not in given]
    if missing:
        wrong(f"{name} needs {' '.join(missing)}")
    count = takes.get("words", 0)
    if len(words) not in (count if isinstance(count, list) else [count]):
        wrong(f"{name} takes {count} words, not {words}")
    if "file" in takes:
        received(words[takes["file"] - 1])
    for option in ("--defaults", "--statement-defaults", "--compute-pool-defaults", "--values"):
        if option in given:
            yaml.safe_load(pathlib.Path(given[option]).read_text())
    return name, given


def printed(program, name, given):
    if name == "flink application describe":
        application = pathlib.Path(os.environ["BLOCKS_APPLICATION"]).read_text()
        print(json.dumps({**yaml.safe_load(application), "status": {"jobStatus": {"state": "RUNNING"}}}))
    elif name == "template":
        print("apiVersion: v1\nkind: ConfigMap\nmetadata: { name: operator, namespace: confluent }\ndata: { a: b }")
    elif name == "pull":
        os.makedirs("flink-kubernetes-operator/crds", exist_ok=True)
        definition = {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
                      "metadata": {"name": "flinkdeployments.flink.apache.org"}}
        pathlib.Path("flink-kubernetes-operator/crds/a.yaml").write_text(yaml.safe_dump(definition))
    elif name == "get values":
        print("watchNamespaces: [flink-production]")
    elif name == "s3 ls":
        print("2026-01-01 00:00:00 42 checkpoints/orders-enrichment/0a1b/chk-41/_metadata")
    elif program == "kafka-configs":
        print("retention.ms=604800000\ntransaction.max.timeout.ms=900000")
    elif program == "kafka-transactions":
        print("orders-enrichment-0-1\t0\t1\tOngoing")
    elif program == "kafka-console-consumer":
        print("C-17\nC-17\nC-902")


def curl(arguments):
    flags = {"--silent", "--fail", "--include"}
    valued = {"--header", "--data", "--cacert", "--cert", "--key", "--connect-to"}
    address, index = None, 0
    while index < len(arguments):
        argument = arguments[index]
        if argument in valued:
            index += 1
            if argument == "--data":
                received(arguments[index].removeprefix("@"))
        elif argument.startswith("-"):
            argument in flags or wrong(f"no option {argument} is expected here")
        else:
            address = argument
        index += 1
    path = address.split("://")[-1].partition("/")[2]
    if path.startswith("cmf/api/v1/"):
        print("[]")
    elif path == "metrics":
        print("flink_taskmanager_job_task_busyTimeMsPerSecond{} 1")
    else:
        answers = json.loads(pathlib.Path(os.environ["BLOCKS_ANSWERS"]).read_text())
        parts = [part if not part.startswith("0") else "ID" for part in path.split("/")]
        print(json.dumps(answers["/".join(parts)]))


if __name__ == "__main__":
    if PROGRAM == "curl":
        curl(sys.argv[1:])
    else:
        printed(PROGRAM, *check(PROGRAM, sys.argv[1:]))
