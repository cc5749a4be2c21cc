// Puts HTML where other HTML stands by what differs: a text, the value of an attribute, a child of another
// kind. What is replaced whole is read, laid out and drawn anew, and with it much of the page around it. What
// other scripts added stays: classes, and children after those of the HTML.
const { dress } = window.headroom;
const content = (html) => {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
};
// Tags, with what ends and the name, and texts; a table that readers may sort or filter is one piece, since its
// rows are in their order.
const piece = /<div class="table-scroll[^>]*><table class="(?!report matrix)[^]*?<\/table><\/div>|<(\/?)(\w*)[^>]*>|[^<]+/g;
const plain = (text) => text.includes("&") ? content(text).textContent : text;
// Elements with the same attributes are of one kind, whatever their values, and so are all texts, and tables. Of
// the same class they look alike too: then little follows from a change.
function kindOf(part) {
  if (part.kind === undefined) {
    part.kind = part.isTable ? "table" : part.name && part.text.replace(/"[^"]*"/g, "");
    part.looks = part.name && part.text.startsWith(" class", part.name.length + 1) ? part.text.split('"', 2)[1] : "";
  }
  return part.kind;
}
const areAlike = (a, b) => a.text === b.text || kindOf(a) === kindOf(b);
const lookAlike = (a, b) => areAlike(a, b) && (a.text === b.text || a.looks === b.looks);
const attribute = / ([^ =>]+)(?:="([^"]*)")?/g;
const inside = (node) => [...(node.content || node).childNodes];
// What filters a table stands before it.
const toolsOf = (node) => node.previousSibling && node.previousSibling.className === "table-box" ? [node.previousSibling] : [];
const remove = (node) => [...toolsOf(node), node].forEach((gone) => gone.remove());

// The pieces as a tree, each part with its HTML. Cells and rows have no end tags: the next one ends them.
const isEmpty = /^<(?:br|hr|img|input|link|meta|wbr)\b|\/>$/, isCell = /^t[dh]$/, isRow = /^t[dhr]$/;
function parted(html) {
  const top = { name: "", children: [] }, open = [top];
  let last = top, at = 0;
  const close = (end) => {
    last.html = html.slice(last.at, end);
    open.pop();
    last = open[open.length - 1];
  };
  for (const [text, end, tag] of html.matchAll(piece)) {
    const start = at, isTable = tag === undefined && text[0] === "<", name = isTable ? "div" : tag || "";
    at += text.length;
    if (end) {
      while (last !== top && last.name !== name) close(start);
      if (last !== top) close(at);
      continue;
    }
    while ((name === "tr" && isRow.test(last.name)) || (isCell.test(name) && isCell.test(last.name))) close(start);
    const part = { text, name, isTable, at: start, html: text, children: [] };
    last.children.push(part);
    if (name && !isTable && !isEmpty.test(text)) open.push(last = part);
  }
  while (last !== top) close(at);
  return top.children;
}

// The nodes that the browser made of parts; false where it made others. Nodes of the page may have more
// children, which scripts added.
function adopt(parts, nodes, isNew) {
  return (isNew ? nodes.length === parts.length : nodes.length >= parts.length) && parts.every((part, i) => {
    const node = part.node = nodes[i];
    return part.name === (node.localName || "") && (part.isTable || adopt(part.children, inside(node), isNew));
  });
}

// Whether nodes that the page has already say the same.
function areThere(parts, nodes) {
  return parts.every(({ name, text, isTable, children }, i) => {
    const node = nodes[i];
    if (!node || isTable || name !== (node.localName || "")) return false;
    if (!name) return node.data === plain(text);
    const isThere = ([, key, value = ""]) => key === "class" ? plain(value).split(" ").every((word) => node.classList.contains(word)) : node.getAttribute(key) === plain(value);
    return [...text.matchAll(attribute)].every(isThere) && areThere(children, inside(node));
  });
}

function change(part, text) {
  const { node } = part, before = part.text;
  part.text = text;
  part.kind = undefined;
  if (part.isTable) {
    const fragment = content(text);
    part.node = fragment.firstChild;
    dress(fragment);
    toolsOf(node).forEach((tools) => tools.remove());
    return node.replaceWith(fragment);
  }
  if (!part.name) return node.data = plain(text);
  // Between the quotes of a tag stand the values, at odd places, and before each its name.
  const old = before.split('"'), now = text.split('"');
  for (let i = 1; i < now.length; i += 2) {
    if (old[i] === now[i]) continue;
    const name = now[i - 1].slice(1 + now[i - 1].lastIndexOf(" "), -1);
    const added = name === "class" ? [...node.classList].filter((word) => !old[i].split(" ").includes(word)) : [];
    node.setAttribute(name, [plain(now[i]), ...added].join(" "));
  }
}

// Nodes for new parts, made without reading their HTML anew. Those of a drawing are in its namespace.
const drawing = "http://www.w3.org/2000/svg", { namespaceURI } = document.documentElement;
function made(parts, space = namespaceURI) {
  const fragment = document.createDocumentFragment();
  for (const part of parts) {
    const { name, text } = part, own = name === "svg" ? drawing : space;
    if (part.isTable) part.node = content(text).firstChild;
    else if (!name) part.node = document.createTextNode(plain(text));
    else {
      part.node = document.createElementNS(own, name);
      for (const [, key, value = ""] of text.matchAll(attribute)) part.node.setAttribute(key, plain(value));
      if (part.children.length) (part.node.content || part.node).append(made(part.children, own));
    }
    fragment.append(part.node);
  }
  return fragment;
}

// What an answer leaves to a later frame, if anything. The first one has the figures of the cards and the bars,
// the second one what is written beside them and the charts, but neither the sentences about these nor what is
// folded or read: so each is there sooner.
const beside = /^<(?:d(?:iv class="detail|d class="change)"|p class="why"|figcaption|g class="quiet"|text class="strong"|details class="figures"|div class="admonition)/;
const about = /^<(?:p>|p class="note"|div class="read-out"|details class="figures")/;
const inFirstFrame = ({ text }) => beside.test(text);
const inSecondFrame = ({ text, node }) => about.test(text) && !(node && node.open);
let waits;

// For each new child the old one that it is made of: the one in its place where all are alike, or else the next
// one that is the same, or looks alike, if that is near.
function matches(before, after) {
  if (before.length === after.length && before.every((part, i) => areAlike(part, after[i]))) return before;
  const found = [];
  let next = 0;
  for (let i = 0; i < after.length; i++) {
    const part = after[i], near = before.slice(next, next + 6);
    let place = near.findIndex((old) => old.html === part.html);
    if (place < 0) place = near.findIndex((old) => lookAlike(old, part));
    if (place < 0) continue;
    found[i] = near[place];
    next += place + 1;
  }
  return found;
}

// Changes children, and puts others among them, where they differ. Whether nothing waits.
function graft(old, now) {
  const before = old.children, after = now.children, found = matches(before, after);
  let isDone = true;
  for (let i = 0; i < after.length; i++) {
    const part = found[i], other = after[i];
    if (!part || part.html === other.html) continue;
    if (waits && waits(part)) {
      isDone = false;
      continue;
    }
    if (part.text !== other.text) change(part, other.text);
    const isWhole = graft(part, other);
    part.html = isWhole ? other.html : "";
    isDone = isDone && isWhole;
  }
  const news = after.filter((_, i) => !found[i]);
  if (!news.length && before.length === after.length) return isDone;
  const kept = new Set(found), gone = before.filter((part) => !kept.has(part));
  // What comes or goes may wait too.
  if (waits && [...gone, ...news].every(waits)) return false;
  gone.forEach((part) => remove(part.node));
  old.children = after.map((part, i) => found[i] || copied(part));
  const host = old.node.content || old.node;
  for (let i = 0; i < after.length; i++) {
    if (found[i]) continue;
    const last = i && old.children[i - 1].node, first = i;
    while (i < after.length && !found[i]) i++;
    const fragment = made(old.children.slice(first, i), old.node.namespaceURI);
    if (fragment.firstElementChild) dress(fragment);
    if (last) last.after(fragment); else host.prepend(fragment);
  }
  return isDone;
}
// The rest of an answer that waits must not change with what is in the page.
const copied = (part) => ({ ...part, children: part.children.map(copied) });

// HTML that was read while there was nothing else to do.
const readings = new Map();
function readAhead(html) {
  if (!readings.has(html)) readings.set(html, parted(html));
}

// What stands at each place, by its name. A place has a node that others are put into first, and the nodes
// that are there.
const places = new Map();
function patch(name, html, place) {
  const old = places.get(name);
  if (old && old.html === html) return;
  // The rest of what an earlier frame began with is read already.
  const now = old && old.rest && old.rest.html === html ? old.rest : { html, node: place.node, children: readings.get(html) || parted(html) };
  readings.delete(html);
  if (old && old.children) {
    const isWhole = graft(old, now);
    old.html = isWhole ? html : "";
    old.rest = isWhole ? undefined : now;
    return;
  }
  const nodes = place.nodes(), { children } = now;
  if (old || children.length !== nodes.length || !areThere(children, nodes) || !adopt(children, nodes)) {
    const fragment = content(html);
    if (!adopt(children, inside(fragment), true)) now.children = undefined;
    nodes.forEach((node) => node.remove());
    dress(fragment);
    place.node.prepend(fragment);
  }
  places.set(name, now);
}
