#!/usr/bin/env python3
"""Runs every command block of a handbook as far as it can run on one machine, and checks every other block.

    blocks.py HEADROOM [--content content] [--schemas FOLDER] [--install FOLDER] [--page PATH] [--verbose]

A page's commands run in order in one shell, in a folder with a copy of the handbook and the files that the
page's blocks are titled with. kubectl is the real one, against a stand-in for the API server; headroom is
HEADROOM; helm, confluent, curl and other programs that need a server are stand-ins that check their
arguments (`blocks/programs.yaml`). Whatever ends with another code than 0 is a finding.

YAML and JSON are parsed. Documents with a kind are checked against their schemas: those of Kubernetes
(the package kubernetes-validate) and those of --schemas, JSON Schemas named `KIND.json`, `KIND.VERSION.json`
or `cmf.KIND.json`. PromQL needs promtool, SQL and options of Flink need Java and Flink as for flink.py,
JavaScript node. What is missing is skipped, and counted. Ends with 1 when anything was found.
"""

import argparse
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "blocks")]
import cluster as clusters  # noqa: E402
import fragments            # noqa: E402

Block = collections.namedtuple("Block", "page line language title text")
# What a reader replaces, in commands that name it in capitals.
PLACEHOLDERS = {"NAMESPACE": "flink-production", "APPLICATION": "orders-enrichment", "NODE": "node-1",
                "BROKER": "localhost:9092", "CMF_URL": "http://localhost:8080", "ENVIRONMENT": "production",
                "REMOTE": "remote", "/srv/www/handbook": "published"}
# Files that a reader has before a page's first command.
GIVEN = ("license.txt keystore.p12 truststore.p12 mdsPublicKey.pem client.pem client-key.pem ca.pem "
         "mkdocs.yml hugo.toml notes.md token").split()
# What only the reader's environment has: exported for each page.
EXPORTED = {"OPERATOR_VERSION": "1.150.3", "CMF_VERSION": "2.5.0", "DISTRIBUTION": "E1"}
STAND_INS = ("confluent helm curl aws netlify wrangler kafka-topics promtool kafka-configs kafka-transactions "
             "kafka-console-consumer").split()
# A running job, whose saved answers are read instead.
A_JOB = r"(headroom (?:observe orders|import flink)) https?://\S+(?: --header \S+)?(?: --window \S+)?"
# Ends that are as they should be: a command that asks for something which is not here, and says so.
EXPECTED = [
    r"headroom import flink .*--output .* -> 1",              # the file is there already
    r"headroom import kubernetes - --output content/workloads -> 1",
    r"headroom import hugo hugo.toml -> [12]",
    r"headroom publish .*rclone:.* -> 3",                     # no such remote, no rclone
    r"headroom build --check -> 1",                           # the page changed the content before
    r"headroom check docs.* -> 1",                            # it lists what is wrong there
    r"kubectl diff .* -> 1",                                  # there are differences
    r"-> 141$",                                               # whoever read on had enough
    r"headroom drift deployed.yaml --fail-on worse -> 1",     # its purpose
]
# What fails without a program of `programs` has said so.
FAILURES = f"""trap 'code=$?; case "$BASH_COMMAND" in kubectl*|headroom*|{"*|".join(STAND_INS)}*) ;;
  *) echo "$BLOCK $BASH_COMMAND -> $code" >> "$BLOCKS_FAILED";; esac' ERR"""
found, counts, skipped = [], collections.Counter(), collections.Counter()


def finding(block, text):
    found.append(f"{block.page}:{block.line}: {block.language}: {text}")


def blocks(content):
    for path in sorted(content.rglob("*.md")):
        lines = path.read_text().split("\n")
        index = 0
        while index < len(lines):
            fence = re.match(r"^(\s*)(`{3,}|~{3,})\s*(\S*)(.*)$", lines[index])
            index += 1
            if not fence:
                continue
            body, start = [], index
            while index < len(lines) and not re.match(rf"^\s*{fence[2]}[`~]*\s*$", lines[index]):
                body.append(lines[index].removeprefix(fence[1]))
                index += 1
            index += 1
            title = re.search(r'title="([^"]*)"', fence[4])
            yield Block(str(path.relative_to(content)), start, fence[3], title[1] if title else "", "\n".join(body) + "\n")


def run(*command, **options):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, **options)


# Commands


def wrapper(path, text):
    path.write_text("#!/bin/bash\n" + text)
    path.chmod(0o755)


def programs(folder, options):
    """A folder of programs for PATH: those that log how they end, and stand-ins."""
    folder.mkdir()
    log = 'code=$?; [ $code = 0 ] || echo "$BLOCK $(basename "$0") $* -> $code" >> "$BLOCKS_FAILED"; exit $code\n'
    for name in STAND_INS:
        wrapper(folder / name, f'BLOCKS_PROGRAM={name} "{sys.executable}" "{HERE}/blocks/stand_in.py" "$@"\n' + log)
    wrapper(folder / "headroom", f'case " $* " in *" serve"*) timeout --preserve-status --signal INT 3 "{options.headroom}" "$@" --port 0;; '
                                 f'*) "{options.headroom}" "$@";; esac\n' + log)
    kubectl = shutil.which("kubectl")
    if kubectl:
        wrapper(folder / "kubectl", f"""
verb=; for word; do case "$word" in
  api-resources|apply|auth|cordon|create|debug|delete|describe|diff|drain|exec|get|label|logs|patch|port-forward|replace|\\
  rollout|run|scale|taint|top|version|wait) verb=$word; break;; esac; done
case "$verb" in
port-forward|exec|debug|run)          # these talk to a pod: only their options are checked
  before=(); for word; do [ "$word" = -- ] && break; before+=("$word"); done
  "{kubectl}" "${{before[@]}}" --help > /dev/null;;
apply|create|replace)
  case "$*" in
  *https://*) true;;
  *--filename*) "{kubectl}" "$@" --validate=false;;
  *) "{kubectl}" "$@" --dry-run=client --output=json | "{kubectl}" create --validate=false --filename -;;
  esac;;
*)
  case "$*" in *--watch*) timeout 2 "{kubectl}" "$@"; [ $? = 124 ] || true;; *) "{kubectl}" "$@";; esac;;
esac
""" + log)


def page_folder(folder, content, page, options):
    """What a reader has: the handbook in a repository, and the files named above."""
    shutil.copytree(content, folder / "content")
    for name in GIVEN:
        (folder / name).write_text("x\n")
    (folder / "mkdocs.yml").write_text("site_name: Docs\n")
    (folder / "hugo.toml").write_text("title = 'Docs'\n")
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Docs\n\n[broken](nowhere.md)\n")
    (folder / "docs/handbook.yaml").unlink(missing_ok=True)
    (folder / "schemas").mkdir()
    (folder / "content/workloads/orders.yaml").write_text(fragments.MINIMAL_WORKLOAD.replace("40k/s", "1k/s"))
    with (folder / "content/handbook.yaml").open("a") as settings:
        settings.write("publish: { web: { folder: web } }\n")
    for name in ("2026.11.json", "2026.12.json"):
        (folder / "content/releases" / name).unlink(missing_ok=True)
    answers = HERE.parent / "ObservationsTests/Fixtures/group-aggregate"
    shutil.copytree(answers, folder / "answers")
    deployed = run(options.headroom, "manifest", "orders-enrichment", "--kind", "FlinkDeployment", "--content", content)
    (folder / "deployment.yaml").write_text(deployed.stdout)
    (folder / "deployed.yaml").write_text(deployed.stdout.replace("parallelism: 44", "parallelism: 40"))
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.com"]
    remote = folder.with_name(folder.name + ".git")
    for command in (["init", "--quiet", "--initial-branch=main"], ["add", "content"], ["commit", "--quiet", "--message", "a"],
                    ["clone", "--quiet", "--bare", ".", str(remote)], ["remote", "add", "origin", str(remote)],
                    ["fetch", "--quiet", "origin"]):
        subprocess.run([*git, *command], cwd=folder, check=True, capture_output=True)


def run_commands(page, page_blocks, files, content, options, cluster, root):
    folder = root / re.sub(r"\W", "-", page)
    folder.mkdir()
    page_folder(folder, content, page, options)
    received = root / "received"
    shutil.rmtree(received, ignore_errors=True)
    received.mkdir()
    failed = root / "failed"
    failed.write_text("")
    cluster.reset()
    script = ["set -u", "sleep() { :; }", FAILURES]
    for file, text in files.items():    # those of other pages too, which a page may refer to
        (folder / file).write_text(text)
    for block in page_blocks:
        if block.language == "sh":
            text = block.text
            for name, value in PLACEHOLDERS.items():
                text = re.sub(rf"(?<![\w${{]){name}(?![\w=])", value, text)
            text = re.sub(A_JOB, r"\1 --saved answers", text)
            script += [f"export BLOCK={block.line}", text]
        elif file := fragments.file_name(block):
            if "/" not in file:
                script.append(f"cat > {file} <<'END OF FILE'\n{block.text}END OF FILE")
    environment = {
        **os.environ, **EXPORTED, "PATH": f"{root}/programs:{os.environ['PATH']}", "HOME": str(root / "home"), "TERM": "dumb",
        "KUBECONFIG": str(root / "kubeconfig"), "BLOCKS_FAILED": str(failed), "BLOCKS_RECEIVED": str(received),
        "BLOCKS_APPLICATION": str(root / "application.yaml"), "BLOCKS_ANSWERS": str(HERE / "blocks/answers.json"),
        "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@example.com", "KUBECTL_KUBERC": "false"}
    try:
        result = run("bash", "-c", "\n".join(script), cwd=folder, env=environment, timeout=300)
    except subprocess.TimeoutExpired as error:
        return finding(page_blocks[0], f"the page's commands do not end: {error.stdout[-300:]}")
    if options.verbose:
        print(f"==== {page}\n{result.stdout}{result.stderr}")
    lines = {str(block.line): block for block in page_blocks}
    seen = set()
    for line in failed.read_text().split("\n"):
        number, _, text = line.partition(" ")
        if number in lines and not any(re.search(pattern, text) for pattern in EXPECTED):
            if text.split(" ")[0] not in ("return", "false") and (number, text) not in seen:
                finding(lines[number], text)
                seen.add((number, text))
    if "unbound variable" in result.stderr:
        finding(page_blocks[0], next(line for line in result.stderr.split("\n") if "unbound variable" in line))
    if seen and not options.verbose:
        print(f"{page}:\n{result.stderr[-3000:]}")
    for path in sorted(received.iterdir()):
        for document in yaml.safe_load_all(path.read_text()):
            yield f"{page}: {path.name}", document
    for document in cluster.received:
        yield f"{page}: {document.get('kind')}", document
    cluster.received = []


# Documents


class Schemas:
    def __init__(self, folder):
        self.folder = folder and pathlib.Path(folder)
        try:
            import jsonschema
            import kubernetes_validate
            self.jsonschema, self.kubernetes = jsonschema, kubernetes_validate
        except ImportError:
            self.jsonschema = self.kubernetes = None

    def problems(self, document):
        """What is wrong with a document that has a kind; None if there is no schema for it."""
        version, kind = document.get("apiVersion", ""), document.get("kind", "")
        if self.jsonschema is None:
            return None
        if "." not in version or re.match(r"[a-z]+(\.k8s\.io)?/|\w+\.authorization\.k8s\.io/", version) and "snapshot" not in version:
            if kind == "CustomResourceDefinition":
                return None
            try:
                self.kubernetes.validate(self.without_status(document), "1.32", strict=True)
                return []
            except self.kubernetes.ValidationError as error:
                return [f"{'.'.join(map(str, error.path))}: {error.message[:200]}"]
        prefix = "cmf." if version.startswith("cmf.") else ""
        name = next((n for n in (f"{prefix}{kind}.json", f"{kind}.{version.split('/')[-1]}.json")
                     if self.folder and (prefix or version.startswith("flink.")) and (self.folder / n).is_file()), None)
        if name is None:
            return None
        if kind == "Environment":    # which has neither where it is sent
            document = {key: value for key, value in document.items() if key not in ("apiVersion", "kind")}
        schema = json.loads((self.folder / name).read_text())
        return [f"{'.'.join(map(str, e.absolute_path))}: {e.message[:200]}"
                for e in self.jsonschema.Draft202012Validator(schema).iter_errors(self.without_status(document))]

    def without_status(self, document):
        metadata = {key: value for key, value in document.get("metadata", {}).items()
                    if key not in ("uid", "resourceVersion", "creationTimestamp")}
        return {**{k: v for k, v in document.items() if k != "status"}, **({"metadata": metadata} if metadata else {})}

    def check(self, where, document):
        problems = self.problems(document)
        if problems is None:
            skipped[f"documents without a schema ({document.get('kind')})"] += 1
        else:
            counts["documents against their schema"] += 1
            found.extend(f"{where}: {problem}" for problem in problems)


def check_document(block, document, schemas, flink_options):
    if not isinstance(document, dict):
        return
    if document.get("kind"):
        schemas.check(f"{block.page}:{block.line}", document)
    wrapped = fragments.wrapped(block, document)
    if wrapped is not None:
        schemas.check(f"{block.page}:{block.line}", wrapped)
    for key, value in fragments.flink_options(wrapped or document):
        flink_options[key].append(block)
        if not isinstance(value, str):
            finding(block, f"{key}: {value!r} is not quoted")


def check_handbook_fragment(block, options):
    """A part of handbook.yaml or of a workload's file, in a handbook that has little else."""
    files = fragments.handbook(block)
    if files is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        result = run(options.headroom, "check", folder, "--diagnostics", "json")
        counts["parts of handbook.yaml and workloads"] += 1
        for line in result.stderr.split("\n"):
            if line.startswith("{"):
                item = json.loads(line)
                if item["severity"] == "error" and item["id"] not in fragments.ABOUT_OTHER_FILES:
                    finding(block, f"{item['message']} [{item['id']}]")


# PromQL, SQL, and the rest


def check_promql(expressions):
    if not expressions:
        return
    if not shutil.which("promtool"):
        skipped["PromQL expressions, without promtool"] += len(expressions)
        return
    with tempfile.TemporaryDirectory() as folder:
        for block, text in expressions:
            rules = {"groups": [{"name": "a", "rules": [{"record": "a", "expr": text}]}]}
            path = pathlib.Path(folder, "rules.yaml")
            path.write_text(yaml.safe_dump(rules))
            result = run("promtool", "check", "rules", path)
            counts["PromQL expressions"] += 1
            if result.returncode != 0:
                finding(block, result.stderr.strip()[-300:])


def promql(block):
    if block.language == "promql":
        for text in re.split(r"\n\s*\n", block.text.strip()):
            yield block, text
    if block.language == "yaml" and "PrometheusRule" in block.text:
        yield from ((block, text) for text in rules(yaml.safe_load(block.text)))


def rules(document):
    if document.get("kind") == "PrometheusRule":
        for group in document["spec"]["groups"]:
            yield from (rule["expr"] for rule in group["rules"])


def check_flink(sql, flink_options, options):
    """SQL is planned by Flink, and options must be those of its option classes."""
    if not (options.install or os.environ.get("FLINK_HOME")) or shutil.which("javac") is None:
        skipped["SQL statements, without Flink"] += sum(map(len, sql.values()))
        skipped["options of Flink, without Flink"] += len(flink_options)
        return
    import flink
    home = flink.flink_home(options)
    with tempfile.TemporaryDirectory() as folder:
        current, old = flink.known_keys(home, folder)
        for key, used in flink_options.items():
            counts["options of Flink"] += 1
            if key not in current | old and not key.startswith(fragments.OTHERS_OPTIONS):
                finding(used[0], f"Flink {flink.VERSION} has no option {key}")
        tables, page = collections.defaultdict(str), None
        for line in (HERE / "blocks/tables.sql").read_text().split("\n"):
            page = line[3:] if line.startswith("-- ") else page
            tables[page] += line + "\n"
        files = []
        for (page, batch), texts in sql.items():
            name = page.replace("/", "-") + (".batch.sql" if batch else ".sql")
            files.append(pathlib.Path(folder, name))
            files[-1].write_text(tables[page] + "\n".join(text if text.rstrip().endswith(";") else text + ";" for text in texts))
        path = f"{folder}:{home}/lib/*"
        subprocess.run(["javac", "-nowarn", "-cp", path, "-d", folder, HERE / "FlinkQueries.java"], check=True)
        result = run("java", "-cp", path, "FlinkQueries", *files)
        for line in result.stdout.split("\n"):
            counts["SQL statements planned"] += line.startswith("good")
            if line.startswith("bad"):
                found.append(line)
        if result.returncode != 0:
            found.append(result.stderr[-500:])


def check_other(block):
    if block.language == "sh":
        counts["command blocks parsed"] += 1
        if (result := run("bash", "-n", "-c", block.text)).returncode != 0:
            finding(block, result.stderr.strip())
    elif block.language == "xml":
        import xml.etree.ElementTree
        counts["XML"] += 1
        xml.etree.ElementTree.fromstring(f"<a>{block.text}</a>")
    elif block.language in ("js", "javascript"):
        if not shutil.which("node"):
            skipped["JavaScript, without node"] += 1
            return
        with tempfile.NamedTemporaryFile("w", suffix=".js") as file:
            file.write(block.text)
            file.flush()
            counts["JavaScript"] += 1
            if (result := run("node", "--check", file.name)).returncode != 0:
                finding(block, result.stderr.strip()[-200:])


def inline_commands(content):
    """Commands in the text, with their arguments: those of programs whose options are known."""
    for path in sorted(content.rglob("*.md")):
        prose = re.sub(r"(?ms)^\s*(`{3,}).*?^\s*\1\s*$", lambda m: "\n" * m[0].count("\n"), path.read_text())
        for match in re.finditer(r"`((?:kubectl|confluent|helm) [^`]+)`", prose):
            if " -" in match[1]:
                yield Block(str(path.relative_to(content)), prose[:match.start()].count("\n") + 1, "inline", "", match[1])


def check_inline(block, root):
    text = block.text.replace('"{flink-production,flink-staging}"', "x")
    for name, value in PLACEHOLDERS.items():
        text = re.sub(rf"(?<!\$)\b{name}\b", value, text)
    program = text.split(" ")[0]
    if program == "kubectl":
        if not shutil.which("kubectl"):
            skipped["commands in the text, without kubectl"] += 1
            return
        command = f"{text.removesuffix(' --filename')} --help"
    else:
        command = f"{root}/programs/{text}"
    counts["commands in the text"] += 1
    environment = {**os.environ, "BLOCK": "0", "BLOCKS_FAILED": "/dev/null", "BLOCKS_RECEIVED": str(root / "received"),
                   "BLOCKS_APPLICATION": str(root / "application.yaml"), "ENVIRONMENT": "production"}
    if (result := run("bash", "-c", command, env=environment)).returncode != 0:
        finding(block, f"{text}: {result.stderr.strip()[:200]}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("headroom")
    parser.add_argument("--content", default="content")
    parser.add_argument("--schemas", default=os.environ.get("BLOCKS_SCHEMAS"))
    parser.add_argument("--install")
    parser.add_argument("--page")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    options.headroom = pathlib.Path(options.headroom).resolve()
    content, schemas = pathlib.Path(options.content).resolve(), Schemas(options.schemas)
    pages, expressions, flink_options = collections.defaultdict(list), [], collections.defaultdict(list)
    sql = collections.defaultdict(list)
    for block in blocks(content):
        if options.page and options.page not in block.page:
            continue
        pages[block.page].append(block)
        check_other(block)
        expressions += promql(block)
        if block.language in ("yaml", "json"):
            if "--8<--" in block.text:
                continue
            try:
                documents = list(yaml.load_all(block.text, fragments.Strict)) if block.language == "yaml" else [json.loads(block.text)]
            except (yaml.YAMLError, ValueError) as error:
                finding(block, str(error).replace("\n", " "))
                continue
            counts[f"{block.language.upper()} blocks parsed"] += 1
            for document in documents:
                check_document(block, document, schemas, flink_options)
            check_handbook_fragment(block, options)
        if block.language == "sql":
            sql[(block.page, "authorizations_archive" in block.text)].append(block.text)
        if block.language == "json" and '"Statement"' in block.text:
            sql[(block.page, False)].append(json.loads(block.text)["spec"]["statement"])
    check_promql(expressions)
    check_flink(sql, flink_options, options)

    with tempfile.TemporaryDirectory() as folder:
        root, cluster = pathlib.Path(folder), clusters.Cluster()
        programs(root / "programs", options)
        (root / "received").mkdir()
        server = {"name": "a", "cluster": {"server": cluster.address}}
        (root / "kubeconfig").write_text(json.dumps({
            "apiVersion": "v1", "kind": "Config", "current-context": "a", "clusters": [server],
            "contexts": [{"name": "a", "context": {"cluster": "a", "user": "a", "namespace": "flink-production"}}], "users": [{"name": "a", "user": {"token": "a"}}]}))
        (root / "application.yaml").write_text(run(
            options.headroom, "manifest", "orders-enrichment", "--kind", "FlinkApplication", "--content", content).stdout)
        files = {file: block.text for block in blocks(content)
                 if (file := fragments.file_name(block)) and "/" not in file}
        for page, page_blocks in pages.items():
            if not any(block.language == "sh" for block in page_blocks):
                continue
            if not shutil.which("kubectl") and any("kubectl" in block.text for block in page_blocks):
                skipped["pages of commands, without kubectl"] += 1
                continue
            counts["command blocks run"] += sum(block.language == "sh" for block in page_blocks)
            for where, document in run_commands(page, page_blocks, files, content, options, cluster, root) or ():
                if isinstance(document, dict) and document.get("kind"):
                    schemas.check(where, document)
                    check_promql([(page_blocks[0], text) for text in rules(document)])
        for block in inline_commands(content):
            if not options.page or options.page in block.page:
                check_inline(block, root)

    for line in found:
        print(line)
    for name, count in counts.items():
        print(f"{count:5} {name}")
    for name, count in skipped.items():
        print(f"{count:5} skipped: {name}")
    print("all blocks hold" if not found else f"{len(found)} findings")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
