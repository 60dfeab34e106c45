// The people shown in the table, in their order, as a file for a spreadsheet.
//
// RFC 4180: commas, CRLF, quotes doubled. UTF-8 with a byte order mark, without which Excel reads it as the system's
// code page and breaks every name with an accent; LibreOffice, Numbers and pandas leave the mark away. Days are ISO 8601.
//
// Notes are other people's text, and a spreadsheet takes a cell that begins with = + - @, a tab or a CR for a formula
// ("CSV Injection", OWASP). Such cells get an apostrophe, which says "text" there. No column holds telephone numbers or
// numbers below zero, so that nothing loses by it.
(function (netmd) {
  "use strict";

  var HEADS = ["Name", "Organisation", "Role", "Tags", "Direction", "State", "Last touch", "Next touch", "Open"];

  function csv(people) {
    var lines = [HEADS].concat(people.map(function (one) {
      var state = one.row.querySelector(".state").textContent;
      return [one.name, one.orgs.join("; "), one.role, one.tags.join("; "), one.direction, state, one.last, one.next, String(one.open)];
    }));
    return "\ufeff" + lines.map(function (cells) { return cells.map(quoted).join(",") + "\r\n"; }).join("");
  }

  function quoted(cell) {
    var safe = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(cell) ? "'" + cell : cell;
    return /[",\r\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
  }

  function save(text, name) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    link.download = name;
    link.click();
    // The browser takes its copy once this script has ended.
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }

  netmd.csv = csv;
  netmd.save = save;
})((window.netmd = window.netmd || {}));
