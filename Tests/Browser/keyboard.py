#!/usr/bin/env python3
"""keyboard.py SITE: everything a reader does with a mouse, done with the keyboard alone, from file://.

Needs Python's playwright and a Chromium, whose path may be in CHROMIUM:

    make browser

Prints a line for each habit and ends with 1 when one of them fails.
"""
import os
import sys
from pathlib import Path

from playwright.sync_api import TimeoutError, sync_playwright

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


def seen(page):
    """Whether a reader sees where the focus is: on the element, or on the text beside a radio button."""
    return page.evaluate("""() => {
      const shows = (e) => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; };
      const e = document.activeElement, { top, bottom, left, right } = e.getBoundingClientRect();
      return (shows(e) || (e.type === 'radio' && shows(e.nextElementSibling)))
        && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    }""")


def reach(page, what, selector, most=250):
    """Tab comes to the element, and it shows."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return check(f"{what}: reached, and seen", seen(page))
    check(f"{what}: reached", False)


def press(page, what, *keys):
    """Presses keys that change an answer: it is told politely, and the focus stays where it was."""
    status = ".what-if-form [role=status]"
    for key in keys:
        page.evaluate("s => { window.before = document.querySelector(s)?.textContent; window.was = document.activeElement; }", status)
        page.keyboard.press(key)
        try:
            page.wait_for_function("s => document.querySelector(s).textContent !== window.before", arg=status, timeout=5000)
            check(f"{what}, {key}: told", page.inner_text(status) != "")
        except TimeoutError:
            check(f"{what}, {key}: told", False)
        check(f"{what}, {key}: the focus stays, and is seen",
              page.evaluate("() => document.activeElement === window.was") and seen(page))


def opened(page, path):
    page.goto("about:blank")
    page.goto(site + path)
    reach(page, "what-if", ".what-if > button")
    page.keyboard.press("Enter")
    page.wait_for_selector(".what-if-form input >> nth=0")
    page.wait_for_timeout(300)
    check("what-if opens, and the focus stays", page.evaluate(
        "() => document.activeElement.matches('.what-if > button[aria-expanded=true]')"))


def what_if(page):
    opened(page, "workloads/orders-enrichment/index.html")
    reach(page, "the rate", "[name=rate]")
    page.keyboard.press("Control+a")
    page.keyboard.type("60k/s")
    press(page, "the rate", "Enter")
    reach(page, "the slider", "[name=slider]")
    press(page, "the slider", "ArrowRight", "ArrowLeft", "PageUp", "Home", "End", "PageDown")
    check("the slider says its rate", "/s" in page.get_attribute("[name=slider]", "aria-valuetext"))
    reach(page, "the tiers", ".what-if-tiers input")
    page.evaluate("() => { window.tier = document.activeElement.value; }")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => location.hash.includes('latency=')")
    check("arrows choose a tier, and it is seen", page.evaluate(
        "() => document.activeElement.checked && document.activeElement.value !== window.tier") and seen(page))
    reach(page, "a choice", "[name=skew]")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => location.hash.includes('skew=')")
    check("a choice keeps the focus", focused(page, "e => e.name") == "skew" and seen(page))
    reach(page, "the fold of more inputs", ".what-if-form summary")
    page.keyboard.press("Enter")
    reach(page, "an assumption", "[name^='assumptions.']")
    name = focused(page, "e => e.name")
    page.keyboard.press("Control+a")
    page.keyboard.type("nonsense")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"[data-refusal='{name}']:not([hidden])")
    check("what is refused keeps the focus, and says why to who hears the page", page.evaluate("""() => {
      const e = document.activeElement, ids = (e.getAttribute('aria-describedby') || '').split(' ');
      return e.getAttribute('aria-invalid') === 'true'
        && (e.closest('label')?.contains(document.querySelector('[data-refusal]:not([hidden])'))
          || ids.some((id) => document.getElementById(id)?.matches('.refusal:not([hidden])')));
    }""") and focused(page, "e => e.name") == name and seen(page))
    reach(page, "copying", "[data-do=copy]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".what-if-yaml:not(:empty)")
    check("copying keeps the focus", focused(page, "e => e.dataset.do") == "copy" and seen(page))
    reach(page, "what was copied", ".what-if-yaml")
    reach(page, "resetting", "[data-do=reset]")
    press(page, "resetting", "Enter")
    # The address follows the answer once that is on the screen.
    page.wait_for_function("() => !location.hash")
    check("resetting gives the plan", "#" not in page.url)
    check("what was copied goes with its answer", page.locator(".what-if-yaml").count() == 0)
    page.focus("[name=slider]")
    press(page, "the slider again", "ArrowRight")
    page.wait_for_function("() => location.hash.includes('rate=')")
    page.focus("[name=skew]")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => location.hash.includes('skew=')")
    chosen = page.input_value("[name=skew]")
    for step in (page.go_back, page.go_forward):
        step()
        page.wait_for_timeout(400)
        check("back and forward leave the focus", focused(page, "e => e.name") == "skew" and seen(page))
        check("and give the field its value", (page.input_value("[name=skew]") == chosen) == (step == page.go_forward))
    reach(page, "the rates to read", ".read-out input")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    told = page.locator(".read-out output").nth(1).inner_text()
    check("two rates are kept and compared", told.count("Kept: ") == 2)
    check("and it is seen where the focus is", focused(page, "e => e.matches('.read-out input')") and seen(page))
    page.focus(".what-if > button")
    page.keyboard.press("Enter")
    check("what-if closes", not page.is_visible(".what-if-form") and focused(page, "e => e.matches('.what-if > button')"))
    page.goto("about:blank")
    page.goto(site + "workloads/orders-enrichment/index.html#what-if?hotKeyShare=abc")
    page.wait_for_selector("[data-refusal=hotKeyShare]:not([hidden])")
    check("a refused value of an address stands in its field", page.input_value("[name=hotKeyShare]") == "abc")


def size_new(page):
    opened(page, "size/index.html")
    reach(page, "the name", "[name=title]")
    page.keyboard.type("Payments")
    press(page, "the name", "Enter")
    for name, value in (("r1.rate", "40k/s"), ("r1.record", "350 B")):
        reach(page, name, f"[name='{name}']")
        page.keyboard.type(value)
        press(page, name, "Enter")
    reach(page, "adding a statement", "[data-do=add][value=filter]")
    for count in (1, 2):
        page.keyboard.press("Enter")
        page.wait_for_function("n => document.querySelectorAll('.what-if-form [data-do=remove]').length === n", arg=count)
        page.wait_for_timeout(200)
        check("an added statement leaves the focus at the button", focused(page, "e => e.value") == "filter" and seen(page))
    page.evaluate("() => document.querySelector('.what-if > button').focus()")
    reach(page, "removing", "[data-do=remove]")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('.what-if-form [data-do=remove]').length === 1")
    page.wait_for_timeout(200)
    check("what takes a removed statement's place has the focus", focused(page, "e => e.dataset.do") == "remove" and seen(page))
    page.keyboard.press("Enter")
    page.wait_for_function("() => !document.querySelector('.what-if-form [data-do=remove]')")
    page.wait_for_timeout(200)
    check("after the last one, adding has it", focused(page, "e => e.dataset.do") == "add" and seen(page))
    reach(page, "adding again", "[data-do=add][value=filter]")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-do=download]:not([disabled])")
    reach(page, "the file", "[data-do=download]")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    check("the file is saved", download.value.suggested_filename == "payments.yaml")
    reach(page, "starting again", "[data-do=reset]")
    page.keyboard.press("Enter")
    page.wait_for_function("() => !location.hash")
    page.wait_for_timeout(200)
    check("starting again leaves a focus that is seen", focused(page, "e => e !== document.body") and seen(page))


def fleet(page):
    opened(page, "matrix/index.html")
    reach(page, "the fleet's slider", "[name=times]")
    press(page, "the fleet's slider", "ArrowRight", "PageUp", "End", "Home", "ArrowRight")
    reach(page, "the fleet's reset", "[data-do=reset]")
    press(page, "the fleet's reset", "Enter")
    page.goto(site + "matrix/index.html")
    reach(page, "the order of the fleet", "[data-fleet-order]")
    rows = "() => [...document.querySelectorAll('.fleet [data-workload]')].map(r => r.dataset.workload).join()"
    before = page.evaluate(rows)
    page.keyboard.press("End")
    page.wait_for_timeout(200)
    check("the fleet is put in order, and the focus stays", page.evaluate(rows) != before
          and focused(page, "e => e.matches('[data-fleet-order]')") and seen(page))
    reach(page, "a row's link", ".fleet [data-workload] a")
    check("a row tells what it is at its focus", page.evaluate(
        "() => getComputedStyle(document.activeElement.closest('tr').querySelector('.reading')).clipPath") == "none")
    page.keyboard.press("Escape")
    check("Escape closes that", page.evaluate(
        "() => getComputedStyle(document.activeElement.closest('tr').querySelector('.reading')).clipPath") != "none")


def search(page):
    page.goto(site + "index.html")
    # All of it before the search's script can have loaded.
    page.evaluate("""() => {
        for (const key of "/key skew")
            document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    }""")
    page.wait_for_selector("dialog[open] input")
    check("letters typed while the search loads are the question", page.input_value("dialog input") == "key skew")
    page.wait_for_selector("[role=option] mark:has-text('skew')")
    page.goto(site + "index.html")
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open] input")
    check("/ opens the search", focused(page, "e => e.getAttribute('role')") == "combobox")
    page.keyboard.type("recovery", delay=10)
    check("pages are there before a question", page.locator("[role=option]").count() > 0)
    # An expression to wait for would be evaluated in the page, which its policy forbids.
    page.locator("dialog [role=status]", has_text="results").wait_for()
    check("results are announced", page.locator("[role=option]").count() > 0)
    first = page.get_attribute("dialog input", "aria-activedescendant")
    page.keyboard.press("ArrowDown")
    second = page.get_attribute("dialog input", "aria-activedescendant")
    check("arrows move", first != second and page.get_attribute(f"#{second}", "aria-selected") == "true")
    page.keyboard.press("Escape")
    check("Escape closes", not page.is_visible("dialog"))
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open] input")
    page.keyboard.type("key skew", delay=10)
    page.wait_for_selector("[role=option] mark:has-text('skew')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    check("Enter opens the result", page.url.endswith("guide/key-skew/index.html"))


def finds(page):
    """What the search promises: parts of names, owners, one typo, folds that open."""
    page.goto(site + "index.html")
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open] input")

    def results(question):
        page.keyboard.press("Control+a")
        page.keyboard.type(question)
        page.wait_for_timeout(600)
        return [o.inner_text().lower() for o in page.query_selector_all("[role=option]")]

    def first(*words):
        return lambda found: bool(found) and all(w in found[0] for w in words)

    for question, holds in {
        "recovry": first("recovery"), "orders enrichmnt": first("orders enrichment"),
        "checkout": first("orders enrichment"), "key skew": first("key skew"),
        "process.size": lambda found: any("process.size" in f for f in found),
        "numberoftaskslots": lambda found: any("numberoftaskslots" in f for f in found),
        "qqqqxx": lambda found: not found,
    }.items():
        check(f"the search answers '{question}'", holds(results(question)))
    check("no result is announced", "Nothing found" in page.inner_text("dialog [role=status]"))
    check("Tab stays in the dialog", [page.keyboard.press("Tab") or focused(page, "e => !!e.closest('dialog') || e === document.body")
                                      for _ in range(4)] == [True] * 4)


def frame(page):
    page.goto(site + "index.html")
    page.keyboard.press("Tab")
    check("the first stop skips to the content", focused(page, "e => e.getAttribute('href')") == "#content")
    check("search button is reached, and seen", tab_to(page, "[data-search]"))
    check("theme switch is reached, and seen", tab_to(page, "[data-theme-switch]"))
    before = page.get_attribute("[data-theme-switch]", "aria-label")
    page.keyboard.press("Enter")
    check("theme switches", page.get_attribute("[data-theme-switch]", "aria-label") != before)
    page.reload()
    check("the theme is kept", page.get_attribute("[data-theme-switch]", "aria-label") != before)
    page.click("[data-theme-switch]")
    page.goto(site + "index.html")
    check("navigation is reached, and seen", tab_to(page, ".site-nav a[aria-current]"))
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    check("navigation opens a page", page.url != site + "index.html")
    check("the outline is reached, and seen", tab_to(page, ".outline a"))
    page.goto(site + "capacity/index.html")
    check("previous and next are reached, and seen", tab_to(page, ".step a"))


def outline(page):
    """The outline follows the scroll and the keyboard."""
    page.goto(site + "guide/recovery/index.html")
    last = page.locator(".outline a").last
    last.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    check("the outline leads to its section", page.url.endswith(last.get_attribute("href")))
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(300)
    marked = page.locator(".outline a[aria-current=true]")
    check("one section is marked", marked.count() == 1)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(300)
    check("the mark follows", marked.get_attribute("href") == page.locator(".outline a").first.get_attribute("href"))


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
    check("the table's fold is reached, and seen", tab_to(page, ".fold > summary"))
    page.keyboard.press("Enter")
    check("filter is reached, and seen", tab_to(page, ".table-tools input"))
    page.keyboard.type("sub-5s")
    shown = page.evaluate("() => [...document.querySelectorAll('.report tbody tr')].filter(r => !r.hidden).length")
    every = page.evaluate("() => document.querySelectorAll('.report tbody tr').length")
    check("filter hides rows", 0 < shown < every)
    check("sorting is reached, and seen", tab_to(page, ".report th:nth-child(5) .sort"))
    page.keyboard.press("Enter")
    values = page.evaluate("() => [...document.querySelectorAll('.report tbody tr:not([hidden]) td:nth-child(5)')]"
                           ".map(c => Number(c.textContent.replace(',', ''))).filter(n => !isNaN(n))")
    check("numbers sort as numbers", values == sorted(values))
    page.keyboard.press("Enter")
    check("the second press turns the order", page.get_attribute(".report th:nth-child(5)", "aria-sort") == "descending")
    page.goto(site + "matrix/index.html")
    tab_to(page, ".fold > summary")
    page.keyboard.press("Enter")
    check("choices are reached, and seen", tab_to(page, ".table-tools select"))
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(100)
    chosen = page.evaluate("() => document.activeElement.value")
    check("a choice filters", chosen and page.evaluate(
        "name => [...document.querySelectorAll('.report tbody tr:not([hidden])')].every(r => r.cells[0].textContent.startsWith(name))", chosen))
    shown = page.locator(".report tbody tr:not([hidden])").count()
    check("the download is reached, and seen", tab_to(page, ".table-tools .tool"))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    lines = Path(download.value.path()).read_text("utf-8-sig").splitlines()
    check("the download has what is shown", len(lines) == shown + 1)
    check("a row is reached, and seen", tab_to(page, "tbody tr[id] th a:not(.anchor)"))
    page.keyboard.press("Tab")
    check("a row links to itself", focused(page, "e => e.matches('.anchor') && decodeURIComponent(e.hash.slice(1)) === e.closest('tr').id"))


def code(page):
    page.goto(site + "reference/headroom/handbook-yaml/index.html")
    check("code tools are reached, and seen", tab_to(page, ".code-tools .tool"))
    page.wait_for_timeout(150)
    check("code tools show", page.evaluate("() => getComputedStyle(document.activeElement.parentNode).opacity === '1'"))
    page.keyboard.press("Enter")
    check("long lines wrap when asked", page.evaluate("() => getComputedStyle(document.querySelector('.code pre')).whiteSpace") == "pre-wrap")
    page.reload()
    check("wrapping is kept", page.evaluate("() => getComputedStyle(document.querySelector('.code pre')).whiteSpace") == "pre-wrap")


def folds(page):
    """What is folded opens for a link into it and for paper."""
    page.goto(site + "workloads/orders-enrichment/index.html")
    check("folds are reached, and seen", tab_to(page, "main summary"))
    page.keyboard.press("Enter")
    check("a fold opens", page.evaluate("() => document.activeElement.parentNode.open"))
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    check("folds open for paper", page.locator("main details:not([open], .figures), main details:has(.steps):not([open])").count() == 0)
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    check("and close again", page.locator("main details:not([open])").count() > 0)


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
    for rows in (".fleet tbody tr", ".report tbody tr"):
        check(f"without script every row shows: {rows}", page.locator(rows).count() > 0
              and page.locator(rows).last.is_visible())
        page.locator(".fold > summary").click()


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=os.environ.get("CHROMIUM") or None, args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    for part in (search, finds, frame, outline, drawer, tables, tabs, code, folds, what_if,
                 size_new, fleet):
        part(page)
    reads_without_script(browser)
    check("no error in the console", not problems)
    browser.close()
sys.exit(1 if failures else 0)
