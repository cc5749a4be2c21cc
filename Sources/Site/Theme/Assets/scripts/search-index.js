// The search index, as SearchIndex.swift writes it: loaded on first use, by script elements because
// nothing else can load a file from a folder.
const { root, load, on, set, quietly, element, button, freeID, wordPattern } = window.headroom;
let index, loading;
const joint = /(\p{Ll})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu;

const loadIndex = () => loading = loading || load("search-index.js").then(() => {
  const raw = window.headroomSearch;
  if (!raw) return;
  let last = "";
  const terms = raw.terms.split(" ").map((t) => last = last.slice(0, parseInt(t[0], 36)) + t.slice(1));
  index = { pages: raw.pages, texts: raw.texts, terms, postings: raw.postings.split(" "), loads: [] };
});

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
  const file = index.texts.filter((first) => first <= page).length - 1;
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
