// The dialog of quick find: a combobox with a list of results (WAI-ARIA APG, "Combobox Pattern", list autocomplete).
// What comes from notes is put in as text, never as HTML.
(function () {
  "use strict";

  var netmd = (window.netmd = window.netmd || {});
  var finder = netmd.finder;
  var KINDS = {
    p: ["People", ""], o: ["Organisations", ""], t: ["Tags", ""], j: ["Openings", ""], m: ["Meetings", ""],
    d: ["Meetings", ""], n: ["Notes", ""], g: ["Pages", ""],
  };
  var CONTEXT = 150;
  var HINT = "A name, an organisation, a tag, an opening, a meeting or its day, or words of your notes. Several words must all fit.";

  var dialog, input, list, status, hint, before;
  var options = [];
  var active = -1;
  var turn = 0;
  var goWhenFound = false;
  var readiness = null;
  var asked = "";
  var wanted = ""; // the result that somebody chose, for as long as the words are the same

  function element(tag, attributes, children) {
    var made = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) { made.setAttribute(name, attributes[name]); });
    (children || []).forEach(function (child) { made.append(child); });
    return made;
  }

  function build() {
    input = element("input", {
      type: "text", id: "find-input", role: "combobox", "aria-expanded": "false", "aria-controls": "find-list",
      "aria-autocomplete": "list", "aria-describedby": "find-hint", autocomplete: "off", autocapitalize: "off",
      spellcheck: "false", enterkeyhint: "go", placeholder: "Find",
    });
    list = element("div", { id: "find-list", role: "listbox", "aria-label": "Found", hidden: "" });
    status = element("p", { role: "status", class: "find-status" });
    hint = element("p", { id: "find-hint", class: "find-hint" }, [HINT]);
    var close = element("button", { type: "button", class: "button" }, ["Close"]);
    var keys = element("button", { type: "button", class: "find-keys" }, ["All keys"]);
    dialog = element("dialog", { class: "find", "aria-label": "Find" }, [
      element("div", { class: "find-bar" }, [element("label", { for: "find-input", class: "visually-hidden" }, ["Find"]), input, close]),
      hint,
      list,
      status,
      element("div", { class: "find-foot" }, [
        element("p", {}, [
          element("kbd", {}, ["↑"]), " ", element("kbd", {}, ["↓"]), " choose  ", element("kbd", {}, ["Enter"]), " open  ",
          element("kbd", {}, ["Ctrl Enter"]), " in a new tab  ", element("kbd", {}, ["Esc"]), " close",
        ]),
        keys,
      ]),
    ]);
    document.body.append(dialog);
    input.addEventListener("input", search);
    input.addEventListener("keydown", onKey);
    close.addEventListener("click", function () { dialog.close(); });
    keys.addEventListener("click", function () {
      dialog.close();
      if (netmd.showKeys) netmd.showKeys();
    });
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog) dialog.close();
      // With a modifier, a click opens a tab beside this one, which goes on finding.
      else if (event.target.closest("a[role=option]") && !(event.ctrlKey || event.metaKey || event.shiftKey)) dialog.close();
    });
    dialog.addEventListener("close", function () {
      turn += 1;
      if (dialog.contains(document.activeElement)) document.activeElement.blur();
      if (before.isConnected) before.focus({ preventScroll: true });
    });
  }

  function open() {
    if (!dialog) build();
    if (dialog.open) {
      input.select();
      return;
    }
    document.querySelectorAll("dialog[open]").forEach(function (other) { other.close(); });
    before = document.activeElement;
    dialog.showModal();
    input.focus();
    input.select();
    readiness = finder.ready();
    search();
  }

  // --- finding -----------------------------------------------------------------------------------------------------

  function search() {
    var mine = (turn += 1);
    goWhenFound = false;
    readiness.then(function () {
      if (mine !== turn) return null;
      var text = input.value;
      var names = finder.findNames(text);
      if (names.words.join(" ") !== asked) wanted = "";
      asked = names.words.join(" ");
      var pages = pagesThatFit(names.words);
      var shown = new Set();
      names.results.forEach(function (one) {
        if (one.isByName) shown.add(one.row);
      });
      // Names that merely come close wait for the notes: where those have just that, they come last.
      if (!names.slipped || !names.words.length) show(names.results.concat(pages), names.words, names.counts, !names.words.length);
      if (!names.words.length) return say("");
      return finder.findTexts(names.words, shown).then(function (texts) {
        if (mine !== turn) return;
        var exact = names.slipped && texts.results.length && !texts.takenAs.length;
        var found = exact ? texts.results.concat(names.results, pages) : names.results.concat(texts.results, pages);
        show(found, names.words.concat(texts.words || []), names.counts, false);
        say(summary(text, found.length, texts, names));
        if (goWhenFound && options.length) go(options[0], false);
      });
    }).catch(function (error) {
      if (mine === turn) say("What find needs could not be loaded (" + error.message + "). Build the site again, and open this page anew.");
    });
  }

  function pagesThatFit(words) {
    if (!words.length) return [];
    return Array.prototype.filter.call(document.querySelectorAll(".pages a"), function (link) {
      var name = finder.wordsOf(link.firstChild.textContent).join(" ");
      return words.every(function (word) { return name.startsWith(word); });
    }).map(function (link) {
      return { kind: "g", title: link.firstChild.textContent.trim(), about: "", href: link.getAttribute("href"), isPage: true };
    });
  }

  function summary(text, count, texts, names) {
    if (!count) return "Nothing has “" + text.trim() + "” in it. " + (names.words.length > 1 ? "All words have to fit: try fewer." : "");
    var parts = [];
    if (names.slipped) parts.push("No name has just that; these come close.");
    texts.takenAs.forEach(function (one) { parts.push("“" + one.typed + "” taken for " + one.meant.join(", ") + "."); });
    parts.push(count + (count === 1 ? " result." : " results."));
    if (texts.hidden) parts.push(texts.total.toLocaleString("en") + " notes fit, the best are shown.");
    return parts.join(" ");
  }

  function say(text) {
    if (status.textContent !== text) status.textContent = text;
  }

  // --- the list ------------------------------------------------------------------------------------------------------

  function show(found, words, counts, isEmpty) {
    var groups = [];
    var byTitle = {};
    found.forEach(function (one) {
      var title = KINDS[one.kind][0];
      if (!byTitle[title]) groups.push((byTitle[title] = { title: title, total: 0, results: [] }));
      byTitle[title].results.push(one);
    });
    Object.keys(counts).forEach(function (kind) {
      if (byTitle[KINDS[kind][0]]) byTitle[KINDS[kind][0]].total += counts[kind];
    });
    options = [];
    active = -1;
    list.replaceChildren.apply(list, groups.map(function (group, at) {
      var id = "find-group-" + at;
      var shown = group.results.filter(function (one) { return one.kind in counts; }).length;
      var heading = element("div", { id: id, class: "find-group", role: "presentation" }, [group.title]);
      if (group.total > shown) heading.append(element("span", { class: "n" }, [" " + shown + " of " + group.total.toLocaleString("en")]));
      return element("div", { role: "group", "aria-labelledby": id }, [heading].concat(group.results.map(function (one) {
        return option(one, words);
      })));
    }));
    hint.hidden = !isEmpty;
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(options.length > 0));
    var again = options.findIndex(function (one) { return one.getAttribute("href") === wanted; });
    choose(options.length ? Math.max(again, 0) : -1);
  }

  function option(one, words) {
    var made = element("a", {
      role: "option", id: "find-option-" + options.length, tabindex: "-1", "aria-selected": "false", class: "find-option",
      href: one.isPage ? one.href : document.body.dataset.root + one.href,
    });
    var first = element("span", { class: "find-name" }, marks(one.title, words));
    if (one.about) first.append(" ", element("span", { class: "about" }, one.kind === "o" || one.kind === "t" ? [people(one.about)] : marks(one.about, words)));
    if (one.isPrivate) first.append(" ", element("span", { class: "note" }, ["private"]));
    if (one.archived) first.append(" ", element("span", { class: "note" }, ["archived"]));
    made.append(first);
    if (one.context) made.append(element("span", { class: "find-context" }, marks(one.context, words, CONTEXT)));
    options.push(made);
    return made;
  }

  function people(count) {
    return count === "1" ? "1 person" : Number(count).toLocaleString("en") + " people";
  }

  function marks(text, words, limit) {
    return finder.marked(text, words, limit).map(function (piece) {
      return piece[1] ? element("mark", {}, [piece[0]]) : piece[0];
    });
  }

  function choose(at) {
    if (options[active]) options[active].setAttribute("aria-selected", "false");
    active = at;
    if (at < 0) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    options[at].setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", options[at].id);
    if (at) options[at].scrollIntoView({ block: "nearest" });
    else list.scrollTop = 0; // the heading above the first belongs to it
  }

  function onKey(event) {
    if (event.isComposing || event.altKey) return;
    var last = options.length - 1;
    if (event.key === "Enter") {
      event.preventDefault();
      if (options[active]) go(options[active], event.ctrlKey || event.metaKey);
      else goWhenFound = input.value.trim() !== "";
    } else if (event.ctrlKey || event.metaKey || event.shiftKey || last < 0) return;
    else {
      var next = { ArrowDown: active < last ? active + 1 : 0, ArrowUp: active > 0 ? active - 1 : last,
        PageDown: Math.min(last, active + 5), PageUp: Math.max(0, active - 5) }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      choose(next);
      wanted = options[next].getAttribute("href");
    }
  }

  function go(chosen, inNewTab) {
    if (inNewTab) {
      window.open(chosen.href, "_blank", "noopener");
      return;
    }
    dialog.close();
    location.href = chosen.href;
  }

  var button = document.querySelector("[data-find]");
  if (button) {
    button.addEventListener("click", open);
    button.hidden = false;
  }
  netmd.openFind = open;
})();
