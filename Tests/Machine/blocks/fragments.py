"""What the blocks of the handbook are a part of, and the whole around it."""

import re

import yaml

MINIMAL_WORKLOAD = """title: Orders
source: { rate: 40k/s, record: 1 KiB }
latency: sub-1s
statements:
  - { name: parse, complexity: simple }
"""
# Findings about what is elsewhere in a handbook, not about the part that is shown.
ABOUT_OTHER_FILES = {"unknown-section", "unknown-workload", "broken-link", "orphan-page", "unknown-environment", "unknown-source"}
HANDBOOK_KEYS = {"title", "navigation", "diagnostics", "environments", "profile", "profiles", "assumptions", "matrix",
                 "flink", "compare", "publish"}
# Options that other programs read: the operator and its autoscaler, the reporter, the file system.
OTHERS_OPTIONS = ("job.autoscaler.", "kubernetes.operator.", "metrics.reporter.prom.", "s3.")


class Strict(yaml.SafeLoader):
    """Refuses a key that is there twice."""


def no_twins(loader, node, deep=False):
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    if len(keys) != len(set(keys)):
        raise yaml.constructor.ConstructorError(None, None, f"a key is there twice in {keys}", node.start_mark)
    return yaml.SafeLoader.construct_mapping(loader, node, deep)


Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, no_twins)


def file_name(block):
    """The name of the file that a block is titled with."""
    match = re.match(r"^([\w./-]+\.(?:yaml|json|sql|md))(?:[:,].*)?$", block.title)
    return match and ", in part" not in block.title and match[1] or None


def deployment(spec):
    return {"apiVersion": "flink.apache.org/v1beta1", "kind": "FlinkDeployment", "metadata": {"name": "a"}, "spec": spec}


def wrapped(block, document):
    """The whole document that a part without a kind belongs to, or None."""
    title = block.title
    if document.get("kind") or block.language != "yaml":
        return None
    if title.startswith("podTemplate"):
        spec = document["spec"]
        return deployment({"podTemplate": {"spec": {"containers": [{"name": "flink-main-container"}], **spec}}})
    if title.startswith(("flinkConfiguration", "deployment.yaml, in part")):
        return deployment({"flinkConfiguration": document})
    if title == "job":
        return deployment(document)
    if title == "taskManager":
        return deployment({"taskManager": document})
    environment = {"apiVersion": "cmf.confluent.io/v1", "kind": "Environment"}
    body = {"name": "production", "kubernetesNamespace": "flink-production"}
    if title.startswith("environment-defaults.yaml"):
        return {**environment, **body, "flinkApplicationDefaults": document}
    if title.startswith("statement-defaults.yaml"):
        return {**environment, **body, "statementDefaults": document}
    return None


def flink_options(document):
    """Every option below a `flinkConfiguration`, wherever it is."""
    if isinstance(document, dict):
        for key, value in document.items():
            if key == "flinkConfiguration" and isinstance(value, dict):
                yield from value.items()
            else:
                yield from flink_options(value)
    elif isinstance(document, list):
        for item in document:
            yield from flink_options(item)


def handbook(block):
    """The files of a handbook with this part in it, or None if it is no part of one."""
    if block.language != "yaml":
        return None
    path = re.match(r"content/(handbook\.yaml|workloads/[\w-]+\.yaml)", block.title)
    document = next(yaml.safe_load_all(block.text), None)
    if not path and (block.title or not isinstance(document, dict) or not set(document) <= HANDBOOK_KEYS):
        return None
    if not path or path[1] == "handbook.yaml":
        text = block.text if "title" in document else f"title: A\n{block.text}"
        return {"handbook.yaml": text, "workloads/orders.yaml": MINIMAL_WORKLOAD}
    whole = [block.text]
    if "title" not in document:
        whole.append("title: A")
    if "latency" not in document:
        whole.append("latency: sub-1s")
    if "source" not in document and "sources" not in document:
        whole.append("sources:\n  - { name: clicks, rate: 50k/s, record: 1 kB }\n  - { name: carts, rate: 500/s, record: 1 kB }")
    if "statements" not in document:
        whole.append("statements:\n  - { name: parse, complexity: simple }")
    return {"handbook.yaml": "title: A\nenvironments: { production: {} }\n", "workloads/a.yaml": "\n".join(whole)}
