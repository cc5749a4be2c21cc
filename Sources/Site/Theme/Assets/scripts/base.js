// What the scripts below share. They are joined into one file, in one scope; the search, in a file
// of its own, takes what it needs from `window.headroom`. The site's address is noted by theme.js.
const root = document.documentElement.dataset.site;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = (selector, within = document) => within.querySelector(selector);
const on = (target, event, action, options) => target.addEventListener(event, action, options);
// Storage is off in private windows.
const quietly = (action) => { try { return action(); } catch (e) { return ""; } };
const remember = (key, value) => quietly(() => localStorage.setItem("headroom-" + key, value));
const recall = (key) => quietly(() => localStorage.getItem("headroom-" + key)) || "";

function set(target, attributes) {
  for (const key in attributes) target.setAttribute(key, attributes[key]);
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  set(made, attributes);
  made.append(...children);
  return made;
}

// An id that is no other's: a heading may be named like what scripts make.
const freeID = (id) => document.getElementById(id) ? freeID(id + "_") : id;

const button = (name, ...children) => element("button", { type: "button", class: name }, ...children);
// A decimal is one word, and so is a number with its thousands apart: 49 is not in 1.49.
const wordPattern = /\d+(?:\.\d+|,\d{3}(?!\d))+(?![\p{Alphabetic}\p{N}\p{Mn}])|[\p{Alphabetic}\p{N}\p{Mn}]+/gu;
// Greek has a sigma of its own at the end of words, and one in capitals; German a sharp s.
const lower = (text) => text.toLowerCase().replace(/ς/g, "σ").replace(/ß/g, "ss");

const load = (path) => new Promise((done) => {
  const script = element("script", { src: root + path });
  script.onload = script.onerror = done;
  document.head.append(script);
});

// When the page is drawn and nothing has to be laid out for it once more.
const later = (action) => requestAnimationFrame(() => setTimeout(action));

// A text with what is put in its places.
const fill = (text, ...parts) => parts.reduce((filled, part) => filled.replace("{}", () => part), text);

const anchored = (hash) => hash && document.getElementById(decodeURIComponent(hash.slice(1)));

// Hands a text to the reader as a file.
function save(text, name, type) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  element("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}
