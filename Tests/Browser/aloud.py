#!/usr/bin/env python3
"""aloud.py SITE [PAGE] [--whole]: what a screen reader says of a workload's page, as text, and whether one
can follow it.

Needs what keyboard.py needs. Prints the text, shortened unless all of it is asked for, then a line
for each promise, and ends with 1 when one of them is broken.
"""
import collections
import os
import re
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
site = Path(arguments[0] if arguments else "site").resolve().as_uri() + "/"
path = arguments[1] if len(arguments) > 1 else "workloads/orders-enrichment/"
failures = []

LANDMARKS = {"banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"}
# Said with their name and nothing of what is in them.
WHOLE = {"heading", "link", "button", "tab", "image", "img", "columnheader", "rowheader", "MathMLMath", "slider", "combobox", "textbox"}
SAID = {"image": "picture", "img": "picture", "DisclosureTriangle": "button", "columnheader": "column", "rowheader": "row", "MathMLMath": "formula"}


def check(what, wrong):
    print("ok  " if not wrong else "FAIL", what, "" if not wrong else wrong[:5])
    if wrong:
        failures.append(what)


class Tree:
    """The page as assistive technology gets it."""

    def __init__(self, page):
        session = page.context.new_cdp_session(page)
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        self.nodes = {n["nodeId"]: n for n in nodes}
        self.root = nodes[0]

    def children(self, node):
        return [self.nodes[i] for i in node.get("childIds", []) if i in self.nodes]

    def all(self, role):
        return [n for n in self.nodes.values() if kind(n) == role and not n.get("ignored")]

    def text(self, node):
        """All that is said below a node, in one line."""
        if kind(node) in ("StaticText", "image", "img") and not node.get("ignored"):
            return name(node)
        return clean(" ".join(self.text(child) for child in self.children(node)))


def kind(node):
    return node.get("role", {}).get("value", "")


def name(node):
    return clean(node.get("name", {}).get("value", "") or "")


def value(node, key):
    return next((p["value"].get("value") for p in node.get("properties", []) if p["name"] == key), None)


def clean(text):
    return re.sub(r"\s+([,.;:])", r"\1", re.sub(r"\s+", " ", text)).strip()


def read(tree, node, lines):
    role, said = kind(node), name(node)
    if role in ("caption", "Legend"):
        return None
    if node.get("ignored") or role in ("", "none", "generic", "InlineTextBox"):
        return [read(tree, child, lines) for child in tree.children(node)]
    if role in LANDMARKS:
        lines.append(f"[{said + ' ' if said else ''}{role}]")
    elif role == "heading":
        return lines.append(f"\n{'#' * value(node, 'level')} {said}")
    elif role == "table":
        rows = [n for n in walk(tree, node) if kind(n) == "row"]
        lines.append(f"Table{', ' + said if said else ''}: {len(rows)} rows")
    elif role == "row":
        return lines.append("  " + " | ".join(tree.text(cell) for cell in tree.children(node)))
    elif role == "term":
        return lines.append(tree.text(node) + ":")
    elif role == "definition":
        return lines.append("  " + tree.text(node))
    elif role == "listitem":
        return lines.append("- " + tree.text(node).lstrip("•– "))
    elif role == "paragraph":
        return lines.append(tree.text(node))
    elif role == "code":
        return lines.append(f"(code: {clean(tree.text(node))[:90]} …)")
    elif role in WHOLE or role == "DisclosureTriangle":
        return lines.append(f"({SAID.get(role, role)}: {said})")
    elif role == "StaticText":
        return lines.append(said)
    for child in tree.children(node):
        read(tree, child, lines)


def walk(tree, node):
    for child in tree.children(node):
        yield child
        yield from walk(tree, child)


def promises(tree, page):
    headings = tree.all("heading")
    levels = [value(n, "level") for n in headings]
    check("one first heading, and none skips a level", [l for l in [levels.count(1)] if l != 1] + [
        name(b) for b, x, y in zip(headings[1:], levels, levels[1:]) if y > x + 1])
    check("headings are their own words", [name(n) for n in headings if re.search(r"#|[Ll]ink to", name(n)) or not name(n)])
    named = [(kind(n), name(n)) for n in tree.nodes.values() if kind(n) in LANDMARKS and not n.get("ignored")]
    check("every landmark is named once", [f"{r} {s}" for (r, s), n in collections.Counter(named).items() if n > 1])
    for role in ("link", "button", "image", "img", "textbox", "combobox", "slider", "tab"):
        check(f"every {role} has a name", [tree.text(n)[:40] or kind(n) for n in tree.all(role) if not name(n)])
    check("no header cell is empty", [tree.text(n) for n in tree.all("columnheader") + tree.all("rowheader") if not tree.text(n)])
    tables = tree.all("table")
    shown = page.evaluate("[...document.querySelectorAll('main table')].filter(table => !table.closest('details')).length")
    check("every table is there that one sees", [f"{len(tables)} of {shown}"] if len(tables) < shown else [])
    check("every table has headers", [name(t) for t in tables if not any(kind(n) == "columnheader" for n in walk(tree, t))])
    cards = [tree.text(n) for n in tree.all("definition")]
    check("cards are there, each a figure, a pause and what it is of", [
        card for card in cards if not re.fullmatch(r"[^,]*\d.*?, .+|[A-Z][a-z ]+, .+", card)] if cards else ["none"])
    charts = [name(n) for n in tree.all("image") + tree.all("img")]
    check("every chart says in a sentence what it shows", [c for c in charts if len(c.split()) < 3] if charts else ["none"])
    check("a fold says what is in it", [name(n) for n in tree.all("DisclosureTriangle") if not name(n)])


def shortened(lines):
    """Lists and tables by their first lines."""
    kept, run = [], 0
    for line in lines:
        run = run + 1 if line.startswith(("- ", "  ", "(link")) else 0
        if run < 5:
            kept.append(line if len(line) < 200 else line[:200] + " …")
        elif run == 5:
            kept.append("  …")
    return kept


def main():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or None, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(site + path + "index.html")
        # What is out of sight is laid out piece by piece, and only then in the tree.
        page.wait_for_selector("html:not(.brief)", state="attached")
        tree = Tree(page)
        lines = []
        read(tree, tree.root, lines)
        lines = [line for line in lines if line.strip()]
        print("\n".join(lines if "--whole" in sys.argv else shortened(lines)), "\n")
        promises(tree, page)
        browser.close()
    sys.exit(1 if failures else 0)


main()
