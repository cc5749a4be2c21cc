// Chooses the theme before anything is painted; the one script that pages wait for.
{
  const root = document.documentElement, key = "headroom-theme", themes = ["system", "light", "dark"];
  const choose = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme; else delete root.dataset.theme;
  };
  try { choose(localStorage.getItem(key)); } catch (e) { }
  root.classList.add("js");
  // Who comes to a place on the page, or back to one, finds it where it is only if all before it is laid
  // out; who comes to the page itself sees it sooner without what is below.
  const visit = performance.getEntriesByType("navigation")[0];
  if (visit && visit.type === "navigate" && !visit.name.includes("#") && !location.hash) root.classList.add("brief");
  // Asked for here, where nothing of the page is there yet that could stand in the way of the answer.
  root.dataset.site = new URL("../", document.currentScript.src).href;
  document.addEventListener("readystatechange", () => root.classList.add("parsed"));
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-switch]");
    if (!button) return;
    const chosen = () => root.dataset.theme || "system";
    const names = { system: wording.themeSystem, light: wording.themeLight, dark: wording.themeDark };
    const tell = () => {
      button.title = wording.theme + ": " + names[chosen()];
      button.setAttribute("aria-label", button.title);
    };
    tell();
    button.addEventListener("click", () => {
      choose(themes[(themes.indexOf(chosen()) + 1) % 3]);
      tell();
      try { localStorage.setItem(key, chosen()); } catch (e) { }
    });
  });
}
