// The version switch, and the note on pages that are not the latest. Works on any static host and
// from a folder: it loads scripts and fetches nothing.
(function () {
  "use strict";
  // As theme.js noted it, before anything of the page could take the name of what is asked; pages that
  // were rendered before that have no note.
  var noted = document.documentElement.dataset.site;
  var home = noted ? new URL(noted) : new URL("..", document.currentScript.src), root = new URL("..", home);
  var folder = decodeURIComponent(home.pathname.split("/").slice(-2)[0]);
  // This page's folder within its version; pages at foreign addresses, such as 404, count as the first.
  var here = location.pathname.indexOf(home.pathname) === 0
    ? decodeURIComponent(location.pathname.slice(home.pathname.length)).replace(/index\.html$/, "") : "";

  function load(address, done) {
    var tag = document.createElement("script");
    tag.src = address;
    tag.onload = tag.onerror = done;
    document.head.append(tag);
  }

  // The same page of another version, or its first page where there is no such page.
  function go(target) {
    var base = new URL(encodeURIComponent(target) + "/", root);
    window.headroomPages = [];
    load(new URL("assets/pages.js", base), function () {
      var page = window.headroomPages.indexOf(here) >= 0 ? here : "";
      var file = location.protocol === "file:" || /index\.html$/.test(location.pathname) ? "index.html" : "";
      location.href = new URL(page.split("/").map(encodeURIComponent).join("/") + file, base) + location.hash;
    });
  }

  function holds(version, name) { return version.version === name || version.aliases.indexOf(name) >= 0; }

  function addSwitch(versions, current) {
    var label = document.createElement("label"), select = document.createElement("select");
    label.className = "version-switch";
    label.append(Object.assign(document.createElement("span"), { textContent: "Version" }), select);
    versions.forEach(function (version) {
      var text = version.title + (holds(version, "latest") ? " (latest)" : "");
      select.add(new Option(text, version.version, false, version === current));
    });
    select.addEventListener("change", function () { go(select.value); });
    addEventListener("pageshow", function () { select.value = current.version; });
    var place = document.querySelector("[data-version-switch]");
    if (place) return place.append(label);
    var header = document.querySelector(".site-header") || document.querySelector("header") || document.body;
    var button = header.querySelector("[data-theme-switch]");
    if (button && button.parentNode === header) header.insertBefore(label, button); else header.append(label);
  }

  function addNote(latest, current) {
    var note = document.createElement("p"), link = document.createElement("a");
    note.className = "version-note";
    note.setAttribute("role", "note");
    link.textContent = "Go to the latest version, " + latest.title;
    link.href = new URL("latest/index.html", root);
    link.addEventListener("click", function (event) { event.preventDefault(); go("latest"); });
    note.append("This is version " + current.title + " of the handbook. ", link, ".");
    var main = document.querySelector("main");
    if (main) main.prepend(note); else document.body.prepend(note);
  }

  load(new URL("versions.js", root), function () {
    var versions = window.headroomVersions || [];
    var current = versions.find(function (version) { return holds(version, folder); });
    if (!current) return;
    var latest = versions.find(function (version) { return holds(version, "latest"); });
    if (versions.length > 1) addSwitch(versions, current);
    if (latest && latest !== current) addNote(latest, current);
  });
})();
