// What was out of sight at first is laid out piece by piece, one in a frame, while there is nothing else
// to do, so that nobody who scrolls waits for it.
if (document.documentElement.matches(".brief")) {
  const idly = window.requestIdleCallback || setTimeout, pieces = all("main :is(.chart, .table-scroll, .code, .tabs):not(details:not([open]) *)");
  const lay = (n) => {
    if (pieces[n]) {
      pieces[n].classList.add("laid");
      return requestAnimationFrame(() => idly(() => lay(n + 1)));
    }
    document.documentElement.classList.remove("brief");
    pieces.forEach((piece) => piece.classList.remove("laid"));
  };
  on(window, "load", () => later(() => lay(0)));
}

// The frame: the navigation drawer of narrow screens, and the outline that follows.
{
  const nav = one(".site-nav"), menu = one(".menu");
  const behind = all("main, .outline, .site-footer, .skip");

  function setDrawer(isOpen) {
    nav.classList.toggle("open", isOpen);
    document.documentElement.classList.toggle("drawer", isOpen);
    set(menu, { "aria-expanded": isOpen });
    behind.forEach((e) => e.inert = isOpen);
    (isOpen ? one("[aria-current]", nav) || one("a", nav) : menu).focus();
  }
  const isOpen = () => nav.classList.contains("open");
  const close = () => { if (isOpen()) setDrawer(false); };
  const toggle = (event) => {
    event.preventDefault();
    setDrawer(!isOpen());
  };

  function wireDrawer() {
    set(menu, { role: "button", "aria-label": wording.navigation, "aria-expanded": false, "aria-controls": nav.id });
    on(menu, "click", toggle);
    on(menu, "keydown", (event) => { if (event.key === " ") toggle(event); });
    on(one(".close", nav), "click", toggle);
    on(document, "keydown", (event) => { if (event.key === "Escape") close(); });
    on(matchMedia("(min-width: 64rem)"), "change", close);
    const box = one(".scroll", nav), current = one("[aria-current]", nav);
    if (current) later(() => box.scrollTop = current.offsetTop - box.clientHeight / 2);
  }
  if (nav && menu) wireDrawer();

  // Marks the section being read in the outline.
  const links = all(".outline a").map((link) => ({ link, heading: anchored(link.hash) })).filter((l) => l.heading);
  let isWaiting = false;
  function follow() {
    isWaiting = false;
    const passed = links.filter((l) => l.heading.getBoundingClientRect().top < 120);
    const current = passed.pop() || links[0];
    links.forEach((l) => set(l.link, { "aria-current": l === current }));
  }
  if (links.length) {
    on(window, "scroll", () => {
      if (!isWaiting) requestAnimationFrame(follow);
      isWaiting = true;
    }, { passive: true });
    later(follow);
  }
}
