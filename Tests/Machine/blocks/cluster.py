"""A stand-in for the API server of Kubernetes: enough of it for kubectl to run the handbook's commands.

It knows the kinds below, starts with the objects of `objects.yaml`, and stores what it is sent. It checks
nothing of a document; `received` has all of them for whoever does.
"""

import copy
import json
import pathlib
import re
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import yaml

# Group and version, then plural, kind, and whether it belongs to a namespace.
KINDS = {
    "v1": [("configmaps", "ConfigMap", True), ("events", "Event", True), ("namespaces", "Namespace", False),
           ("nodes", "Node", False), ("pods", "Pod", True), ("persistentvolumeclaims", "PersistentVolumeClaim", True),
           ("resourcequotas", "ResourceQuota", True), ("secrets", "Secret", True), ("services", "Service", True),
           ("serviceaccounts", "ServiceAccount", True)],
    "apiextensions.k8s.io/v1": [("customresourcedefinitions", "CustomResourceDefinition", False)],
    "apps/v1": [("deployments", "Deployment", True), ("replicasets", "ReplicaSet", True)],
    "authorization.k8s.io/v1": [("selfsubjectaccessreviews", "SelfSubjectAccessReview", False),
                                ("selfsubjectrulesreviews", "SelfSubjectRulesReview", False)],
    "cert-manager.io/v1": [("certificates", "Certificate", True), ("issuers", "Issuer", True)],
    "coordination.k8s.io/v1": [("leases", "Lease", True)],
    "discovery.k8s.io/v1": [("endpointslices", "EndpointSlice", True)],
    "events.k8s.io/v1": [("events", "Event", True)],
    "flink.apache.org/v1beta1": [("flinkdeployments", "FlinkDeployment", True),
                                 ("flinksessionjobs", "FlinkSessionJob", True),
                                 ("flinkstatesnapshots", "FlinkStateSnapshot", True)],
    "grafana.integreatly.org/v1beta1": [("grafanadashboards", "GrafanaDashboard", True)],
    "monitoring.coreos.com/v1": [("podmonitors", "PodMonitor", True), ("prometheusrules", "PrometheusRule", True)],
    "networking.k8s.io/v1": [("networkpolicies", "NetworkPolicy", True)],
    "platform.confluent.io/v1beta1": [("cmfrestclasses", "CMFRestClass", True),
                                      ("flinkcomputepools", "FlinkComputePool", True)],
    "policy/v1": [("poddisruptionbudgets", "PodDisruptionBudget", True)],
    "rbac.authorization.k8s.io/v1": [("roles", "Role", True), ("rolebindings", "RoleBinding", True)],
    "scheduling.k8s.io/v1": [("priorityclasses", "PriorityClass", False)],
    "snapshot.storage.k8s.io/v1": [("volumesnapshots", "VolumeSnapshot", True),
                                   ("volumesnapshotclasses", "VolumeSnapshotClass", False)],
    "storage.k8s.io/v1": [("storageclasses", "StorageClass", False)],
}
SHORT = {"customresourcedefinitions": ["crd"], "persistentvolumeclaims": ["pvc"]}
PATH = re.compile(r"^/(?:api/(?P<core>v1)|apis/(?P<group>[^/]+/[^/]+))(?:/namespaces/(?P<namespace>[^/]+)(?=/))?"
                  r"/(?P<plural>[a-z]+)(?:/(?P<name>[^/]+))?(?:/(?P<part>[a-z]+))?$")
OBJECTS = pathlib.Path(__file__).with_name("objects.yaml")


def merged(old, patch):
    """RFC 7396."""
    if not isinstance(patch, dict):
        return patch
    result = dict(old) if isinstance(old, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = merged(result.get(key), value)
    return result


def selected(item, query):
    labels = item["metadata"].get("labels", {})
    for term in filter(None, query.get("labelSelector", "").split(",")):
        key, _, value = term.partition("=")
        if labels.get(key) != value.lstrip("="):
            return False
    for term in filter(None, query.get("fieldSelector", "").split(",")):
        key, _, wanted = term.partition("=")
        value = item
        for part in key.split("."):
            value = value.get(part, {}) if isinstance(value, dict) else {}
        if value and value != wanted.lstrip("="):
            return False
    return True


class Cluster:
    def __init__(self):
        self.received = []
        self.reset()
        cluster = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def answer(self, body, status=200, kind="application/json"):
                data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def respond(self):
                length = int(self.headers.get("Content-Length") or 0)
                data = self.rfile.read(length)
                body = {} if data.startswith(b"k8s\0") else yaml.safe_load(data) if data else None
                address = urllib.parse.urlsplit(self.path)
                query = dict(urllib.parse.parse_qsl(address.query))
                self.answer(*cluster.result(self.command, address.path, query, body))

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = respond

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def reset(self):
        self.objects = {}
        for item in yaml.safe_load_all(OBJECTS.read_text()):
            for namespace in item["metadata"].pop("namespaces", [item["metadata"].get("namespace")]):
                self.add(copy.deepcopy(item), namespace)

    def add(self, item, namespace):
        plural = next(p for p, kind, _ in KINDS[item["apiVersion"]] if kind == item["kind"])
        item["metadata"].update({"uid": "1", "resourceVersion": "1", "creationTimestamp": "2026-01-01T00:00:00Z"})
        if namespace:
            item["metadata"]["namespace"] = namespace
        self.objects[(item["apiVersion"], namespace, plural, item["metadata"]["name"])] = item
        return item

    def result(self, verb, path, query, body):
        if path == "/version":
            return {"major": "1", "minor": "32", "gitVersion": "v1.32.0"}, 200
        if path == "/api":
            return {"kind": "APIVersions", "versions": ["v1"]}, 200
        if path == "/apis":
            groups = [{"name": name, "versions": [version], "preferredVersion": version} for name, version in
                      ((key.split("/")[0], {"groupVersion": key, "version": key.split("/")[1]})
                       for key in KINDS if "/" in key)]
            return {"kind": "APIGroupList", "apiVersion": "v1", "groups": groups}, 200
        group = path.removeprefix("/apis/").removeprefix("/api/")
        if group in KINDS:
            verbs = ["create", "delete", "get", "list", "patch", "update", "watch"]
            resources = [{"name": p, "shortNames": SHORT.get(p, []), "singularName": k.lower(), "namespaced": n, "kind": k, "verbs": verbs}
                         for p, k, n in KINDS[group]]
            return {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": group, "resources": resources}, 200
        match = PATH.match(path)
        version = match and (match["core"] or match["group"])
        if not match or version not in KINDS or match["plural"] not in [p for p, _, _ in KINDS[version]]:
            return self.missing(path)
        return self.resource(verb, version, match, query, body)

    def missing(self, what):
        return {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404,
                "message": f"{what} not found"}, 404

    def resource(self, verb, version, match, query, body):
        namespace, plural, name = match["namespace"], match["plural"], match["name"]
        kind = next(kind for p, kind, _ in KINDS[version] if p == plural)
        if verb == "POST" and plural.startswith("selfsubject"):
            status = {"allowed": True} if "access" in plural else {
                "resourceRules": [{"verbs": ["*"], "apiGroups": [""], "resources": ["pods"]}],
                "nonResourceRules": [], "incomplete": False}
            return {**body, "status": status}, 201
        key = (version, namespace, plural, name)
        if verb == "POST":
            self.received.append(body)
            return self.add(body, namespace), 201
        if name is None:
            items = [item for (v, n, p, _), item in self.objects.items()
                     if (v, p) == (version, plural) and namespace in (None, n) and selected(item, query)]
            if query.get("watch"):
                return "".join(json.dumps({"type": "ADDED", "object": item}) + "\n" for item in items), 200
            return {"kind": f"{kind}List", "apiVersion": version, "metadata": {"resourceVersion": "1"}, "items": items}, 200
        if key not in self.objects:
            return self.missing(name)
        item = self.objects[key]
        if match["part"] == "log":
            return "Restoring job from Checkpoint 41\nTriggering savepoint\njava.lang.OutOfMemoryError: Java heap space\n", 200, "text/plain"
        if match["part"] == "scale":
            return {"kind": "Scale", "apiVersion": "autoscaling/v1", "metadata": item["metadata"],
                    "spec": {"replicas": 1}, "status": {"replicas": 1}}, 200
        if verb == "DELETE":
            del self.objects[key]
        elif verb in ("PUT", "PATCH"):
            changed = body if verb == "PUT" else merged(item, body)
            self.received.append(changed)
            if not query.get("dryRun"):
                self.objects[key] = changed
            return changed, 200
        return item, 200
