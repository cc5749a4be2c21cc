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
// out, the nearest first, and cards and charts before what is further down: when the slider comes there, the page
// has only to show them.
const idly = window.requestIdleCallback || setTimeout, near = 24, later = sections.map((_, i) => i + 1).slice(1);
let isPreparing = false;
function prepareIdly() {
  if (!isPreparing) idly(prepare);
  isPreparing = true;
}
function prepare() {
  isPreparing = false;
  const slider = one("[name=slider]", form);
  if (isFollowing || next || behind || !slider) return;
  const from = Number(slider.value);
  for (const wanted of [[0, 1], later]) for (let far = 1; far <= near; far++) for (const place of [from + far, from - far]) {
    if (place < 0 || place > Number(slider.max)) continue;
    const answer = answerAt(String(place)), missing = wanted.find((i) => !answer.parts[i]);
    if (missing === undefined) continue;
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
const inFrame = (run) => requestAnimationFrame(() => {
  isInFrame = true;
  run();
  isInFrame = false;
});
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
// A text that stays is laid out, and not its element.
function write(target, text) {
  const { firstChild } = target;
  if (firstChild && firstChild === target.lastChild && !firstChild.localName) put(firstChild, { data: text });
  else put(target, { textContent: text });
}

// The inputs of the form as it is now by their names, what was refused of them, and where parts of the answer
// stand. To look for them takes too long in a frame.
let controls = new Map(), notes = [], liveParts = [], refused = new Map(), touched = new Set(), hasRefusals = false;
function listControls() {
  controls = new Map();
  for (const control of form.elements) if (control.name) controls.set(control.name, [...(controls.get(control.name) || []), control]);
  notes = all("[data-refusal]", form).map((note) => [note.dataset.refusal, note]);
  liveParts = all("[data-live]").map((node) => [node.dataset.live, within(node)]);
  touched = new Set(controls.keys());
}
// What the address asks for, if it does: then no field keeps what a reader has just written into it.
let addressed;
// Those that this answer or the last one changed or refused; all of a new form.
function showControls(reply) {
  const now = new Set([...changes.keys(), ...refused.keys(), "rate", "slider", "times"]);
  for (const name of new Set([...now, ...touched])) for (const control of controls.get(name) || []) {
    const { type } = control, isSlider = name === "slider", value = isSlider ? reply.get("slider") : changes.get(name);
    if (type === "radio") put(control, { checked: value === undefined ? control.defaultChecked : control.value === value });
    else if (isSlider || (!refused.has(name) && (addressed || control !== document.activeElement))) put(control, { value: value === undefined ? planned(control) : value });
    else if (addressed && addressed.has(name) && type === "text") put(control, { value: addressed.get(name) });
    if (type === "range") label(control, "aria-valuetext", reply.get("rate") || "");
    else control.classList.toggle("changed", changes.has(name) && (type !== "radio" || control.checked));
    if (type !== "radio") label(control, "aria-invalid", String(refused.has(name)));
  }
  touched = now;
  if (hasRefusals || refused.size) for (const [name, note] of notes) {
    const sentence = refused.get(name) || "";
    put(note, { textContent: sentence, hidden: !sentence });
  }
  hasRefusals = refused.size > 0;
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

// Other figures mostly leave the cards, and what is said below them, as high as they are: where it is written how
// high that is, a browser doesn't lay out the page around them anew. The theme takes it from here.
const answerPlace = one("[data-live=answer]", page), reasons = one("[data-live=reasons]", page);
const boxes = () => [answerPlace && one(".cards", answerPlace), reasons].filter(Boolean);
const measured = new WeakSet(), sizes = new ResizeObserver(() => {
  const bottom = (part) => part.getBoundingClientRect().bottom;
  const heights = boxes().map((box) => [box, Math.max(...[...box.children].map(bottom)) - box.getBoundingClientRect().top]);
  for (const [{ style }, height] of heights) {
    const high = height > 0 ? height + "px" : "auto";
    if (style.getPropertyValue("--high") !== high) style.setProperty("--high", high);
  }
});
function measure() {
  for (const box of boxes()) for (const part of box.children) {
    if (!measured.has(part)) sizes.observe(part);
    measured.add(part);
  }
}

// The lines above the cards stand among others, behind a node that marks their place.
const facts = one(".facts", page), factsPlace = facts && document.createTextNode("");
if (facts) facts.before(factsPlace);
function showFacts(html) {
  const place = { node: { prepend: (part) => factsPlace.after(part) }, nodes: () => [factsPlace.nextSibling] };
  if (facts && html !== undefined) patch("facts", html, place);
}

// Cards and bars come first. The charts, and what the answer says beside the bars, follow in the next frame; with
// the next answer, if that comes in it.
let behind;
function showBriefly(shown) {
  behind = shown;
  steps = [];
  waits = inFirstFrame;
  showParts(part(shown, 0));
  waits = undefined;
  const catchUp = () => inFrame(() => { if (behind && !next) showCharts(behind); });
  if (isInFrame) catchUp(); else requestAnimationFrame(catchUp);
}
function showCharts(shown) {
  const answer = part(shown, 0), further = sections.slice(2).map((_, i) => () => showSections(shown, i + 2));
  behind = undefined;
  waits = inSecondFrame;
  showParts(answer);
  showSections(shown, 0);
  waits = undefined;
  measure();
  showControls(answer);
  follow([() => showMore(shown), note, ...further]);
}
function showSections(shown, place) {
  const reply = part(shown, place + 1);
  showParts(reply);
  for (const id of sections[place]) showSection(id, reply.get("#" + id));
}
// When they are on the screen, what is said about them, folded under them and read in them; the matrix; what the
// page is about now. Each frame lays out the page around what it changes, so this is one. Then what is further down.
function showMore(shown) {
  const answer = part(shown, 0);
  showFacts(answer.get("facts"));
  showPoint(answer);
  showParts(answer);
  showSections(shown, 0);
  if (!isNew) showSections(shown, 1);
  readOut(page);
  announce(answer);
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
    if (node && reply.has(key)) write(node, reply.get(key));
  }
}
function showRest(reply) {
  for (const row of nextRows()) showRow(row, reply);
  if (waiting.length) steps.unshift(() => showRest(reply));
}
function showFleet(reply, some) {
  for (const row of some) showRow(row, reply);
  all("[data-totals]", page).forEach((total) => write(total, reply.get("totals " + total.dataset.totals) || ""));
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

function showPoint(reply) {
  const point = one("span", opener);
  write(point, reply.get("point") || (isNew ? "" : point.textContent));
}
const announce = (reply) => write(one("[role=status]", form), reply.get("say") || "");

function show(shown) {
  const reply = part(shown, 0);
  waiting = rows;
  const some = nextRows();
  changes = pairs(reply.get("state") || "");
  yaml = reply.get("yaml") || "";
  file = reply.get("file") || "";
  if (copiedYAML && copiedYAML.textContent !== yaml) {
    copiedYAML.remove();
    copiedYAML = null;
  }
  refused = pairs(reply.get("refused") || "");
  if (reply.has("form")) showForm(reply.get("form"));
  page.classList.toggle("asked", changes.size > 0 && !isNew);
  if (isNew) all("[data-do=download], [data-do=copy]", form).forEach((act) => act.disabled = !yaml);
  if (isFleet) {
    showParts(reply);
    showControls(reply);
    showFleet(reply, some);
    showPoint(reply);
    announce(reply);
    follow([note, () => showRest(reply)]);
  } else if (behind || reply.has("form")) showCharts(shown); else showBriefly(shown);
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
  if (!next) inFrame(() => { if (next) answer(next); });
  next = asked;
  addressed = undefined;
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
      addressed = new Map();
      answer(addressed, true);
    } else if (act === "copy") copy();
    else if (act === "download") save(yaml, file, "text/yaml");
    else if (act) {
      answer(new Map(changes).set(act, event.target.value), true);
    }
  });
  // A link to a heading leaves the answers as they are.
  on(window, "popstate", () => { if (!location.hash || location.hash.startsWith(mark)) answerAddress(); });
}
function answerAddress() {
  addressed = inAddress();
  answer(addressed);
}

// Shows what it copies, for browsers that don't let it, until the answer is another one.
let copiedYAML = null;
function copy() {
  if (!yaml) return;
  if (!form.contains(copiedYAML)) copiedYAML = form.appendChild(element("pre", { class: "what-if-yaml", tabindex: 0 }));
  copiedYAML.textContent = yaml;
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
  answer(new Map());
  if (inAddress().size) answerAddress();
  if (isFleet) warm();
}
start();
