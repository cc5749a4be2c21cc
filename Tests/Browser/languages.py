#!/usr/bin/env python3
"""languages.py HEADROOM: the frame in other languages, and the search in words without spaces.

Needs what keyboard.py needs. Builds small sites and asks a browser; ends with 1 when one of them has an
English word in its frame, scrolls sideways, or does not find a page by a question.
"""
import os
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

from playwright.sync_api import sync_playwright

headroom = Path(sys.argv[1] if len(sys.argv) > 1 else ".build/release/headroom").resolve()

PAGES = {
    "state.md": "# 状態の管理\n\nチェックポイントは状態を保存します。再起動の後に復元します。\n",
    "latency.md": "# 延迟\n\n延迟等级决定了检查点的间隔，端口是 42。\n",
    "thai.md": "# ข้อมูล\n\nระบบประมวลผลข้อมูลแบบสตรีม\n",
    "german.md": "# Größe\n\nDie Straße zum Überlauf, siehe RÜCKSTAU.\n",
    "greek.md": "# Λόγος\n\nΟ ΛΟΓΟΣ της καθυστέρησης.\n",
    "korean.md": "# 한국어\n\n데이터를 처리합니다.\n",
    "arabic.md": "# البيانات\n\nمعالجة البيانات المتدفقة.\n\n```sh\nls -la\n```\n\n- [x] تم\n\n> [!NOTE]\n> ملاحظة\n",
}
# Each question with the page that answers it.
QUESTIONS = {
    "状態": "state/", "再起動": "state/", "チェックポイント": "state/", "检查点": "latency/", "间隔": "latency/",
    "42": "latency/", "ข้อมูล": "thai/", "สตรีม": "thai/", "strasse": "german/", "STRASSE": "german/",
    "rückstau": "german/", "überlauf": "german/", unicodedata.normalize("NFD", "Überlauf"): "german/",
    "λογοσ": "greek/", "데이터": "korean/", unicodedata.normalize("NFD", "한국어"): "korean/", "البيانات": "arabic/",
}
TABLE = "\n\n| a | b |\n|---|--:|\n" + "".join(f"| x{n} | {n} |\n" for n in range(12))
FRAMES = {
    "de": ["Suche", "Kopieren", "Umbrechen", "Zeilen filtern"], "fr": ["Recherche", "Copier", "Filtrer les lignes"],
    "es": ["Buscar", "Copiar", "Filtrar filas"], "ja": ["検索", "コピー", "行を絞り込む"],
}
ENGLISH = ["Search", "Copy", "Wrap", "Download", "Filter rows", "Theme", "Previous", "Next", "On this page", "Link to this row"]


def build(folder, language, pages):
    content = Path(folder) / language
    for path, text in {**pages, "handbook.yaml": f"title: T\nlanguage: {language}\n"}.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text)
    site = Path(folder) / (language + "-site")
    subprocess.run([headroom, "build", content, "--output", site], check=True, capture_output=True)
    return site.as_uri() + "/"


def shown(page):
    """All that the frame says: texts, labels, titles and placeholders."""
    return page.evaluate("""() => [...document.querySelectorAll('body *')].flatMap((e) => [
        e.children.length ? '' : e.textContent, e.title, e.placeholder, e.getAttribute('aria-label')]).filter(Boolean)""")


def main():
    failures = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or None)
        page = browser.new_page()
        home = {"index.md": "# A\n\n## B\n\n```sh\nls\n```\n\n## C" + TABLE, "z.md": "# Z\n"}
        for language, words in FRAMES.items():
            page.goto(build(folder, language, home) + "index.html")
            page.wait_for_selector(".table-tools input")
            page.keyboard.press("/")
            page.wait_for_selector("dialog[open] input")
            said = shown(page)
            failures += [f"{language}: no '{word}'" for word in words if not any(word in text for text in said)]
            failures += [f"{language}: '{word}' is English" for word in ENGLISH if word in said]
            page.keyboard.press("Escape")
        (Path(folder) / "w").mkdir()
        subprocess.run([headroom, "theme", "eject", "words", "--language", "ar", "--content", Path(folder) / "w"],
                       check=True, capture_output=True)
        lines = (Path(folder) / "w/theme/words/ar.yaml").read_text().splitlines()
        words = "".join(f"{line.split(':')[0]}: \"{'{} ' * line.count('{}')}عربي\"\n" for line in lines if line[0] != "#")
        site = build(folder, "ar", {**PAGES, "index.md": "# A\n" + TABLE, "theme/words/ar.yaml": words})
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            for path in ["index.html", "arabic/index.html"]:
                page.goto(site + path)
                wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                if wide > 0:
                    failures.append(f"{path} is {wide} px too wide at {width}")
                if page.evaluate("getComputedStyle(document.body).direction") != "rtl":
                    failures.append(f"{path} runs from left to right")
        page.goto(site + "index.html")
        page.keyboard.press("/")
        page.wait_for_selector("dialog[open] input")
        for question, answer in QUESTIONS.items():
            page.fill("dialog input", "")
            page.wait_for_timeout(100)
            page.fill("dialog input", question)
            page.wait_for_timeout(400)
            found = [o.get_attribute("href")[len(site):] for o in page.query_selector_all("[role=option]")]
            if not found or not found[0].startswith(answer):
                failures.append(f"{question} -> {found[:2]}, not {answer}")
        browser.close()
    print("\n".join(failures) or f"{len(FRAMES)} frames, {len(QUESTIONS)} questions")
    sys.exit(bool(failures))


main()
