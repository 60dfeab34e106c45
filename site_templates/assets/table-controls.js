// What one sorts and filters the table with: words, tags as tokens that go from "with" to "or" to "not", an organisation,
// a direction, a state; on the phone the order too.
(function (netmd) {
  "use strict";

  var MOST_SUGGESTED = 50;
  var HOW_WORDS = { tag: "with", or: "or", not: "not" };

  // `table.query()` is what is asked now, `table.ask(query, typing)` asks for something else. Gives back what shows an
  // answer in the controls.
  netmd.startControls = function (form, people, table) {
    var find = function (selector) { return form.querySelector(selector); };
    var words = find("[name=q]");
    var direction = find("[name=direction]");
    var state = find("[name=state]");
    var sort = find("[name=sort]");
    var reverse = find("[data-reverse]");
    var unfold = find("[data-unfold]");
    var tokens = find("[data-tokens]");
    var count = find("[data-count]");
    var asked = find("[data-asked]");
    var clear = find("[data-clear]");
    var tagInput = find("[data-picker=tag] input");
    var orgInput = find("[data-picker=org] input");
    var tagNames = namesOf(people, "tags");
    var orgNames = namesOf(people, "orgs");
    var unfoldText = unfold.textContent;
    var unread = noteBehind(count);
    var answer = null;

    function change(some, typing) {
      table.ask(Object.assign({}, table.query(), some), typing);
    }

    // --- tags ---

    function suggestTags(text) {
      // A tag may be called "research and development".
      var whole = suggestions(tagNames, text, answer.tags);
      if (whole.length) return fresh(whole, [], "tag");
      var asked = netmd.query.readTags(text);
      var last = asked.pop();
      var isKnown = asked.every(function (tag) { return tagNames.has(netmd.fold(tag.name)); });
      return isKnown ? fresh(suggestions(tagNames, last.name, answer.tags), asked, last.how) : [];
    }

    function fresh(found, before, how) {
      var asked = table.query().tags.map(function (tag) { return netmd.fold(tag.name); });
      return found
        .filter(function (option) { return asked.indexOf(option.key) < 0; })
        .slice(0, MOST_SUGGESTED)
        .map(function (option) {
          var label = (how === "tag" ? "" : HOW_WORDS[how] + " ") + option.label;
          return { label: label, count: countWith(option.key, how), tags: before.concat([{ name: option.label, how: how }]) };
        });
    }

    // How many people there would be with one more tag asked for.
    function countWith(key, how) {
      var have = answer.tags.get(key) || 0;
      if (how === "not") return answer.people.length - have;
      var hasOr = table.query().tags.some(function (tag) { return tag.how === "or"; });
      return how === "or" && hasOr ? answer.people.length + (answer.others.get(key) || 0) : have;
    }

    function addTags(option) {
      tagInput.value = "";
      sayUnread("");
      change({
        tags: option.tags.reduce(function (query, tag) {
          return netmd.query.withTag(query, tagNames.get(netmd.fold(tag.name)) || tag.name, tag.how);
        }, table.query()).tags,
      });
    }

    // Takes what is typed in full, without a suggestion having been chosen; says what cannot be asked for.
    function takeTyped() {
      var text = tagInput.value.trim();
      var asked = tagNames.has(netmd.fold(text)) ? [{ name: text, how: "tag" }] : netmd.query.readTags(text);
      asked = asked.filter(function (tag) { return tag.name; });
      var unknown = asked.filter(function (tag) { return !tagNames.has(netmd.fold(tag.name)); });
      if (unknown.length && /[()]/.test(text)) sayUnread("Brackets are not read: type " + quoted(withoutBrackets(text)) + ".");
      else if (unknown.length) sayUnread("No tag is called " + unknown.map(function (tag) { return quoted(tag.name); }).join(" or ") + ".");
      else if (asked.length) addTags({ tags: asked });
      else sayUnread("");
    }

    function sayUnread(text) {
      unread.textContent = text;
      if (text) tagInput.setAttribute("aria-invalid", "true");
      else tagInput.removeAttribute("aria-invalid");
    }

    function changeTag(at, how) {
      var tags = table.query().tags.slice();
      if (how) tags[at] = { name: tags[at].name, how: how };
      else tags.splice(at, 1);
      change({ tags: tags });
    }

    function showTokens(query) {
      var focused = Array.prototype.indexOf.call(tokens.querySelectorAll("button"), document.activeElement);
      tokens.textContent = "";
      query.tags.forEach(function (tag, at) {
        var ways = netmd.query.HOW;
        var next = ways[(ways.indexOf(tag.how) + 1) % ways.length];
        var item = document.createElement("li");
        item.className = "token is-" + tag.how;
        var how = button(item, "how", HOW_WORDS[tag.how] + " " + tag.name, function () { changeTag(at, next); });
        how.title = "Press for: " + HOW_WORDS[next];
        var remove = button(item, "remove", "\u00d7", function () { removeToken(at); });
        remove.setAttribute("aria-label", "Remove " + tag.name);
        remove.title = "Remove";
        item.addEventListener("keydown", function (event) {
          if (event.key !== "Delete" && event.key !== "Backspace") return;
          event.preventDefault();
          removeToken(at);
        });
        tokens.appendChild(item);
      });
      tokens.hidden = !query.tags.length;
      var buttons = tokens.querySelectorAll("button");
      if (focused >= 0 && buttons.length) buttons[Math.min(focused, buttons.length - 1)].focus();
    }

    function removeToken(at) {
      changeTag(at, "");
      if (!table.query().tags.length) tagInput.focus();
    }

    netmd.startPicker(find("[data-picker=tag]"), {
      suggest: suggestTags,
      choose: addTags,
      leave: takeTyped,
      settle: takeTyped,
      erase: function () { if (table.query().tags.length) changeTag(table.query().tags.length - 1, ""); },
    });

    tagInput.addEventListener("input", function () { sayUnread(""); });

    // --- organisation ---

    function leaveOrg() {
      if (!orgInput.value.trim() && table.query().org) change({ org: "" });
      else orgInput.value = table.query().org;
    }

    netmd.startPicker(find("[data-picker=org]"), {
      suggest: function (text) {
        var isChosen = netmd.fold(text) === netmd.fold(table.query().org);
        return suggestions(orgNames, isChosen ? "" : text, answer.orgs).slice(0, MOST_SUGGESTED);
      },
      choose: function (option) { change({ org: option.label }); },
      leave: leaveOrg,
    });

    // --- the rest ---

    function showAnswer(query, found) {
      answer = found;
      if (words.value !== query.words) words.value = query.words;
      if (document.activeElement !== orgInput || query.org) orgInput.value = query.org;
      showChoices(direction, query.direction ? [query.direction] : [], found.directions);
      showChoices(state, query.states, found.states);
      sort.value = query.sort;
      reverse.textContent = sort.selectedOptions[0].getAttribute(query.down ? "data-down" : "data-up");
      showTokens(query);
      clear.hidden = !netmd.query.isFiltered(query);
      var folded = (query.org ? 1 : 0) + (query.direction ? 1 : 0) + (query.states.length ? 1 : 0) + query.tags.length;
      unfold.textContent = unfoldText + (folded ? " (" + folded + ")" : "");
      var said = found.people.length === people.length ? people.length + " contacts" : found.people.length + " of " + people.length;
      if (count.textContent !== said) count.textContent = said;
      asked.textContent = inWords(query);
    }

    // What is asked for, for the printed page.
    function inWords(query) {
      return query.tags
        .map(function (tag) { return HOW_WORDS[tag.how] + " " + tag.name; })
        .concat(query.org && "at " + query.org, query.direction, query.states.join(" or ").replace(/-/g, " "))
        .concat(query.words.trim() && "\u201c" + query.words.trim() + "\u201d")
        .filter(Boolean)
        .join(", ");
    }

    form.addEventListener("submit", function (event) { event.preventDefault(); });
    words.addEventListener("input", function () { change({ words: words.value }, true); });
    words.addEventListener("change", function () { change({ words: words.value }); });
    direction.addEventListener("change", function () { change({ direction: direction.value }); });
    state.addEventListener("change", function () { change({ states: state.value.split(",").filter(Boolean) }); });
    sort.addEventListener("change", function () { change({ sort: sort.value, down: sort.value === "open" }); });
    reverse.addEventListener("click", function () { change({ down: !table.query().down }); });
    clear.addEventListener("click", function () {
      var query = netmd.query.empty();
      tagInput.value = "";
      sayUnread("");
      orgInput.value = "";
      change({ words: "", tags: query.tags, org: "", direction: "", states: query.states });
      words.focus();
    });
    unfold.addEventListener("click", function () {
      unfold.setAttribute("aria-expanded", String(form.classList.toggle("is-unfolded")));
    });
    find("[data-csv]").addEventListener("click", function (event) {
      netmd.save(netmd.csv(table.shown()), event.currentTarget.getAttribute("data-csv"));
    });
    form.hidden = false;
    return showAnswer;
  };

  // Says, beside the count, what of the tags typed could not be read.
  function noteBehind(count) {
    var made = document.createElement("p");
    made.className = "unread";
    made.setAttribute("role", "status");
    count.insertAdjacentElement("afterend", made);
    return made;
  }

  function quoted(text) {
    return "\u201c" + text + "\u201d";
  }

  // "(sports or esports) and not client" as it can be asked for: "sports or esports, not client".
  function withoutBrackets(text) {
    return text.replace(/[()]/g, "").replace(/\s+and\s+/gi, ", ").trim();
  }

  function button(parent, name, text, press) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = name;
    made.textContent = text;
    made.addEventListener("click", press);
    parent.appendChild(made);
    return made;
  }

  // Each name as it is first written, by its key.
  function namesOf(people, field) {
    var names = new Map();
    people.forEach(function (one) {
      one[field].forEach(function (name) {
        var key = netmd.fold(name);
        if (!names.has(key)) names.set(key, name);
      });
    });
    return names;
  }

  // The names in which the text stands: first where they begin with it, then where a word does; then by how many have them.
  function suggestions(names, text, counts) {
    var key = netmd.fold(text.trim());
    var found = [];
    names.forEach(function (name, own) {
      var at = own.indexOf(key);
      if (at < 0) return;
      var begins = at === 0 ? 2 : /[^\p{L}\p{N}]/u.test(own.charAt(at - 1)) ? 1 : 0;
      found.push({ key: own, label: name, count: counts.get(own) || 0, begins: begins });
    });
    return found.sort(function (a, b) { return b.begins - a.begins || b.count - a.count || (a.key < b.key ? -1 : 1); });
  }

  // Each choice of a select with how many it would show; what only the address asks for becomes one.
  function showChoices(select, values, counts) {
    var value = values.join(",");
    if (!Array.prototype.some.call(select.options, function (option) { return option.value === value; })) {
      select.add(new Option(value.replace(/-/g, " ").replace(/,/g, ", "), value));
    }
    Array.prototype.forEach.call(select.options, function (option) {
      if (!option.value) return;
      var sum = option.value.split(",").reduce(function (sum, key) { return sum + (counts.get(key) || 0); }, 0);
      option.text = option.text.replace(/ \(\d+\)$/, "") + " (" + sum + ")";
    });
    select.value = value;
  }
})((window.netmd = window.netmd || {}));
