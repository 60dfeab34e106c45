"""NET301 and NET302: a link that fits nobody, or several."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from netmd import problems
from netmd.carried import Carried
from netmd.index import Index
from netmd.model import Contact, Entry, Link, MeetingFile, name_key
from netmd.problems import Problem


def check_links(index: Index, carried: Carried | None = None) -> Iterator[Problem]:
    """A problem for each link that fits several entries, or no entry, organisation or day."""
    carried = carried or Carried()
    found = carried.each("links to mend", index.entries, lambda path: tuple(_in_question(index.entries[path], index)))
    for path in sorted(path for path, ones in found.items() if ones):
        for one in found[path]:
            if isinstance(one, Problem):
                yield one
            elif not index.at_org(one.key):
                names = carried.once("names to slip", (), lambda: _Names(index))
                yield _unknown(one, names.close_to(one.key))


def _in_question(entry: Entry, index: Index) -> Iterator[Problem | Link]:
    """What is wrong with the links of an entry by what all entries are called; a link that fits none may be to an
    organisation.

    A plain name in its fields for people may be somebody without a note (``introduced_by: my barber``), except among
    those who took part in a meeting: it would be on nobody's page for them.
    """
    for link in entry.note.links:
        if index.resolve(link) is None:
            yield from _judged(link, index, may_be_nobody=False)
    for link in _in_fields(entry):
        if index.resolve(link) is None and link not in entry.note.links:
            yield from _judged(link, index, may_be_nobody=not isinstance(entry, MeetingFile))


def _judged(link: Link, index: Index, *, may_be_nobody: bool) -> Iterator[Problem | Link]:
    found = index.candidates(link.key)
    if found:
        yield _ambiguous(link, found)
    elif not (may_be_nobody or _leads_elsewhere(link.key)):
        yield link


def _in_fields(entry: Entry) -> Iterable[Link]:
    if isinstance(entry, Contact):
        return entry.introduced_by
    if isinstance(entry, MeetingFile):
        return entry.note.meetings[0].people if entry.note.meetings else ()
    return entry.source


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _leads_elsewhere(key: str) -> bool:
    """Whether a link leads to what a notebook may hold beside its notes: a daily note, the README."""
    return key == "readme" or _DAY.fullmatch(key) is not None


def _ambiguous(link: Link, found: tuple[Entry, ...]) -> Problem:
    ids = [entry.id for entry in found]
    if len({name_key(entry_id) for entry_id in ids}) < len(ids):
        mend = "Rename one of the files: " + ", ".join(entry.path for entry in found[:_MOST_NAMED]) + "."
    elif len(ids) > _MOST_NAMED:
        mend = f"Write the id of the one you mean, such as [[{ids[0]}]], [[{ids[1]}]] or [[{ids[2]}]]."
    else:
        mend = "Write one of " + ", ".join(f"[[{entry_id}]]" for entry_id in ids) + "."
    names = ids if len(set(ids)) == len(ids) else [entry.path for entry in found]
    several = f"{len(found)} notes" if len(found) > _MOST_NAMED else ", ".join(names)
    return Problem(problems.AMBIGUOUS_LINK, link.location, f"`{link.target}` fits {several}.", mend)


def _unknown(link: Link, close: list[str]) -> Problem:
    if close:
        mend = "Did you mean " + " or ".join(f"[[{name}]]" for name in close) + "?"
    else:
        mend = f"Write a note for them ({link.key.replace(' ', '-')}.md), or take the brackets away."
    return Problem(problems.UNKNOWN_LINK, link.location, f"`{link.target}` fits no note.", mend)


_MOST_NAMED = 5
"""Of candidates in one message."""


class _Names:
    """Every name an entry goes by, by the pairs of letters in it, so that one bad link does not look at all of them."""

    def __init__(self, index: Index) -> None:
        self._ids: dict[str, str] = {}
        self._by_pair: dict[str, list[str]] = {}
        self._close: dict[str, list[str]] = {}
        for path in sorted(index.entries):
            entry = index.entries[path]
            names = (entry.id, entry.name, *entry.aliases) if isinstance(entry, Contact) else (entry.id, entry.title)
            for key in dict.fromkeys(name_key(name) for name in names):
                if key not in self._ids:
                    self._ids[key] = entry.id
                    for pair in _pairs(key):
                        self._by_pair.setdefault(pair, []).append(key)

    def close_to(self, key: str) -> list[str]:
        """The ids of up to two entries whose names are a slip away."""
        if key not in self._close:
            shared = Counter(chain.from_iterable(self._by_pair.get(pair, ()) for pair in _pairs(key)))
            near = [name for name, _ in shared.most_common(_MOST_COMPARED)]
            close = difflib.get_close_matches(key, near, n=2, cutoff=0.7)
            self._close[key] = list(dict.fromkeys(self._ids[name] for name in close))
        return self._close[key]


_MOST_COMPARED = 20
"""Names that are compared letter by letter; those that share the most pairs with what was written."""


def _pairs(key: str) -> list[str]:
    """Each two neighbouring letters of a name's words, their beginnings and ends among them."""
    padded = f" {key[:_LONGEST].replace('-', ' ')} "
    return list(dict.fromkeys(padded[at : at + 2] for at in range(len(padded) - 1)))


_LONGEST = 100
"""Letters of a name that are looked at."""
