// Code: a button that copies and one that wraps long lines.
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
    setTimeout(() => take.textContent = "Copy", 1500);
  }

  all(".code").forEach((block) => {
    const code = one("pre", block);
    if (!code) return;
    const wrap = button("tool", "Wrap"), take = button("tool", "Copy");
    set(take, { "aria-live": "polite" });
    on(take, "click", () => copy(code.textContent).then(() => say(take, "Copied"), () => say(take, "Not copied")));
    on(wrap, "click", () => {
      isWrapped = !isWrapped;
      remember("wrap", isWrapped ? "yes" : "no");
      applyWrap();
    });
    wraps.push(wrap);
    block.append(element("div", { class: "code-tools" }, wrap, take));
  });
  applyWrap();
}
