#!/usr/bin/env python3
"""keyboard.py SITE: everything a reader does with a mouse, done with the keyboard alone, from file://.

Needs Python's playwright and a Chromium, whose path may be in CHROMIUM:

    pip install playwright && CHROMIUM=/usr/bin/chromium python3 Tests/Browser/keyboard.py site

Prints a line for each habit and ends with 1 when one of them fails.
"""
import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

site = Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve().as_uri() + "/"
failures = []


def check(what, holds):
    print("ok  " if holds else "FAIL", what)
    if not holds:
        failures.append(what)


def focused(page, expression="e => e.outerHTML.slice(0, 120)"):
    return page.evaluate(f"() => ({expression})(document.activeElement)")


def tab_to(page, selector, most=200):
    """Presses Tab until an element that matches has the focus, and it shows."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return page.evaluate(
                "() => { const s = getComputedStyle(document.activeElement);"
                " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; }")
    return False


def search(page):
    page.goto(site + "index.html")
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open] input")
    check("/ opens the search", focused(page, "e => e.getAttribute('role')") == "combobox")
    page.keyboard.type("recovery", delay=10)
    page.wait_for_selector("[role=option]")
    check("results are announced", page.inner_text("dialog [role=status]").endswith("results"))
    first = page.get_attribute("dialog input", "aria-activedescendant")
    page.keyboard.press("ArrowDown")
    second = page.get_attribute("dialog input", "aria-activedescendant")
    check("arrows move", first != second and page.get_attribute(f"#{second}", "aria-selected") == "true")
    page.keyboard.press("Escape")
    check("Escape closes", not page.is_visible("dialog"))
    page.keyboard.press("/")
    page.wait_for_timeout(200)
    page.keyboard.type("recovery", delay=10)
    page.wait_for_timeout(500)
    page.keyboard.press("Enter")
    page.wait_for_url("**/*recovery*/**", timeout=5000)
    check("Enter opens the result", "recovery" in page.url)


def frame(page):
    page.goto(site + "index.html")
    page.keyboard.press("Tab")
    check("the first stop skips to the content", focused(page, "e => e.getAttribute('href')") == "#content")
    check("search button is reached, and seen", tab_to(page, "[data-search]"))
    check("theme switch is reached, and seen", tab_to(page, "[data-theme-switch]"))
    before = page.get_attribute("[data-theme-switch]", "aria-pressed")
    page.keyboard.press("Enter")
    check("theme switches", page.get_attribute("[data-theme-switch]", "aria-pressed") != before)
    check("navigation is reached, and seen", tab_to(page, ".site-nav a[aria-current]"))


def drawer(page):
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(site + "index.html")
    check("menu is reached, and seen", tab_to(page, ".menu"))
    page.keyboard.press("Enter")
    check("the drawer takes the focus", page.evaluate("() => !!document.activeElement.closest('.site-nav')"))
    page.keyboard.press("Escape")
    check("Escape closes the drawer and gives the focus back",
          page.evaluate("() => document.activeElement.matches('.menu') && !document.querySelector('.site-nav.open')"))
    page.set_viewport_size({"width": 1280, "height": 900})


def tables(page):
    page.goto(site + "matrix/index.html")
    check("filter is reached, and seen", tab_to(page, ".table-tools input"))
    page.keyboard.type("sub-5s")
    shown = page.evaluate("() => [...document.querySelectorAll('tbody tr')].filter(r => !r.hidden).length")
    every = page.evaluate("() => document.querySelectorAll('tbody tr').length")
    check("filter hides rows", 0 < shown < every)
    check("sorting is reached, and seen", tab_to(page, "th:nth-child(5) .sort"))
    page.keyboard.press("Enter")
    values = page.evaluate("() => [...document.querySelectorAll('tbody tr:not([hidden]) td:nth-child(5)')]"
                           ".map(c => Number(c.textContent.replace(',', ''))).filter(n => !isNaN(n))")
    check("numbers sort as numbers", values == sorted(values))


def tabs(page):
    folder = next((p for p in sorted(Path(sys.argv[1] if len(sys.argv) > 1 else "site").rglob("*.html"))
                   if 'class="tabs"' in p.read_text()), None)
    if folder is None:
        return
    page.goto(folder.resolve().as_uri())
    check("tabs are reached, and seen", tab_to(page, "[role=tab]", most=600))
    page.keyboard.press("ArrowRight")
    check("arrows choose a tab", page.evaluate(
        "() => document.activeElement.getAttribute('aria-selected') === 'true' && document.activeElement.previousElementSibling"
        ".getAttribute('aria-selected') === 'false'"))
    chosen = page.evaluate("() => document.activeElement.textContent")
    page.reload()
    check("the choice is kept", chosen in page.evaluate(
        "() => [...document.querySelectorAll('[role=tab][aria-selected=true]')].map(t => t.textContent)"))


def reads_without_script(browser):
    page = browser.new_page(java_script_enabled=False)
    page.goto(site + "matrix/index.html")
    check("without script every row shows", page.locator("tbody tr").count() > 0
          and page.locator("tbody tr").last.is_visible())


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    for part in (search, frame, drawer, tables, tabs):
        part(page)
    reads_without_script(browser)
    check("no error in the console", not problems)
    browser.close()
sys.exit(1 if failures else 0)
