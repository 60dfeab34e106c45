// The people in the table: what its rows say, read once, and the order of a column.
(function (netmd) {
  "use strict";

  var DIRECTIONS = ["up", "across", "down"];
  var collator = new Intl.Collator(undefined, { numeric: true });

  function readPeople(table) {
    var rows = [];
    Array.prototype.forEach.call(table.tBodies, function (body) { rows.push.apply(rows, body.children); });
    return rows.map(readPerson);
  }

  // The people by name, as their reader's language has it; `place` is where each stands then.
  function byName(people) {
    var sorted = people.slice().sort(function (a, b) { return collator.compare(a.name, b.name); });
    sorted.forEach(function (one, place) { one.place = place; });
    return sorted;
  }

  function readPerson(row) {
    var cells = row.children;
    var tags = texts(cells[3]);
    var orgs = texts(cells[1]);
    var name = cells[0].textContent;
    var role = cells[2].textContent;
    return {
      row: row,
      place: 0,
      name: name,
      orgs: orgs,
      role: role,
      tags: tags,
      direction: cells[4].textContent.split(" ").pop(),
      last: dayIn(cells[5]),
      next: dayIn(cells[6]),
      state: row.getAttribute("data-state"),
      open: Number(cells[7].textContent),
      text: netmd.fold([name, cells[0].getAttribute("data-also"), orgs.join(" "), role, tags.join(" ")].join(" ")),
      tagKeys: tags.map(netmd.fold),
      orgKeys: orgs.map(netmd.fold),
    };
  }

  function texts(cell) {
    return Array.prototype.map.call(cell.children, function (link) { return link.textContent; });
  }

  function dayIn(cell) {
    var last = cell.lastElementChild;
    return (last && last.getAttribute("datetime")) || "";
  }

  // What a column is sorted by; nothing where it is unknown.
  var VALUES = {
    name: function (one) { return one.name; },
    org: function (one) { return one.orgs.join(", "); },
    role: function (one) { return one.role; },
    tags: function (one) { return one.tags.join(", "); },
    dir: function (one) { return DIRECTIONS.indexOf(one.direction) + 1; },
    last: function (one) { return one.last; },
    next: function (one) { return one.next; },
    open: function (one) { return one.open; },
  };
  var COMPARE = { dir: byNumber, open: byNumber, last: byText, next: byText };

  function byNumber(a, b) {
    return a - b;
  }

  function byText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
  }

  // Sorts some of the people, who come by name, by a column. The rank of each value among the others is found once a
  // column; after that an order is a sort of plain numbers. Who is unknown comes last, whichever way; who is equal stays
  // by name.
  function sorter(people) {
    var ranks = {};

    function ranksBy(column) {
      if (!ranks[column]) {
        var values = people.map(VALUES[column]);
        var known = Array.from(new Set(values)).filter(Boolean).sort(COMPARE[column] || collator.compare);
        var rank = new Map(known.map(function (value, at) { return [value, at + 1]; }));
        ranks[column] = { of: values.map(function (value) { return rank.get(value) || 0; }), most: known.length };
      }
      return ranks[column];
    }

    return function (some, column, down) {
      var by = ranksBy(column);
      var keys = new Float64Array(some.length);
      some.forEach(function (one, at) {
        var rank = by.of[one.place];
        if (!rank) rank = by.most + 1;
        else if (down) rank = by.most - rank;
        keys[at] = rank * people.length + one.place;
      });
      keys.sort();
      return Array.from(keys, function (key) { return people[key % people.length]; });
    };
  }

  netmd.readPeople = readPeople;
  netmd.byName = byName;
  netmd.sorter = sorter;
})((window.netmd = window.netmd || {}));
