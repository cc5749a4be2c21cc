// Tables: sorting, filtering, download and links to rows. Without it they read as they are.
{
  function words(cell) {
    if (!cell.firstElementChild) return cell.textContent.trim();
    const copy = cell.cloneNode(true);
    all(".anchor", copy).forEach((a) => a.remove());
    all("small", copy).forEach((s) => s.before(" "));
    return copy.textContent.trim();
  }
  // What changed, and by what share, is its own number: ▼ −64, +71.9 %.
  function exact(cell) {
    if (cell.dataset.value) return cell.dataset.value;
    const text = words(cell);
    if (!/^[▲▼+−]|%$/.test(text) || !cell.closest(".report")) return text;
    const bare = text.replace(/^[▲▼] /, "").replace("−", "-").replace("+", "").replace(/ %$/, "");
    return isNaN(bare.replace(/,/g, "")) ? text : bare;
  }
  const number = (cell) => {
    const text = exact(cell).replace(/,/g, "").replace("−", "-");
    return text ? Number(text) : NaN;
  };

  // Numbers as numbers, text as people order it; what is not there comes last either way.
  function sorted(rows, column, direction) {
    const keys = rows.map((row) => ({ row, number: number(row.cells[column]), text: words(row.cells[column]) }));
    const isNumeric = keys.filter((k) => !isNaN(k.number)).length > keys.length / 2;
    const isMissing = (k) => isNumeric ? isNaN(k.number) : /^[–-]?$/.test(k.text);
    const compare = (a, b) => isNumeric ? a.number - b.number : a.text.localeCompare(b.text, undefined, { numeric: true });
    return keys.sort((a, b) => isMissing(a) - isMissing(b) || (isMissing(a) ? 0 : direction * compare(a, b))).map((k) => k.row);
  }

  function makeSortable(body, rows, heads) {
    heads.forEach((head, column) => {
      if (!words(head)) return;
      const sort = button("sort", ...head.childNodes);
      head.append(sort);
      on(sort, "click", () => {
        const now = head.getAttribute("aria-sort");
        heads.forEach((h) => h.removeAttribute("aria-sort"));
        const totals = rows.filter((row) => row.matches(".total")), data = rows.filter((row) => !totals.includes(row));
        if (now === "descending") return body.append(...rows);
        set(head, { "aria-sort": now ? "descending" : "ascending" });
        body.append(...sorted(data, column, now ? -1 : 1), ...totals);
      });
    });
  }

  // Fields that a spreadsheet would take for a formula are not left to it.
  function field(value) {
    const safe = /^[=+\-@\t\r]/.test(value) && isNaN(value) ? "'" + value : value;
    return /[",\n\r]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
  }

  // Numbers without the commas that part their thousands; headers with the unit of what is below.
  const plain = (cell) => /^-?[\d,]+(\.\d+)?$/.test(exact(cell)) ? exact(cell).replace(/,/g, "") : exact(cell);
  const titled = (head) => words(head) + (head.dataset.unit ? " (" + head.dataset.unit + ")" : "");

  function download(table, name) {
    const shown = [...table.rows].filter((row) => !row.hidden);
    const lines = shown.map((row, i) => [...row.cells].map(i ? plain : titled).map(field).join(",") + "\r\n");
    save("\ufeff" + lines.join(""), name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-") + ".csv", "text/csv");
  }

  // What is filtered is in the address, so that it can be passed on.
  const asked = new URLSearchParams(location.search);
  function note(key, value) {
    const now = new URLSearchParams(location.search);
    if (value) now.set(key, value); else now.delete(key);
    quietly(() => history.replaceState(null, "", location.pathname + ("" + now && "?" + now) + location.hash));
  }

  function choice(rows, head, column) {
    const name = words(head), any = element("option", { value: "" }, fill(wording.all, name));
    const select = element("select", { "aria-label": name }, any);
    let isFilled = false;
    // Read when first asked for, so that large tables show at once.
    function list() {
      if (isFilled) return;
      isFilled = true;
      const values = new Set(rows.map((row) => words(row.cells[column])));
      select.append(...[...values].sort().map((v) => element("option", { value: v }, v)));
    }
    on(select, "focus", list);
    return { control: select, key: name, list, fits: (row) => !select.value || words(row.cells[column]) === select.value };
  }

  let tableCount = 0;
  function addTools(box, table, rows, heads) {
    const prefix = tableCount++ ? "table-" + tableCount + "-" : "";
    const name = box.getAttribute("aria-label") || wording.table;
    let texts;
    const input = element("input", { type: "text", placeholder: wording.filterRows, "aria-label": fill(wording.filterRowsOf, name) });
    const count = element("span", { role: "status" }), save = button("tool", "CSV");
    const choices = heads.map((head, i) => "filter" in head.dataset && choice(rows, head, i)).filter(Boolean);
    const controls = [{ control: input, key: "rows" }, ...choices];
    function filter() {
      // Columns keep their width, whichever rows are left.
      if (!texts) heads.forEach((head) => head.style.minWidth = head.offsetWidth + "px");
      const asked = input.value.toLowerCase().split(/\s+/);
      texts = texts || rows.map((row) => [...row.cells].map(words).join(" ").toLowerCase());
      rows.forEach((row, i) => row.hidden = !(asked.every((w) => texts[i].includes(w)) && choices.every((c) => c.fits(row))));
      const shown = rows.filter((row) => !row.hidden).length;
      count.textContent = shown < rows.length ? shown ? fill(wording.rowsShown, shown, rows.length) : wording.noRowMatches : "";
    }
    for (const { control, key, list } of controls) {
      const value = asked.get(prefix + key);
      if (value && list) list();
      if (value) control.value = value;
      on(control, "input", () => {
        filter();
        note(prefix + key, control.value);
      });
    }
    if (controls.some((c) => c.control.value)) filter();
    save.title = wording.downloadShown;
    on(save, "click", () => download(table, name));
    // The style sheet keeps the room for it, so that nothing moves; nor is the table moved, which
    // would be laid out anew.
    box.before(element("div", { class: "table-box" },
      element("div", { class: "table-tools" }, input, ...choices.map((c) => c.control), count, save)));
  }

  function linkRow(row) {
    if (!row || !row.id || row.isLinked) return;
    row.isLinked = true;
    const link = { class: "anchor", href: "#" + encodeURIComponent(row.id), "aria-label": wording.linkToRow };
    row.cells[0].append(element("a", link, "#"));
  }

  // Large tables show sooner when a row gets its link as it is come to.
  function linkRows(body, rows) {
    if (rows.length < 60 || !one("a", body)) return rows.forEach(linkRow);
    for (const type of ["pointerover", "focusin"]) on(body, type, (event) => linkRow(event.target.closest("tr")));
  }

  // A shade at the edge says that there is more. All boxes are measured before any is changed, so that
  // they are laid out once.
  const shade = (boxes) => boxes.map((box) => [box, box.scrollWidth - box.clientWidth - Math.abs(box.scrollLeft) > 2])
    .forEach(([box, isMore]) => box.classList.toggle("more", isMore));
  const sizes = new ResizeObserver((entries) => shade(entries.map((entry) => entry.target)));
  const shadeEdges = (part) => all(".table-scroll", part).forEach((box) => {
    on(box, "scroll", () => shade([box]));
    // What is out of sight is laid out, and told, when it is come to.
    on(box, "contentvisibilityautostatechange", () => requestAnimationFrame(() => shade([box])));
    sizes.observe(box);
  });

  const makeTools = (part) => all(".table-scroll > table:not(.matrix)", part).forEach((table) => {
    const head = table.tHead && table.tHead.rows[0], body = table.tBodies[0];
    if (!head || !body) return;
    const heads = [...head.cells], rows = [...body.rows];
    if (rows.some((row) => row.cells.length !== heads.length)) return;
    linkRows(body, rows);
    // Prose in columns is read in its order.
    if (rows.length > 2 && (table.matches(".report") || one("td.right", table))) makeSortable(body, rows, heads);
    if (table.parentNode.matches(".long")) addTools(table.parentNode, table, rows, heads);
  });

  // Also for what comes into a page later.
  window.headroom.dress = (part) => {
    shadeEdges(part);
    makeTools(part);
  };
  shadeEdges(document);
  all("main").forEach(makeTools);
}
