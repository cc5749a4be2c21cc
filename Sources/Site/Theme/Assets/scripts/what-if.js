// What-if: hands what the reader changed to the module, and puts its answers in place. No figure is
// made here. The module stands in front of this script as `module`, compressed and in base64.
const { on, set, load, element, freeID, quietly, readOut, save } = window.headroom;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = (selector, within = document) => within.querySelector(selector);
const bar = one(".what-if"), opener = one("button", bar), page = bar.parentElement;
const live = ["way-out", "rates", "matrix", "cost", "tiers", "kafka"];
const mark = "#what-if?", form = element("form", { class: "what-if-form", id: freeID("what-if-form") });
// A page that describes a workload from nothing has no plan to compare with; the fleet map has rows.
const kind = opener.dataset.whatIf, isNew = kind === "new", isFleet = kind === "fleet";
const encoder = new TextEncoder(), decoder = new TextDecoder("utf-8", { ignoreBOM: true });
let program, yaml = "", file = "", changes = new Map();

// Calls the module with a text; its reply is a list of names and texts, told apart by NUL.
function ask(command, text = "") {
  const sent = encoder.encode(text), place = program.input(sent.length);
  new Uint8Array(program.memory.buffer, place, sent.length).set(sent);
  const length = program[command]();
  const parts = decoder.decode(new Uint8Array(program.memory.buffer, program.output(), length)).split("\0");
  const reply = new Map();
  for (let i = 0; i + 1 < parts.length; i += 2) reply.set(parts[i], parts[i + 1]);
  return reply;
}

// An answer has what can be read at once, and then the sections. The module has worked at one of them last.
const sections = isNew ? [[]] : [live.slice(0, 2), live.slice(2, 3), live.slice(3)];
let worked;
function part(answer, i) {
  const { parts, text } = answer;
  if (!parts[i] && worked !== answer) {
    worked = answer;
    parts[0] = ask("change", text);
  }
  return parts[i] = parts[i] || ask("sections", sections[i - 1].join("\n"));
}

// Those at the places of the slider are kept as long as no other input changes.
let others = new Map();
const ready = new Map();
function answerOf(asked) {
  const rest = new Map(asked), place = rest.get("slider");
  for (const key of ["slider", "rate"]) rest.delete(key);
  if (lines(rest) !== lines(others)) [ready, readings].forEach((known) => known.clear());
  others = rest;
  return place === undefined ? { text: lines(asked), parts: [] } : answerAt(place);
}
function answerAt(place) {
  if (!ready.has(place)) ready.set(place, { text: lines(new Map(others).set("slider", place)), parts: [] });
  return ready.get(place);
}

// While there is nothing else to do, the answers up to a rate of about three times more or less are worked
// out, the nearest first: when the slider comes there, the page has only to show them.
const idly = window.requestIdleCallback || setTimeout, near = 24;
let isPreparing = false;
function prepareIdly() {
  if (!isPreparing) idly(prepare);
  isPreparing = true;
}
function prepare() {
  isPreparing = false;
  const slider = one("[name=slider]", form);
  if (isFollowing || next || !slider) return;
  for (let far = 1; far <= near; far++) for (const place of [Number(slider.value) + far, slider.value - far]) {
    if (place < 0 || place > Number(slider.max)) continue;
    const answer = answerAt(String(place)), missing = [0, ...sections].findIndex((_, i) => !answer.parts[i]);
    if (missing < 0) continue;
    const reply = part(answer, missing);
    for (const [name, html] of reply) {
      if (liveParts.some(([live]) => live === name)) readAhead(html); else if (name === "#rates") readAhead(afterHeading(html));
    }
    return prepareIdly();
  }
}

// What follows an answer once it is on the screen: a step in each task, so that none keeps a frame
// waiting. The next answer begins anew. An answer in a frame is on the screen when that frame ends.
let steps = [], isFollowing = false, isInFrame = false;
function follow(next) {
  steps = next;
  if (isFollowing) return;
  isFollowing = true;
  if (isInFrame) setTimeout(step); else requestAnimationFrame(() => setTimeout(step));
}
function step() {
  const next = steps.shift();
  if (next) next();
  if (steps.length) return setTimeout(step);
  isFollowing = false;
  prepareIdly();
}

const lines = (map) => [...map].map((pair) => pair.join("=").replace(/\n/g, " ")).join("\n");
const pairs = (text) => new Map(text.split("\n").filter(Boolean).map((line) => {
  const sign = line.indexOf("=");
  return [line.slice(0, sign), line.slice(sign + 1)];
}));

// The address holds what is changed.
const inAddress = () => location.hash.startsWith(mark) ? new Map(new URLSearchParams(location.hash.slice(mark.length))) : new Map();
let noted;
function note() {
  // What was asked since is noted with its own answer.
  if (next) return;
  const isStep = noted;
  noted = undefined;
  if (isStep === undefined) return;
  const address = changes.size ? mark + new URLSearchParams([...changes]) : location.pathname + location.search;
  if (changes.size ? location.hash === address : !location.hash) return;
  quietly(() => history[isStep ? "pushState" : "replaceState"](null, "", address));
}

// What a control shows without a change is the plan's value, as it was made.
function planned(control) {
  if (control.type === "radio") return control.defaultChecked ? control.value : undefined;
  if (control.options) return ([...control.options].find((o) => o.defaultSelected) || control.options[0]).value;
  return control.defaultValue;
}

// A page is laid out again for what is written, also if it was the same before.
function put(target, values) {
  for (const key in values) if (target[key] !== values[key]) target[key] = values[key];
}
function label(target, key, value) {
  if (target.getAttribute(key) !== value) target.setAttribute(key, value);
}

// The inputs of the form as it is now by their names, what was refused of them, and where parts of the answer
// stand. To look for them takes too long in a frame.
let controls = new Map(), notes = [], liveParts = [], refused = new Map(), touched = new Set();
function listControls() {
  controls = new Map();
  for (const control of form.elements) if (control.name) controls.set(control.name, [...(controls.get(control.name) || []), control]);
  notes = all("[data-refusal]", form).map((note) => [note.dataset.refusal, note]);
  liveParts = all("[data-live]").map((node) => [node.dataset.live, within(node)]);
  touched = new Set(controls.keys());
}
// Those that this answer or the last one changed or refused; all of a new form. The rate beside the slider comes
// with what else is written.
function showControls(reply) {
  const hadRefused = refused.size > 0;
  refused = pairs(reply.get("refused") || "");
  const now = new Set([...changes.keys(), ...refused.keys(), "rate", "slider", "times"]);
  for (const name of new Set([...now, ...touched])) for (const control of controls.get(name) || []) {
    const { type } = control, isSlider = name === "slider", value = isSlider ? reply.get("slider") : changes.get(name);
    if (type === "radio") put(control, { checked: value === undefined ? control.defaultChecked : control.value === value });
    else if (isSlider || (control !== document.activeElement && !refused.has(name) && !(isBehind && name === "rate"))) put(control, { value: value === undefined ? planned(control) : value });
    if (type === "range") label(control, "aria-valuetext", reply.get("rate") || "");
    else control.classList.toggle("changed", changes.has(name) && (type !== "radio" || control.checked));
    if (type !== "radio") label(control, "aria-invalid", String(refused.has(name)));
  }
  touched = now;
  if (hadRefused || refused.size) for (const [name, note] of notes) {
    const sentence = refused.get(name) || "";
    put(note, { textContent: sentence, hidden: !sentence });
  }
}

const afterHeading = (html) => html.slice(html.indexOf("</h2>") + 5);

// What is below a heading, up to the next.
function below(heading) {
  const nodes = [];
  for (let next = heading.nextSibling; next && next.nodeName !== "H2"; next = next.nextSibling) nodes.push(next);
  return nodes;
}

// Puts a section's content after its heading; without content its heading hides too.
function showSection(id, html) {
  let heading = document.getElementById(id);
  if (!heading && !html) return;
  if (!heading) {
    heading = one("h2", content(html));
    // After the sections that come before it, or first of all.
    const before = live.slice(0, live.indexOf(id)).map((other) => document.getElementById(other)).filter(Boolean).pop();
    let next = before ? before.nextSibling : one("h2", page);
    while (before && next && next.nodeName !== "H2") next = next.nextSibling;
    if (next) next.before(heading); else page.append(heading);
  }
  heading.hidden = !html;
  const name = "#" + id, place = { node: { prepend: (part) => heading.after(part) }, nodes: () => below(heading) };
  if (!html) {
    places.delete(name);
    place.nodes().forEach((node) => node.remove());
  } else {
    patch(name, afterHeading(html), place);
  }
}

const within = (node) => ({ node, nodes: () => [...node.childNodes] });
function showParts(reply) {
  for (const [name, place] of liveParts) {
    const html = reply.get(name);
    if (html !== undefined) patch(name, html, place);
  }
}

// Other figures mostly leave the cards as high as they are: where it is written how high they are together, a
// browser doesn't lay out the page around them anew. The theme takes it from here.
const measured = new WeakSet(), sizes = new ResizeObserver(() => {
  const cards = one("[data-live=answer] > .cards", page);
  if (!cards) return;
  const bottoms = [...cards.children].map((card) => card.getBoundingClientRect().bottom);
  put(cards.style, { height: Math.max(...bottoms) - cards.getBoundingClientRect().top + "px" });
});
function measureCards() {
  for (const card of all("[data-live=answer] > .cards > *", page)) {
    if (!measured.has(card)) sizes.observe(card);
    measured.add(card);
  }
}

// What may wait does so for one frame, also while the slider moves on.
let isBehind = false;
function showBriefly(reply) {
  isBrief = isBehind = !isBehind;
  showParts(reply);
  isBrief = false;
}
function showWhole(reply) {
  isBehind = false;
  showParts(reply);
}

// The lines above the cards stand among others, behind a node that marks their place.
const facts = one(".facts", page), factsPlace = facts && document.createTextNode("");
if (facts) facts.before(factsPlace);
function showFacts(html) {
  const place = { node: { prepend: (part) => factsPlace.after(part) }, nodes: () => [factsPlace.nextSibling] };
  if (facts && html !== undefined) patch("facts", html, place);
}

// The charts come first, and with them what the answer says in words; then what is further down. Each is laid
// out and drawn at once: a frame for a little takes nearly as long.
function showSections(shown, place) {
  const reply = part(shown, place + 1);
  if (place === 0) {
    showWhole(part(shown, 0));
    showControls(part(shown, 0));
  }
  showParts(reply);
  for (const id of sections[place]) showSection(id, reply.get("#" + id));
  if (place === 0) showWords(part(shown, 0));
  // Read in the charts, but also in the matrix.
  if (isNew || place === 1) readOut(page);
}

// The rows of the fleet map, by what of them follows from the rate. Those on the screen are shown at once, the
// others some at a time.
const rows = all("[data-workload]", page).map((row) => ({
  row, id: row.dataset.workload, cores: one(".cores > div", row), recovery: one(".recovers", row),
  reading: one(".reading > span", row), cost: one(".costs", row),
}));
// The browser tells which are in sight; to ask for it would lay out what was just written.
const inSight = new Set(), sight = new IntersectionObserver((changes) => {
  for (const { target, isIntersecting } of changes) inSight[isIntersecting ? "add" : "delete"](target);
});
rows.forEach(({ row }) => sight.observe(row));
let waiting = [];
// Those in sight, or the next ones.
function nextRows() {
  const seen = waiting.filter(({ row }) => inSight.has(row)), some = new Set(seen.length ? seen : waiting.slice(0, 20));
  waiting = waiting.filter((row) => !some.has(row));
  return some;
}
function showRow({ id, cores, recovery, reading, cost }, reply) {
  for (const [name, node] of [["cores", cores], ["recovery", recovery]]) {
    const key = name + " " + id;
    if (node && reply.has(key)) patch(key, reply.get(key), within(node));
  }
  for (const [name, node] of [["reading", reading], ["cost", cost]]) {
    const key = name + " " + id;
    if (node && reply.has(key)) put(node, { textContent: reply.get(key) });
  }
}
function showRest(reply) {
  for (const row of nextRows()) showRow(row, reply);
  if (waiting.length) steps.unshift(() => showRest(reply));
}
function showFleet(reply, some) {
  for (const row of some) showRow(row, reply);
  all("[data-totals]", page).forEach((total) => put(total, { textContent: reply.get("totals " + total.dataset.totals) || "" }));
}

// The form as it is now has other inputs; what had the focus is found again by its name, a button by what it
// does: what follows one that was removed has come to its place, and after the last one stands what adds.
function showForm(html) {
  const focus = document.activeElement, had = form.contains(focus), { name, value } = focus, act = focus.dataset.do;
  const alike = () => all(`[data-do="${act}"]`, form), place = act ? alike().indexOf(focus) : -1;
  form.innerHTML = html;
  listControls();
  if (!had) return;
  const same = act ? alike().find((control) => control.value === value) || alike()[Math.min(place, alike().length - 1)] || one("[data-do=add]", form)
    : [...form.elements].find((control) => name && control.name === name);
  (same || one("input", form)).focus();
}

// The lines above the cards, and the answer in words.
function showWords(reply) {
  showFacts(reply.get("facts"));
  const point = one("span", opener);
  put(point, { textContent: reply.get("point") || (isNew ? "" : point.textContent) });
  put(one("[role=status]", form), { textContent: reply.get("say") || "" });
}

function show(shown) {
  const reply = part(shown, 0);
  waiting = rows;
  const some = nextRows();
  changes = pairs(reply.get("state") || "");
  yaml = reply.get("yaml") || "";
  file = reply.get("file") || "";
  if (reply.has("form")) showForm(reply.get("form"));
  if (isFleet) showWhole(reply); else showBriefly(reply);
  showControls(reply);
  measureCards();
  page.classList.toggle("asked", changes.size > 0 && !isNew);
  if (isNew) all("[data-do=download], [data-do=copy]", form).forEach((act) => act.disabled = !yaml);
  if (isFleet) {
    showFleet(reply, some);
    showWords(reply);
    follow([note, () => showRest(reply)]);
  } else {
    follow([note, ...sections.map((_, i) => () => showSections(shown, i))]);
  }
}

// Without changes to make, the plan's own answers. The address is noted after it, as a step that back
// undoes or not, where there is something to note.
function answer(asked, isStep) {
  if (isStep !== undefined) noted = noted || isStep;
  next = undefined;
  show(answerOf(asked));
}

// Readers move a slider more often than a screen shows it: a frame has one answer, to what was asked last.
let next;
function answerInFrame(asked, isStep) {
  if (isStep !== undefined) noted = noted || isStep;
  if (!next) requestAnimationFrame(() => {
    isInFrame = true;
    if (next) answer(next);
    isInFrame = false;
  });
  next = asked;
}

function listen() {
  const changed = (event) => {
    const { name, value } = event.target;
    if (!name) return;
    const asked = new Map(next || changes);
    if (name === "rate") asked.delete("slider");
    // What was refused stays until it is corrected.
    for (const name of refused.keys()) for (const control of controls.get(name) || []) asked.set(name, control.value);
    asked.set(name, value);
    touched.add(name);
    if (name === "slider") asked.delete("rate");
    if (value === planned(event.target)) asked.delete(name);
    // A step back is a choice or a value, not each place of the slider.
    answerInFrame(asked, event.type === "change" ? event.target.type !== "range" : undefined);
  };
  on(form, "input", (event) => { if (event.target.type === "range") changed(event); });
  on(form, "change", changed);
  on(form, "submit", (event) => event.preventDefault());
  on(form, "click", (event) => {
    const act = event.target.dataset.do;
    if (act && next) answer(next);
    if (act === "reset") {
      answer(new Map(), true);
    } else if (act === "copy") copy();
    else if (act === "download") save(yaml, file, "text/yaml");
    else if (act) {
      answer(new Map(changes).set(act, event.target.value), true);
    }
  });
  // A link to a heading leaves the answers as they are.
  on(window, "popstate", () => { if (!location.hash || location.hash.startsWith(mark)) answer(inAddress()); });
}

// Shows what it copies, for browsers that don't let it.
function copy() {
  const shown = one(".what-if-yaml", form) || form.appendChild(element("pre", { class: "what-if-yaml", tabindex: 0 }));
  shown.textContent = yaml;
  const say = (word) => one("[role=status]", form).textContent = word;
  if (!navigator.clipboard) return say("");
  navigator.clipboard.writeText(yaml).then(() => say("Copied"), () => say(""));
}

function toggle() {
  const isOpen = opener.getAttribute("aria-expanded") === "true";
  set(opener, { "aria-expanded": !isOpen });
  form.hidden = isOpen;
}

// A browser runs what it has run a few times much faster, so some answers of the fleet that nobody asked for
// come first, while there is nothing else to do. The last one is what the page shows.
function warm() {
  const { name, min, max } = one("[type=range]", form);
  for (let i = 0; i < 8; i++) steps.push(() => {
    ask("change", lines(new Map(changes).set(name, i % 2 ? min : max)));
    ask("change", lines(changes));
  });
}

async function start() {
  const bytes = Uint8Array.from(atob(module), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const packed = new Uint8Array(await new Response(unpacked).arrayBuffer());
  program = (await WebAssembly.instantiate(wholeModule(packed))).instance.exports;
  if (isFleet) await load("assets/fleet.js");
  const text = isFleet ? window.headroom.fleet || "" : one("template", bar).content.textContent;
  const reply = ask(isNew ? "begin" : isFleet ? "fleet" : "open", text);
  if (!reply.has("form")) return;
  form.innerHTML = reply.get("form");
  // From now on what is out of sight is laid out and drawn when it is come to, and not at each answer.
  page.classList.add("asking");
  bar.append(form);
  listControls();
  set(opener, { "aria-controls": form.id, "aria-expanded": true });
  all("h2", page).forEach((heading) => heading.classList.toggle("at-plan", !live.includes(heading.id)));
  listen();
  on(opener, "click", toggle);
  const asked = inAddress();
  answer(new Map());
  if (asked.size) answer(asked);
  if (isFleet) warm();
}
start();
