// Puts HTML where other HTML stands by what differs: a text, the value of an attribute, a child of another
// kind. What is replaced whole is read, laid out and drawn anew, and with it much of the page around it. What
// other scripts added stays: classes, and children after those of the HTML.
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
const areAlike = (a, b) => a.text === b.text || (a.name === b.name && kindOf(a.text) === kindOf(b.text));
const values = (tag) => new Map([...tag.matchAll(/ ([^ =>]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name, value || ""]));
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
  for (const [text] of html.matchAll(piece)) {
    const start = at, [, end, name] = /^(?:<(\/?)(\w+))?/.exec(text);
    at += text.length;
    if (end) {
      while (last !== top && last.name !== name) close(start);
      if (last !== top) close(at);
      continue;
    }
    while ((name === "tr" && isRow.test(last.name)) || (isCell.test(name) && isCell.test(last.name))) close(start);
    const part = { text, name: name || "", at: start, html: text, children: [] };
    last.children.push(part);
    if (name && !isEmpty.test(text) && !isTable(text)) open.push(last = part);
  }
  while (last !== top) close(at);
  return top.children;
}

// The nodes that the browser made of parts; false where it made others. Nodes of the page may have more
// children, which scripts added.
function adopt(parts, nodes, isNew) {
  return (isNew ? nodes.length === parts.length : nodes.length >= parts.length) && parts.every((part, i) => {
    const node = part.node = nodes[i];
    return part.name === (node.localName || "") && (isTable(part.text) || adopt(part.children, inside(node), isNew));
  });
}

// Whether nodes that the page has already say the same.
function areThere(parts, nodes) {
  return parts.every(({ name, text, children }, i) => {
    const node = nodes[i];
    if (!node || isTable(text) || name !== (node.localName || "")) return false;
    if (!name) return node.data === plain(text);
    const isThere = ([key, value]) => key === "class" ? plain(value).split(" ").every((word) => node.classList.contains(word)) : node.getAttribute(key) === plain(value);
    return [...values(text)].every(isThere) && areThere(children, inside(node));
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
  if (!part.name) return node.data = plain(text);
  const old = values(before);
  for (const [name, value] of values(text)) {
    if (old.get(name) === value) continue;
    const added = name === "class" ? [...node.classList].filter((word) => !old.get(name).split(" ").includes(word)) : [];
    node.setAttribute(name, [plain(value), ...added].join(" "));
  }
}

// Nodes for new parts, read as children of a drawing where they will stand in one.
function made(parts, parent) {
  const html = parts.map((part) => part.html).join(""), isDrawn = parent.namespaceURI === "http://www.w3.org/2000/svg";
  const fragment = content(isDrawn ? "<svg>" + html + "</svg>" : html);
  if (isDrawn) fragment.replaceChildren(...fragment.firstChild.childNodes);
  return adopt(parts, inside(fragment), true) && fragment;
}

// The children that are alike at either end are changed, those between them replaced; false where the browser
// makes other nodes of them.
function graft(old, now) {
  const before = old.children, after = now.children, shorter = Math.min(before.length, after.length);
  let head = 0, tail = 0;
  while (head < shorter && areAlike(before[head], after[head])) head++;
  while (tail < shorter - head && areAlike(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail++;
  const news = after.slice(head, after.length - tail), last = before.slice(before.length - tail);
  before.slice(head, before.length - tail).forEach((part) => remove(part.node));
  const kept = [...before.slice(0, head), ...last];
  old.children = [...kept.slice(0, head), ...news, ...last];
  const isGrafted = kept.every((part, i) => {
    const other = after[i < head ? i : i + news.length];
    if (part.html === other.html) return true;
    if (part.text !== other.text) change(part, other.text);
    part.html = other.html;
    return graft(part, other);
  });
  const fragment = isGrafted && news.length && made(news, old.node);
  if (fragment) {
    dress(fragment);
    if (head) kept[head - 1].node.after(fragment); else (old.node.content || old.node).prepend(fragment);
  }
  return isGrafted && (fragment || !news.length);
}

// What stands at each place, by its name. A place has a node that others are put into first, and the nodes
// that are there.
const places = new Map();
function patch(name, html, place) {
  const old = places.get(name);
  if (old && old.html === html) return;
  const now = { html, node: place.node, children: parted(html) };
  if (old && old.children && graft(old, now)) return old.html = html;
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
