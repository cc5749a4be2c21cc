#!/usr/bin/env python3
"""hostile.py HEADROOM: what people write never runs.

Renders a handbook that has a piece of script in every field a person fills: titles, owners, names of
files, Markdown, values of YAML. Files that Headroom refuses are left out and counted; what it does
render is opened twice: in a browser that ignores the pages' security policy, so that escaping alone
has to hold, and in one that keeps it. Every page is hovered, clicked through and searched. A call of
`pwn()`, a dialog or a link that runs code is a failure; so is a request to another host, which images
that a page asks for in so many words are kept from by the policy alone.

Needs Python's playwright and a Chromium, whose path may be in CHROMIUM:

    swift build && python3 Tests/Browser/hostile.py .build/debug/headroom
"""
import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import xml.dom.minidom
from pathlib import Path

from playwright.sync_api import sync_playwright

headroom = str(Path(sys.argv[1] if len(sys.argv) > 1 else ".build/debug/headroom").resolve())

PAYLOADS = [
    "<script>pwn()</script>",
    "\"><img src=x onerror=pwn()>",
    "'><svg onload=pwn()>",
    "</title><script>pwn()</script>",
    "--><script>pwn()</script>",
    "</script><script>pwn()</script>",
    "</textarea><iframe srcdoc='<script>parent.pwn()</script>'>",
    "]]><script>pwn()</script>",
    "\" onmouseover=\"pwn()\" x=\"",
    "' autofocus onfocus='pwn()",
    "<img src=//evil.example/x>",
    "<a href=javascript:pwn()>x</a>",
    "javascript:pwn()",
    "`${pwn()}`\\\";pwn();//",
    "&lt;script&gt;pwn()&lt;/script&gt;",
    "\u2028pwn()//\u2029",
    "</style><style>@import '//evil.example/x'</style>",
    "<math><mtext><style><img src=x onerror=pwn()>",
]

# Markdown around a payload, one file each.
MARKDOWN = [
    "# {p}\n\n## {p}\n\n{p}\n",
    "Text {p} and `{p}` and **{p}**.\n\n- {p}\n1. {p}\n\n> {p}\n",
    "| a | {p} |\n|---|---|\n| {p} | `{p}` |\n",
    "```yaml title=\"{p}\" hl_lines=\"1\"\nkey: {p}\n```\n\n```{p}\n{p}\n```\n",
    "!!! note \"{p}\"\n    {p}\n\n??? warning \"{p}\"\n    {p}\n",
    "=== \"{p}\"\n    {p}\n\n=== \"b\"\n    {p}\n",
    "[{p}]({p})\n\n[a](<{p}>)\n\n[b](https://example.com/ \"{p}\")\n",
    "![{p}](x.png \"{p}\")\n",
    "## A {{ #{p} .{p} onclick=\"pwn()\" style=\"{p}\" }}\n",
    "*[HTML]: {p}\n\nHTML and a note.[^1]\n\n[^1]: {p}\n\nTerm {p}\n:   {p}\n",
    "<div title=\"{p}\" onclick=\"pwn()\">{p}</div>\n",
    "<svg><title>{p}</title><a href=\"{p}\"><text>{p}</text></a></svg>\n",
    "- [ ] {p}\n- [x] ~~{p}~~\n\n<{p}>\n\nhttps://example.com/{p}\n",
    "[a]: {p} \"{p}\"\n\n[a] [b][a] ![c][a]\n",
    "[a](&#106;avascript:pwn())\n\n[b](java\\\nscript:pwn())\n\n[c](data:text/html,<script>pwn()</script>)\n\n[d](vbscript:pwn())\n",
]


def write(root, path, text):
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def workload(number, payload):
    """A workload whose every free text is the payload."""
    text = json.dumps(payload)  # JSON is YAML
    return "\n".join([
        f"title: {text}", f"owner: {text}", f"summary: {text}", f"notes: {text}", "environment: production",
        "source: { rate: 40k/s, record: 1 KiB, partitions: 48 }", "latency: sub-1s", "statements:",
        f"  - {{ name: {json.dumps(payload + str(number))}, complexity: complex, state: {{ keys: 5M, bytesPerKey: 600 B }} }}",
        "matrix: { rates: [10k/s, 40k/s], tiers: all }", ""])


def write_content(root):
    every = json.dumps(" ".join(PAYLOADS))
    write(root, "handbook.yaml", "\n".join([
        f"title: {every}", f"description: {every}", "url: https://handbook.example.com/",
        f"repository: {json.dumps('https://example.com/' + PAYLOADS[1])}",
        f"edit: {json.dumps('https://example.com/' + PAYLOADS[8])}",
        "environments:", "  production:", f"    title: {every}", f"    namespace: {json.dumps(PAYLOADS[0])}",
        f"    nodePool: {json.dumps(PAYLOADS[1])}", f"    prices: {{ currency: {json.dumps(PAYLOADS[2])}, corePerHour: 0.04 }}",
        "flink:", f"  image: {every}", f"  serviceAccount: {json.dumps(PAYLOADS[3])}", ""]))
    for number, payload in enumerate(PAYLOADS):
        write(root, f"workloads/w{number}.yaml", workload(number, payload))
        text = json.dumps(payload)
        write(root, f"fields/f{number}.md",
              f"---\ntitle: {text}\ndescription: {text}\nowner: {text}\ntags: [{text}]\n---\nText with words to search for.\n")
        for kind, template in enumerate(MARKDOWN):
            write(root, f"m{kind}/p{number}.md", template.replace("{{", "{").replace("}}", "}").replace("{p}", payload))
        name = payload.replace("/", "∕")
        if len(name.encode()) < 200 and "\0" not in name:
            write(root, f"names/{name}.md", f"A page in a file of that name, {number}.\n")
            write(root, f"names/{name}/inner.md", f"A page in a folder of that name, {number}.\n")


def build(root, output):
    """Builds, leaving out what is refused; returns how much that was."""
    refused = 0
    while True:
        done = subprocess.run([headroom, "build", str(root), "--output", str(output), "--diagnostics", "json"],
                              capture_output=True, text=True)
        found = [json.loads(line) for line in (done.stdout + done.stderr).split("\n") if line.startswith("{")]
        wrong = {d["file"] for d in found if d["severity"] == "error" and d["file"]}
        if done.returncode == 0:
            return refused
        if done.returncode != 1 or not wrong:
            sys.exit(f"headroom ended with {done.returncode}: {done.stderr[:2000]}")
        for name in wrong:
            path = Path(name) if Path(name).exists() else root / Path(name).name
            if path.name == "handbook.yaml":
                sys.exit("\n".join(d["message"] for d in found if d["file"] == name))
            shutil.rmtree(path) if path.is_dir() else path.unlink()
            refused += 1


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


def serve(folder):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}/"


# Runs in every page: what would execute on a reader's move is made to, and links that run code are told.
PROVOKE = """() => {
  for (const e of document.querySelectorAll('*')) {
    for (const type of ['mouseover', 'focus', 'mouseenter', 'toggle']) e.dispatchEvent(new Event(type));
    for (const a of e.attributes) if (/^on/i.test(a.name)) pwn(a.name);
  }
  document.querySelectorAll('details').forEach((d) => d.open = true);
  document.querySelectorAll('[role=tab], .sort').forEach((b) => b.click());
  const runs = (url) => /^[\\s\\x00-\\x20]*(javascript|vbscript|data):/i.test(url || '');
  return [...document.querySelectorAll('[href], [src], [action], [formaction]')]
    .filter((e) => ['href', 'xlink:href', 'src', 'action', 'formaction'].some((n) => runs(e.getAttribute(n)))
      || e.matches('iframe, object, embed, form, base, main style, main script'))
    .map((e) => e.outerHTML.slice(0, 160));
}"""


def browse(site, failures, keeps_policy):
    address = serve(site)
    pages = sorted(site.rglob("*.html"))
    now = [""]
    policy = "with the policy" if keeps_policy else "without the policy"

    def fail(what):
        failures.append(f"{now[0]}, {policy}: {what}")

    def guard(route):
        url = route.request.url
        if url.startswith((address, "data:", "blob:")):
            return route.continue_()
        if keeps_policy or route.request.resource_type != "image":
            fail("a request to " + url)
        route.abort()

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or None, args=["--no-sandbox"])
        context = browser.new_context(bypass_csp=not keeps_policy, viewport={"width": 1280, "height": 900})
        context.expose_binding("pwn", lambda source, *words: fail("script ran " + str(words)))
        context.route("**/*", guard)
        page = context.new_page()
        page.on("dialog", lambda dialog: (fail("a dialog"), dialog.dismiss()))
        page.on("pageerror", lambda error: fail(f"an error: {error}"))
        for file in pages:
            now[0] = file.relative_to(site).as_posix()
            page.goto(address + now[0].replace("%", "%25").replace("?", "%3F").replace("#", "%23"))
            for link in page.evaluate(PROVOKE):
                fail("code in an address: " + link)
        search(page, address, now, fail)
        for file in list(site.rglob("*.svg"))[:20]:
            now[0] = file.relative_to(site).as_posix()
            page.goto(address + now[0])
        browser.close()
    return len(pages)


def search(page, address, now, fail):
    page.goto(address + "index.html")
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open] input")
    for question in PAYLOADS + ["script", "pwn", "onerror img", "evil example"]:
        now[0] = "search for " + question
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(question)
        page.wait_for_timeout(120)
        for link in page.evaluate(PROVOKE):
            fail("code in an address: " + link)
    if not page.locator("[role=option]").count():
        fail("the search found nothing, so it was not tried")


def read_for_machines(site, failures):
    """XML and JSON that a payload broke out of would not parse."""
    for file in site.rglob("*.xml"):
        try:
            xml.dom.minidom.parse(str(file))
        except Exception as error:
            failures.append(f"{file.name}: {error}")
    for file in site.rglob("*.json"):
        json.loads(file.read_text("utf-8"))
    for row in (site / "matrix.csv").read_text("utf-8-sig").splitlines():
        if row.startswith(("=", "+", "-", "@")):
            failures.append("matrix.csv: a formula: " + row[:80])


failures = []
with tempfile.TemporaryDirectory() as folder:
    content, site = Path(folder) / "content", Path(folder) / "site"
    write_content(content)
    refused = build(content, site)
    count = browse(site, failures, keeps_policy=False)
    browse(site, failures, keeps_policy=True)
    read_for_machines(site, failures)
for failure in failures[:40]:
    print("FAIL", failure)
print(f"{'FAIL' if failures or count < 60 else 'ok  '} {count} pages with scripts in every field, {refused} files refused, "
      f"{len(failures)} failures")
sys.exit(1 if failures or count < 60 else 0)
