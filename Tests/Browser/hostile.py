#!/usr/bin/env python3
"""hostile.py HEADROOM: what people write never runs.

Renders a handbook that has a piece of script in every field a person fills: titles, owners, names of
files, Markdown, values of YAML. Files that Headroom refuses are left out and counted; what it does
render is opened twice: in a browser that ignores the pages' security policy, so that escaping alone
has to hold, and in one that keeps it. Every page is hovered, clicked through and searched. A call of
`pwn()`, a dialog or a link that runs code is a failure; so is a request to another host, which images
that a page asks for in so many words are kept from by the policy alone.

Another handbook has pages whose elements bear the names that scripts use, which may keep neither search
nor tabs nor theme from working, and pages with raw HTML left open, which may swallow nothing of the
frame, of the text behind it, or of the page that prints all. (That other sites read nothing of a preview
is in serve.py.)

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
from urllib.parse import quote

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


def address(payload):
    """What an address may hold of a text; the rest of it is refused where it stands."""
    return json.dumps("https://example.com/" + quote(payload, safe="'()*;:@&=+$,!/"))


def write_content(root):
    every = json.dumps(" ".join(PAYLOADS))
    write(root, "handbook.yaml", "\n".join([
        f"title: {every}", f"description: {every}", "url: https://handbook.example.com/",
        f"repository: {address(PAYLOADS[1])}",
        f"edit: {address(PAYLOADS[8])}",
        "environments:", "  production:", f"    title: {every}",
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


# What scripts ask the document and the window for, and what ours are called.
NAMES = ["currentScript", "querySelector", "querySelectorAll", "documentElement", "getElementById", "createElement",
         "head", "body", "addEventListener", "defaultView", "location", "readyState", "implementation", "forms",
         "headroom", "headroomSearch", "headroomText", "root", "all", "one", "on", "load", "set", "element", "button",
         "freeID", "content", "navigation", "hits", "hit-0", "choice-0-0", "dialog", "localStorage", "sessionStorage"]

# Raw HTML that is never closed, or closes what it did not open. A word follows each.
OPEN = ["<svg><desc>", "<svg><desc><title>", "<svg><p><title>", "<svg><title>", "<svg><g>", "<svg><foreignObject>",
        "<svg><style>", "<svg><script>", "<math><mi>", "<math><mtext><title>", "<math><annotation-xml><svg><title>",
        "<math><mi><svg><desc><table>", "<select>", "<select><option>", "<select><svg><title>", "<textarea>",
        "<template>", "<noscript>", "<title>", "<xmp>", "<plaintext>", "<iframe>", "<noframes>", "<table>", "<table><tr><td>",
        "<table><caption>", "<table><colgroup>", "<button>", "<details>", "<details><summary>", "<video>", "<audio>",
        "<picture>", "<progress>", "<meter>", "<fieldset><legend>", "<ruby><rt>", "<object>", "<a href=\"b.md\">", "<b><i><u>",
        "<h1>", "<ul><li>", "<dl><dt>", "<p><p>", "<map>", "<label>", "<dialog>", "<frameset>", "<marquee>", "<form>",
        "</main></div>", "</article></section></body></html>", "</svg></math></table></select>", "<!--", "<![CDATA[", "<?php",
        "<div", "<svg><svg><svg><title>", "<svg/><title>", "<svg><desc/><title>", "<svg><a><p></a><title>", "<svg></p><title>",
        "<svg></br><title>", "<svg><font color=red><title>", "<svg><b></svg><title>", "<table><svg><title>"]

# How the HTML stands in a page.
AROUND = {"block": "{p}\n\nAfter the block.\n", "line": "Text {p} text\n\nAfter the line.\n", "item": "- {p} item\n- second\n\nAfter the item.\n",
          "quote": "> {p} quoted\n\nAfter the quote.\n", "cell": "| a |\n|---|\n| {p} |\n\nAfter the cell.\n",
          "heading": "# A {p}\n\nAfter the heading.\n", "box": "<div>{p}\n\nWithin.\n\nAfter the box.\n",
          "emphasis": "*x {p} x*\n\nAfter the emphasis.\n", "markdown": "<div markdown>\n{p}\n</div>\n\nAfter the Markdown.\n"}


def write_frame_content(root):
    """Pages that try to get rid of what is around them."""
    write(root, "handbook.yaml", "title: Frame\nurl: https://handbook.example.com/\n")
    write(root, "index.md", "# Home\n\nFindable words of the home page.\n")
    write(root, "b.md", "# B\n\nFindable words.\n")
    write(root, "x.png", "")
    write(root, "words.md", "# 言葉\n\n" + "文。" * 120 + "分散ストリーム処理の状態を管理する。\n\n## ภาษา\n\nการประมวลผลข้อมูลแบบสตรีม\n\n"
          "## Ελληνικά\n\nΟ ΜΕΓΑΛΟΣ ΛΟΓΟΣ, ένας μικρός κόσμος.\n\n## 中文\n\n流处理的检查点。Kafka的分区\n")
    tabs = "=== \"one\"\n    First.\n\n=== \"two\"\n    Second.\n\n"
    images = "".join(f"![](x.png){{ name=\"{n}\" }} <img src=\"x.png\" name=\"{n}\" id=\"i-{n}\"> <a name=\"{n}\">a</a>\n"
                     for n in NAMES)
    write(root, "names.md", "# Names\n\n" + images + "\n" + tabs)
    write(root, "ids.md", "# Ids\n\n" + "".join(f"<img src=\"x.png\" id=\"{n}\">\n" for n in NAMES) + "\n" + tabs)
    write(root, "anchors.md", "# Anchors\n\n" + "".join(f"[a](b.md){{ #{n} name=\"{n}\" }}\n" for n in NAMES) + "\n" + tabs)
    write(root, "headings.md", "# Headings\n\n" + "".join(f"## X {{ #{n} }}\n\n" for n in NAMES) + tabs)
    for number, html in enumerate(OPEN):
        for kind, text in AROUND.items():
            write(root, f"open/{kind}-{number}.md", f"---\ntitle: {kind} {number}\n---\n\n" + text.replace("{p}", html))


# What is searched for, and what the result marks: words inside of text without spaces, and capitals.
FINDABLE = {"状態": "状態", "状態を管理": "状態を管理", "ストリーム": "ストリーム", "処": "処理", "检查点": "检查点", "分区": "分区", "ข้อมูล": "ข้อมูล",
            "ΛΟΓΟΣ": "ΛΟΓΟΣ", "λογος": "ΛΟΓΟΣ", "ΚΌΣΜΟΣ": "κόσμος", "κόσμος": "κόσμος", "kafka": "Kafka"}


# What must be there around and behind the content of every page.
WHOLE = """() => {
  const main = document.querySelector('main'), footer = document.querySelector('.site-footer');
  const faults = [];
  if (document.querySelectorAll('main').length !== 1) faults.push('main is not one');
  if (!footer || !main || main.contains(footer)) faults.push('the footer is within');
  else if (footer.getBoundingClientRect().height === 0) faults.push('the footer is not shown');
  if (!document.querySelector('nav.site-nav') || !document.querySelector('header.site-header')) faults.push('no frame');
  const last = main && [...main.querySelectorAll('p')].find((p) => /^After the/.test(p.textContent));
  if (!last) faults.push('what follows is swallowed');
  else {
    if (last.getBoundingClientRect().height === 0) faults.push('what follows is not shown');
    if (last.closest('select, svg, math, button, video, audio, textarea, title')) faults.push('what follows is in ' + last.parentNode.tagName);
  }
  return faults;
}"""


def frames_hold(site, failures, searches):
    """Opens the pages that try to get rid of their frame, works with them, and looks at the page for print."""
    address = serve(site)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or None, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        for name in ["names", "ids", "anchors", "headings"]:
            if not (site / name).is_dir():
                failures.append(f"{name}: not built")
                continue
            page.goto(f"{address}{name}/index.html")
            before = page.evaluate("document.documentElement.dataset.theme || ''")
            page.locator("[data-theme-switch]").click()
            if page.evaluate("document.documentElement.dataset.theme || ''") == before:
                failures.append(f"{name}: the theme is not switched")
            page.get_by_role("tab", name="two").click()
            if not page.get_by_text("Second.").is_visible() or page.get_by_text("First.").is_visible():
                failures.append(f"{name}: the tabs do not switch")
            page.locator("h1").first.click()
            page.keyboard.press("/")
            try:
                page.wait_for_selector("dialog[open] input", timeout=5000)
                page.keyboard.insert_text("findable")
                page.wait_for_selector("[role=option] mark", timeout=5000)
            except Exception:
                failures.append(f"{name}: the search does not open or finds nothing")
        if searches:
            page.goto(f"{address}index.html")
            page.keyboard.press("/")
            page.wait_for_selector("dialog[open] input")
        for question, marked in FINDABLE.items() if searches else []:
            page.keyboard.press("Control+a")
            page.keyboard.insert_text(question)
            try:
                page.wait_for_function("word => [...document.querySelectorAll('[role=option] mark')].some((m) => m.textContent === word)",
                                       arg=marked, timeout=5000)
            except Exception:
                marks = page.evaluate("[...document.querySelectorAll('[role=option]')].map((o) => o.innerHTML).join()")
                failures.append(f"search for {question}: {marks[:300]}")
        pages = sorted(site.glob("open/*/index.html"))
        for file in pages:
            page.goto(address + file.relative_to(site).as_posix())
            for fault in page.evaluate(WHOLE):
                failures.append(f"{file.parent.name} ({OPEN[int(file.parent.name.split('-')[1])]}): {fault}")
        if (site / "print/index.html").exists():
            page.goto(address + "print/index.html")
            sections = page.evaluate("[...document.querySelectorAll('main > .print-page')].length")
            expected = sum(1 for _ in site.rglob("index.md")) + sum(1 for f in site.rglob("*.md") if f.name != "index.md")
            if sections != expected:
                failures.append(f"print: {sections} parts of {expected} stand side by side")
        failures.extend(errors)
        browser.close()
    return len(pages)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def copyfile(self, source, output):
        try:
            super().copyfile(source, output)
        except (BrokenPipeError, ConnectionResetError):
            pass  # the page has been left

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
framed = 0
for part in range(4):
    # A few hundred pages at most, so that there is a page for print.
    with tempfile.TemporaryDirectory() as folder:
        content, site = Path(folder) / "content", Path(folder) / "site"
        write_frame_content(content)
        for file in content.glob("open/*.md"):
            if int(file.stem.split("-")[1]) % 4 != part:
                file.unlink()
        left_out = build(content, site)
        framed += frames_hold(site, failures, searches=part == 0)
        print(f"frames, part {part}: {framed} pages so far, {left_out} refused", flush=True)
with tempfile.TemporaryDirectory() as folder:
    content, site = Path(folder) / "content", Path(folder) / "site"
    write_content(content)
    refused = build(content, site)
    count = browse(site, failures, keeps_policy=False)
    browse(site, failures, keeps_policy=True)
    read_for_machines(site, failures)
for failure in failures[:40]:
    print("FAIL", failure)
if framed < 300:
    failures.append(f"only {framed} pages with open HTML were built")
print(f"{'FAIL' if failures or count < 60 else 'ok  '} {count} pages with scripts in every field, {refused} files refused, "
      f"{len(failures)} failures")
sys.exit(1 if failures or count < 60 else 0)
