// What-if: hands what the reader changed to the module, and puts its answers in place. No figure is
// made here. The module stands in front of this script as `module`, compressed and in base64.
const { on, set, load, element, freeID, quietly, dress, readOut, save } = window.headroom;
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

// What follows an answer once it is on the screen: a step in each task, so that none keeps a frame
// waiting. The next answer begins anew.
let steps = [], isFollowing = false;
function follow(next) {
  steps = next;
  if (isFollowing) return;
  isFollowing = true;
  requestAnimationFrame(() => setTimeout(step));
}
function step() {
  const next = steps.shift();
  if (next) next();
  if (steps.length) setTimeout(step);
  else isFollowing = false;
}

const lines = (map) => [...map].map((pair) => pair.join("=").replace(/\n/g, " ")).join("\n");
const pairs = (text) => new Map(text.split("\n").filter(Boolean).map((line) => {
  const sign = line.indexOf("=");
  return [line.slice(0, sign), line.slice(sign + 1)];
}));

function content(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
}

// The address holds what is changed.
const inAddress = () => location.hash.startsWith(mark) ? new Map(new URLSearchParams(location.hash.slice(mark.length))) : new Map();
let noted;
function note() {
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
const shown = new Map();
const isNews = (key, html) => (!shown.has(key) || shown.get(key) !== html) && shown.set(key, html);
function put(target, values) {
  for (const key in values) if (target[key] !== values[key]) target[key] = values[key];
}
function label(target, key, value) {
  if (target.getAttribute(key) !== value) target.setAttribute(key, value);
}

function showControls(reply) {
  const refused = pairs(reply.get("refused") || "");
  for (const control of form.elements) {
    const { name, type } = control;
    if (!name) continue;
    const value = name === "slider" ? reply.get("slider") : changes.get(name);
    if (type === "radio") put(control, { checked: value === undefined ? control.defaultChecked : control.value === value });
    else if (name === "slider" || (control !== document.activeElement && !refused.has(name))) put(control, { value: value === undefined ? planned(control) : value });
    if (type === "range") label(control, "aria-valuetext", reply.get("rate") || "");
    else control.classList.toggle("changed", changes.has(name) && (type !== "radio" || control.checked));
    if (type !== "radio") label(control, "aria-invalid", String(refused.has(name)));
  }
  all("[data-refusal]", form).forEach((note) => {
    const sentence = refused.get(note.dataset.refusal) || "";
    put(note, { textContent: sentence, hidden: !sentence });
  });
}

// Puts a section's content after its heading; without content its heading hides too.
function showSection(id, html) {
  if (!isNews("#" + id, html)) return;
  const part = html && content(html);
  let heading = document.getElementById(id);
  if (!heading) {
    if (!part) return;
    heading = one("h2", part);
    // After the sections that come before it, or first of all.
    const before = live.slice(0, live.indexOf(id)).map((other) => document.getElementById(other)).filter(Boolean).pop();
    let next = before ? before.nextSibling : one("h2", page);
    while (before && next && next.nodeName !== "H2") next = next.nextSibling;
    if (next) next.before(heading); else page.append(heading);
  } else if (part) {
    one("h2", part).remove();
  }
  heading.hidden = !part;
  while (heading.nextSibling && heading.nextSibling.nodeName !== "H2") heading.nextSibling.remove();
  if (part) {
    dress(part);
    heading.after(part);
    readOut(heading.parentElement);
  }
}

function showParts(reply) {
  all("[data-live]").forEach((place) => {
    const html = reply.get(place.dataset.live);
    if (html === undefined || !isNews(place.dataset.live, html)) return;
    place.innerHTML = html;
    dress(place);
  });
}

// The charts come first, then what is further down.
const parts = isFleet ? [] : isNew ? [[]] : [live.slice(0, 2), live.slice(2, 3), live.slice(3)];
function showSections(ids) {
  const reply = ask("sections", ids.join("\n"));
  showParts(reply);
  if (isNew) readOut(page);
  for (const id of ids) showSection(id, reply.get("#" + id));
}

// The rows of the fleet map, by what of them follows from the rate.
const rows = all("[data-workload]", page).map((row) => ({
  id: row.dataset.workload, cores: one(".cores > div", row), recovery: one(".recovers", row),
  reading: one(".reading > span", row), cost: one(".costs", row),
}));
function showFleet(reply) {
  for (const row of rows) for (const part of ["cores", "recovery", "reading", "cost"]) {
    const key = part + " " + row.id, answer = reply.get(key);
    if (!row[part] || answer === undefined || !isNews(key, answer)) continue;
    row[part][part === "cores" || part === "recovery" ? "innerHTML" : "textContent"] = answer;
  }
  all("[data-totals]", page).forEach((total) => put(total, { textContent: reply.get("totals " + total.dataset.totals) || "" }));
}

// The form as it is now has other inputs; what had the focus is found again by its name.
function showForm(html) {
  const { name, value } = document.activeElement, had = form.contains(document.activeElement);
  form.innerHTML = html;
  if (!had) return;
  const again = [...form.elements].find((control) => name ? control.name === name : control.value === value && control.dataset.do === "add");
  (again || one("input", form)).focus();
}

function show(reply) {
  changes = pairs(reply.get("state") || "");
  yaml = reply.get("yaml") || "";
  file = reply.get("file") || "";
  if (reply.has("form")) showForm(reply.get("form"));
  showControls(reply);
  showParts(reply);
  const facts = one(".facts", page);
  if (facts && reply.has("facts") && isNews("facts", reply.get("facts"))) facts.replaceWith(content(reply.get("facts")));
  const point = one("span", opener);
  put(point, { textContent: reply.get("point") || point.textContent });
  put(one("[role=status]", form), { textContent: reply.get("say") || "" });
  page.classList.toggle("asked", changes.size > 0 && !isNew);
  if (isNew) all("[data-do=download], [data-do=copy]", form).forEach((act) => act.disabled = !yaml);
  if (isFleet) showFleet(reply);
  follow([note, ...parts.map((ids) => () => showSections(ids))]);
}

// Without changes to make, the plan's own answers. The address is noted after it, as a step that back
// undoes or not, where there is something to note.
function answer(asked, isStep) {
  if (isStep !== undefined) noted = noted || isStep;
  show(ask("change", lines(asked)));
}

function listen() {
  const changed = (event) => {
    const { name, value } = event.target;
    if (!name) return;
    const asked = new Map(changes);
    asked.delete("slider");
    asked.set(name, value);
    if (value === planned(event.target)) asked.delete(name);
    // A step back is a choice or a value, not each place of the slider.
    answer(asked, event.type === "change" ? event.target.type !== "range" : undefined);
  };
  on(form, "input", (event) => { if (event.target.type === "range") changed(event); });
  on(form, "change", changed);
  on(form, "submit", (event) => event.preventDefault());
  on(form, "click", (event) => {
    const act = event.target.dataset.do;
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
  bar.append(form);
  set(opener, { "aria-controls": form.id, "aria-expanded": true });
  all("h2", page).forEach((heading) => heading.classList.toggle("at-plan", !live.includes(heading.id)));
  listen();
  on(opener, "click", toggle);
  answer(inAddress());
}
start();
