// Quick find without its dialog: loads the data a piece at a time (see netmd/site/find) and ranks what fits.
(function () {
  "use strict";

  var netmd = (window.netmd = window.netmd || {});
  var FOLDERS = { p: "contacts/", m: "meetings/", j: "openings/", t: "tags/" };
  var PREFIX = 3; // letters that decide which file a term is in
  var LONGEST = 16; // letters of the words in the last file of spellings
  var SHORTEST_SLIP = 3;
  var SHOWN = { p: 8, o: 4, t: 4, j: 4, m: 4 };
  var BEHIND = { p: 0, o: 1.4, t: 1.4, j: 1.5, m: 1.6 }; // people first where names fit alike
  var NOTES_SHOWN = 8;
  var PIECES_OF_A_NOTE = 3;
  var MEANT = 5;

  // --- loading: one script for each piece of the data, as fetch fails on pages opened from disk ------------------

  var waiting = {};
  var loaded = {};
  var about = null;
  var rows = [];
  var rowOf = {};
  var vocabulary = null;

  window.netmdFind = function (kind, number, data) {
    var key = kind + "-" + number;
    if (waiting[key]) waiting[key](data);
  };

  function load(kind, number, stamp) {
    var key = kind + "-" + number;
    if (loaded[key]) return loaded[key];
    var file = "find/" + (kind === "about" ? kind : key) + ".js";
    loaded[key] = new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      var data;
      waiting[key] = function (value) { data = value; };
      script.onload = function () {
        script.remove();
        resolve(data);
      };
      script.onerror = function () {
        script.remove();
        delete loaded[key];
        reject(new Error(file));
      };
      script.src = document.body.dataset.root + file + "?" + stamp;
      document.head.appendChild(script);
    });
    return loaded[key];
  }

  // The names of everything. Asked again after the site was built anew, all is loaded anew: a part of the old data
  // would not fit to a part of the new.
  function ready() {
    delete loaded["about-0"];
    return load("about", 0, Date.now()).then(function (found) {
      if (about && about.version === found.version) return rows;
      loaded = {};
      about = found;
      var parts = [];
      for (var number = 0; number < about.names; number += 1) parts.push(load("names", number, about.version));
      return Promise.all(parts).then(function (texts) {
        rows = [];
        rowOf = {};
        vocabulary = null;
        texts.forEach(function (text) {
          if (text) text.split("\n").forEach(readRow);
        });
        return rows;
      });
    });
  }

  function readRow(line) {
    var values = line.split("\t");
    var kind = values[0].charAt(0);
    var row = {
      kind: kind,
      archived: values[0].indexOf("a", 1) > 0,
      isPrivate: values[0].indexOf("x", 1) > 0,
      name: values[2],
      href: kind === "o" ? "organisations.html#" + values[3] : FOLDERS[kind] + values[3] + ".html",
      about: values[4] || "",
      also: values[5] || "",
      names: key([values[2], values[5]]),
      fields: key([kind === "m" ? dayWords(values[4]) : kind === "o" || kind === "t" ? "" : values[4], values[6]]),
    };
    rows.push(row);
    if (values[1]) rowOf[values[1]] = row;
  }

  // --- words: as netmd/folding.py has them -------------------------------------------------------------------------

  var OWN = { "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ς": "σ" };
  var ASCII = /^[\x00-\x7f]*$/;
  var MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  var MONTH_NAMES = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
  ];

  function fold(text) {
    if (ASCII.test(text)) return text.toLowerCase();
    // By way of capitals, as ß and ς have no lower case of their own to be set aside.
    return text.normalize("NFKD").toUpperCase().toLowerCase().normalize("NFKD")
      .replace(/[\u0300-\u036f]+/g, "")
      .replace(/[øłđðħıæœþς]/g, function (letter) { return OWN[letter]; });
  }

  function wordsOf(text) {
    return fold(text).match(/[\p{L}\p{N}]+/gu) || [];
  }

  // --- days: one word each, "12mar2026" as netmd/site/find/words.py has it, or "12mar" of any year ------------------------

  var DAY = /^(\d{1,2})([a-z]{3})(\d{4})?$/;

  function dayWord(day, month, year) {
    return Number(day) + MONTHS[month - 1].toLowerCase() + (year || "");
  }

  function monthNamed(word) {
    return word && word.length >= 3 ? MONTH_NAMES.findIndex(function (name) { return name.startsWith(word); }) + 1 : 0;
  }

  function isDay(word) {
    return /^\d\d?$/.test(word) && Number(word) >= 1 && Number(word) <= 31;
  }

  function isYear(word) {
    return /^\d{4}$/.test(word);
  }

  // What is typed, with each day as one word: "2026-03-12", "12 mar", "12 March 2026", "March 12, 2026".
  function askedFor(text) {
    var words = wordsOf(text);
    var found = [];
    for (var at = 0; at < words.length; at += 1) {
      var one = words[at];
      var next = words[at + 1];
      var month = isDay(one) ? monthNamed(next) : isDay(next) ? monthNamed(one) : 0;
      var third = words[at + 2];
      if (month) {
        found.push(dayWord(isDay(one) ? one : next, month, isYear(third) ? third : ""));
        at += isYear(third) ? 2 : 1;
      } else if (isYear(one) && /^(0[1-9]|1[0-2])$/.test(next) && /^\d\d$/.test(third) && isDay(third)) {
        found.push(dayWord(third, Number(next), one));
        at += 2;
      } else found.push(one);
    }
    return found;
  }

  // A day as it stands in a text, the words of which have single spaces between them.
  function dayInText(word) {
    var parts = DAY.exec(word);
    var month = parts ? monthNamed(parts[2]) : 0;
    if (!month) return null;
    return new RegExp(" " + (parts[3] || "\\d{4}") + " " + twoDigits(month) + " " + twoDigits(parts[1]) + " ");
  }

  // A day as it is shown: "2026-03-12" or "12 Mar 2026".
  function dayShownIn(word) {
    var parts = DAY.exec(word);
    var month = parts ? monthNamed(parts[2]) : 0;
    if (!month) return null;
    var year = parts[3] || "\\d{4}";
    var iso = year + "-" + twoDigits(month) + "-" + twoDigits(parts[1]);
    return new RegExp("\\b(?:" + iso + "|" + Number(parts[1]) + " " + MONTHS[month - 1] + "(?: " + year + ")?)\\b", "g");
  }

  function twoDigits(number) {
    return ("0" + number).slice(-2);
  }

  // " priya raman  pri ": a word begins after a space, and a name after two.
  function key(texts) {
    var found = "";
    texts.forEach(function (text) {
      if (!text) return;
      var folded = fold(text);
      found += "  " + (ASCII.test(folded) ? folded.replace(/[^a-z0-9]+/g, " ") : (folded.match(/[\p{L}\p{N}]+/gu) || []).join(" "));
    });
    return found + " ";
  }

  function dayWords(iso) {
    var parts = (iso || "").split("-");
    if (parts[1]) parts.push(MONTH_NAMES[parts[1] - 1]);
    if (parts[3]) parts.push(String(Number(parts[2])), dayWord(parts[2], parts[1], parts[0]));
    return parts.join(" ");
  }

  function dayShown(iso) {
    var parts = iso.split("-");
    return ((parts[2] ? Number(parts[2]) + " " : "") + (parts[1] ? MONTHS[parts[1] - 1] + " " : "") + parts[0]).trim();
  }

  // One letter too many, too few, another, or two in each other's place; `whole`: with nothing behind it.
  function isSlip(typed, meant, whole) {
    if (typed[0] !== meant[0] && typed[1] !== meant[0] && typed[0] !== meant[1] && typed[1] !== meant[1]) return false;
    var at = 0;
    while (at < typed.length && typed[at] === meant[at]) at += 1;
    function goesOn(rest, from) {
      return whole ? meant.length - from === rest.length && meant.endsWith(rest) : meant.startsWith(rest, from);
    }
    return (
      goesOn(typed.slice(at + 1), at + 1) ||
      goesOn(typed.slice(at), at + 1) ||
      goesOn(typed.slice(at + 1), at) ||
      (typed[at] === meant[at + 1] && typed[at + 1] === meant[at] && goesOn(typed.slice(at + 2), at + 2))
    );
  }

  // --- names ---------------------------------------------------------------------------------------------------------

  // How well a word fits; the lower, the better. Beginnings of names, then within names, then what else is known.
  function fit(row, word) {
    if (row.names.indexOf("  " + word + " ") >= 0) return 0;
    if (row.names.indexOf("  " + word) >= 0) return 1;
    if (row.names.indexOf(" " + word + " ") >= 0) return 1;
    if (row.names.indexOf(" " + word) >= 0) return 2;
    if (word.length > 1 && row.names.indexOf(word) >= 0) return 4;
    if (row.fields.indexOf(" " + word) >= 0) return 6;
    if (word.length >= PREFIX && row.fields.indexOf(word) >= 0) return 8;
    return -1;
  }

  // The words of names and fields that one may have meant, whole or by their beginnings.
  function meantBy(word) {
    if (word.length < SHORTEST_SLIP || dayInText(word)) return [];
    if (!vocabulary) {
      vocabulary = new Set();
      rows.forEach(function (row) {
        (row.names + row.fields).split(" ").forEach(function (known) { vocabulary.add(known); });
      });
    }
    var whole = word.length === SHORTEST_SLIP;
    return Array.from(vocabulary).filter(function (known) { return known && isSlip(word, known, whole); });
  }

  function fitWithSlip(words) {
    var meant = {};
    words.forEach(function (word) {
      meant[word] = meantBy(word).map(function (known) { return " " + known + " "; });
    });
    return function (row, word) {
      var found = fit(row, word);
      if (found >= 0) return found;
      if (meant[word].some(function (known) { return row.names.indexOf(known) >= 0; })) return 12;
      return meant[word].some(function (known) { return row.fields.indexOf(known) >= 0; }) ? 16 : -1;
    };
  }

  function rowsThatFit(words, fitting) {
    var found = [];
    rows.forEach(function (row) {
      var rank = (row.archived ? 1 : 0) + BEHIND[row.kind];
      for (var at = 0; at < words.length; at += 1) {
        var one = fitting(row, words[at]);
        if (one < 0) return;
        rank += one;
      }
      found.push({ row: row, rank: rank });
    });
    return found;
  }

  // The best few, best first: thousands need no sorting to show eight.
  function first(found, count) {
    var best = [];
    found.forEach(function (one) {
      if (best.length === count && !isBefore(one, best[count - 1])) return;
      var at = best.length;
      while (at > 0 && isBefore(one, best[at - 1])) at -= 1;
      best.splice(at, 0, one);
      if (best.length > count) best.pop();
    });
    return best;
  }

  function isBefore(one, other) {
    return one.rank !== other.rank ? one.rank < other.rank : one.row.names < other.row.names;
  }

  // The other name that somebody is found by, where it is none of the words in their own.
  function alias(row, words) {
    if (!row.also) return "";
    var own = key([row.name]);
    var other = row.also.split("; ").find(function (one) {
      return words.some(function (word) { return own.indexOf(word) < 0 && key([one]).indexOf(word) >= 0; });
    });
    return other ? "also " + other + (row.about ? ", " : "") : "";
  }

  // What has all the words in its name and fields: at once, as all of it is loaded.
  function findNames(text) {
    var words = askedFor(text);
    if (!words.length) return { words: words, results: [], counts: {} };
    var found = rowsThatFit(words, fit);
    var slipped = !found.length;
    if (slipped) found = rowsThatFit(words, fitWithSlip(words));
    var counts = {};
    var byKind = {};
    found.forEach(function (one) {
      (byKind[one.row.kind] = byKind[one.row.kind] || []).push(one);
    });
    var best = [];
    Object.keys(byKind).forEach(function (kind) {
      counts[kind] = byKind[kind].length;
      best = best.concat(first(byKind[kind], SHOWN[kind]));
    });
    var results = first(best, best.length).map(function (one) {
      var row = one.row;
      return {
        kind: row.kind, title: row.name, href: row.href, isPrivate: row.isPrivate, archived: row.archived, row: row,
        about: row.kind === "m" && row.about ? dayShown(row.about) : alias(row, words) + row.about,
        isByName: words.every(function (word) { return row.names.indexOf(word) >= 0; }),
      };
    });
    return { words: words, results: results, counts: counts, slipped: slipped && found.length > 0 };
  }

  // --- the words of the notes ------------------------------------------------------------------------------------------

  function fileOf(word) {
    var number = 0;
    Array.from(word).slice(0, PREFIX).forEach(function (letter) {
      number = (Math.imul(number, 31) + letter.codePointAt(0)) >>> 0;
    });
    return ((number ^ (number >>> 7)) >>> 0) % about.terms;
  }

  // The notes with a word that begins so: those it tells something of (1), and those that only say it (2). From lines
  // such as "2f coffee:AC.B meet:.A", see netmd/site/find/buckets.py.
  function notesWith(word, text, whole) {
    var found = new Map();
    var wanted = " " + word + (whole ? ":" : "");
    var at = text.indexOf(wanted);
    var lineEnd = -1;
    var bucket = "";
    while (at >= 0) {
      if (at > lineEnd) {
        var lineStart = text.lastIndexOf("\n", at) + 1;
        bucket = text.slice(lineStart, text.indexOf(" ", lineStart)) + ":";
        lineEnd = text.indexOf("\n", at);
        if (lineEnd < 0) lineEnd = text.length;
      }
      var letter = text.indexOf(":", at) + 1;
      var how = 1;
      for (; letter < lineEnd && text[letter] !== " "; letter += 1) {
        if (text[letter] === ".") how = 2;
        else {
          var id = bucket + text[letter];
          if (!(found.get(id) <= how)) found.set(id, how);
        }
      }
      at = text.indexOf(wanted, letter);
    }
    return found;
  }

  function isWhole(word) {
    return word.length < PREFIX;
  }

  function lookUp(word, whole) {
    return load("terms", fileOf(word), about.version).then(function (text) {
      return notesWith(word, text || "", whole);
    });
  }

  // The notes with a word, or with what it may have been meant for if there are none.
  function notesFor(word) {
    return lookUp(word, isWhole(word)).then(function (found) {
      if (!found.size && dayInText(word)) return notesSaying(word);
      if (found.size || word.length < SHORTEST_SLIP) return { notes: found, words: [word] };
      return spelled(word).then(function (meant) {
        return Promise.all(meant.map(function (other) { return lookUp(other, true); })).then(function (all) {
          var notes = new Map();
          all.forEach(function (some) {
            some.forEach(function (how, id) {
              if (!(notes.get(id) <= how)) notes.set(id, how);
            });
          });
          return { notes: notes, words: meant, insteadOf: meant.length ? word : "" };
        });
      });
    });
  }

  // The notes that have the words of a day, "7" and "aug", in which no date is written as one.
  function notesSaying(day) {
    var words = DAY.exec(day).slice(1).filter(Boolean);
    return Promise.all(words.map(function (word) { return lookUp(word, isWhole(word)); })).then(function (all) {
      var notes = new Map();
      all[0].forEach(function (how, id) {
        if (all.every(function (some) { return some.has(id); })) notes.set(id, how);
      });
      return { notes: notes, words: words };
    });
  }

  function spelled(word) {
    var length = Math.min(Array.from(word).length, LONGEST);
    var files = [length - 1, length, length + 1].filter(function (one) { return one >= SHORTEST_SLIP && one <= LONGEST; });
    return Promise.all(files.map(function (one) { return load("spelling", one, about.version); })).then(function (texts) {
      var found = [];
      texts.forEach(function (text) {
        text.split(" ").forEach(function (other) {
          if (isSlip(word, other, true)) found.push(other);
        });
      });
      return found.sort().slice(0, MEANT);
    });
  }

  // Notes in which all the words stand, wherever in the note; `shown` are those whose names are in the list already.
  function findTexts(words, shown) {
    if (!words.length || (words.length === 1 && words[0].length < 2)) return Promise.resolve({ results: [], total: 0, takenAs: [] });
    return Promise.all(words.map(notesFor)).then(function (sets) {
      sets.sort(function (a, b) { return a.notes.size - b.notes.size; });
      var hits = [];
      sets[0].notes.forEach(function (_, id) {
        var row = rowOf[id];
        if (!row || shown.has(row)) return;
        var rank = row.archived ? 1 : 0;
        for (var at = 0; at < sets.length; at += 1) {
          var how = sets[at].notes.get(id);
          if (!how) return;
          rank += 2 * how;
        }
        hits.push({ id: id, row: row, rank: rank });
      });
      var best = first(hits, NOTES_SHOWN);
      var meant = sets.map(function (set) { return set.words; });
      return Promise.all(best.map(function (hit) {
        var parts = hit.id.split(":");
        return load("text", parseInt(parts[0], 16), about.version).then(function (notes) {
          return results(hit, (notes && notes[parts[1]]) || [], meant, hits.length);
        });
      })).then(function (found) {
        var flat = [].concat.apply([], found);
        return {
          results: flat.slice(0, NOTES_SHOWN),
          total: hits.length,
          hidden: hits.length - best.length,
          words: [].concat.apply([], meant),
          takenAs: sets.filter(function (set) { return set.insteadOf; }).map(function (set) {
            return { typed: set.insteadOf, meant: set.words };
          }),
        };
      });
    });
  }

  // The pieces of a note that say the most of the words; several only where few notes are found.
  function results(hit, pieces, meant, total) {
    var ranked = pieces.map(function (piece) {
      var day = (/^on-(\d{4}(?:-\d\d){0,2})/.exec(piece[0]) || ["", ""])[1];
      var title = key([piece[1], dayWords(day)]);
      var text = key([piece[2]]);
      var titled = 0;
      var said = 0;
      meant.forEach(function (words) {
        var inTitle = words.some(function (word) { return begins(title, word); });
        if (inTitle) titled += 1;
        if (inTitle || words.some(function (word) { return begins(text, word); })) said += 1;
      });
      return { piece: piece, day: day, titled: titled, said: said };
    });
    ranked.sort(function (a, b) {
      return b.said - a.said || b.titled - a.titled || (a.day < b.day ? 1 : a.day > b.day ? -1 : 0);
    });
    var most = ranked.length ? ranked[0].said : 0;
    var several = total <= PIECES_OF_A_NOTE ? PIECES_OF_A_NOTE : 1;
    var telling = ranked.filter(function (one) { return one.said === most && (most > 0 || one === ranked[0]); });
    return telling.slice(0, several).map(function (one) {
      var isMeeting = one.titled > 0 && one.day;
      var what = { j: "opening", m: "meeting" }[hit.row.kind];
      var where = [isMeeting ? hit.row.name : what, isMeeting ? "" : one.piece[1], one.day ? dayShown(one.day) : ""];
      return {
        kind: isMeeting ? "d" : "n",
        title: isMeeting ? one.piece[1] : hit.row.name,
        about: where.filter(Boolean).join(", "),
        context: one.piece[2],
        href: hit.row.href + (one.piece[0] ? "#" + encodeURIComponent(one.piece[0]) : ""),
        isPrivate: hit.row.isPrivate || one.piece[3] === 1,
        archived: hit.row.archived,
      };
    });
  }

  function begins(text, word) {
    var day = dayInText(word);
    return (day && day.test(text)) || text.indexOf(" " + word + (isWhole(word) ? " " : "")) >= 0;
  }

  // --- showing where it fits --------------------------------------------------------------------------------------------

  // A text as stretches, [words, whether they are marked]; with `limit` no more than so many letters around the first.
  function marked(text, words, limit) {
    var spans = [];
    var token;
    var pattern = /[\p{L}\p{N}\p{M}]+/gu;
    while ((token = pattern.exec(text))) {
      var folded = fold(token[0]);
      var best = "";
      words.forEach(function (word) {
        if (word.length > best.length && (isWhole(word) ? folded === word : folded.startsWith(word))) best = word;
      });
      if (best) spans.push([token.index, token.index + (folded.length === token[0].length ? best.length : token[0].length)]);
    }
    words.map(dayShownIn).filter(Boolean).forEach(function (day) {
      while ((token = day.exec(text))) spans.push([token.index, token.index + token[0].length]);
      spans.sort(function (a, b) { return a[0] - b[0]; });
    });
    var from = 0;
    var to = text.length;
    if (limit && text.length > limit) {
      var first = spans.length ? spans[0][0] : 0;
      from = Math.max(0, Math.min(first - Math.round(limit / 3), text.length - limit));
      if (from > 0) from = Math.min(text.indexOf(" ", from) + 1 || from, first);
      to = Math.min(text.length, from + limit);
      if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + Math.round(limit / 2));
    }
    var pieces = [];
    var at = from;
    if (from > 0) pieces.push(["… ", false]);
    spans.forEach(function (span) {
      if (span[0] < at || span[1] > to) return;
      pieces.push([text.slice(at, span[0]), false], [text.slice(span[0], span[1]), true]);
      at = span[1];
    });
    pieces.push([text.slice(at, to), false]);
    if (to < text.length) pieces.push([" …", false]);
    return pieces.filter(function (piece) { return piece[0]; });
  }

  netmd.finder = { ready: ready, fold: fold, wordsOf: wordsOf, isSlip: isSlip, findNames: findNames, findTexts: findTexts, marked: marked };
})();
