// Opens the search, whose scripts load when it is first asked for.
window.headroom = { root, load, one, on, set, quietly, remember, recall, element, button, freeID, wordPattern, lower, save, fill };
{
  let loading, isOpening, typed = "";
  async function open() {
    loading = loading || load("assets/search.js");
    isOpening = true;
    await loading;
    if (window.headroom.openSearch) window.headroom.openSearch(typed);
    isOpening = typed = "";
  }

  all("[data-search]").forEach((b) => on(b, "click", open));
  on(document, "keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
    const command = event.ctrlKey || event.metaKey;
    if (isOpening && !command && event.key.length === 1) typed += event.key;
    else if (command ? event.key !== "k" : event.key !== "/" || isTyping) return;
    else open();
    event.preventDefault();
  });
}
