#!/usr/bin/env python3
"""Builds a folder of documents as MkDocs has them, in the three commands of the guide.

    documents.py HEADROOM

Fifty pages of what such documents hold, with a mkdocs.yml. The links, images and anchors that are broken
on purpose must all be found, and nothing else be called an error: ends with 1 otherwise.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

PAGES = 50
CONSTRUCTS = [
    "!!! note \"Before *you* start\"\n    Take a savepoint.\n",
    "??? tip\n    Collapsed.\n\n    ```yaml title=\"a.yaml\" hl_lines=\"1\"\n    a: 1 # (1)!\n    ```\n\n1.  An annotation\n",
    "=== \"Kafka\"\n    a\n=== \"Flink\"\n    b\n",
    ":::tip[A box]\nof Docusaurus\n:::\n",
    "{{< hint warning >}}\nof Hugo, with [a link]({{< relref \"page-{next}.md#usage\" >}})\n{{< /hint >}}\n",
    "{{% details \"More\" %}}\n- a\n- b\n{{% /details %}}\n",
    "- :material-check:{ .lg } done\n- :octicons-alert-16: careful\n- :rocket: go\n",
    "Press ++ctrl+alt+del++, see ==marked== text, 10^3^ and H~2~O. Costs {{ amount }}.\n",
    "```mermaid\nflowchart LR\n  a[Kafka] -->|reads| b{Flink}\n```\n",
    "| A | B |\n|---|--:|\n| `a` | 1 |\n",
    "Add this:\n    ```yaml\n    a: b\n    ```\n",
    "- a\n      - nested too far\n",
    "See [the next](page-{next}.md#usage), [GitHub's id](#up--down), [its second](#usage-1).\n",
    "[a] [ref] and a note[^1].\n\n[ref]: page-{next}.md\n[^1]: Text.\n",
    "![a picture](img/a.png#only-dark){ width=\"20\" } <br> <kbd>x</kbd>\n",
    "[A button](page-{next}.md){ .md-button }\n\n<div class=\"grid cards\" markdown>\n\n-   **Card**\n\n    Text\n\n</div>\n",
    "<figure markdown=\"span\">\n  ![p](img/a.png)\n  <figcaption>A *caption*</figcaption>\n</figure>\nText below.\n",
    "`#!python print(1)` and a formula:\n\n$$\na_b\n$$\n",
    "Issue #123 is [fixed](../docs/page-{next}.md).\n",
]
BROKEN = [
    ("[x](nowhere-{number}.md)", "broken-link"),
    ("![x](img/none-{number}.png)", "missing-image"),
    ("[x](#none-{number})", "broken-anchor"),
]
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000100ffff03000006000557bfabd4"
    "0000000049454e44ae426082")


def page(number):
    """A page with all constructs in an order of its own, and the mistakes it has."""
    following = number % PAGES + 1
    constructs = CONSTRUCTS[number % len(CONSTRUCTS):] + CONSTRUCTS[:number % len(CONSTRUCTS)]
    text = f"---\ntitle: Page {number}\ndate: 2026-01-01\ntags: [a]\nauthors: [b]\n---\n"
    text += "\n".join(constructs).replace("../docs/", "./").replace("{next}", str(following))
    text += "\n## Up / Down\n\n## Usage\n\n## Usage\n\n"
    broken = [BROKEN[number % 3]] if number % 10 == 0 else []
    text += "".join(f"{link.format(number=number)}\n" for link, _ in broken)
    return text, [kind for _, kind in broken]


def main():
    headroom = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        docs = root / "docs"
        (docs / "img").mkdir(parents=True)
        (docs / "img/a.png").write_bytes(PNG)
        (docs / "index.md").write_text("# Home\n\nOf the team.\n")
        expected = []
        navigation = ["  - Home: index.md", "  - Pages:"]
        for number in range(1, PAGES):
            text, broken = page(number)
            (docs / f"page-{number}.md").write_text(text)
            expected += broken
            navigation.append(f"      - Page {number}: page-{number}.md")
        (docs / f"page-{PAGES}.md").write_text("# Last\n\n## Usage\n")
        navigation.append(f"      - page-{PAGES}.md")
        navigation.append("  - Flink: https://flink.apache.org/")
        (root / "mkdocs.yml").write_text(
            "site_name: Team docs\nrepo_url: https://github.com/o/r\nnav:\n"
            + "\n".join(navigation)
            + "\nmarkdown_extensions:\n  - pymdownx.emoji:\n"
            "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n")

        def run(*words, code=0):
            result = subprocess.run(
                [headroom, *words], cwd=root, capture_output=True, text=True, timeout=300)
            if result.returncode != code:
                sys.exit(f"{words}: exit code {result.returncode}\n{result.stderr}")
            return result.stderr

        run("import", "mkdocs", "mkdocs.yml")
        found = run("check", "docs", "--diagnostics", "json", code=1)
        findings = [json.loads(line) for line in found.splitlines() if line.startswith("{")]
        errors = sorted(finding["id"] for finding in findings if finding["severity"] == "error")
        if errors != sorted(expected):
            sys.exit(f"expected {sorted(expected)}, found {errors}\n{found}")
        known = {"unknown-key", "not-drawn", "no-graphviz"}
        others = [finding for finding in findings
                  if finding["severity"] != "error" and finding["id"] not in known]
        if others:
            sys.exit("false findings:\n" + "\n".join(map(str, others)))
        run("check", "docs", "--write-baseline")
        run("build", "docs")
        home = (root / "site/index.html").read_text()
        if "<h1 id=\"home\">" not in home or "matrix/" in home:
            sys.exit("the home page is not the team's")
        for number in range(1, PAGES):
            text = (root / f"site/page-{number}/index.html").read_text()
            for sign in ["{{<", "{{%", ":::", ":material-", ":rocket:", "++ctrl", "relref"]:
                if sign in text:
                    sys.exit(f"page {number} shows {sign}")
    print(f"{PAGES} pages, {len(findings)} findings, {len(errors)} of them broken on purpose")


if __name__ == "__main__":
    main()
