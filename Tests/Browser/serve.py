#!/usr/bin/env python3
"""serve.py HEADROOM [EDITS]: what a writer does under `headroom serve`, seen in a browser.

Needs Python's playwright and a Chromium, whose path may be in CHROMIUM:

    make browser

Edits, renames, deletes and breaks a handbook, and asks that each shows on the open page within a
second; then makes EDITS edits (200) and compares all that is served with a full build, counts open
files, weighs the memory, and edits one page of a thousand. Its limits are those of a release build.
Prints a line for each habit and ends with 1 when one of them fails.
"""
import http.client
import http.server
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

headroom = str(Path(sys.argv[1] if len(sys.argv) > 1 else ".build/release/headroom").resolve())
edits = int(sys.argv[2] if len(sys.argv) > 2 else 200)
failures = []


def check(what, holds):
    print("ok  " if holds else "FAIL", what, flush=True)
    if not holds:
        failures.append(what)


class Server:
    """A running preview, and what it said so far."""

    def __init__(self, content, port=0):
        self.process = subprocess.Popen(
            [headroom, "serve", content, "--port", str(port)], stderr=subprocess.PIPE, text=True)
        self.lines = []
        self.reader = threading.Thread(target=lambda: self.lines.extend(iter(self.process.stderr.readline, "")))
        self.reader.start()
        while not self.said("built"):
            if self.process.poll() is not None:
                sys.exit("serve ended: " + "".join(self.lines))
            time.sleep(0.02)
        self.address = re.search(r"http://\S+", self.lines[0]).group()
        self.port = int(re.search(r":(\d+)/", self.address).group(1))

    def said(self, word):
        return sum(word in line for line in self.lines)

    def get(self, path):
        try:
            with urllib.request.urlopen(self.address + path) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read()

    def open_files(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def memory(self):
        """Resident MiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024

    def end(self, number):
        start = time.monotonic()
        self.process.send_signal(number)
        code = self.process.wait(10)
        self.reader.join()
        return code, time.monotonic() - start


def shows(page, expression, within=1000):
    """Milliseconds until the open page is so, across reloads; none when it takes too long."""
    start = time.monotonic()
    while (time.monotonic() - start) * 1000 < within:
        try:
            if page.evaluate(expression):
                return round((time.monotonic() - start) * 1000)
        except Error:  # The page is just being replaced.
            pass
        time.sleep(0.005)
    return None


def go(page, address):
    """Opens an address, also when the page at hand is just reloading itself."""
    for attempt in range(5):
        try:
            return page.goto(address)
        except Error:
            if attempt == 4:
                raise


def expect(what, page, expression):
    time_taken = shows(page, expression)
    check(f"{what}: {'not' if time_taken is None else str(time_taken) + ' ms'}", time_taken is not None)


def has(text):
    return f"document.readyState !== 'loading' && document.querySelector('main')?.innerText.includes({text!r}) === true"


def workload(rate):
    return (f"title: Payments\nsource: {{ rate: {rate}k/s, record: 1 KiB }}\nlatency: sub-1s\n"
            "statements:\n  - { name: parse, complexity: simple }\n")


def overlay(text):
    return f"document.querySelector('#headroom-problems')?.innerText.includes({text!r}) === true"


def edits_show(server, content, page):
    guide = content / "guide/reading.md"
    go(page, server.address + "guide/reading/")
    words = guide.read_text()
    guide.write_text(words + "\n\nA paragraph of today.\n")
    expect("an edited Markdown file", page, has("A paragraph of today."))
    moved = content / "guide/moved.md"
    guide.rename(moved)
    expect("a renamed page leaves its address", page, has("There is no page at this address"))
    go(page, server.address + "guide/moved/")
    expect("a renamed page is at its new address", page, has("A paragraph of today."))
    moved.unlink()
    expect("a deleted page is gone", page, has("There is no page at this address"))
    guide.write_text(words)
    go(page, server.address + "guide/reading/")
    expect("a page that comes back", page, "document.querySelector('.site-nav [aria-current]') !== null")


def workload_shows(server, content, page):
    payments = content / "workloads/payments.yaml"
    payments.write_text(workload(40))
    go(page, server.address + "workloads/")
    expect("a new workload", page, has("Payments"))
    go(page, server.address + "workloads/payments/")
    payments.write_text(workload(77))
    expect("an edited workload", page, has("77 k/s"))
    renamed = payments.rename(content / "workloads/refunds.yaml")
    expect("a renamed workload leaves its address", page, has("There is no page at this address"))
    go(page, server.address + "workloads/refunds/")
    expect("it is at its new address", page, has("Payments"))
    renamed.unlink()
    expect("a deleted workload is gone", page, has("There is no page at this address"))


def theme_shows(server, content, page):
    go(page, server.address)
    (content / "theme").mkdir()
    style = content / "theme/extra.css"
    style.write_text("h1 { color: rgb(1, 2, 3); }\n")
    expect("a new style", page, "getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'")
    style.write_text("h1 { color: rgb(4, 5, 6); }\n")
    expect("an edited style", page, "getComputedStyle(document.querySelector('h1')).color === 'rgb(4, 5, 6)'")
    (content / "theme/footer.mustache").write_text("<p id='ours'>Ours</p>\n")
    expect("a slot", page, "document.querySelector('#ours') !== null")
    settings = content / "handbook.yaml"
    words = settings.read_text()
    settings.write_text(re.sub(r"(?m)^title:.*", "title: Another name", words))
    expect("an edited handbook.yaml", page, "document.querySelector('.brand')?.innerText === 'Another name'")
    settings.write_text(words)


def mistakes_show(server, content, page):
    for file, address, mistake, words in [
            ("guide/reading.md", "guide/reading/", "[x](nowhere.md)\n", "nowhere.md"),
            ("workloads/orders.yaml", "workloads/orders/", "title: [\n", "orders.yaml:"),
            ("handbook.yaml", "", "title: Ours\ncolour: red\n", "handbook.yaml:2:1"),
            ("theme/footer.mustache", "", "{{#page}}\n", "footer.mustache")]:
        path = content / file
        before = path.read_text()
        go(page, server.address + address)
        heading = page.inner_text("h1")
        path.write_text(mistake)
        expect(f"a mistake in {file} shows over the page", page, overlay(words))
        check("the last good page stays below it", page.inner_text("h1") == heading
              and server.get(address)[0] == 200)
        path.write_text(before)
        expect("mending clears it", page, "document.querySelector('#headroom-problems') === null"
               " && document.readyState === 'complete'")


def starts_and_stops(server, content, page):
    taken = subprocess.run([headroom, "serve", str(content), "--port", str(server.port)],
                           capture_output=True, text=True, timeout=20)
    check("a taken port is one clear line", taken.returncode == 3 and taken.stdout == "" and taken.stderr ==
          f"error: port {server.port} is in use; choose another, or --port 0 for the next free one\n")
    second = Server(str(content))
    check("port 0 takes the next free one", second.port > server.port)
    go(page, second.address)
    code, duration = second.end(signal.SIGTERM)
    check("SIGTERM stops it while a page listens", code == 0 and duration < 1 and second.lines[-1] == "stopped\n")
    third = Server(str(content), second.port)
    expect("the open page finds the next server at this port", page, "document.querySelector('h1') !== null")
    code, duration = third.end(signal.SIGINT)
    check("Ctrl-C stops it", code == 0 and duration < 1 and third.lines[-1] == "stopped\n")
    with socket.socket() as probe:
        check("the port is free again", probe.connect_ex(("127.0.0.1", third.port)) != 0)


def other_sites_read_nothing(server, content, page):
    """A page of another site, on this machine and elsewhere, that takes what it can get of the preview."""
    thief = f"""<!doctype html><title>Elsewhere</title><body>
      <script>window.loaded = []; window.failed = []</script>
      <script src="{server.address}search-index.js" onload="loaded.push('script')" onerror="failed.push('script')"></script>
      <img src="{server.address}assets/icon.svg" onload="loaded.push('image')" onerror="failed.push('image')">
      <iframe src="{server.address}"></iframe>
      <script>fetch("{server.address}matrix.json", {{mode: "no-cors"}}).then(
        () => loaded.push("fetch"), () => failed.push("fetch"))</script>"""

    class Elsewhere(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(thief.encode())

        def log_message(self, *words):
            pass

    elsewhere = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=elsewhere.serve_forever, daemon=True).start()
    # The same site for a browser, whose pages differ in their ports only, and another one.
    for name in ["127.0.0.1", "localhost"]:
        go(page, f"http://{name}:{elsewhere.server_port}/")
        shows(page, "failed.length >= 3")
        failed, loaded = page.evaluate("[failed, loaded]")
        check(f"a page at {name} gets nothing: {failed}", loaded == [] and sorted(failed) == ["fetch", "image", "script"])
        frame = page.frames[-1]
        check(f"a page at {name} shows no preview in a frame", frame == page.main_frame or "chrome-error" in frame.url
              or frame.query_selector("h1") is None)
    elsewhere.shutdown()


def edit(content, number):
    """One of the edits writers make, the next on top of the last."""
    kind = number % 10
    page = content / f"guide/page-{number % 7}.md"
    if kind < 5:
        page.write_text(f"# Page {number % 7}\n\nEdit {number}.\n\n" + "Some words on state and time. " * 40)
    elif kind == 5:
        page.unlink(missing_ok=True)
    elif kind == 6:
        staged = content / ".staged.md"
        staged.write_text(f"# Title {number}\n\nSaved as editors do, by renaming.\n")
        staged.rename(page)
    elif kind == 7:
        (content / "workloads/payments.yaml").write_text(workload(20 + number))
    elif kind == 8:
        (content / "theme/extra.css").write_text(f"h1 {{ letter-spacing: {number}px }}\n")
    else:
        page.write_text("[broken](nowhere.md)\n")


def many_edits(server, content, page):
    go(page, server.address + "guide/last/")
    for number in range(20):
        one_edit(server, content, number)
    files, memory = server.open_files(), server.memory()
    for number in range(20, 20 + edits):
        one_edit(server, content, number)
    for mistake in content.glob("guide/page-*.md"):
        if "nowhere" in mistake.read_text():
            mistake.unlink()
    (content / "guide/last.md").write_text("# Last\n\nThe end of it.\n")
    expect(f"the last of {edits} edits", page, has("The end of it."))
    growth = server.memory() - memory
    check(f"memory grew by {growth:.1f} MiB, from {memory:.0f}", growth < 20)
    # A browser keeps up to six connections to a host, as it likes.
    check(f"{files} open files became {server.open_files()}", server.open_files() <= files + 6)


def one_edit(server, content, number):
    builds = len(server.lines)
    edit(content, number)
    start = time.monotonic()
    while len(server.lines) == builds and time.monotonic() - start < 1:
        time.sleep(0.005)


def serves_what_a_build_writes(server, content, folder):
    site = folder / "site"
    subprocess.run([headroom, "build", str(content), "--output", str(site), "--base-url", server.address],
                   check=True, capture_output=True)
    tag = re.compile(rb'<script src="/-/headroom/reload.js"[^>]*></script>\n')
    stale = []
    for path in sorted(p for p in site.rglob("*") if p.is_file() and p.name != ".headroom-site"):
        name = path.relative_to(site).as_posix()
        if tag.sub(b"", server.get(urllib.request.quote(name))[1]) != path.read_bytes():
            stale.append(name)
    check("all that is served is what a build writes" + "".join(f"\n     {name}" for name in stale[:5]), not stale)
    check("a page that is gone is not served", server.get("guide/moved/")[0] == 404)


def fetch(connection, path):
    connection.request("GET", path)
    return connection.getresponse().read()


def a_large_handbook(folder):
    """A paragraph added to one of 1,000 pages, and a new title, until the server has them."""
    words = "stream window state checkpoint record latency partition key slot memory cluster recovery".split()
    for number in range(1000):
        page = folder / f"s{number // 50}/p{number}.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        text = " ".join(words[(number + step * step) % 12] for step in range(80))
        page.write_text(f"---\ntitle: Page {number}\n---\n" + "".join(
            f"\n## Section {part}\n\n{text} [next](../s{(number + 1) % 1000 // 50}/p{(number + 1) % 1000}.md)\n\n"
            f"| a | b |\n|---|--:|\n| {text[:20]} | {number} |\n\n```yaml\nkey: {number}\n```\n" for part in range(6)))
    (folder / "handbook.yaml").write_text("title: Large\n")
    server = Server(str(folder))
    page = folder / "s3/p163.md"
    before = page.read_text()
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    for what, change in [("paragraph", lambda n: before + f"\nword{n}.\n"),
                         ("title", lambda n: before.replace("Page 163", f"word{n}."))]:
        times = []
        for number in range(20):
            page.write_text(change(number))
            start = time.monotonic()
            while f"word{number}.".encode() not in fetch(connection, "/s3/p163/"):
                time.sleep(0.002)
            times.append((time.monotonic() - start) * 1000)
            time.sleep(0.1)
        times.sort()
        # A quarter of them, since others may keep the machine busy.
        check(f"one {what} of 1,000 pages is served after {times[10]:.0f} ms, from {times[0]:.0f} to {times[-1]:.0f},"
              f" at a load of {os.getloadavg()[0]:.0f}", times[5] < 100)
    server.end(signal.SIGTERM)


with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
    folder = Path(name)
    subprocess.run([headroom, "init", str(folder / "handbook")], check=True, capture_output=True)
    content = folder / "handbook/content"
    (content / "guide").mkdir(exist_ok=True)
    (content / "guide/reading.md").write_text("# Reading\n\nHow to read it.\n")
    browser = playwright.chromium.launch(
        executable_path=os.environ.get("CHROMIUM") or None, args=["--no-sandbox"])
    page = browser.new_page()
    server = Server(str(content))
    try:
        for part in (edits_show, workload_shows, theme_shows, mistakes_show, other_sites_read_nothing,
                     starts_and_stops, many_edits):
            part(server, content, page)
        serves_what_a_build_writes(server, content, folder)
    finally:
        browser.close()
        code, duration = server.end(signal.SIGINT)
    check("it stopped when asked", code == 0)
    a_large_handbook(folder / "large")
sys.exit(1 if failures else 0)
