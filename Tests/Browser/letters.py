#!/usr/bin/env python3
"""letters.py SITE: every page on a phone, with letters of twice their size: nothing is cut off.

Needs what keyboard.py needs. Prints a line for each page with a fault, and ends with 1 when there is
one.
"""
import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

folder = Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()

# What does not fit, but for boxes that scroll, texts for those who listen, and the name of the handbook
# in the bar, which the page has again.
FAULTS = """() => {
  const width = document.documentElement.clientWidth, faults = [];
  if (document.documentElement.scrollWidth > width + 1) faults.push("the page is wider than the phone");
  for (const box of document.querySelectorAll("main *, .site-header *")) {
    if (box.matches(".visually-hidden, .reading, .brand, .fleet thead, .fleet thead *, .plot, .plot *, pre, pre *")) continue;
    const style = getComputedStyle(box), hides = /hidden|clip/.test(style.overflowX + style.overflowY);
    const isControl = box.matches("button, select, .tool, .badge");
    if (!hides && !isControl || !box.clientWidth || style.clipPath !== "none") continue;
    const cut = box.scrollHeight > box.clientHeight + 3 || box.scrollWidth > box.clientWidth + 1;
    const isFolded = box.closest(".code.tall") || box.matches("details > *");
    if (cut && !isFolded) faults.push(box.tagName + "." + box.className + " " + box.textContent.trim().slice(0, 40));
  }
  return [...new Set(faults)];
}"""

failures = 0
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=os.environ.get("CHROMIUM") or None,
        args=["--no-sandbox", "--blink-settings=defaultFontSize=32"])
    page = browser.new_page(viewport={"width": 360, "height": 760})
    pages = [p for p in sorted(folder.rglob("*.html")) if p.parent.name != "print" and p.name != "404.html"]
    for path in pages:
        page.goto(path.as_uri())
        faults = page.evaluate(FAULTS)
        failures += len(faults)
        if faults:
            print("FAIL", path.relative_to(folder), faults[:4])
    browser.close()
print(f"{'FAIL' if failures else 'ok  '} letters of twice their size on {len(pages)} pages: {failures} cut off")
sys.exit(1 if failures else 0)
