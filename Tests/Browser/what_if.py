#!/usr/bin/env python3
"""what_if.py HEADROOM [SETTINGS]: what a page answers is what a build of the changed file would say.

Builds the handbook, opens its workloads' pages from file:// and over HTTP in turn, and gives their what-if
random values: a rate by the field or the slider, a tier, a skew, state, assumptions. Then it puts the
lines that the page offers to copy into the workload's file and builds again, and compares what is shown,
byte for byte, and the number of cores with `headroom size --format json`. A workload that is described
from nothing gives a file that builds to what was shown. Also: the address holds the
changes, back and forward go through them, Reset and no changes give the page as it was built, inputs that
are none are refused where they stand, a hostile workload and a hostile address run nothing, what a reader
has open stays, and how long an answer takes with the processor at a quarter of its speed.

Needs Python's playwright and PyYAML, and a Chromium, whose path may be in CHROMIUM:

    make browser
"""
import functools
import http.server
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import yaml
from playwright.sync_api import sync_playwright

headroom = str(Path(sys.argv[1] if len(sys.argv) > 1 else ".build/release/headroom").resolve())
settings = int(sys.argv[2]) if len(sys.argv) > 2 else 200
seed = int(os.environ.get("SEED", "1"))
content = Path("content").resolve()
failures = []

# What of a page follows from the workload's input: all of what the build wrote there, but for the
# release's badge and the differences that only what-if shows.
SHOWN = """() => {
  const text = (e) => {
    const copy = e.cloneNode(true);
    copy.querySelectorAll(".change, a.badge").forEach((c) => (c.closest("li") || c).remove());
    // Whether a box scrolls is known a moment later, and some are laid out only then.
    for (const box of [copy, ...copy.querySelectorAll(".more, .laid")]) box.classList.remove("more", "laid");
    // How high the cards are together, and what is said below them, is noted there; that it is right is tried below.
    for (const box of [copy, ...copy.querySelectorAll(".cards")]) if (box.matches(".cards, [data-live]")) box.removeAttribute("style");
    return copy.outerHTML;
  };
  const shown = {};
  document.querySelectorAll(".facts, [data-live=answer], [data-live=reasons]").forEach((e) =>
    shown[e.dataset.live || "facts"] = text(e));
  for (const id of ["way-out", "rates", "matrix", "cost", "tiers", "kafka"]) {
    const heading = document.getElementById(id);
    if (!heading || heading.hidden) continue;
    shown[id] = "";
    for (let e = heading.nextSibling; e && e.nodeName !== "H2"; e = e.nextSibling)
      shown[id] += e.nodeType === 1 ? text(e) : e.textContent;
  }
  return shown;
}"""


def check(what, holds, detail=""):
    if not holds:
        failures.append(what)
        print("FAIL", what, detail)
    return holds


def run(*arguments, cwd):
    done = subprocess.run([headroom, *arguments], cwd=cwd, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def merge(into, change):
    """The lines of a page in a workload's file; items of lists are those with the same name."""
    for key, value in change.items():
        if isinstance(value, dict):
            merge(into.setdefault(key, {}), value)
        elif isinstance(value, list):
            for item in value:
                found = next(i for i in into[key] if i.get("name") == item["name"])
                merge(found, item)
        else:
            into[key] = value


class Text(yaml.SafeLoader):
    """Reads every value as the text it is written as."""


Text.yaml_implicit_resolvers = {}


def scaled(value, random):
    """An amount times something, in the unit it has; whole where it was."""
    number = re.match(r"[0-9.]+", value)
    if not number:
        return value
    factor = random.choice([0.3, 0.5, 0.8, 1.1, 1.25, 2, 3])
    amount = float(number.group()) * factor
    text = str(max(1, round(amount))) if "." not in number.group() else repr(round(amount, 4))
    return text + value[number.end():]


def ask(page, random):
    """Changes one to four inputs of the open form as a reader would."""
    inputs = page.evaluate(
        "() => [...document.querySelectorAll('.what-if-form [name]')].map((e) => ({ name: e.name, type:"
        " e.type, value: e.value, options: e.options ? [...e.options].map((o) => o.value) : [] }))")
    texts = [i for i in inputs if i["type"] == "text" and i["name"] != "rate"]
    choices = [i for i in inputs if i["type"] == "select-one" and i["name"] != "machine"]
    page.evaluate("() => document.querySelector('.what-if-form details').open = true")
    for kind in random.sample(["rate", "slider", "tier", "choice", "text", "text"], random.randint(1, 4)):
        if kind == "rate":
            fill(page, "rate", random.choice(["12k/s", "60k/s", "750/s", "1.5M/s", "33333/s", "0.1M/s"]))
        elif kind == "slider":
            page.evaluate(
                "([place]) => { const e = document.querySelector('[name=slider]');"
                " e.value = Math.round(place * e.max); e.dispatchEvent(new Event('input', { bubbles: true }));"
                " e.dispatchEvent(new Event('change', { bubbles: true })); }", [random.random()])
        elif kind == "tier":
            tier = random.choice(["sub-500ms", "sub-1s", "sub-5s", "relaxed"])
            settle(page)  # a mouse aims at what stands still
            page.check(f".what-if-form [name=latency][value='{tier}']", force=True)
        elif kind == "choice" and choices:
            chosen = random.choice(choices)
            page.select_option(f".what-if-form [name='{chosen['name']}']", random.choice(chosen["options"]))
        elif kind == "text" and texts:
            chosen = random.choice(texts)
            fill(page, chosen["name"], scaled(chosen["value"], random))
    page.evaluate("() => document.activeElement.blur()")


def fill(page, name, value):
    page.evaluate(
        "([name, value]) => { const e = [...document.querySelectorAll('.what-if-form [name]')].find((e) =>"
        " e.name === name); e.value = value; e.dispatchEvent(new Event('change', { bubbles: true })); }",
        [name, value])


def opened(page, address):
    page.goto("about:blank")
    page.goto(address)
    if "#what-if?" not in address:
        page.click(".what-if > button")
    page.wait_for_selector(".what-if-form [name=rate]")
    settle(page)


def settle(page):
    """Until what was asked is answered, and nothing has changed for a while, however busy the machine is."""
    page.evaluate("""async () => {
      for (let i = 0; i < 2; i++) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      await new Promise((done) => {
        const observer = new MutationObserver(() => { clearTimeout(timer); wait(); });
        const wait = () => timer = setTimeout(() => { observer.disconnect(); done(); }, 300);
        let timer;
        wait();
        observer.observe(document.querySelector("main"), { subtree: true, childList: true, characterData: true, attributes: true });
      });
    }""")


def differ(page, workload, built, asked, context):
    same = True
    for part in sorted(set(built) | set(asked)):
        if built.get(part) != asked.get(part):
            a, b = built.get(part, ""), asked.get(part, "")
            at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
            same = check(f"{workload}: {part}", False,
                         f"{context}\n  built …{a[max(0, at - 60):at + 80]!r}\n  asked …{b[max(0, at - 60):at + 80]!r}")
    return same


def serve(folder):
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    handler = functools.partial(Quiet, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def random_settings(browser, folder):
    """A round changes every workload's page, and builds once for all of them."""
    random_ = random.Random(seed)
    planned, changed = folder / "planned", folder / "changed"
    shutil.copytree(content, planned / "content")
    code, _, errors = run("build", cwd=planned)
    check("the handbook builds", code == 0, errors)
    server = serve(planned / "site")
    names = sorted(p.stem for p in (planned / "content/workloads").glob("*.yaml"))
    homes = [(planned / "site").as_uri(), f"http://127.0.0.1:{server.server_port}"]
    page = browser.new_page()
    errors_seen = []
    page.on("pageerror", lambda e: errors_seen.append(str(e)))
    page.on("console", lambda m: errors_seen.append(m.text) if m.type == "error" else None)
    done, rounds = 0, 0
    while done < settings:
        asked = {}
        shutil.rmtree(changed, ignore_errors=True)
        shutil.copytree(content, changed / "content")
        for name in names:
            opened(page, f"{homes[rounds % 2]}/workloads/{name}/index.html")
            if rounds == 0:
                page.evaluate("() => document.querySelector('[data-do=reset]').click()")
                settle(page)
                before = page.evaluate(SHOWN)
                page.goto("about:blank")
                page.goto(f"{homes[0]}/workloads/{name}/index.html")
                differ(page, name, page.evaluate(SHOWN), before, "without changes")
                opened(page, f"{homes[0]}/workloads/{name}/index.html")
            ask(page, random_)
            settle(page)
            refused = page.evaluate(
                "() => [...document.querySelectorAll('.refusal:not([hidden])')].map((e) => e.textContent)")
            if refused:
                print("note", name, refused)
                continue
            page.evaluate("() => document.querySelector('[data-do=copy]').click()")
            lines = page.evaluate("() => (document.querySelector('.what-if-yaml') || {textContent: ''}).textContent")
            asked[name] = (page.evaluate(SHOWN), lines, page.url.partition("#")[2])
            file = changed / f"content/workloads/{name}.yaml"
            definition = yaml.load(file.read_text("utf-8"), Text)
            merge(definition, yaml.load(lines, Text) or {})
            file.write_text(yaml.safe_dump(definition, allow_unicode=True, default_style='"'), "utf-8")
        unquoted(changed / "content/workloads")
        code, _, errors = run("build", "--quiet", cwd=changed)
        if not check("the changed handbook builds", code == 0, errors):
            return
        for name, (shown, lines, address) in asked.items():
            page.goto((changed / "site").as_uri() + f"/workloads/{name}/index.html")
            differ(page, name, page.evaluate(SHOWN), shown, address)
            sized(changed, name, shown, address)
            done += 1
        rounds += 1
    check("nothing was thrown", not errors_seen, errors_seen[:3])
    print(f"ok   {done} settings of {len(names)} workloads, from file:// and over HTTP")
    server.shutdown()
    page.close()
    return planned


def unquoted(folder):
    """Numbers and amounts as people write them: what was quoted for YAML's sake is read the same."""
    for file in folder.glob("*.yaml"):
        file.write_text(re.sub(r'"([A-Za-z0-9][A-Za-z0-9.%/ _-]*)"', r"\1", file.read_text("utf-8")), "utf-8")


def sized(folder, name, shown, context):
    code, output, errors = run("size", name, "--format", "json", cwd=folder)
    if not check(f"{name}: size", code == 0, errors):
        return
    answer = json.loads(output)
    cores = re.search(r"<dt>Cores</dt><dd><div class=\"figure\">([0-9.,]+)", shown.get("answer", ""))
    total = answer.get("totalCores")
    if cores is None or total is None:
        check(f"{name}: fits or not", cores is None and not answer.get("feasible"), context)
    else:
        check(f"{name}: cores", abs(float(cores.group(1).replace(",", "")) - total) < 0.06, (context, total))


def habits(browser, site):
    """The address, back and forward, Reset, and what is refused."""
    page = browser.new_page()
    address = site.as_uri() + "/workloads/orders-enrichment/index.html"
    opened(page, address)
    before = page.evaluate(SHOWN)
    fill(page, "rate", "70k/s")
    settle(page)
    once = page.evaluate(SHOWN)
    check("the address holds a change", "rate=70k" in page.url, page.url)
    fill(page, "skew", "high")
    settle(page)
    twice, both = page.evaluate(SHOWN), page.url
    page.go_back()
    settle(page)
    check("back", page.evaluate(SHOWN) == once and "skew" not in page.url, page.url)
    page.go_forward()
    settle(page)
    check("forward", page.evaluate(SHOWN) == twice)
    other = browser.new_page()
    other.goto(both)
    other.wait_for_selector(".what-if-form [name=rate]")
    settle(other)
    check("an address opens with its changes", other.evaluate(SHOWN) == twice)
    check("fields show them", other.input_value("[name=rate]") == "70k/s")
    other.close()
    page.evaluate("""() => {
      const change = (name, value) => {
        const control = document.querySelector(`.what-if-form [name='${name}']`);
        control.value = value;
        control.dispatchEvent(new Event("change", { bubbles: true }));
      };
      change("rate", "71k/s");
      requestAnimationFrame(() => change("skew", "low"));
    }""")
    settle(page)
    check("the address holds a change that comes right after another",
          "rate=71k" in page.url and "skew=low" in page.url, page.url)
    page.evaluate("""() => {
      for (const [name, value, type] of [["slider", "20", "input"], ["skew", "high", "change"]]) {
        const control = document.querySelector(`.what-if-form [name='${name}']`);
        control.value = value;
        control.dispatchEvent(new Event(type, { bubbles: true }));
      }
    }""")
    settle(page)
    check("a place of the slider stays where another input changes in the same frame", "rate=71k" not in page.url
          and "rate=" in page.url and "skew=high" in page.url and page.input_value("[name=slider]") == "20", page.url)
    page.goto(both)
    settle(page)
    page.evaluate("() => document.querySelector('.outline a[href=\"#recovery\"]').click()")
    settle(page)
    check("a link to a heading leaves the answers", page.evaluate(SHOWN) == twice)
    page.click("[data-do=reset]")
    settle(page)
    check("Reset", page.evaluate(SHOWN) == before and "#" not in page.url, page.url)
    fill(page, "rate", "70")
    settle(page)
    check("a missing unit is told", "lacks a unit" in page.inner_text("[data-refusal=rate]"))
    check("and nothing changes", page.evaluate(SHOWN) == before)
    check("what was typed stays", page.input_value("[name=rate]") == "70")
    page.select_option("[name=skew]", "low")
    settle(page)
    check("also while something else changes", page.input_value("[name=rate]") == "70" and "skew=low" in page.url
          and "lacks a unit" in page.inner_text("[data-refusal=rate]"), page.url)
    page.click("[data-do=reset]")
    settle(page)
    check("Reset takes it away", page.input_value("[name=rate]") == "40k/s" and page.evaluate(SHOWN) == before)
    page.focus("[name=slider]")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    settle(page)
    check("arrows move the slider", page.evaluate(SHOWN) != before and "rate=" in page.url, page.url)
    sliding = page.url
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
        settle(page)
    check("arrows move it past the plan's place", "rate=38k" in page.url, page.url)
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        settle(page)
    check("and back", page.url == sliding, (page.url, sliding))
    other = browser.new_page()
    other.goto(sliding)
    other.wait_for_selector(".what-if-form [name=rate]")
    settle(other)
    check("an answer that was worked out ahead is the address's", other.evaluate(SHOWN) == page.evaluate(SHOWN))
    other.close()
    page.select_option("[name=skew]", "low")
    settle(page)
    page.go_back()
    settle(page)
    check("back undoes one choice", "skew" not in page.url and "rate=" in page.url, page.url)
    fill(page, "rate", "900M/s")
    settle(page)
    check("the way out stands first", page.evaluate(
        "() => [...document.querySelectorAll('main h2')].filter((h) => !h.hidden)[0].id") == "way-out")
    page.close()
    print("ok   address, history, reset, refusals")


def hostile(browser, folder):
    payload = "\"><img src=x onerror=pwn()><script>pwn()</script>'"
    root = folder / "hostile"
    (root / "content/workloads").mkdir(parents=True)
    (root / "content/handbook.yaml").write_text(json.dumps({
        "title": payload, "environments": {"e": {
            "title": payload, "machines": [
                {"name": payload, "cores": 8, "memory": "32 GiB", "perHour": 0.3},
                {"name": payload + "2", "cores": 16, "memory": "64 GiB", "perHour": 0.6}],
            "prices": {"currency": payload}}}}), "utf-8")
    (root / "content/workloads/w.yaml").write_text(json.dumps({
        "title": payload, "owner": payload, "summary": payload, "notes": payload, "tags": [payload],
        "sources": [{"name": payload, "rate": "10k/s", "record": "1 KiB"},
                    {"name": payload + "b\\n", "rate": "5k/s", "record": "1 KiB"}],
        "latency": "sub-1s", "statements": [
            {"name": payload + "s", "complexity": "medium", "from": [payload, payload + "b\\n"],
             "state": {"keys": "1M", "bytesPerKey": "100 B"}}]}), "utf-8")
    code, _, errors = run("build", cwd=root)
    check("a hostile handbook builds", code == 0, errors)
    # Without the policy, so that escaping alone has to hold.
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    called = []
    page.expose_function("pwn", lambda: called.append(1))
    page.on("dialog", lambda d: (called.append(2), d.dismiss()))
    address = (root / "site").as_uri() + "/workloads/w/index.html"
    keys = ["rate", "latency", "skew", "machine", "statements.x.state.keys", "assumptions.diskSize", payload]
    for key in keys:
        for text in [payload, "20k/s" + payload]:
            opened(page, address + "#what-if?" + key.replace("&", "%26") + "=" + text.replace("&", "%26"))
    opened(page, address + "#what-if?rate=20k/s&machine=" + payload)
    check("the hostile address was read", "20 k/s" in page.inner_text(".facts"))
    page.evaluate("() => document.querySelector('[data-do=copy]').click()")
    # Every place that shows the workload: the map with its slider, the page that sizes another.
    for times in ["1", "2", payload]:
        page.goto("about:blank")
        page.goto((root / "site").as_uri() + "/index.html#what-if?times=" + times)
        page.wait_for_selector(".what-if-form [name=times]")
        settle(page)
    check("the hostile fleet is read", page.locator("[data-workload]").count() == 1)
    for key in ["title", "owner", "r1", "r1.name", "r1.rate", "s1", "s1.name", "s1.from", "latency", "add", "remove", payload]:
        for text in [payload, "tumble", "filter"]:
            page.goto("about:blank")
            page.goto((root / "site").as_uri() + "/size/index.html#what-if?title=" + payload + "&s1=filter&r1.rate=20k/s&r1.record=1KiB&"
                      + key.replace("&", "%26") + "=" + text.replace("&", "%26"))
            page.wait_for_selector(".what-if-form [name=title]")
            settle(page)
    check("nothing ran", not called, called)
    context.close()
    print("ok   hostile workload and address")


NEW = [
    ("source", {"name": "clicks", "rate": "30k/s", "record": "200 B"}),
    ("source", {"name": "carts", "rate": "500/s", "record": "50 kB", "partitions": "24"}),
    ("filter", {"from": "clicks", "input": "80%"}),
    ("lookup", {"from": "filter", "lookup.latency": "5 ms", "lookup.hits": "80%", "lookup.capacity": "100"}),
    ("group", {"state.keys": "2M", "state.bytesPerKey": "100 B"}),
    ("tumble", {"window.size": "1 min", "state.keys": "2M", "state.bytesPerKey": "120 B"}),
    ("hop", {"window.size": "5 min", "window.slide": "1 min", "state.keys": "200k", "state.bytesPerKey": "120 B"}),
    ("deduplicate", {"state.ttl": "1 h", "state.newKeys": "500/s", "state.bytesPerKey": "60 B"}),
    ("interval-join", {"from": "clicks, carts", "state.ttl": "10 min", "state.newKeys": "500/s",
                       "state.bytesPerKey": "500 B", "output": "1.3"}),
    ("join", {"name": "Orders & <carts>", "state.keys": "5M", "state.bytesPerKey": "500 B"}),
    ("pattern", {"state.keys": "1M", "state.bytesPerKey": "300 B"}),
]


def described(page, rows):
    """Describes a workload on the open page, row by row."""
    numbers = {"r": 0, "s": 0}
    for kind, fields in rows:
        letter = "r" if kind == "source" else "s"
        numbers[letter] += 1
        if kind != "source" or numbers["r"] > 1:
            page.click(f"[data-do=add][value='{kind}']")
        for key, text in fields.items():
            fill(page, f"{letter}{numbers[letter]}.{key}", text)


def size_new(browser, folder, planned):
    """What is described from nothing is a file that builds to the same answer."""
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda e: errors.append(str(e)))
    address = (planned / "site").as_uri() + "/size/index.html"
    page.goto(address)
    page.click(".what-if > button")
    page.wait_for_selector(".what-if-form [name=title]")
    settle(page)
    check("an empty workload says what it needs", "Still needed: a name" in page.inner_text("[role=status]"))
    check("and has no file", page.is_disabled("[data-do=download]"))
    for title, rows in [("Ünlimited: orders", NEW)] + [
            (f"One {kind}", [NEW[0], (kind, {k: v for k, v in fields.items() if k != "from"})])
            for kind, fields in NEW[2:]]:
        page.click("[data-do=reset]")
        fill(page, "title", title)
        page.check(".what-if-form [name=latency][value='sub-1s']", force=True)
        described(page, rows)
        settle(page)
        if not check(f"{title}: nothing is refused", page.is_enabled("[data-do=download]"),
                     page.inner_text("[role=status]")):
            continue
        with page.expect_download() as download:
            page.click("[data-do=download]")
        name = download.value.suggested_filename
        same = folder / "new"
        shutil.rmtree(same, ignore_errors=True)
        shutil.copytree(content, same / "content")
        download.value.save_as(same / "content/workloads" / name)
        code, _, told = run("check", cwd=same)
        check(f"{title}: check accepts its file", code == 0, told)
        code, _, told = run("build", "--quiet", cwd=same)
        if not check(f"{title}: builds", code == 0, told):
            continue
        other = browser.new_page()
        other.goto((same / "site").as_uri() + f"/workloads/{name.removesuffix('.yaml')}/index.html")
        built, asked = other.evaluate(SHOWN), page.evaluate(SHOWN)
        built.pop("facts")
        plain = lambda shown: {k: re.sub(r'href="(\.\./)+', 'href="', v) for k, v in shown.items()}
        differ(page, title, plain(built), plain(asked), page.url)
        check(f"{title}: says more than cards", len(asked) > 3, list(asked))
        other.goto(page.url.replace(str(planned), str(same)))
        other.wait_for_selector(".what-if-form [name=title]")
        settle(other)
        check(f"{title}: its address opens with it", other.input_value("[name=title]") == title)
        other.close()
    page.click("[data-do=remove]")
    settle(page)
    check("a statement can go again", "Still needed: a statement." in page.inner_text("[role=status]"))
    fill(page, "r1.rate", "40")
    settle(page)
    check("a missing unit is told", "lacks a unit" in page.inner_text("[data-refusal='r1.rate']"))
    check("what has no answer has no design point", page.inner_text(".what-if > button span") == "")
    check("nothing was thrown", not errors, errors[:3])
    page.close()
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(address)
    check("without script it tells of the command line",
          "headroom size" in plain.inner_text("main") and not plain.is_visible(".what-if > button"))
    plain.close()
    print("ok   sizes something new")


FLEET = """() => Object.fromEntries([...document.querySelectorAll("[data-workload]")].map((row) => [row.dataset.workload,
  [".cores", ".recovers", ".costs"].map((part) => row.querySelector(part)?.innerHTML)]))"""


def moved(page, times):
    page.evaluate(
        "(times) => { const e = document.querySelector('.what-if-form [name=times]'); e.value = times;"
        " for (const type of ['input', 'change']) e.dispatchEvent(new Event(type, { bubbles: true })); }", str(times))
    settle(page)


def fleet(browser, planned):
    """The slider for the whole fleet gives each row the answer of `headroom size` at that rate."""
    server = serve(planned / "site")
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda e: errors.append(str(e)))
    for address in [(planned / "site").as_uri() + "/index.html", f"http://127.0.0.1:{server.server_port}/matrix/"]:
        page.goto(address)
        built = page.evaluate(FLEET)
        built_totals = page.evaluate("() => [...document.querySelectorAll('[data-totals]')].map((e) => e.textContent)")
        loaded = page.evaluate("() => performance.getEntriesByType('resource').map((r) => r.name).join()")
        check("nothing is loaded before the first touch", "what-if" not in loaded and "fleet.js" not in loaded, loaded)
        page.click(".what-if > button")
        page.wait_for_selector(".what-if-form [name=times]")
        settle(page)
        check("the fleet as planned is the page as built", page.evaluate(FLEET) == built)
        for times in [1.3, 2, 4]:
            moved(page, times)
            check(f"the address holds ×{times}", f"times={times}" in page.url, page.url)
            asked = page.evaluate(FLEET)
            for name in asked:
                rate = json.loads(run("size", name, "--format", "json", cwd=planned)[1])["recordsPerSecond"] * times
                answer = json.loads(run("size", name, "--rate", f"{rate:.6f}".rstrip("0").rstrip(".") + "/s", "--format", "json", cwd=planned)[1])
                cores = re.search(r'class="strong[^>]*>(?:<[^>]*>)*([0-9.,]+)', asked[name][0])
                check(f"{name} at ×{times}: fits or not", (cores is not None) == answer["feasible"], asked[name])
                if cores and answer["feasible"]:
                    check(f"{name} at ×{times}: cores", abs(float(cores.group(1).replace(",", "")) - answer["totalCores"]) < 0.06,
                          (cores.group(1), answer["totalCores"]))
                    check(f"{name} at ×{times}: what binds", f">{answer['bindingConstraint']}<" in asked[name][0], asked[name][0])
            totals = page.evaluate("() => [...document.querySelectorAll('[data-totals]')].map((e) => e.textContent)")
            check(f"×{times}: every environment has its totals",
                  totals and all(" workload" in t and t not in built_totals for t in totals), totals)
            said = page.inner_text(".what-if-form [role=status]")
            check(f"×{times} is told", said.startswith(f"×{times}: {len(asked)} workloads, ") and "As planned: " in said, said)
        page.focus("[name=times]")
        page.keyboard.press("ArrowLeft")
        settle(page)
        check("arrows move it", "times=3.9" in page.url, page.url)
        page.click("[data-do=reset]")
        settle(page)
        check("Reset gives the page as built", page.evaluate(FLEET) == built and "#" not in page.url, page.url)
        for hostile in ["99", "<img src=x onerror=alert(1)>", "2\u0000cores orders-enrichment\u0000<b>"]:
            page.goto("about:blank")
            page.goto(address + "#what-if?times=" + hostile)
            page.wait_for_selector(".what-if-form [name=times]")
            settle(page)
            check("a wrong multiple changes nothing", page.evaluate(FLEET) == built, hostile)
        page.goto("about:blank")
    check("nothing was thrown by the fleet", not errors, errors[:3])
    page.close()
    server.shutdown()
    print("ok   the whole fleet")


def read_outs(browser, site):
    """Of two rates that are kept, the page tells the cores between them."""
    page = browser.new_page()
    page.goto(site.as_uri() + "/workloads/orders-enrichment/index.html")
    slider = page.locator(".read-out input").first
    slider.focus()
    told = lambda: page.locator(".read-out output").nth(1).inner_text()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    check("one rate is kept", told().count("Kept: ") == 1 and "Between" not in told(), told())
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    cores = [int(number.replace(",", "")) for number in re.findall(r": ([0-9,]+) cores? at", told())]
    check("two are compared", len(cores) == 2 and f"Between the two: {abs(cores[1] - cores[0])} core" in told(), told())
    check("both stand in both charts", page.evaluate(
        "() => document.querySelectorAll('.crosshair:not([hidden])').length") == 6)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    check("another takes the second's place", told().count("Kept: ") == 2, told())
    page.keyboard.press("Enter")
    check("again takes it away", told().count("Kept: ") == 1, told())
    check("it is announced politely", page.evaluate(
        "() => document.querySelectorAll('.read-out output')[1].tagName") == "OUTPUT")
    page.close()
    print("ok   read-outs")


# From the first input event to the end of the frame that shows something: the answer itself, the charts by
# rate, and all that follows. The wait for that frame is part of it.
WATCH = """() => {
  let now, changed;
  const painted = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(0);
  });
  addEventListener("input", () => {
    if (now) return;
    const one = now = { start: performance.now() };
    painted(() => one.answer = performance.now() - one.start);
  }, true);
  const isChart = ({ target, addedNodes }) => (target.closest ? target : target.parentElement)?.closest(".plot.lines")
    || [...addedNodes].some((node) => node.querySelector?.(".plot.lines") || node.matches?.(".plot.lines"));
  new MutationObserver((list) => {
    if (!now || changed) return changed?.push(...list);
    const one = now;
    changed = list;
    painted(() => {
      one.all = performance.now() - one.start;
      if (changed.some(isChart)) one.charts = one.charts || one.all;
      changed = undefined;
    });
  }).observe(document.querySelector("main"), { subtree: true, childList: true, characterData: true, attributes: true });
  window.taken = () => {
    const was = now;
    now = undefined;
    return was;
  };
}"""


def dragged(page, slider, places):
    """The slider goes from place to place, as a share of it, as a mouse moves it; yields before each place,
    and when the page stands still after it."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    box = page.locator(slider).bounding_box()
    x, y = lambda place: box["x"] + 8 + (box["width"] - 16) * place, box["y"] + box["height"] / 2
    start = page.eval_on_selector(slider, "(e) => (e.value - e.min) / (e.max - e.min)")
    page.mouse.move(x(start), y)
    page.mouse.down()
    for place in places:
        yield True
        page.mouse.move(x(place), y)
        # What the test runs in the page must not stand in the frames that are measured.
        page.wait_for_timeout(400)
        settle(page)
        yield False
    page.mouse.up()


def shown(page, slider, places):
    """How long it is from each input to the frame that shows what follows, with the wait for that frame."""
    page.evaluate(WATCH)
    taken = []
    for is_before in dragged(page, slider, places):
        now = page.evaluate("() => window.taken()")
        if not is_before:
            taken.append(now or {})
    return taken


# A mark in the trace whenever something in what is watched was written.
MARK = """(parts) => {
  const observer = new MutationObserver(() => performance.mark("written"));
  window.watch = () => {
    observer.disconnect();
    for (const part of document.querySelectorAll(parts))
      observer.observe(part, { subtree: true, childList: true, characterData: true, attributes: true });
  };
}"""
TRACED = ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"]


def worked(page, slider, places, parts):
    """What the main thread works for each input, without its waits: all tasks from the event to the end of
    the frame's commit, with scripts, style, layout and painting. For the first frame, and for the ones
    after which some parts were written first and last."""
    page.evaluate(MARK, parts)
    taken = []
    for is_before in dragged(page, slider, places):
        if is_before:
            page.evaluate("() => window.watch()")
            page.context.browser.start_tracing(page=page, categories=TRACED)
            continue
        events = json.loads(page.context.browser.stop_tracing())["traceEvents"]
        taken.append(work_of(events))
    return taken


def work_of(events):
    """In the thread's own time, so that what else the machine does counts less."""
    inputs = [e for e in events if e["name"] == "EventDispatch" and e["args"]["data"]["type"] == "input"]
    if not inputs:
        return {}
    first = min(inputs, key=lambda e: e["ts"])
    begin = first["tts"]
    own = [e for e in events if (e["pid"], e["tid"]) == (first["pid"], first["tid"]) and "tdur" in e]
    own.sort(key=lambda e: e["ts"])
    tasks = [(max(e["tts"], begin), e["tts"] + e["tdur"]) for e in own if e["name"] == "RunTask"]
    frames = sorted((e["ts"], e["tts"] + e["tdur"]) for e in own if e["name"] == "Commit")
    written = sorted(e["ts"] for e in events if e["name"] == "written" and e["ts"] > first["ts"])

    def until(moment):
        # What is out of sight needs no frame: then the task that wrote it is the last.
        writing = [e["tts"] + e["tdur"] for e in own if e["name"] == "RunTask" and e["ts"] <= moment]
        end = next((end for start, end in frames if start > moment), writing[-1])
        return sum(min(to, end) - at for at, to in tasks if at < min(to, end)) / 1000

    work = {"answer": until(first["ts"])}
    if written:
        work |= {"begun": until(written[0]), "all": until(written[-1])}
    return work


def told(what, taken, part):
    times = sorted(one[part] for one in taken if one.get(part))
    if times:
        print(f"note {what}, at a quarter of the speed: least {times[0]:.1f} ms, median {times[len(times) // 2]:.1f},"
              f" 95th {times[len(times) * 95 // 100]:.1f}, the first {taken[0].get(part) or 0:.1f}")


def fleet_speed(browser, folder):
    """How long 200 rows take with the processor at a quarter of its speed, and that all of them follow."""
    root = folder / "large"
    shutil.copytree(content, root / "content")
    files = sorted((root / "content/workloads").glob("*.yaml"))
    for i in range(200 - len(files)):
        text = files[i % len(files)].read_text("utf-8")
        (root / f"content/workloads/copy-{i}.yaml").write_text(re.sub(r"(?m)^title: .*", f"title: Copy {i}", text), "utf-8")
    code, _, errors = run("build", "--quiet", cwd=root)
    if not check("a handbook of 200 workloads builds", code == 0, errors[-500:]):
        return
    page, other = browser.new_page(viewport={"width": 1280, "height": 900}), browser.new_page()
    page.goto((root / "site").as_uri() + "/matrix/index.html")
    page.click(".what-if > button")
    page.wait_for_selector(".what-if-form [name=times]")
    settle(page)
    slider, places = ".what-if-form [name=times]", [0.1 + 0.05 * (i * 7 % 17) for i in range(20)]
    taken = worked(page, slider, places, ".fleet tbody")
    told("work for a fleet of 200, what is in sight", taken, "answer")
    told("work for a fleet of 200, all rows", taken, "all")
    taken = shown(page, slider, places)
    told("a fleet of 200 is shown, what is in sight", taken, "answer")
    told("a fleet of 200 is shown, all rows", taken, "all")
    # The address follows when the slider has come to rest.
    page.wait_for_function("() => location.hash.includes('times=')")
    settle(page)
    other.goto(page.url)
    other.wait_for_selector(".what-if-form [name=times]")
    settle(other)
    check("rows out of sight follow", page.evaluate(FLEET) == other.evaluate(FLEET) and "times=" in page.url, page.url)
    page.close()
    other.close()


def fleet_aloud(playwright, path, site):
    """Rows that are laid out each by itself are rows of a table to who hears it, with heads above and before."""
    browser = playwright.chromium.launch(executable_path=path, args=["--force-renderer-accessibility"])
    for width in (1280, 360):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(site.as_uri() + "/matrix/index.html")
        page.wait_for_timeout(1000)
        session = page.context.new_cdp_session(page)
        nodes = [n for n in session.send("Accessibility.getFullAXTree")["nodes"]]
        known = {n["nodeId"]: n for n in nodes}
        role = lambda n: n["role"]["value"]

        def outer(n):
            n = known.get(n.get("parentId"))
            return outer(n) if n and n["ignored"] else n

        heard = [n for n in nodes if not n["ignored"]]
        rows = [n for n in heard if role(n) == "row"]
        cells = [n for n in heard if role(n) in ("cell", "rowheader", "columnheader")]
        shown = page.evaluate("() => document.querySelectorAll('.fleet tr').length")
        heads = page.evaluate("() => [...document.querySelectorAll('.fleet thead th')].filter((e) =>"
                              " getComputedStyle(e).display !== 'none').length")
        check(f"{width} px: every row is heard", len(rows) == shown, (len(rows), shown))
        check(f"{width} px: every cell is in a row", all(role(outer(c)) == "row" for c in cells))
        check(f"{width} px: columns have their heads", sum(role(c) == "columnheader" for c in cells) == heads > 0, heads)
        check(f"{width} px: rows have their heads", sum(role(c) == "rowheader" for c in cells) == shown - 1)
        page.close()
    browser.close()
    print("ok   a large fleet is heard as a table")


def speed(browser, site):
    """How long an answer takes with the processor at a quarter of its speed."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    opened(page, site.as_uri() + "/workloads/orders-enrichment/index.html")
    slider, places = ".what-if-form [name=slider]", [0.38 + 0.012 * (i * 7 % 17) for i in range(24)]
    taken = worked(page, slider, places, ".plot.lines")
    told("work for cards and bars", taken, "answer")
    told("work until the charts too", taken, "begun")
    taken = shown(page, slider, places)
    told("cards and bars are shown", taken, "answer")
    told("the charts too", taken, "charts")
    told("all sections", taken, "all")
    page.close()


def kept(browser, site):
    """A change writes what differs, and leaves alone what the reader has open, points at or selects."""
    page = browser.new_page()
    page.goto(site.as_uri() + "/workloads/orders-enrichment/index.html")
    page.wait_for_load_state("load")
    page.evaluate("""() => {
      for (const part of [".card .figure", ".plot.rows", ".plot.lines", ".read-out input", ".matrix td"])
        document.querySelector(part).isMine = true;
      document.querySelector("details.figures").open = true;
    }""")
    mine = lambda part: page.evaluate("(part) => document.querySelector(part).isMine === true", part)
    page.click(".what-if > button")
    page.wait_for_selector(".what-if-form [name=rate]")
    settle(page)
    for part in [".card .figure", ".plot.rows", ".plot.lines", ".read-out input", ".matrix td"]:
        check(f"opening leaves {part}", mine(part))
    fill(page, "rate", "41k/s")
    settle(page)
    for part in [".card .figure", ".plot.rows", ".plot.lines", ".matrix td"]:
        check(f"a change leaves {part}", mine(part))
    check("what is open stays open", page.evaluate("() => document.querySelector('details.figures').open"))
    other = browser.new_page()
    other.goto(page.url)
    other.wait_for_selector(".what-if-form [name=rate]")
    settle(other)
    said = []
    for one in [page, other]:
        one.locator(".read-out input").first.focus()
        one.keyboard.press("Home")
        one.keyboard.press("ArrowRight")
        said.append(one.locator(".read-out output").first.inner_text())
    check("the charts are read with the changed figures", said[0] == said[1] != "", said)
    page.close()
    other.close()
    print("ok   what differs is written")


def follows(browser, site):
    """The charts follow the slider also while it moves on in each frame, and are its last place's in the end."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    opened(page, site.as_uri() + "/workloads/orders-enrichment/index.html")
    charts, cards = page.evaluate("""async () => {
      const slider = document.querySelector("[name=slider]"), text = (part) => document.querySelector(part).textContent;
      const rings = new Set(), cards = new Set();
      for (let i = 1; i <= 30; i++) {
        slider.value = Number(slider.value) + 1;
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise(requestAnimationFrame);
        rings.add(document.querySelector(".plot.lines .ring").getAttribute("x"));
        cards.add(text(".cards"));
      }
      slider.dispatchEvent(new Event("change", { bubbles: true }));
      return [rings.size, cards.size];
    }""")
    check("charts follow the slider as it moves", charts > 10 and cards > 20, (charts, cards))
    settle(page)
    other = browser.new_page()
    other.goto(page.url)
    other.wait_for_selector(".what-if-form [name=rate]")
    settle(other)
    check("and end where it ends", page.evaluate(SHOWN) == other.evaluate(SHOWN) and "rate=" in page.url, page.url)
    page.close()
    other.close()
    print("ok   charts follow the slider")


def whole_cards(browser, site):
    """The cards, and what is said below them, are as high as what they hold, whatever changes: the rate, the
    width, the size of the text, what is unfolded."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    opened(page, site.as_uri() + "/workloads/orders-enrichment/index.html")

    def compare(what):
        settle(page)
        shown, own = page.evaluate("""() => {
          const parts = [".cards", "[data-live=reasons]"].map((part) => document.querySelector(part)).filter(Boolean);
          const next = [...document.querySelectorAll("main h2")].find((heading) => !heading.hidden);
          const measure = () => [...parts.map((part) => part.getBoundingClientRect().height), next.getBoundingClientRect().top + scrollY];
          const styles = parts.map((part) => part.getAttribute("style")), shown = measure();
          parts.forEach((part) => part.removeAttribute("style"));
          const own = measure();
          parts.forEach((part, i) => styles[i] === null || part.setAttribute("style", styles[i]));
          return [shown, own];
        }""")
        check(f"cards are whole: {what}", all(abs(a - b) < 0.1 for a, b in zip(shown, own)), (shown, own))

    compare("as planned")
    for rate in ["70k/s", "900M/s", "41k/s", "750/s"]:
        fill(page, "rate", rate)
        compare(rate)
    for width in [700, 360, 1900, 1280]:
        page.set_viewport_size({"width": width, "height": 900})
        compare(f"{width} px")
    page.evaluate("() => document.documentElement.style.fontSize = '200%'")
    compare("large text")
    page.evaluate("() => document.querySelector('[data-live=reasons] details').open = true")
    compare("unfolded")
    page.click("[data-do=reset]")
    compare("reset")
    page.close()
    print("ok   cards are whole")


with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
    path = os.environ.get("CHROMIUM") or None
    browser = playwright.chromium.launch(executable_path=path)
    planned = random_settings(browser, Path(folder))
    if planned:
        habits(browser, planned / "site")
        size_new(browser, Path(folder), planned)
        fleet(browser, planned)
        read_outs(browser, planned / "site")
        kept(browser, planned / "site")
        follows(browser, planned / "site")
        whole_cards(browser, planned / "site")
        hostile(browser, Path(folder))
        speed(browser, planned / "site")
        fleet_speed(browser, Path(folder))
        browser.close()
        fleet_aloud(playwright, path, Path(folder) / "large" / "site")
    browser.close()
print(f"{len(failures)} failures")
sys.exit(1 if failures else 0)
