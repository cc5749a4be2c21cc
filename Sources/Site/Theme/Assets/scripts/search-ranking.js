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

// Words of one stem differ in what English adds at their ends: fail, fails, failing, failure.
const ending = new RegExp("(?<=[a-z]{3})(?:at(?:e[sd]?|ing|ions?|ors?)|ions?|isons?|ings?|ures?|it(?:y|ies)|[eo]rs?|ie[sd]|e[sd]?|" +
  "(?<![su])s|ly|y|(?<=[a-z]{6})ment)$");
function stem(word) {
  if (!/^[a-z]+$/.test(word)) return word;
  for (let shorter; (shorter = word.replace(ending, "")) !== word;) word = shorter;
  return word.replace(/([a-z])\1$/, "$1");
}

// What readers ask for, and the words that a page may have for it.
const sayings = new Map(("responsible:owner|belong:owner|maintain:owner|contact:owner|call:contact,owner|escalate:contact|" +
  "job:workload|approve:approval,decision|approver:approval,decision|delete:drop,remove|remove:delete,drop|rescale:scale|missing:lost,troubleshooting|price:cost|expensive:cost|cheap:cost|cheapest:cost,most|cheaper:cost|money:cost|pay:cost,bill|budget:cost|spend:cost,bill|" +
  "webui:ui|datacenter:region|failover:availability,disaster|merge:pull|block:gate,reject|reject:gate|" +
  "calculate:compute,model|compute:model|number:figure|grow:growth|schema:evolution|log:kubectl|sale:forecast,double|forecast:double|migrate:migration|" +
  "server:machine,node|instance:machine|vm:machine|hardware:machine|ram:memory|oom:memory,oomkilled,troubleshooting|" +
  "load:rate|traffic:rate|throughput:rate|twice:double|stop:suspend,cancel|cancel:stop,suspend|pause:suspend|shutdown:stop,suspend|" +
  "who:owner,contact|whom:owner,contact|whose:owner|alert:monitoring|metric:monitoring|dashboard:monitoring|prometheus:monitoring|grafana:monitoring|machine:node|" +
  "error:diagnostic,fail|slow:behind,troubleshooting|wrong:fail,troubleshooting|backpressure:troubleshooting|undo:roll|revert:roll|rollback:roll|crash:restart,fail,troubleshooting|break:fail,troubleshooting|broken:fail,troubleshooting|down:unavailable,lost,troubleshooting|outage:lost,disaster|" +
  "fail:troubleshooting,lost|die:killed,lost|stuck:pending,hang,troubleshooting|hang:stuck|lag:behind,backlog|behind:lag,backlog|delay:latency,lag|" +
  "excel:csv|spreadsheet:csv|export:csv,download|permission:authorization,rbac|access:authorization,rbac|allow:authorization|" +
  "login:authentication|password:authentication,secret|encrypt:tls|certificate:tls|logo:icon|embed:insert,directive|graph:chart|" +
  "big:size,large,growth|often:interval|frequent:interval|keep:retention|accurate:wrong,calibration|precise:wrong|trust:wrong,calibration|" +
  "difference:choosing,compare|differ:choosing,compare|largest:most|biggest:most|highest:most|smallest:most|total:together|sum:together|" +
  "az:zone|dr:disaster|eos:exactly|gc:garbage|ha:availability|hpa:autoscaler|jm:jobmanager|k8s:kubernetes|pdb:disruption|" +
  "customize:change,theme|adapt:change,theme|css:style,theme|stylesheet:style,theme|font:style,theme|average:mean|typical:mean|" +
  "undersized:behind,monitoring|overloaded:behind,busy|small:undersized|replay:backlog,catch|reprocess:backlog,catch|restore:recovery,drill|" +
  "backup:savepoint,disaster|test:measure,drill|practice:drill|safely:observe|cdn:offline|chargeback:owner,cost|showback:owner,cost|" +
  "allocate:owner,cost|margin:conservative,utilization|reserve:reserved|estimate:size,rough|paged:contact,alert|onboard:first,start|" +
  "alarm:alert,monitoring|notify:alert|signoff:approval,decision|sign:approval,decision|column:schema,evolution|field:schema,key|" +
  "isolate:policy,namespace|tenant:namespace,team|unused:idle|waste:idle|free:idle,room|faster:shorten|speed:shorten|quick:shorten|" +
  "quicker:shorten|gcs:google,store|abfs:azure|euro:currency,price|dollar:currency,price|currency:price|picture:image|api:json|rest:json,api|" +
  "connection:lookup|service:lookup,service|external:lookup|bad:fail,corrupt|exceed:above,threshold|nightly:backlog|batch:backlog|" +
  "enough:quota,room|airgapped:internet|import:bring,import|wiki:bring,document|fee:cost,bill|invoice:bill|charge:bill,cost|finance:cost,budget|" +
  "quarter:budget|reduce:lower,save|decrease:lower,save|increase:raise,growth|shrink:lower|golive:first,deploy|patch:upgrade|" +
  "rollout:deploy,release|incident:troubleshooting,recovery|runbook:disaster,troubleshooting|duplicate:exactly|config:settings,configuration|" +
  "setting:configuration|doc:document|cpu:core|launch:first,deploy|include:contain|preview:serve|message:record|event:record|docker:image,container|archive:release,record|history:release|previous:release|bucket:store|" +
  "blob:store|rpo:lose,lost|" +
  "task:slot,subtask|brand:theme,style|branding:theme,style|appearance:theme,style|resize:rescale,size|p99:percentile|p95:percentile|" +
  "percentage:share,utilization|openshift:kubernetes,cluster|eks:kubernetes|gke:kubernetes|aks:kubernetes|full:troubleshooting|restart:start,resume|rto:recovery,objective|sla:objective|slo:objective|sp:savepoint|tm:taskmanager|udf:function").split("|")
  .map((saying) => saying.split(":")).map(([asked, said]) => [stem(asked), said.split(",")]));

// The terms of one stem.
function relatives(word) {
  if (!index.stems) {
    index.stems = new Map();
    for (const term of index.terms) {
      const key = stem(term);
      index.stems.set(key, [...index.stems.get(key) || [], term]);
    }
  }
  return index.stems.get(stem(word)) || [];
}

function meaning(asked, isLast) {
  const found = new Map(), add = (term, fit) => found.set(term, Math.max(fit, found.get(term) || 0));
  // A number is that number.
  if (/^\d[\d.]*$/.test(asked) && index.terms[position(asked)] === asked) return found.set(asked, 1);
  const isWord = index.terms[position(asked)] === asked;
  // A word in a question is whole; the last one may be its beginning only.
  const beginning = isWord && (!isLast || asked.length < 3) ? 0 : isLast ? 0.6 : 0.4;
  for (let i = position(asked); beginning && i < index.terms.length && index.terms[i].startsWith(asked); i++) add(index.terms[i], beginning);
  for (const term of relatives(asked)) add(term, 0.85);
  // Again: recalibrate, redeploy.
  if (!found.size && /^re[a-z]{4}/.test(asked)) for (const term of relatives(asked.slice(2))) add(term, 0.8);
  (sayings.get(stem(asked)) || []).forEach((said, n) => relatives(said).forEach((term) => add(term, 0.7 - n / 10)));
  if (isWord) add(asked, 1);
  if (isWord || [...asked].length < (found.size ? 7 : 4)) return found;
  // Partion has the stem of part, and may mean partition.
  const meant = misspelled(asked, isLast);
  found.forEach((fit, term) => meant.set(term, Math.max(fit, meant.get(term) || 0)));
  meant.isMisspelled = !found.size;
  return meant;
}

// Of a word that no page has, what it may have been meant to be: the words one edit away and their
// relatives, and of long words those two edits away.
function misspelled(asked, isLast) {
  const found = new Map(), add = (term, fit) => found.set(term, Math.max(fit, found.get(term) || 0));
  for (const term of index.terms) {
    // The first letters are seldom wrong.
    const isLike = asked.slice(0, 2) === term.slice(0, 2);
    const fit = near(asked, term) ? (isLike ? 0.8 : 0.6) : isLike && asked.length > 6 && isTwoAway(asked, term) ? 0.7 : 0;
    if (fit) for (const relative of relatives(term)) add(relative, fit - 0.05);
    if (fit) add(term, fit);
  }
  if (!found.size && isLast) for (const term of index.terms) if (near(asked, term, true)) add(term, 0.4);
  return found;
}

// Whether two edits make one of the other.
function isTwoAway(a, b) {
  if (Math.abs(a.length - b.length) > 2) return false;
  let row = [...b, ""].map((_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let k = 1; k <= b.length; k++) {
      next[k] = Math.min(row[k] + 1, next[k - 1] + 1, row[k - 1] + (a[i - 1] !== b[k - 1]));
    }
    if (Math.min(...next) > 2) return false;
    row = next;
  }
  return row[b.length] < 3;
}

// What a question in words is made of besides what it is about.
const fillers = new Set(("a about actually after again all always am an and any are as at be been but by can cannot company do does doing exist exists existing don done each ever find for from " +
  "get gets give go goes got had handle headroom happen happens has have he how i if in into is isn it its just keeps know last left let like made make makes many may me mean " +
  "means might more much must my need needs next no not now of on one or other our out over please run runs safe say see set shall should show since so some still " +
  "best correct correctly explained explanation help info information issue issues kind kinds practice practices problem problems proper " +
  "properly thing things take taken takes tell than that the their them then there they thing this today tomorrow to too turn turned under up us use used using very want was way we were what when " +
  "where which while why will versus vs with without work works would year yet you your").split(" "));

// Words that say something else together.
const phrases = [["out of memory", "oom"], ["last month", "latest release"], ["last week", "latest release"], ["from scratch", "stateless"],
  ["black friday", "forecast"], [/\bby (mistake|accident)\b/, ""], [/\bback(ed|ing)? up\b/, "backup"], [/\b(on|for) (windows|macos|a mac)\b/, "linux macos"],
  [/\bon[ -]call\b/, "owner contact escalation"], [/\bgo(es|ing)?[ -]live\b/, "golive"],
  [/^who (may|can|could|should|is allowed to|has the right to)\b/, "authorization"],
  [/^who (has )?(changed|edited|modified)\b/, "releases changed"],
  [/\b(traffic|load|rate|volume)s? (grows?|doubles?|increases?|rises?)\b/, "forecast"], [/\bper ?cent\b/, ""],
  [/\b(fall|falls|falling|fell|lag|lags|lagging|running) behind\b/, "lag grows"],
  [/\bout of (disk|space|storage)( space)?\b/, "disk full"],
  [/\bactive[ -/]*(active|passive)\b/, "failover"], [/\b(in|to|on|into|via) (slack|teams|a chat)$/, "chats"],
  [/\bpoison(ed)? (message|record|pill)s?\b/, "fails on a bad record"], ["web ui", "webui"], [/\b(flink|job) dashboard/, "webui"]];

// Who names a fault and asks for no explanation wants to know what to do.
const faults = (words) => words.filter((w) => (sayings.get(stem(w)) || []).includes("troubleshooting"));

function understand(text) {
  for (const [asked, said] of phrases) text = text.replace(asked, said);
  const all = [...new Set(pieces(text).map((p) => p.names[0]))].filter((w) => w.length > 1 || w > "\x7f");
  const told = all.filter((w) => !fillers.has(w));
  // Beside a single word the program's name says what that is about.
  const said = told.length === 1 ? all.filter((w) => w === told[0] || w === "headroom") : told, named = said.filter((w) => !/^\d+$/.test(w));
  // Of a question in words a number says how much, not what.
  const telling = named.length > 1 && all.length > 3 ? named : said, words = telling.length ? telling : all;
  const question = words.map((w, i) => meaning(w, i === words.length - 1));
  question.forEach((meaning, i) => {
    meaning.asked = words[i];
    meaning.isFault = faults([words[i]]).length > 0;
  });
  // Two words may be one in the handbook: job manager, back pressure.
  for (let i = 1; i < words.length; i++) {
    for (const term of relatives(words[i - 1] + words[i])) for (const part of [question[i - 1], question[i]]) part.set(term, 0.8);
  }
  const known = question.filter((meaning) => meaning.size);
  known.isOfFault = faults(words).length > 0 && !/^(how|what|who|which)\b/.test(text);
  return known;
}

// Rare words tell more than common ones.
function weigh(question, text) {
  for (const meaning of question) {
    const pages = new Set(), most = Math.min(0.85, Math.max(...meaning.values()));
    let isTopic = false;
    meaning.forEach((fit, term) => fit >= most && pagesOf(position(term)).forEach(([page, isAbout]) => {
      pages.add(page);
      isTopic = isTopic || isAbout > 0;
    }));
    // A word that no page is about says little of what is asked for.
    meaning.rarity = Math.log(1 + index.pages.length / (pages.size || 1)) * (isTopic ? 1 : 0.6);
  }
  const mean = total(question.map((m) => m.rarity)) / question.length;
  for (const meaning of question) meaning.weight = Math.min(2, meaning.rarity / mean);
  question.asked = text;
  question.whole = total(question.map((m) => m.weight));
  question.isOfTerm = question.length < 3 && /^(what (is|are|does)\b|define\b|meaning\b|\w\w\w?$)/i.test(text);
}

// Titles, names and headings are taken apart once, not with each letter that is typed.
const apart = new Map();
function piecesOf(text) {
  if (text.length > 120) return pieces(text);
  if (!apart.has(text)) {
    const found = pieces(text);
    // Timeout is time out.
    found.slice(1).forEach((next, i) => found[i].names.push(found[i].names[0] + next.names[0]));
    apart.set(text, found);
  }
  return apart.get(text);
}

// The words of a text that fit the question: where, which word of it, how well.
function fits(text, question) {
  const found = [];
  for (const { start, end, names } of piecesOf(text)) {
    question.forEach((meaning, number) => {
      const fit = names.reduce((most, n) => Math.max(most, meaning.get(n) || 0), 0);
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
const worth = (met, question) => total(met.map((fit, i) => fit * question[i].weight));

// How well a name is what was asked, word by word: less, the more else it says.
function naming(text, question) {
  const found = fits(text, question), words = total(piecesOf(text).map((p) => fillers.has(p.names[0]) ? 0.5 : 1));
  const matched = new Set(found.map((f) => f.start)).size;
  return best(found, question).map((fit) => fit * (0.5 + 0.5 * matched / (words || 1)));
}
const named = (text, question) => worth(naming(text, question), question);

const headingsOf = (page) => page.filter((_, i) => i > 3 && i % 2 === 0);

// Of hundreds of sections one or the other has the words of any question.
const spreadOf = (page) => Math.max(1, Math.log(headingsOf(page).length / 8));

// What was asks for less than what is.
const pastness = (page) => /^releases\/./.test(page[0]) ? 4 : 0;

const single = (name) => name.replace(/(?<=[a-z]{3})s$/, "");
const isWorkload = (page) => /^workloads\/[^/]+\/$/.test(page[0]);

// The words of the other pages' titles, names and headings.
function otherNames() {
  if (!index.otherNames) {
    index.otherNames = new Set();
    for (const page of index.pages.filter((page) => !/^(workloads|releases)\//.test(page[0]))) {
      pieces([page[1], page[2], ...headingsOf(page)].join(" ")).forEach((p) => p.names.forEach((n) => index.otherNames.add(n)));
    }
  }
  return index.otherNames;
}

// The words that only this workload's name has: who asks with one means that workload.
const ownNames = (page) => pieces(page[1] + " " + page[0].slice("workloads/".length)).flatMap((piece) => piece.names)
  .filter((name) => !otherNames().has(name) && !otherNames().has(name + "s"));

// How many words of the question name this workload; less than nothing for one that is not named at all.
function calledBy(page, question) {
  if (!isWorkload(page)) return 0;
  const own = ownNames(page), isName = (meaning) => own.some((name) => meaning.asked === name ||
    meaning.isMisspelled && meaning.get(name) || single(meaning.asked) === single(name) && !otherNames().has(meaning.asked));
  return question.filter(isName).length || (fits(page[1] + " " + page[2], question)[0] ? 0 : -0.15);
}

// How well a page of causes and fixes suits who names a fault: half as well where no heading names what has it.
function curing(page, question, most) {
  if (!question.isOfFault || !most || !/\btroubleshooting\b/.test(page[2])) return 0;
  const names = (heading) => fits(heading, question).some((found) => !question[found.number].isFault);
  return headingsOf(page).some(names) ? 6 : 3;
}

// Title before names, names before headings. A page is [path, title, names, id, heading, id, …].
function standing(page, question) {
  const title = naming(page[1], question), names = best(fits(page[2], question), question);
  const all = headingsOf(page), headings = all.map((h) => named(h, question));
  const most = Math.max(0, ...headings), many = spreadOf(page);
    const isAsked = (score) => score > 0.8 * question.whole ? 4 : 0;
  // Such as "What if", whose words say nothing by themselves.
  const isNamed = page[1].includes(" ") && (" " + question.asked + " ").includes(" " + page[1].toLowerCase() + " ");
  return worth(title.map((fit, i) => Math.max(7 * fit, 6 * names[i])), question) +
    Math.max(isAsked(worth(title, question)), isAsked(most) / many) + 5 * most / many + (isNamed ? 6 : 0) - pastness(page) +
    curing(page, question, most) +
    (question.isOfTerm && /\b(glossary|terms|definitions)\b/i.test(page[1]) ? (/^what (is|are) /.test(question.asked) ? 12 : 6) : 0);
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

// The best pages for a question, those first that have all of its words.
function rank(question) {
  const scores = new Map(), sought = total(question.map((meaning) => meaning.rarity));
  for (const meaning of question) {
    const here = new Map();
    meaning.forEach((fit, term) => {
      for (const [page, often] of pagesOf(position(term))) {
        const before = here.get(page) || [0, 0];
        here.set(page, [Math.max(before[0], fit), Math.max(before[1], fit * (1 + often / 2))]);
      }
    });
    here.forEach(([fit, worth], page) => {
      const before = scores.get(page) || { page, score: 0, met: 0 };
      scores.set(page, { page, score: before.score + meaning.rarity * worth, met: before.met + meaning.rarity * fit });
    });
  }
  // Of thousands of pages those are looked at closely that say most of it.
  for (const s of scores.values()) s.part = (s.met / sought) ** 2;
  const found = [...scores.values()].sort((a, b) => b.score * b.part - a.score * a.part).slice(0, 400);
  for (const s of found) {
    const page = index.pages[s.page];
    s.score = (s.score + standing(page, question)) * s.part + 13 * calledBy(page, question) * Math.sqrt(s.part);
  }
  return spread(found, question).slice(0, 12);
}

// Adds to a page the sections of it that answer, best first.
async function locate(found, question, asked) {
  const texts = await textOf(found.page), page = index.pages[found.page];
  found.hits = [];
  for (let n = 0; 2 * n + 1 < page.length; n++) {
    const text = texts[n] || "", heading = n ? page[2 * n + 2] : page[1], matches = fits(text, question);
    const names = fits(n ? heading : heading + " " + page[2], question);
    const met = worth(best([...matches, ...names], question), question) / question.whole;
    const score = 4 * named(heading, question) + 2 * worth(best(matches, question), question) + 8 * met ** 2 / Math.sqrt(spreadOf(page)) +
      Math.min(matches.length, 8) / 8 + (occurrences(heading + " " + text, asked)[0] ? 3 : 0);
    found.hits.push(hit(page, n, text, matches, page[2 * n + 1] === "sources" ? score / 2 : score));
  }
  found.hits.sort(byScore);
  const most = found.hits[0].score;
  found.score += most / 2;
  found.hits = found.hits.filter((h, n) => !n || h.score > most / 2).slice(0, 3);
  return found;
}

// Where a text has what is asked as it is: numbers in it are whole.
function occurrences(text, asked) {
  const found = [], lowered = text.toLowerCase().replace(/\s/g, " ");
  if (lowered.length !== text.length) return found;
  for (let at = lowered.indexOf(asked); at >= 0; at = lowered.indexOf(asked, at + asked.length)) {
    const end = at + asked.length, before = lowered.slice(Math.max(0, at - 2), at), after = lowered.slice(end, end + 2);
    const isCut = /^\d/.test(asked) && /([\p{L}\d]|\d[.,])$/u.test(before) || /\d$/.test(asked) && /^(\p{L}|\d|[.,]\d)/u.test(after);
    if (!isCut) found.push({ start: at, end, number: 0, fit: 1 });
  }
  return found;
}

// An amount: a number, and perhaps a unit or a symbol. Not a number alone, which is a word.
const isAmount = (asked) => /^[^\p{L}\d]*\d[\d.,]*\s?([^\p{L}\d\s]|\p{L}+\S*)?$/u.test(asked) && !/^\d+$/.test(asked);

// The pages that have all words of an amount.
async function pagesWith(amount) {
  const terms = pieces(amount).map((piece) => piece.names[0]).filter((name) => index.terms[position(name)] === name);
  await loadPages(terms);
  const lists = terms.map((term) => pagesOf(position(term)).map(([page]) => page));
  return (lists[0] || []).filter((page) => lists.every((list) => list.includes(page))).slice(0, 400);
}

// Units and symbols are no words: the texts are searched for them as they are.
async function literally(asked, pages) {
  const found = [];
  for (const page of pages) {
    const entry = index.pages[page], texts = await textOf(page);
    for (let n = 0; 2 * n + 1 < entry.length; n++) {
      const text = texts[n] || "", matches = occurrences(text, asked), isHeaded = occurrences(n ? entry[2 * n + 2] : entry[1], asked)[0];
      const score = Math.min(matches.length, 5) + (isHeaded ? 5 : 0) + (n ? 0 : 1) - pastness(entry);
      if (matches.length || isHeaded) found.push(hit(entry, n, text, matches, score));
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
  if (isAmount(asked)) {
    const amount = asked.replace(/^[^\p{L}\d$]+/u, ""), found = await literally(amount, await pagesWith(amount));
    if (found.length) return found;
  }
  const question = understand(asked);
  if (!question.length) return literally(asked, index.pages.keys());
  await loadPages(question.flatMap((meaning) => [...meaning.keys()]));
  weigh(question, asked);
  const pages = await Promise.all(rank(question).map((page) => locate(page, question, asked)));
  const hits = [].concat(...pages.sort(byScore).map((p) => p.hits));
  for (const h of hits) h.headingMatches = fits(h.heading, question);
  return hits;
}
