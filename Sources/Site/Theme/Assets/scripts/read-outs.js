// Read-outs: one rate, marked in the charts by rate and in the matrix, with its answer in words. By
// pointer, by touch, and with the arrow keys on a slider under the first chart. A click or Enter keeps a
// rate; of two that are kept, the cores between them are told.
{
  const space = "http://www.w3.org/2000/svg";

  // What the lines share stands once, between their parts.
  function read(box) {
    const shared = box.dataset.words.split("|");
    return one("template", box).content.textContent.split("\n").map((line) => {
      const [place, column, words, differences] = line.split("\t");
      const parts = words.split("|").map((part, i) => (i ? shared[i - 1] : "") + part);
      return { place: Number(place), column, words: parts.join(""), differences: differences.split("|") };
    });
  }

  function cross(plot) {
    const line = document.createElementNS(space, "line");
    set(line, { class: "crosshair", y1: 0, y2: plot.getAttribute("height"), hidden: "" });
    plot.append(line);
    return line;
  }

  function plotsBeside(box) {
    const figure = box.parentElement, next = figure.nextElementSibling;
    return [one(".plot.lines", figure), next && one(".plot.lines", next)].filter(Boolean);
  }

  // What was wired, by its box: where other charts or readings came, it is wired anew.
  const wired = new WeakMap();
  function wire(box) {
    const plots = plotsBeside(box), text = [one("template", box).content.textContent, ...Object.values(box.dataset)].join();
    const known = wired.get(box), heard = new AbortController();
    if (known && known.text === text && known.plots.every((plot, i) => plot === plots[i])) return;
    if (known) known.end();
    const readings = read(box), last = readings.length - 1;
    const lines = plots.map(cross), pins = [0, 1].map(() => plots.map(cross));
    const words = element("output", { role: "status" }), kept = element("output", {});
    const slider = element("input", { type: "range", min: 0, max: last, value: box.dataset.start, "aria-label": "Rate to read in the charts" });
    let shown = -1, pinned = [];
    wired.set(box, { text, plots, end() {
      heard.abort();
      unlight();
      [...lines, ...pins.flat(), slider, words, kept].forEach((added) => added.remove());
    } });

    const place = (line, index) => set(line, { x1: 100 * readings[index].place + "%", x2: 100 * readings[index].place + "%" });
    function cell(index) {
      const table = one(".matrix"), row = table && table.tBodies[0].rows[box.dataset.row];
      return row && readings[index].column !== "" ? row.cells[Number(readings[index].column) + 1] : undefined;
    }
    const unlight = () => all(".matrix .lit").forEach((lit) => lit.classList.remove("lit"));
    function show(index) {
      if (index === shown) return;
      shown = index;
      lines.forEach((line) => place(line, index));
      lines.forEach((line) => line.removeAttribute("hidden"));
      slider.value = index;
      set(slider, { "aria-valuetext": readings[index].words });
      words.textContent = readings[index].words;
      unlight();
      const lit = cell(index);
      if (lit) lit.classList.add("lit");
    }
    // The first that is kept stays, to be compared with one after another; again takes it away.
    function pin() {
      pinned = pinned.includes(shown) ? pinned.filter((index) => index !== shown) : [...pinned.slice(0, 1), shown];
      const [low, high] = [...pinned].sort((a, b) => a - b), cores = high && readings[high].differences[low];
      kept.textContent = pinned.map((index) => "Kept: " + readings[index].words + ".").join(" ")
        + (cores ? " Between the two: " + cores + (cores === "1" ? " core." : " cores.") : "");
      pins.forEach((lines, i) => lines.forEach((line) => {
        line.toggleAttribute("hidden", i >= pinned.length);
        if (i < pinned.length) place(line, pinned[i]);
      }));
    }
    // The drawing itself hears of nothing where it is empty, so its figure listens.
    function nearest(plot, event) {
      const { left, width, top, bottom } = plot.getBoundingClientRect(), at = (event.clientX - left) / width;
      if (event.clientY < top || event.clientY > bottom || at < 0 || at > 1) return -1;
      const far = (reading) => Math.abs(reading.place - at);
      return readings.reduce((best, reading, i) => far(reading) < far(readings[best]) ? i : best, 0);
    }
    plots.forEach((plot) => ["pointermove", "click"].forEach((type) => on(plot.parentElement, type, (event) => {
      const index = nearest(plot, event);
      if (index < 0) return;
      show(index);
      if (type === "click") pin();
    }, heard)));
    on(slider, "input", () => show(Number(slider.value)));
    on(slider, "keydown", (event) => {
      if (event.key !== "Enter" || shown < 0) return;
      event.preventDefault();
      pin();
    });
    box.append(slider, words, kept);
  }

  // Also for what comes into a page, or changes, later.
  window.headroom.readOut = (part) => all(".read-out", part).forEach(wire);
  window.headroom.readOut(document);
}
