// Reloads the page when the handbook has a new edition, and shows what is wrong with the newest build.
(function () {
  "use strict";
  var mine = document.currentScript.dataset.edition, stream, overlay;

  function show(problems) {
    if (overlay) overlay.remove();
    overlay = null;
    if (!problems) return;
    overlay = document.createElement("section");
    overlay.id = "headroom-problems";
    overlay.setAttribute("role", "alert");
    // Set by script, because a handbook's own policy may forbid styles in the markup.
    overlay.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:70vh;overflow:auto;z-index:2147483647;" +
      "margin:0;padding:16px 20px;background:#1b1f24;color:#f3f5f7;border-top:4px solid #ff6b5e;" +
      "font:14px/1.5 ui-monospace,Menlo,Consolas,monospace";
    var text = document.createElement("pre");
    text.style.cssText = "margin:0;padding:0;border:0;background:none;color:inherit;font:inherit;white-space:pre-wrap";
    text.textContent = problems + "\n\nThe page below is the last good build.";
    overlay.append(text);
    document.body.append(overlay);
  }

  function listen() {
    if (stream) return;
    stream = new EventSource("/-/headroom/events");
    stream.addEventListener("edition", function (event) {
      if (event.data !== mine) location.reload();
    });
    stream.addEventListener("problems", function (event) { show(event.data); });
  }

  // Browsers keep few connections to a host: pages in the background give theirs back.
  function rest() {
    if (document.visibilityState === "visible") return listen();
    if (stream) stream.close();
    stream = null;
  }
  document.addEventListener("visibilitychange", rest);
  // A reload would cancel the way to another page, whose answer may wait for the rest of the site. Where it
  // was a download, this page stays and listens again.
  addEventListener("beforeunload", function () {
    if (stream) stream.close();
    stream = null;
    setTimeout(rest, 3000);
  });
  addEventListener("pagehide", function () { if (stream) stream.close(); stream = null; });
  addEventListener("pageshow", rest);
  rest();
})();
