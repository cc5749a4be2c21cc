// Code: a bar with its title, and buttons that wrap long lines, copy and download; a long block is
// folded.
{
  let isWrapped = recall("wrap") === "yes";
  const wraps = [];

  async function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = element("textarea", { class: "visually-hidden" });
    area.value = text;
    document.body.append(area);
    area.select();
    const isDone = document.execCommand("copy");
    area.remove();
    if (!isDone) throw new Error("not copied");
  }

  function applyWrap() {
    document.documentElement.classList.toggle("wrap-code", isWrapped);
    wraps.forEach((b) => set(b, { "aria-pressed": isWrapped }));
  }

  function say(take, word) {
    take.textContent = word;
    setTimeout(() => take.textContent = wording.copy, 1500);
  }

  // A file of the language, named as the title is where that is a file's name.
  const endings = { yaml: "yaml", json: "json", sql: "sql", java: "java", python: "py", bash: "sh", properties: "properties", xml: "xml", hcl: "tf" };
  function download(code, title, language) {
    const named = title.match(/[^\/\s]+\.\w+$/), ending = endings[language] || "txt";
    save(code.textContent, named ? named[0] : (language || "code") + "." + ending, "text/plain");
  }

  function foldTall(block, code) {
    const lines = code.textContent.trimEnd().split("\n").length;
    const more = button("more-lines", fill(wording.showAllLines, lines));
    on(more, "click", () => {
      block.classList.add("whole");
      more.remove();
      code.focus();
    });
    block.append(more);
  }

  all(".code").forEach((block) => {
    const code = one("pre", block);
    if (!code) return;
    const language = ((one("code", code) || code).className.match(/language-(\S+)/) || [])[1] || "";
    let title = one(".code-title", block);
    if (!title) block.prepend(title = element("p", { class: "code-title" }, language));
    const link = one("a[download]", title);
    const wrap = button("tool", wording.wrap), take = button("tool", wording.copy), get = button("tool", wording.download);
    set(take, { "aria-live": "polite" });
    on(take, "click", () => copy(code.textContent).then(() => say(take, wording.copied), () => say(take, wording.notCopied)));
    on(get, "click", () => link ? link.click() : download(code, title.textContent, language));
    on(wrap, "click", () => {
      isWrapped = !isWrapped;
      remember("wrap", isWrapped ? "yes" : "no");
      applyWrap();
    });
    wraps.push(wrap);
    title.after(element("div", { class: "code-tools" }, wrap, take, get));
    if (block.matches(".tall")) foldTall(block, code);
  });
  applyWrap();
}
