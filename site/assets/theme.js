// Chooses the theme before anything is painted, and wires the few controls of a page.
(function () {
  "use strict";
  var root = document.documentElement;
  var key = "headroom-theme";
  function stored() { try { return localStorage.getItem(key); } catch (e) { return null; } }
  function dark() {
    var t = root.dataset.theme;
    return t ? t === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  var choice = stored();
  if (choice === "light" || choice === "dark") root.dataset.theme = choice;
  root.classList.add("js");

  document.addEventListener("DOMContentLoaded", function () {
    var button = document.querySelector("[data-theme-switch]");
    if (button) {
      button.hidden = false;
      var tell = function () { button.setAttribute("aria-pressed", String(dark())); };
      tell();
      button.addEventListener("click", function () {
        root.dataset.theme = dark() ? "light" : "dark";
        try { localStorage.setItem(key, root.dataset.theme); } catch (e) { /* private windows */ }
        tell();
      });
    }
    follow(document.querySelectorAll(".outline a"));
  });

  // Marks the section being read in the outline.
  function follow(links) {
    if (!links.length || !("IntersectionObserver" in window)) return;
    var byId = {}, seen = new Set(), order = [];
    links.forEach(function (a) {
      var id = decodeURIComponent(a.hash.slice(1)), h = document.getElementById(id);
      if (h) { byId[id] = a; order.push(h); }
    });
    var watch = new IntersectionObserver(function () {
      var current = order[0];
      order.forEach(function (h) { if (h.getBoundingClientRect().top < 120) current = h; });
      links.forEach(function (a) { a.removeAttribute("aria-current"); });
      if (current && byId[current.id]) byId[current.id].setAttribute("aria-current", "true");
    }, { rootMargin: "-80px 0px -60% 0px", threshold: [0, 1] });
    order.forEach(function (h) { watch.observe(h); });
  }
})();
