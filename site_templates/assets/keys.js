// Keys that lead around: find, the pages, the rows of a page. Never while somebody types, and they can be turned off
// (WCAG 2.2, 2.1.4 "Character Key Shortcuts").
(function () {
  "use strict";

  var netmd = (window.netmd = window.netmd || {});
  var STORED = "netmd-keys";
  // Whatever a page has one below the other: its lists, its tables but for those in notes, each line of a calendar's day.
  var ROWS = [
    "table:not(.month, .notes table) > tbody > tr", ".rows > .row", ".timeline > .touch", ".register > li", ".items > li",
    ".ties > li", ".problems > li", ".event", ".steps > .step", ".suggestions > li", ".question:not(#quiet)", ".silences > li", ".lineage .one",
    ".holding > li", ".ways > li",
  ].map(function (each) { return "main " + each; }).join(", ");
  var OPENS = ["a.name[href]", "th a[href]", ".who a[href]", ".from a[href]", "h3 a[href]", "a[href]:not([data-edit], .edit, .notes a)"];
  var EDIT = "a[data-edit], a.edit[href]";
  var PATIENCE = 1500; // milliseconds between g and the letter after it
  var off = false;
  var leadsOn = 0;
  var dialog = null;
  var before = null;
  var voice = null;

  try {
    off = localStorage.getItem(STORED) === "off";
  } catch (error) {
    // Storage may be closed to pages opened from disk: the keys are on.
  }

  function element(tag, attributes, children) {
    var made = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) { made.setAttribute(name, attributes[name]); });
    (children || []).forEach(function (child) { made.append(child); });
    return made;
  }

  function isTyping(target) {
    if (!target || !target.closest) return false;
    return target.isContentEditable || target.closest("input:not([type=checkbox], [type=radio], [type=button]), select, textarea") !== null;
  }

  // --- rows ---------------------------------------------------------------------------------------------------------

  function rows() {
    return Array.prototype.filter.call(document.querySelectorAll(ROWS), function (row) {
      return row.checkVisibility(); // what is folded away has boxes, and cannot take the focus
    });
  }

  function rowInFocus() {
    var focused = document.activeElement;
    return focused && focused.closest ? focused.closest(ROWS) : null;
  }

  function move(step) {
    var all = rows();
    if (!all.length) return say("This page has no rows to go through.");
    var at = all.indexOf(rowInFocus());
    var next = at < 0 ? (step > 0 ? firstInSight(all) : -1) : at + step;
    if (!all[next]) return null;
    var old = document.querySelector("[data-row-focus]");
    if (old) {
      old.removeAttribute("tabindex");
      old.removeAttribute("data-row-focus");
    }
    all[next].setAttribute("tabindex", "-1");
    all[next].setAttribute("data-row-focus", "");
    all[next].focus({ preventScroll: true });
    all[next].scrollIntoView({ block: "nearest" });
    return null;
  }

  function firstInSight(all) {
    var found = all.findIndex(function (row) { return row.getBoundingClientRect().top >= 0; });
    return found < 0 ? 0 : found;
  }

  function openRow() {
    var row = rowInFocus();
    var link = row && OPENS.map(function (each) { return row.querySelector(each); }).find(Boolean);
    if (link) link.click();
    else say(row ? "This row leads nowhere." : "Choose a row with j and k first.");
  }

  function edit() {
    var row = rowInFocus();
    var link = (row && row.querySelector(EDIT)) || (row ? null : document.querySelector("main :is(" + EDIT + ")"));
    if (link) link.click();
    else if (document.querySelector("main :is(" + EDIT + ")")) say("This row has no line of its own to edit.");
    else say("No editor is set. The line editor = \"vscode\" under [dashboard] in netmd.toml names yours.");
  }

  // --- saying something ----------------------------------------------------------------------------------------------

  function say(text) {
    voice.textContent = text;
    voice.hidden = false;
    clearTimeout(voice.timer);
    voice.timer = setTimeout(function () { voice.textContent = ""; }, 6000);
    return null;
  }

  // --- the keys themselves -------------------------------------------------------------------------------------------

  function pages() {
    return Array.prototype.slice.call(document.querySelectorAll(".pages a[data-go]"));
  }

  function follow(letter) {
    var link = pages().find(function (one) { return one.dataset.go === letter; });
    if (link) link.click();
    else say("No page has the letter " + letter + ": ? shows them all.");
  }

  function onKey(event) {
    if (event.defaultPrevented || event.isComposing) return;
    var key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && key === "k") {
      event.preventDefault();
      netmd.openFind();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || off || isTyping(event.target) || document.querySelector("dialog[open]")) return;
    if (Date.now() < leadsOn && /^[a-z]$/.test(key)) {
      leadsOn = 0;
      event.preventDefault();
      follow(key);
      return;
    }
    leadsOn = 0;
    if (key === "/") netmd.openFind();
    else if (key === "?") showKeys();
    else if (event.shiftKey) return;
    else if (key === "g") leadsOn = Date.now() + PATIENCE;
    else if (key === "j") move(1);
    else if (key === "k") move(-1);
    else if (key === "o" || (key === "Enter" && event.target.matches("[data-row-focus]"))) openRow();
    else if (key === "e") edit();
    else return;
    event.preventDefault();
  }

  // --- the dialog that shows them ------------------------------------------------------------------------------------

  function line(keys, text) {
    var shown = [];
    keys.forEach(function (key) { shown.push(element("kbd", {}, [key]), " "); });
    return element("div", {}, [element("dt", {}, shown), element("dd", {}, [text])]);
  }

  function build() {
    var box = element("input", { type: "checkbox", id: "keys-on" });
    box.checked = !off;
    var close = element("button", { type: "button", class: "button" }, ["Close"]);
    dialog = element("dialog", { class: "keys", "aria-labelledby": "keys-title" }, [
      element("div", { class: "keys-head" }, [element("h2", { id: "keys-title" }, ["Keys"]), close]),
      element("div", { class: "keys-lists" }, [
        element("dl", {}, [
          line(["/"], "Find; Ctrl K does too, always"), line(["j"], "Next row"), line(["k"], "Row before"),
          line(["o"], "Open the row; Enter does too"), line(["e"], "Open its note in your editor"), line(["?"], "These keys"),
        ]),
        element("dl", {}, pages().map(function (link) { return line(["g", link.dataset.go], link.firstChild.textContent.trim()); })),
      ]),
      element("p", { class: "keys-switch" }, [box, element("label", { for: "keys-on" }, ["Keys without Ctrl are on"])]),
    ]);
    box.addEventListener("change", function () {
      off = !box.checked;
      try {
        if (off) localStorage.setItem(STORED, "off");
        else localStorage.removeItem(STORED);
      } catch (error) {
        // Without storage the choice holds for this page only.
      }
    });
    close.addEventListener("click", function () { dialog.close(); });
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog) dialog.close();
    });
    dialog.addEventListener("close", function () {
      if (dialog.contains(document.activeElement)) document.activeElement.blur();
      if (before.isConnected) before.focus({ preventScroll: true });
    });
    document.body.append(dialog);
  }

  function showKeys() {
    if (!dialog) build();
    before = document.activeElement;
    dialog.showModal();
  }

  voice = element("p", { role: "status", class: "keys-voice" });
  document.body.append(voice);
  document.addEventListener("keydown", onKey);
  netmd.showKeys = showKeys;
})();
