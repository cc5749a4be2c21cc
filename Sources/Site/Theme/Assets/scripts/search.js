// The search dialog: a combobox with its list of results.
{
  const hitsID = freeID("hits");
  let dialog, input, list, status, options = [], active = -1, turn = 0;

  function marked(text, matches) {
    const nodes = [], joined = [];
    let last, end = 0;
    for (const m of matches) {
      if (last && m.start < last.end) last.end = Math.max(last.end, m.end); else joined.push(last = { ...m });
    }
    for (const m of joined) {
      nodes.push(text.slice(end, m.start), element("mark", {}, text.slice(m.start, m.end)));
      end = m.end;
    }
    return [...nodes, text.slice(end)];
  }

  // About 160 characters from where most words of the question stand together.
  function excerpt({ text, matches }) {
    let start = 0, most = 0;
    matches.forEach((first, i) => {
      const near = new Map();
      for (let j = i; j < matches.length && matches[j].start < first.start + 120; j++) near.set(matches[j].number, matches[j].fit);
      const worth = total([...near.values()]);
      if (worth > most) [most, start] = [worth, first.start];
    });
    const before = text.indexOf(" ", start - 40) + 1;
    start = start < 60 ? 0 : before && before <= start ? before : start - 20;
    const space = text.lastIndexOf(" ", start + 160);
    const end = start + 160 > text.length ? text.length : space > start ? space : start + 160;
    const inside = matches.filter((m) => m.start >= start && m.end <= end)
      .map((m) => ({ start: m.start - start, end: m.end - start }));
    return [start ? "… " : "", ...marked(text.slice(start, end), inside), end < text.length ? " …" : ""];
  }

  function option(hit, i) {
    return element("a", { role: "option", id: freeID("hit-" + i), href: root + hit.url, tabindex: -1, "aria-selected": false },
      element("strong", {}, ...marked(hit.heading, hit.headingMatches)),
      ...(hit.text ? [element("span", { class: "excerpt" }, ...excerpt(hit))] : []));
  }

  // The results in their order, those of a page together under its name.
  function groups(hits) {
    const made = [];
    let last;
    hits.forEach((hit, i) => {
      if (hit.of !== last) {
        const name = hit.of === hit.heading ? [] : [element("p", { class: "page-of", "aria-hidden": true }, hit.of)];
        made.push(element("div", { role: "group", "aria-label": hit.of }, ...name));
      }
      last = hit.of;
      made[made.length - 1].append(options[i]);
    });
    return made;
  }

  // Before anything is asked: what was opened last, and the pages at the top.
  const recent = () => recall("recent").split("\n").map((line) => line.split("\t")).filter((page) => page.length === 2);
  const listed = (of) => ([url, heading]) => ({ of, url, heading, text: "", matches: [], headingMatches: [] });
  function first() {
    const top = index.pages.filter((page) => page[0].split("/").length < 3).map((page) => [page[0] + "index.html", page[1]]);
    return [...recent().map(listed(wording.recent)), ...top.map(listed(wording.pages))];
  }

  function select(i) {
    if (options[active]) set(options[active], { "aria-selected": false });
    active = i;
    if (!options[i]) return input.removeAttribute("aria-activedescendant");
    set(options[i], { "aria-selected": true });
    options[i].scrollIntoView({ block: "nearest" });
    set(input, { "aria-activedescendant": options[i].id });
  }

  function show(hits, words) {
    list.replaceChildren();
    options = hits.map(option);
    list.append(...groups(hits));
    set(input, { "aria-expanded": options.length > 0 });
    select(options.length - 1 && 0);
    status.textContent = words;
  }

  async function search() {
    const mine = ++turn, asked = input.value.trim().toLowerCase().normalize("NFC");
    await loadIndex();
    if (!index) return show([], wording.notLoaded);
    const hits = asked ? await answer(asked) : first(), n = hits.length;
    if (mine !== turn) return;
    show(hits, !asked ? "" : n ? fill(n > 1 ? wording.manyResults : wording.oneResult, n) : wording.nothingFound);
  }

  function go(option) {
    quietly(() => sessionStorage.headroomFound = input.value);
    const page = [option.href.slice(root.length), one("strong", option).textContent];
    const before = recent().filter((known) => known[0] !== page[0]);
    remember("recent", [page, ...before].slice(0, 5).map((known) => known.join("\t")).join("\n"));
    dialog.close();
    location.href = option.href;
  }

  function keys(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], n = options.length;
    if (step && n) select((active + step + n) % n);
    // A search field would empty itself first, and keep the focus for a moment, so that `/` is typed.
    if (event.key === "Escape") {
      dialog.close();
      input.blur();
    }
    if (event.key === "Enter" && options[active]) go(options[active]);
    if (step || event.key === "Enter") event.preventDefault();
  }

  function click(event) {
    const hit = event.target.closest("[role=option]");
    if (hit && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      go(hit);
    }
    if (event.target === dialog) dialog.close();
  }

  function build() {
    input = element("input", {
      type: "search", role: "combobox", placeholder: wording.searchHandbook, "aria-label": wording.searchHandbook,
      "aria-autocomplete": "list", "aria-expanded": false, "aria-controls": hitsID, autocomplete: "off", spellcheck: false,
    });
    list = element("div", { id: hitsID, role: "listbox", "aria-label": wording.results });
    status = element("p", { role: "status" });
    const close = button("icon-button", wording.close);
    dialog = element("dialog", { class: "search", "aria-label": wording.search },
      element("div", { class: "search-box" }, input, close), status, list,
      element("p", { class: "hints", "aria-hidden": true }, wording.searchKeys));
    document.body.append(dialog);
    on(input, "input", search);
    on(input, "keydown", keys);
    on(close, "click", () => dialog.close());
    on(dialog, "click", click);
  }

  // What was typed while this script was loading is the question.
  function open(typed) {
    if (!dialog) build();
    if (!dialog.open) dialog.showModal();
    if (typed) input.value = typed; else input.select();
    search();
  }

  window.headroom.openSearch = open;
}
