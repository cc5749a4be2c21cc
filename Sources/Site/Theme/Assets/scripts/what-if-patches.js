// Puts HTML where other HTML stands by what differs: a text, the value of an attribute, a child of another
// kind. What is replaced whole is laid out and drawn anew, and with it much of the page around it. What other
// scripts added stays: classes, and children after those of the HTML.
const { dress } = window.headroom;
const content = (html) => {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
};
// Tags and texts; a table that readers may sort or filter is one piece, since its rows are in their order.
const piece = /<div class="table-scroll[^>]*><table class="(?!report matrix)[^]*?<\/table><\/div>|<[^>]*>|[^<]+/g;
const isTable = (text) => text.startsWith('<div class="table-scroll') && text.endsWith("</table></div>");
const plain = (text) => text.includes("&") ? content(text).textContent : text;
// Elements with the same attributes are of one kind, and so are all texts.
const kindOf = (text) => isTable(text) ? "table" : text[0] === "<" ? text.replace(/="[^"]*"/g, "") : "";
const areAlike = (a, b) => a === b || kindOf(a) === kindOf(b);
const isOpening = (text) => !text.startsWith("</");
const values = (tag) => new Map([...tag.matchAll(/ ([^ =]+)="([^"]*)"/g)].map((found) => found.slice(1)));
const inside = (node) => [...(node.content || node).childNodes];
// What filters a table stands before it.
const toolsOf = (node) => node.previousSibling && node.previousSibling.className === "table-box" ? [node.previousSibling] : [];
const remove = (node) => [...toolsOf(node), node].forEach((gone) => gone.remove());

// The pieces with their nodes, in a tree; without it where the browser makes other nodes of them.
function read(html, texts) {
  const fragment = content(html), opening = texts.filter(isOpening);
  let at = 0, isRead = true;
  const part = (node) => {
    const text = opening[at++] || "";
    isRead = isRead && (node.localName ? text.startsWith("<" + node.localName) : text[0] !== "<");
    return { node, text, children: isTable(text) ? [] : inside(node).map(part) };
  };
  const children = inside(fragment).map(part);
  return { fragment, children: isRead && at === opening.length ? children : undefined };
}
const listed = (parts) => parts.flatMap((part) => [part, ...listed(part.children)]);

// Whether nodes that the page has already are those that were read.
function areThere(parts, nodes) {
  return parts.every((part, i) => {
    const node = nodes[i], made = part.node;
    if (!node || isTable(part.text) || node.nodeName !== made.nodeName || node.data !== made.data) return false;
    const isThere = ({ name, value }) => name === "class" ? value.split(" ").every((word) => node.classList.contains(word)) : node.getAttribute(name) === value;
    return [...made.attributes || []].every(isThere) && areThere(part.children, inside(node));
  });
}
function adopt(parts, nodes) {
  parts.forEach((part, i) => {
    part.node = nodes[i];
    adopt(part.children, inside(part.node));
  });
}

function change(part, text) {
  const { node } = part, before = part.text;
  part.text = text;
  if (isTable(text)) {
    const fragment = content(text);
    part.node = fragment.firstChild;
    dress(fragment);
    toolsOf(node).forEach((tools) => tools.remove());
    return node.replaceWith(fragment);
  }
  if (text[0] !== "<") return node.data = plain(text);
  const old = values(before);
  for (const [name, value] of values(text)) {
    if (old.get(name) === value) continue;
    const added = name === "class" ? [...node.classList].filter((word) => !old.get(name).split(" ").includes(word)) : [];
    node.setAttribute(name, [plain(value), ...added].join(" "));
  }
}

// The children that are alike at either end are changed, those between them replaced.
function graft(old, now) {
  const before = old.children, after = now.children, shorter = Math.min(before.length, after.length);
  const fits = (a, b) => areAlike(a.text, b.text);
  let head = 0, tail = 0;
  while (head < shorter && fits(before[head], after[head])) head++;
  while (tail < shorter - head && fits(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail++;
  const news = after.slice(head, after.length - tail), last = before.slice(before.length - tail);
  before.slice(head, before.length - tail).forEach((part) => remove(part.node));
  const kept = [...before.slice(0, head), ...last];
  kept.forEach((part, i) => {
    const other = after[i < head ? i : i + news.length];
    if (part.text !== other.text) change(part, other.text);
    graft(part, other);
  });
  if (news.length) {
    const fragment = new DocumentFragment();
    fragment.append(...news.map((part) => part.node));
    dress(fragment);
    if (head) kept[head - 1].node.after(fragment); else (old.node.content || old.node).prepend(fragment);
  }
  old.children = [...kept.slice(0, head), ...news, ...last];
}

// What stands at each place, by its name. A place has a node that others are put into first, and the nodes
// that are there.
const places = new Map();
function patch(name, html, place) {
  const old = places.get(name);
  if (old && old.html === html) return false;
  const texts = html.match(piece) || [];
  if (old && old.children && texts.length === old.texts.length && texts.every((text, i) => areAlike(text, old.texts[i]))) {
    const opening = texts.filter(isOpening);
    old.parts.forEach((part, i) => { if (part.text !== opening[i]) change(part, opening[i]); });
    Object.assign(old, { html, texts });
    return true;
  }
  const now = read(html, texts), isKnown = old && old.children && now.children;
  if (isKnown) {
    graft(old, now);
  } else {
    const nodes = place.nodes(), isSame = !old && now.children && now.children.length === nodes.length && areThere(now.children, nodes);
    if (isSame) adopt(now.children, nodes);
    else {
      nodes.forEach((node) => node.remove());
      dress(now.fragment);
      place.node.prepend(now.fragment);
    }
  }
  const { children } = isKnown ? old : now;
  places.set(name, { node: place.node, html, texts, children, parts: children && listed(children) });
  return true;
}
