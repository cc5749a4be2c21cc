// Chooses the theme before anything is painted; the one script that pages wait for.
(() => {
  "use strict";
  const root = document.documentElement, key = "headroom-theme";
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const choose = (theme) => { if (theme === "light" || theme === "dark") root.dataset.theme = theme; };
  try { choose(localStorage.getItem(key)); } catch (e) { }
  root.classList.add("js");
  // Asked for here, where nothing of the page is there yet that could stand in the way of the answer.
  root.dataset.site = new URL("../", document.currentScript.src).href;
  document.addEventListener("readystatechange", () => root.classList.add("parsed"));
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-switch]");
    if (!button) return;
    const tell = () => button.setAttribute("aria-pressed", isDark());
    tell();
    button.addEventListener("click", () => {
      choose(isDark() ? "light" : "dark");
      tell();
      try { localStorage.setItem(key, root.dataset.theme); } catch (e) { }
    });
  });
})();
