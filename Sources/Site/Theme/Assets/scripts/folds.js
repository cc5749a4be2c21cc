// What is folded opens for links into it, for search and for print, but the figures of charts.
{
  function reveal(target) {
    for (let e = target; e; e = e.parentElement) {
      if (e.tagName === "DETAILS") e.open = true;
      tabSets.forEach((tabs) => tabs.filter((t) => t.box === e).forEach((t) => activate(tabs, t)));
    }
  }

  function arrive() {
    const target = anchored(location.hash);
    if (!target) return;
    reveal(target);
    target.scrollIntoView();
  }
  on(window, "hashchange", arrive);
  arrive();

  // After a search, the folds that have all of its words.
  function unfold() {
    const asked = (sessionStorage.headroomFound || "").toLowerCase().match(wordPattern);
    delete sessionStorage.headroomFound;
    if (asked) all("main details").forEach((fold) => {
      const text = fold.textContent.toLowerCase();
      if (asked.every((word) => text.includes(word))) fold.open = true;
    });
  }
  quietly(unfold);

  all("[data-print]").forEach((b) => on(b, "click", () => print()));
  let opened = [];
  on(window, "beforeprint", () => {
    opened = all("details:not([open])").filter((fold) => !fold.matches(".figures") || one(".steps", fold));
    opened.forEach((fold) => fold.open = true);
  });
  on(window, "afterprint", () => opened.forEach((fold) => fold.open = false));
}
