"""NET301 and NET302: a link that fits nobody, or several."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from netmd import problems
from netmd.index import Index
from netmd.model import Contact, Entry, Link, name_key
from netmd.problems import Problem


def check_links(index: Index) -> Iterator[Problem]:
    """A problem for each link in a note that does not fit exactly one entry, or else an organisation."""
    names: _Names | None = None
    for path in sorted(index.entries):
        for link in index.entries[path].note.links:
            found = index.candidates(link.key)
            if len(found) == 1 or (not found and (index.at_org(link.key) or link.key == "readme")):
                continue
            if found:
                yield _ambiguous(link, found)
            else:
                names = names or _Names(index)
                yield _unknown(link, names.close_to(link.key))


def _ambiguous(link: Link, found: tuple[Entry, ...]) -> Problem:
    ids = [entry.id for entry in found]
    if len({name_key(entry_id) for entry_id in ids}) < len(ids):
        mend = "Rename one of the files: " + ", ".join(entry.path for entry in found[:5]) + "."
    else:
        mend = "Write one of " + ", ".join(f"[[{entry_id}]]" for entry_id in ids[:5]) + "."
    several = f"{len(found)} notes" if len(found) > 5 else ", ".join(ids)
    return Problem(problems.AMBIGUOUS_LINK, link.location, f"`{link.target}` fits {several}.", mend)


def _unknown(link: Link, close: list[str]) -> Problem:
    if close:
        mend = "Did you mean " + " or ".join(f"[[{name}]]" for name in close) + "?"
    else:
        mend = f"Write a note for them ({link.key.replace(' ', '-')}.md), or take the brackets away."
    return Problem(problems.UNKNOWN_LINK, link.location, f"`{link.target}` fits no note.", mend)


class _Names:
    """Every name an entry goes by, sorted by how they begin, so that one bad link does not look at all of them."""

    def __init__(self, index: Index) -> None:
        self._ids: dict[str, str] = {}
        self._by_start: dict[str, list[str]] = {}
        for path in sorted(index.entries):
            entry = index.entries[path]
            names = (entry.id, entry.name, *entry.aliases) if isinstance(entry, Contact) else (entry.id, entry.title)
            for name in names:
                key = name_key(name)
                if self._ids.setdefault(key, entry.id) == entry.id:
                    for start in _starts(key):
                        self._by_start.setdefault(start, []).append(key)

    def close_to(self, key: str) -> list[str]:
        """The ids of up to two entries whose names are a slip away."""
        near = dict.fromkeys(name for start in _starts(key) for name in self._by_start.get(start, ())[:500])
        close = difflib.get_close_matches(key, near, n=2, cutoff=0.7)
        return list(dict.fromkeys(self._ids[name] for name in close))


def _starts(key: str) -> list[str]:
    """The beginnings of a name's words: a slip seldom falls on the first two letters of all of them."""
    return list(dict.fromkeys(word[:2] for word in key.replace("-", " ").split()))
