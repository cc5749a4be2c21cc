// What answers a question. A question is a list of meanings, one for each of its words: a map from
// the terms it may stand for to how well they fit.
const total = (numbers) => numbers.reduce((a, b) => a + b, 0);
const byScore = (a, b) => b.score - a.score || a.page - b.page;

// Whether one edit makes `b` of `a`; or, with `open`, a beginning of `b`.
function near(a, b, open) {
  const n = a.length, m = b.length;
  if (open ? m < n - 1 : Math.abs(n - m) > 1) return false;
  let i = 0;
  while (i < n && i < m && a[i] === b[i]) i++;
  if (i === n || i === m) return true;
  const same = (x, y) => open ? b.startsWith(a.slice(x), y) : a.slice(x) === b.slice(y);
  return same(i + 1, i + 1) || same(i, i + 1) || same(i + 1, i) ||
    (a[i] === b[i + 1] && a[i + 1] === b[i] && same(i + 2, i + 2));
}

function meaning(asked, isLast) {
  const found = new Map();
  // A number is that number.
  if (/^\d+$/.test(asked) && index.terms[position(asked)] === asked) return found.set(asked, 1);
  for (let i = position(asked); i < index.terms.length && index.terms[i].startsWith(asked); i++) {
    found.set(index.terms[i], index.terms[i] === asked ? 1 : 0.6);
  }
  if (found.size || [...asked].length < 4) return found;
  for (const term of index.terms) {
    if (near(asked, term)) found.set(term, 0.5); else if (isLast && near(asked, term, true)) found.set(term, 0.3);
  }
  return found;
}

// What a question in words is made of besides what it is about.
const fillers = new Set(("a after all an and any are be by can do does each for from get gets had has have how i in is it its many me " +
  "mean means most much my need needs of on or our should that the their them there they this to us was we what when where " +
  "which who why will with would you your").split(" "));

function understand(text) {
  const all = [...new Set(pieces(text).map((p) => p.names[0]))].filter((w) => w.length > 1 || w > "\x7f");
  const telling = all.filter((w) => !fillers.has(w)), words = telling.length ? telling : all;
  return words.map((w, i) => meaning(w, i === words.length - 1));
}

// The words of a text that fit the question: where, which word of it, how well.
function fits(text, question) {
  const found = [];
  for (const { start, end, names } of pieces(text)) {
    question.forEach((meaning, number) => {
      const fit = Math.max(...names.map((n) => meaning.get(n) || 0));
      if (fit) found.push({ start, end, number, fit });
    });
  }
  return found;
}

// How well each word of the question is met.
function best(found, question) {
  const met = question.map(() => 0);
  for (const f of found) met[f.number] = Math.max(met[f.number], f.fit);
  return met;
}

const headingsOf = (page) => page.filter((_, i) => i > 3 && i % 2 === 0);

// Title before names, names before headings. A page is [path, title, names, id, heading, id, …].
function standing(page, question) {
  const met = (text) => best(fits(text, question), question);
  const title = met(page[1]), headings = Math.max(0, ...headingsOf(page).map((h) => total(met(h))));
  // What was asks for less than what is.
  const past = /^releases\/./.test(page[0]) ? 4 : 0;
  const isAsked = title.every((fit) => fit === 1) && page[1].match(wordPattern).length === title.length;
  return 8 * total(title) + 5 * total(met(page[2])) + 3 * headings + (isAsked ? 4 : 0) - past;
}

// Pages made from one mould resemble each other: the more of them came before, the less one says.
function spread(found, question) {
  const seen = new Map();
  for (const s of found.sort(byScore)) {
    const asked = headingsOf(index.pages[s.page]).filter((h) => fits(h, question)[0]).join(), before = seen.get(asked) || 0;
    if (asked) s.score -= 2 * Math.min(before, 4);
    seen.set(asked, before + 1);
  }
  return found.sort(byScore);
}

// The pages that have most words of the question, best first: rare terms count more.
function rank(question) {
  const scores = new Map();
  for (const meaning of question) {
    const here = new Map();
    meaning.forEach((fit, term) => {
      const pages = pagesOf(position(term)), rarity = Math.log(1 + index.pages.length / pages.length);
      for (const [page, often] of pages) {
        here.set(page, Math.max(here.get(page) || 0, fit * rarity * (1 + often / 2)));
      }
    });
    here.forEach((score, page) => {
      const before = scores.get(page) || { page, score: 0, words: 0 };
      scores.set(page, { page, score: before.score + score, words: before.words + 1 });
    });
  }
  const most = [...scores.values()].reduce((n, s) => Math.max(n, s.words), 0);
  const found = [...scores.values()].filter((s) => s.words === most);
  for (const s of found) s.score += standing(index.pages[s.page], question);
  return spread(found, question).slice(0, 12);
}

// Adds to a page the sections of it that answer, best first.
async function locate(found, question, asked) {
  const texts = await textOf(found.page), page = index.pages[found.page];
  found.hits = [];
  for (let n = 0; 2 * n + 1 < page.length; n++) {
    const text = texts[n] || "", heading = n ? page[2 * n + 2] : page[1], matches = fits(text, question);
    const score = 4 * total(best(fits(heading, question), question)) + 2 * total(best(matches, question)) +
      Math.min(matches.length, 8) / 8 + ((heading + " " + text).toLowerCase().includes(asked) ? 3 : 0);
    found.hits.push(hit(page, n, text, matches, score));
  }
  found.hits.sort(byScore);
  const most = found.hits[0].score;
  found.score += most / 2;
  found.hits = found.hits.filter((h, n) => !n || h.score > most / 2).slice(0, 3);
  return found;
}

// Units and symbols are no words: the texts are searched for them as they are.
async function literally(asked) {
  const found = [];
  for (let page = 0; page < index.pages.length; page++) {
    const entry = index.pages[page], texts = await textOf(page);
    for (let n = 0; 2 * n + 1 < entry.length; n++) {
      const text = texts[n] || "", lowered = text.toLowerCase(), matches = [];
      if (lowered.length !== text.length) continue;
      for (let at = lowered.indexOf(asked); at >= 0; at = lowered.indexOf(asked, at + asked.length)) {
        matches.push({ start: at, end: at + asked.length, number: 0, fit: 1 });
      }
      if (matches.length) found.push(hit(entry, n, text, matches, Math.min(matches.length, 5)));
    }
  }
  return found.sort(byScore).slice(0, 12);
}

function hit(page, n, text, matches, score) {
  const id = n ? "#" + encodeURIComponent(page[2 * n + 1]) : "";
  return {
    page: n, url: page[0] + "index.html" + id, of: page[1], title: n ? page[1] : "", heading: n ? page[2 * n + 2] : page[1],
    text, matches, score, headingMatches: [],
  };
}

async function answer(asked) {
  const question = understand(asked);
  if (!question.length) return literally(asked);
  await loadPages(question.flatMap((meaning) => [...meaning.keys()]));
  const pages = await Promise.all(rank(question).map((page) => locate(page, question, asked)));
  const hits = [].concat(...pages.sort(byScore).map((p) => p.hits));
  for (const h of hits) h.headingMatches = fits(h.heading, question);
  return hits;
}
