// Tabs: one choice for all sets of a page that offer it, kept from page to page.
const tabSets = [];

function activate(tabs, chosen) {
  for (const tab of tabs) {
    set(tab.button, { "aria-selected": tab === chosen });
    tab.button.tabIndex = tab === chosen ? 0 : -1;
    tab.box.classList.toggle("shown", tab === chosen);
  }
}

{
  const choose = (label) => tabSets.forEach((tabs) => {
    const tab = tabs.find((t) => t.label === label);
    if (tab) activate(tabs, tab);
  });

  // What was clicked stays where it is, though sets above it change their height.
  function pick(tab) {
    const labels = recall("tabs").split("\n").filter((l) => l && l !== tab.label);
    remember("tabs", [tab.label, ...labels].slice(0, 12).join("\n"));
    const before = tab.button.getBoundingClientRect().top;
    choose(tab.label);
    scrollBy(0, tab.button.getBoundingClientRect().top - before);
  }

  function move(tabs, event) {
    const at = tabs.findIndex((t) => t.button === event.target), last = tabs.length - 1;
    const [ahead, back] = document.documentElement.dir === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    const to = { [ahead]: at < last ? at + 1 : 0, [back]: at ? at - 1 : last, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    pick(tabs[to]);
    tabs[to].button.focus();
  }

  function makeTab(box, id) {
    const label = one(".tab-title", box).textContent.trim(), panel = one(".tab-panel", box);
    panel.id = panel.id || freeID(id + "-panel");
    set(panel, { role: "tabpanel", "aria-labelledby": id });
    const tab = { box, label, button: element("button", { type: "button", role: "tab", id, "aria-controls": panel.id }, label) };
    on(tab.button, "click", () => pick(tab));
    return tab;
  }

  all(".tabs").forEach((box, number) => {
    const tabs = [...box.children].filter((t) => t.matches(".tab")).map((t, i) => makeTab(t, freeID("choice-" + number + "-" + i)));
    if (!tabs.length) return;
    const list = element("div", { role: "tablist" }, ...tabs.map((t) => t.button));
    on(list, "keydown", (event) => move(tabs, event));
    box.prepend(list);
    box.classList.add("ready");
    tabSets.push(tabs);
    activate(tabs, tabs[0]);
  });
  recall("tabs").split("\n").reverse().forEach(choose);
}
