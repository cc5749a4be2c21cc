// The search index, as SearchIndex.swift writes it: loaded on first use, by script elements because
// nothing else can load a file from a folder.
const { root, load, one, on, set, quietly, remember, recall, element, button, freeID, wordPattern, lower, fill } = window.headroom;
let index, loading;
const joint = /(\p{Ll})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu;
// Scripts without spaces between words, as ForeignWords.swift has them.
const unspaced = "[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf" +
  "\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}]";
const hasUnspaced = new RegExp(unspaced, "u");
const byScript = new RegExp("(" + unspaced + "+)|(?:(?!" + unspaced + ").)+", "gsu");

// What of a text is searched: its words with their parts; and of scripts without spaces every two
// characters, which the index has too.
function pieces(text) {
  const found = [], split = hasUnspaced.test(text);
  const add = (start, name, names) => found.push({ start, end: start + name.length, names: names.map((n) => lower(n.replace(/(\d),(?=\d)/g, "$1"))) });
  for (const { 0: word, index: at } of text.matchAll(wordPattern)) {
    for (const { 0: part, 1: isUnspaced, index: from } of split ? word.matchAll(byScript) : [{ 0: word, index: 0 }]) {
      const start = at + from, letters = isUnspaced ? [...part] : [];
      if (!isUnspaced) add(start, part, [part, ...part.replace(joint, "$1$2 ").split(" ")]);
      for (let i = 0, place = start; i < letters.length; place += letters[i++].length) {
        const name = letters[i] + (letters[i + 1] || "");
        if (letters[i + 1] || letters.length === 1) add(place, name, [name]);
      }
    }
  }
  return found;
}

// What is in a file of its own for a site of many pages.
const part = (name) => load("assets/search/" + name + ".js").then(() => (window.headroomParts || {})[name]);

const loadIndex = () => loading = loading || load("search-index.js").then(async () => {
  const raw = window.headroomSearch;
  if (!raw) return;
  let last = "";
  const terms = raw.terms.split(" ").map((t) => last = last.slice(0, parseInt(t[0], 36)) + t.slice(1));
  const isWhole = Array.isArray(raw.pages), parts = isWhole ? [] : Array.from({ length: raw.pages }, (_, i) => part("pages-" + i));
  index = {
    pages: isWhole ? raw.pages : [].concat(...await Promise.all(parts)), texts: raw.texts, terms, loads: [],
    postings: isWhole ? raw.postings.split(" ") : [], starts: isWhole ? [] : raw.postings, parts: [],
  };
});

// The file of a list of files, each known by its first item.
const fileOf = (item, starts) => starts.filter((first) => first <= item).length - 1;

// Makes the pages of some terms known.
const loadPages = (found) => Promise.all(found.map(async (term) => {
  const file = fileOf(position(term), index.starts);
  if (file < 0) return;
  const codes = await (index.parts[file] = index.parts[file] || part("terms-" + file).then((text) => text.split(" ")));
  index.postings[position(term)] = codes[position(term) - index.starts[file]];
}));

// The pages of a term, each with whether it is about it.
function pagesOf(term) {
  const found = [], code = index.postings[term];
  let page = -1, number = 0;
  for (let i = 0; i < code.length; i++) {
    const c = code.charCodeAt(i), digit = c - 33 - (c > 34) - (c > 92);
    if (digit > 63) {
      number = number * 28 + digit - 64;
    } else {
      number = number * 64 + digit;
      found.push([page += number >> 1, number & 1]);
      number = 0;
    }
  }
  return found;
}

// The text of a page by section.
async function textOf(page) {
  const file = fileOf(page, index.texts);
  await (index.loads[file] = index.loads[file] || load("assets/search/" + file + ".js"));
  const text = (window.headroomText || [])[file];
  return text ? text[page - index.texts[file]] : [];
}

// Where a term is in the sorted list, or would be.
function position(term) {
  let low = 0, high = index.terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index.terms[middle] < term) low = middle + 1; else high = middle;
  }
  return low;
}
