// The table of people that sorts and filters at once, also with ten thousand rows.
//
// All rows stay in the page, so that its own search, its printing and screen readers find them. The first groups of an
// order are put in at once, the others while the page is idle: moving them all would take longer than one waits.
(function (netmd) {
  "use strict";

  var IN_A_GROUP = 100;
  var GROUPS_AT_ONCE = 5;
  var UNTIL_PAINTED = 100;
  var TYPING_PAUSE = 250;

  function startTable(table) {
    var form = document.querySelector("[data-controls]");
    var nobody = document.querySelector("[data-nobody]");
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    var asWritten = netmd.readPeople(table);
    var people = netmd.byName(asWritten);
    var sort = netmd.sorter(people);
    var put = putter(table, asWritten);
    var query = read();
    var saving = 0;

    function read() {
      var asked = netmd.query.parse(location.hash.slice(1));
      return form ? asked : Object.assign(netmd.query.empty(), { sort: asked.sort, down: asked.down });
    }

    function show() {
      var found = netmd.query.select(query, people);
      put.show(sort(found.people, query.sort, query.down));
      table.setAttribute("data-sorted", query.sort);
      heads.forEach(function (head) {
        if (head.getAttribute("data-key") !== query.sort) head.removeAttribute("aria-sort");
        else head.setAttribute("aria-sort", query.down ? "descending" : "ascending");
      });
      if (nobody) nobody.hidden = found.people.length > 0;
      if (showAnswer) showAnswer(query, found);
    }

    function ask(wanted, typing) {
      query = wanted;
      show();
      // Whoever asks from far down the table sees the answer's beginning.
      if (table.getBoundingClientRect().top < 0) table.scrollIntoView({ block: "start", behavior: "instant" });
      clearTimeout(saving);
      if (typing) saving = setTimeout(save, TYPING_PAUSE);
      else save();
    }

    function save() {
      var fragment = netmd.query.format(query);
      if (fragment === location.hash.slice(1)) return;
      try {
        history.replaceState(null, "", fragment ? "#" + fragment : location.pathname + location.search);
      } catch (error) {
        // Browsers refuse to change the address very often; the next change is kept.
      }
    }

    heads.forEach(function (head) {
      var key = head.getAttribute("data-key");
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        // The most open promises are what one looks for first.
        var down = query.sort === key ? !query.down : key === "open";
        ask(Object.assign({}, query, { sort: key, down: down }));
      });
    });
    window.addEventListener("hashchange", function () {
      var fragment = location.hash.slice(1);
      if (fragment && fragment.indexOf("=") < 0) save(); // a link within the page, such as the one that skips to it
      else {
        query = read();
        show();
      }
    });
    window.addEventListener("beforeprint", put.all);
    var showAnswer = form && netmd.startControls(form, people, { query: function () { return query; }, ask: ask, shown: put.shown });
    show();
    if (isComeBackTo()) put.all();
  }

  // The browser then scrolls to where the page was left, for which all rows must be there.
  function isComeBackTo() {
    var visit = performance.getEntriesByType("navigation")[0];
    return !visit || visit.type !== "navigate";
  }

  // Puts rows into the table, in groups that need not be laid out before they are seen. To take ten thousand rows out, or
  // even to hide them, takes longer than to put the first in: the groups of the order before are closed as they are, and
  // go when the page is idle.
  function putter(table, inPage) {
    var shown = inPage;
    var next = inPage.length;
    var old = [];
    var turn = 0;
    var waiting = 0;
    var whenIdle = window.requestIdleCallback || function (run) {
      setTimeout(function () { run({ timeRemaining: function () { return 0; } }); }, 1);
    };

    function show(list) {
      if (list.length === shown.length && list.every(function (one, at) { return one === shown[at]; })) return;
      shown = list;
      next = 0;
      turn += 1;
      old = Array.prototype.slice.call(table.tBodies);
      old.forEach(function (body) { body.className = "is-old"; });
      if (shown.length) putGroup();
      clearTimeout(waiting);
      waiting = setTimeout(goOn, UNTIL_PAINTED, turn);
    }

    function step() {
      if (next < shown.length) putGroup();
      else if (old.length) old.pop().remove();
    }

    function isDone() {
      return next >= shown.length && !old.length;
    }

    function putGroup() {
      var body = document.createElement("tbody");
      shown.slice(next, next + IN_A_GROUP).forEach(function (one) { body.appendChild(one.row); });
      next += IN_A_GROUP;
      if (next >= shown.length) body.className = "is-last";
      table.appendChild(body);
    }

    function goOn(own) {
      whenIdle(function (deadline) {
        if (own !== turn) return;
        for (var steps = 0; steps < GROUPS_AT_ONCE && !isDone() && (!steps || deadline.timeRemaining() > 4); steps += 1) step();
        if (!isDone()) goOn(own);
      });
    }

    return {
      show: show,
      all: function () { while (!isDone()) step(); },
      shown: function () { return shown; },
    };
  }

  var table = document.querySelector("[data-table]");
  if (table) startTable(table);
})((window.netmd = window.netmd || {}));
