// Added to each page by `netmd serve`, never part of a built site. Listens for changes of the site, loads the
// page again when it or what it uses has changed, at the place and in the state it was left in, and shows
// what keeps the site from being up to date.
(() => {
  "use strict";

  const EVENTS = "/__netmd/events";
  const LOCK = "netmd-live";
  const FIRST_RETRY = 500;
  const LAST_RETRY = 10000;
  const LOST_AFTER = 3;
  const LOST =
    "netmd serve is not answering: this page is as it was when it last did. It comes up to date once netmd serve runs again.";

  const version = document.currentScript.dataset.version;
  const missing = version === "missing";
  const place = `netmd-live:${location.pathname}`;
  const banner = document.createElement("div");
  const known = new Map();

  const channel = "BroadcastChannel" in window ? new BroadcastChannel(LOCK) : null;

  let listening = false;
  let source = null;
  let turn = null;
  let endTurn = null;
  let latest = null;
  let epoch = null;
  let failures = 0;
  let retry = 0;
  let checking = false;
  let checkAgain = false;
  let returning = null; // where the page goes back to, until it is there

  banner.className = "netmd-banner";
  banner.setAttribute("role", "status");
  banner.hidden = true;
  document.body.prepend(banner);
  restore();
  const ready = rememberAssets();
  if (channel) channel.addEventListener("message", overhear);
  listen();
  document.addEventListener("visibilitychange", listen);
  window.addEventListener("pageshow", listen);
  window.addEventListener("pagehide", hush);

  // A browser opens only six connections to one server, however many pages it shows. So only pages that are
  // seen want to know, and of these the one that holds the lock listens and tells the others.
  function listen() {
    if (document.visibilityState === "hidden") {
      hush();
      return;
    }
    if (listening) return;
    listening = true;
    if (!channel || !navigator.locks) {
      openStream();
      return;
    }
    channel.postMessage({ ask: true });
    turn = new AbortController();
    const asLongAsSeen = () =>
      new Promise((resolve) => {
        if (!listening) {
          resolve();
          return;
        }
        endTurn = resolve;
        openStream();
      });
    navigator.locks.request(LOCK, { signal: turn.signal }, asLongAsSeen).catch(() => {
      // The page was hidden before its turn came.
    });
  }

  function hush() {
    listening = false;
    closeStream();
    if (turn) turn.abort();
    if (endTurn) endTurn();
    turn = null;
    endTurn = null;
  }

  function openStream() {
    source = new EventSource(EVENTS);
    source.addEventListener("state", (event) => {
      failures = 0;
      hear({ state: JSON.parse(event.data) });
    });
    source.addEventListener("error", () => {
      closeStream();
      failures += 1;
      if (failures >= LOST_AFTER) hear({ lost: true });
      const pause = Math.min(LAST_RETRY, FIRST_RETRY * 2 ** Math.min(failures - 1, 10));
      retry = setTimeout(openStream, pause * (0.75 + Math.random() / 2));
    });
  }

  function closeStream() {
    clearTimeout(retry);
    if (source) source.close();
    source = null;
  }

  function hear(news) {
    latest = news;
    if (channel) channel.postMessage(news);
    act(news);
  }

  function overhear({ data }) {
    if (!listening) return;
    if (!data.ask) act(data);
    else if (endTurn && latest) channel.postMessage(latest);
  }

  function act(news) {
    if (news.lost) say(LOST);
    else take(news.state);
  }

  function take(state) {
    say(state.problem);
    document.documentElement.toggleAttribute("data-netmd-building", state.building);
    if (state.epoch !== epoch) {
      epoch = state.epoch;
      check();
    }
  }

  function say(text) {
    if (banner.textContent !== (text || "")) banner.textContent = text || "";
    banner.hidden = !text;
  }

  // One check at a time; what comes meanwhile is checked afterwards.
  async function check() {
    if (checking) {
      checkAgain = true;
      return;
    }
    checking = true;
    try {
      do {
        checkAgain = false;
        await ready;
        const page = await look(location.pathname);
        if (page.status === 404 && !missing) {
          location.replace("/");
          return;
        }
        const changed = page.status === 200 && page.tag !== version;
        if (changed || (!missing && (await anyAssetChanged()))) {
          reload();
          return;
        }
      } while (checkAgain);
    } catch {
      // The server went away: listening notices, and checks again when it is back.
      epoch = null;
    } finally {
      checking = false;
    }
  }

  async function look(url, cache = "no-store", method = "HEAD") {
    const answer = await fetch(url, { method, cache });
    return { status: answer.status, tag: (answer.headers.get("ETag") || "").replace(/^W\/|"/g, "") };
  }

  function assets() {
    const used = document.querySelectorAll("link[rel~=stylesheet][href], script[src]:not([data-version])");
    return [...used].map((element) => element.href || element.src).filter((url) => url.startsWith(`${location.origin}/`));
  }

  // From the browser's cache, so that the versions are those this page really uses.
  async function rememberAssets() {
    for (const url of assets()) {
      try {
        known.set(url, (await look(url, "force-cache", "GET")).tag);
      } catch {
        known.delete(url);
      }
    }
  }

  async function anyAssetChanged() {
    for (const url of assets()) {
      const { status, tag } = await look(url);
      if (!known.has(url)) known.set(url, tag);
      else if (status === 200 && tag !== known.get(url)) return true;
    }
    return false;
  }

  function reload() {
    remember();
    hush();
    history.scrollRestoration = "manual"; // the browser's own way back is smooth, and goes on from where ours ended
    location.reload();
  }

  function remember() {
    const active = document.activeElement;
    const fields = [...document.querySelectorAll("input[id], select[id], textarea[id]")];
    const state = {
      anchor: anchor(),
      x: scrollX,
      y: scrollY,
      focus: active && active.id ? active.id : null,
      caret: active && active.id && "selectionStart" in active ? active.selectionStart : null,
      details: [...document.querySelectorAll("details")].map((element) => [nameOf(element), element.open]),
      fields: fields
        .filter((field) => field.type !== "password" && field.type !== "file")
        .map((field) => [field.id, field.type === "checkbox" || field.type === "radio" ? field.checked : field.value]),
    };
    // Left again before it was back where it had been: that place counts, not how far it came.
    if (returning) Object.assign(state, { anchor: returning.anchor, x: returning.x, y: returning.y });
    try {
      sessionStorage.setItem(place, JSON.stringify(state));
    } catch {
      // Without storage the page begins at its top.
    }
  }

  function restore() {
    let state = null;
    try {
      state = JSON.parse(sessionStorage.getItem(place));
      sessionStorage.removeItem(place);
    } catch {
      return;
    }
    if (!state) {
      history.scrollRestoration = "auto";
      return;
    }
    returning = state;
    const open = new Map(state.details);
    for (const element of document.querySelectorAll("details")) {
      const was = open.get(nameOf(element));
      if (was !== undefined) element.open = was;
    }
    // Fields and scripts of the page meet once all of these have run.
    document.addEventListener("DOMContentLoaded", () => {
      for (const [id, value] of state.fields) fill(document.getElementById(id), value);
      focusOn(state.focus && document.getElementById(state.focus), state.caret);
      scrollBack(state);
      window.addEventListener("load", () => settle(state), { once: true });
    });
  }

  function settle(state) {
    scrollBack(state);
    requestAnimationFrame(() => {
      returning = null;
      history.scrollRestoration = "auto";
    });
  }

  function fill(field, value) {
    if (!field) return;
    const key = typeof value === "boolean" ? "checked" : "value";
    if (field[key] === value) return;
    field[key] = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function focusOn(element, caret) {
    if (!element || !element.focus) return;
    element.focus({ preventScroll: true });
    try {
      if (caret !== null) element.setSelectionRange(caret, caret);
    } catch {
      // Not a field with a caret.
    }
  }

  // The last element with a name above the window's upper third: what is read stays where it is, even when
  // something was added further up.
  function anchor() {
    let found = null;
    for (const element of document.querySelectorAll("main [id]")) {
      const box = element.getBoundingClientRect();
      if (box.height === 0) continue;
      if (box.top > innerHeight / 3) break;
      found = [element.id, box.top];
    }
    return found;
  }

  function scrollBack(state) {
    const element = state.anchor && state.y > 0 && document.getElementById(state.anchor[0]);
    const top = element ? scrollY + element.getBoundingClientRect().top - state.anchor[1] : state.y;
    scrollTo({ left: state.x, top, behavior: "instant" });
  }

  function nameOf(details) {
    if (details.id) return `#${details.id}`;
    const summary = details.querySelector("summary");
    return summary ? summary.textContent.trim() : "";
  }
})();
