// Keeps a page of the preview up to date: waits for the server's word, then reloads the page, swaps
// its style sheets, or shows what is wrong. Nothing of this is ever published.
(() => {
  "use strict";
  const signature = document.currentScript.dataset.signature;
  const scrollKey = "sitegen-scroll:" + location.pathname;
  let source = null;
  let panel = null;

  // Where the reader was before the reload; the browser itself gives up when the page is not yet as
  // high as it was.
  function restoreScroll() {
    const saved = sessionStorage.getItem(scrollKey);
    if (saved === null) return;
    sessionStorage.removeItem(scrollKey);
    const [x, y] = saved.split(",").map(Number);
    const restore = () => scrollTo({ left: x, top: y, behavior: "instant" });
    restore();
    if (document.readyState !== "complete") addEventListener("load", restore, { once: true });
  }

  function reload() {
    source.close();
    sessionStorage.setItem(scrollKey, `${scrollX},${scrollY}`);
    location.reload();
  }

  // A style sheet's path without the fingerprint that changes with its bytes.
  const unversioned = (path) => path.replace(/\.[0-9a-f]{10}(\.\w+)$/, "$1");

  // The old sheet stays until the new one is there, so that the page is never naked.
  function swapStyleSheets(paths) {
    const current = new Map(paths.map((path) => [unversioned(path), path]));
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
      const path = new URL(link.href, location.href).pathname;
      const next = current.get(unversioned(path));
      if (!next || next === path || link.dataset.sitegenSwapped) continue;
      const fresh = link.cloneNode();
      fresh.href = next;
      fresh.addEventListener("load", () => link.remove(), { once: true });
      fresh.addEventListener("error", () => fresh.remove(), { once: true });
      link.dataset.sitegenSwapped = "";
      link.after(fresh);
    }
  }

  function element(name, style, text) {
    const node = document.createElement(name);
    node.style.cssText = style;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  // In a shadow tree, where the theme's styles don't reach.
  function host(id) {
    const node = document.createElement(id);
    node.style.cssText = "all:initial";
    document.documentElement.append(node);
    return node.attachShadow({ mode: "open" });
  }

  function showProblems(problems) {
    panel?.host.remove();
    panel = null;
    if (problems.length === 0) return;
    panel = host("sitegen-problems");
    const box = element(
      "div",
      "position:fixed;inset:0;z-index:2147483647;overflow:auto;box-sizing:border-box;padding:2rem;" +
        "background:rgb(20 22 26/.94);color:#f2f2f2;color-scheme:dark;" +
        "font:1rem/1.5 ui-monospace,monospace",
    );
    box.setAttribute("role", "alertdialog");
    box.setAttribute("aria-label", "Problems of this page");
    box.append(
      element("p", "margin:0 0 1rem;font-weight:bold;color:#ff8a80", "This can't be published:"),
    );
    for (const text of problems) {
      box.append(element("pre", "margin:0 0 1.5rem;white-space:pre-wrap;font:inherit", text));
    }
    const close = element("button", "font:inherit;padding:.25rem 1rem", "Close (Esc)");
    close.addEventListener("click", () => panel?.host.remove());
    box.append(close);
    panel.append(box);
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape") panel?.host.remove();
  });

  const mark =
    "display:inline-block;padding:.1em .6em;border-radius:.3em;background:#ffd54f;color:#1a1a1a;" +
    "font:bold .8rem/1.5 system-ui,sans-serif";

  // Pages that a build would withhold are marked, and so are the links to them; a note stands on the
  // page only.
  function showMarks(marks, note) {
    for (const old of document.querySelectorAll("sitegen-mark")) old.remove();
    const own = note ?? marks[location.pathname];
    if (own) {
      host("sitegen-mark").append(
        element("div", "position:fixed;left:1rem;bottom:1rem;z-index:2147483646;" + mark, own),
      );
    }
    for (const link of document.querySelectorAll("a[href]")) {
      const text = link.origin === location.origin && marks[link.pathname];
      if (!text || link.pathname === location.pathname) continue;
      const node = document.createElement("sitegen-mark");
      node.attachShadow({ mode: "open" }).append(element("span", "margin-inline-start:.4em;" + mark, text));
      link.append(node);
    }
  }

  function listen() {
    const query = new URLSearchParams({ path: location.pathname, signature });
    source = new EventSource("/.sitegen/events?" + query);
    source.addEventListener("message", (event) => {
      const state = JSON.parse(event.data);
      if (state.isStale) return reload();
      swapStyleSheets(state.styleSheets);
      showProblems(state.problems);
      showMarks(state.marks, state.note);
    });
  }

  // Browsers keep few lines to a server: a tab that nobody sees has none.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      source?.close();
    } else if (source?.readyState === EventSource.CLOSED) {
      listen();
    }
  });

  restoreScroll();
  if (document.hidden) {
    source = { readyState: EventSource.CLOSED, close() {} };
  } else {
    listen();
  }
})();
