// What scripts add to pages that read well without them: the theme switch, and tables that sort and filter.
(function () {
  "use strict";

  // --- theme ---------------------------------------------------------------------------------------------------

  var THEMES = ["system", "light", "dark"];

  function currentTheme() {
    return document.documentElement.dataset.theme || "system";
  }

  function setTheme(theme) {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    try {
      if (theme === "system") localStorage.removeItem("netmd-theme");
      else localStorage.setItem("netmd-theme", theme);
    } catch (error) {
      // Without storage the choice holds for this page only.
    }
  }

  function startTheme(button) {
    function show() {
      var theme = currentTheme();
      button.textContent = "Theme: " + (theme === "system" ? "auto" : theme);
      button.title = theme === "system" ? "Light or dark as the system has it. Press to choose." : "Press for the next theme: auto, light, dark.";
    }
    button.addEventListener("click", function () {
      setTheme(THEMES[(THEMES.indexOf(currentTheme()) + 1) % THEMES.length]);
      show();
    });
    show();
    button.hidden = false;
  }

  // --- tables --------------------------------------------------------------------------------------------------

  function fold(text) {
    return text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase();
  }

  // The table's state lives in the address after #, so that it can be kept as a bookmark, also from disk.
  function readState() {
    var state = {};
    new URLSearchParams(location.hash.slice(1)).forEach(function (value, key) {
      state[key] = value;
    });
    return state;
  }

  function writeState(state) {
    var params = new URLSearchParams();
    Object.keys(state).forEach(function (key) {
      if (state[key]) params.set(key, state[key]);
    });
    var hash = params.toString();
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  }

  function readRows(table) {
    return Array.prototype.map.call(table.tBodies[0].rows, function (row, place) {
      var cells = row.cells;
      var name = cells[0];
      return {
        row: row,
        place: place,
        text: fold([name.textContent, name.dataset.also || "", cells[1].textContent, cells[2].textContent, cells[3].textContent].join(" ")),
        tags: Array.prototype.map.call(cells[3].children, function (tag) { return fold(tag.textContent); }),
        direction: row.dataset.direction,
        state: row.dataset.state,
        keys: Array.prototype.map.call(cells, function (cell) {
          return "v" in cell.dataset ? cell.dataset.v : cell.textContent.trim();
        }),
      };
    });
  }

  // What is unknown comes last, whichever way the column is sorted.
  function comparer(column, numeric, descending) {
    var collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
    var sign = descending ? -1 : 1;
    return function (a, b) {
      var x = a.keys[column];
      var y = b.keys[column];
      if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1) || a.place - b.place;
      var order = numeric ? x - y : collator.compare(x, y);
      return order ? sign * order : a.place - b.place;
    };
  }

  function startTable(table) {
    var body = table.tBodies[0];
    var rows = readRows(table);
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    var form = document.querySelector("[data-controls]");
    var count = document.querySelector("[data-count]");
    var nobody = document.querySelector("[data-nobody]");
    var state = readState();
    var sorted = "";

    function sort() {
      var wanted = (state.sort || "") + (state.down ? "-" : "");
      if (wanted === sorted) return;
      sorted = wanted;
      var column = heads.findIndex(function (head) { return head.dataset.key === state.sort; });
      heads.forEach(function (head, place) {
        if (place === column) head.setAttribute("aria-sort", state.down ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
      var order = rows.slice().sort(
        column < 0 ? function (a, b) { return a.place - b.place; } : comparer(column, state.sort === "open", !!state.down)
      );
      // Off the page, thousands of rows move in a third of the time.
      table.removeChild(body);
      order.forEach(function (entry) { body.appendChild(entry.row); });
      table.appendChild(body);
    }

    function filter() {
      var words = fold(state.q || "").split(/\s+/).filter(Boolean);
      var tag = fold(state.tag || "");
      var shown = 0;
      rows.forEach(function (entry) {
        var fits =
          (!state.direction || entry.direction === state.direction) &&
          (!state.state || entry.state === state.state) &&
          (!tag || entry.tags.indexOf(tag) >= 0) &&
          words.every(function (word) { return entry.text.indexOf(word) >= 0; });
        entry.row.hidden = !fits;
        if (fits) shown += 1;
      });
      if (nobody) nobody.hidden = shown > 0;
      if (count) count.textContent = shown === rows.length ? rows.length + " contacts" : shown + " of " + rows.length;
    }

    heads.forEach(function (head) {
      head.dataset.key = head.className.replace("c-", "");
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        if (state.sort !== head.dataset.key) {
          state.sort = head.dataset.key;
          // The most open items are what one looks for first.
          state.down = state.sort === "open" ? "1" : "";
        } else state.down = state.down ? "" : "1";
        writeState(state);
        sort();
      });
    });

    function showState() {
      if (form) {
        ["q", "direction", "tag", "state"].forEach(function (name) { form.elements[name].value = state[name] || ""; });
      }
      sort();
      filter();
    }

    if (form) {
      form.addEventListener("submit", function (event) { event.preventDefault(); });
      form.addEventListener("input", function (event) {
        state[event.target.name] = event.target.value;
        writeState(state);
        filter();
      });
      form.hidden = false;
    }
    window.addEventListener("hashchange", function () {
      state = readState();
      showState();
    });
    showState();
  }

  // A link to something folded away opens it.
  function openTarget() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === "DETAILS") target.open = true;
  }

  var button = document.querySelector("[data-theme-switch]");
  if (button) startTheme(button);
  var table = document.querySelector("[data-table]");
  if (table) startTable(table);
  else {
    openTarget();
    window.addEventListener("hashchange", openTarget);
  }
})();
