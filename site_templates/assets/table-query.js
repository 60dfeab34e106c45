// What is asked of the table of people: which of them, and in which order. It stands in the address after #, so that it
// can be kept as a bookmark, sent, and gone back to, from disk too:
//   q=ann  tag=press (must have)  or=radio&or=print (one of these)  not=agency (must not have)
//   org=Acme  direction=up  state=due,late (any of these)  sort=last  down=1
(function (netmd) {
  "use strict";

  var HOW = ["tag", "or", "not"];
  var SORTED = ["name", "org", "role", "tags", "dir", "last", "next", "open"];
  // More than anybody asks for; an address may be written by anyone.
  var MOST_CHARACTERS = 200;
  var MOST_TAGS = 30;

  var OWN_LETTERS = { "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss" };

  // Text in the form it is looked up in, as netmd/folding.py has it: case and accents set aside.
  function fold(text) {
    // eslint-disable-next-line no-control-regex
    if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
    return text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]+/g, "")
      .replace(/[øłđðħıæœþß]/g, function (letter) { return OWN_LETTERS[letter]; });
  }

  function empty() {
    return { words: "", tags: [], org: "", direction: "", states: [], sort: "name", down: false };
  }

  // Asks for a tag in one of the ways; a tag is asked for once.
  function withTag(query, name, how) {
    var key = fold(name);
    var others = query.tags.filter(function (tag) { return fold(tag.name) !== key; });
    return Object.assign({}, query, { tags: others.concat([{ name: name, how: how }]).slice(0, MOST_TAGS) });
  }

  function parse(fragment) {
    var query = empty();
    new URLSearchParams(fragment).forEach(function (whole, key) {
      var value = whole.slice(0, MOST_CHARACTERS);
      if (!value) return;
      if (HOW.indexOf(key) >= 0) query = withTag(query, value, key);
      else if (key === "q") query.words = value;
      else if (key === "org" || key === "direction") query[key] = value;
      else if (key === "state") query.states = value.split(",").filter(Boolean);
      else if (key === "sort" && SORTED.indexOf(value) >= 0) query.sort = value;
      else if (key === "down") query.down = value === "1";
    });
    return query;
  }

  function format(query) {
    var params = new URLSearchParams();
    if (query.words.trim()) params.append("q", query.words);
    query.tags.forEach(function (tag) { params.append(tag.how, tag.name); });
    if (query.org) params.append("org", query.org);
    if (query.direction) params.append("direction", query.direction);
    if (query.states.length) params.append("state", query.states.join(","));
    if (query.sort !== "name" || query.down) params.append("sort", query.sort);
    if (query.down) params.append("down", "1");
    return params.toString().replace(/%2C/g, ",");
  }

  function isFiltered(query) {
    return !!(query.words.trim() || query.tags.length || query.org || query.direction || query.states.length);
  }

  // The people who fit; and for each choice how many would if it were made, whatever else is asked staying as it is. Of
  // tags, `tags` counts those among the people who fit, `others` those among the people who have none of the "or" tags
  // asked for, and fit but for that.
  function select(query, people) {
    var words = fold(query.words).split(/\s+/).filter(Boolean);
    var fitsTags = tagsFitting(query.tags);
    var org = fold(query.org);
    var found = { people: [], tags: new Map(), others: new Map(), orgs: new Map(), directions: new Map(), states: new Map() };
    people.forEach(function (one) {
      if (!words.every(function (word) { return one.text.indexOf(word) >= 0; }) || !fitsTags.rest(one.tagKeys)) return;
      var hasOne = fitsTags.any(one.tagKeys);
      var atOrg = !org || one.orgKeys.indexOf(org) >= 0;
      var goes = !query.direction || one.direction === query.direction;
      var stands = !query.states.length || query.states.indexOf(one.state) >= 0;
      if (!hasOne) {
        if (atOrg && goes && stands) one.tagKeys.forEach(function (key) { add(found.others, key); });
        return;
      }
      if (goes && stands) one.orgKeys.forEach(function (key) { add(found.orgs, key); });
      if (atOrg && stands) add(found.directions, one.direction);
      if (atOrg && goes) add(found.states, one.state);
      if (!atOrg || !goes || !stands) return;
      one.tagKeys.forEach(function (key) { add(found.tags, key); });
      found.people.push(one);
    });
    return found;
  }

  function tagsFitting(tags) {
    function keys(how) {
      return tags.filter(function (tag) { return tag.how === how; }).map(function (tag) { return fold(tag.name); });
    }
    var all = keys("tag");
    var any = keys("or");
    var none = keys("not");
    function has(own) { return function (key) { return own.indexOf(key) >= 0; }; }
    return {
      rest: function (own) { return all.every(has(own)) && !none.some(has(own)); },
      any: function (own) { return !any.length || any.some(has(own)); },
    };
  }

  function add(counts, key) {
    counts.set(key, (counts.get(key) || 0) + 1);
  }

  // What somebody types for tags: "sports and not press", "press or radio not agency", "press, -agency". The tags and
  // their ways, in order; the last may be unfinished.
  function readTags(text) {
    var parts = text.split(/\s*,\s*|\s+and\s+|\s+(or)\s+|\s+(?=(?:not|without)\s)/i);
    var tags = [];
    for (var at = 0; at < parts.length; at += 2) {
      var match = /^(?:(not|without)\s+|(-)|(or)\s+|(?:and|with)\s+)?(.*)$/i.exec(parts[at].trim());
      var how = match[1] || match[2] ? "not" : match[3] || parts[at - 1] || parts[at + 1] ? "or" : "tag";
      tags.push({ name: match[4], how: how });
    }
    return tags;
  }

  netmd.fold = fold;
  netmd.query = { empty: empty, parse: parse, format: format, select: select, isFiltered: isFiltered, withTag: withTag, readTags: readTags, HOW: HOW };
})((window.netmd = window.netmd || {}));
