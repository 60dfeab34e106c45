"""The maps an index is made of: from a key (an id, a name, a tag) to the paths of the files that mention it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from netmd.model import Contact, Entry, Opportunity, name_key

Paths = frozenset[str]
KeyMap = Mapping[str, Paths]
Changes = defaultdict[str, set[str]]
NOBODY: Paths = frozenset()


def most_written(names: Mapping[str, int]) -> str:
    """Of several ways to write one name, each with how often it is, the one that most people choose."""
    return min(names, key=lambda name: (-names[name], name))


def note_down(changes: list[Changes], entry: Entry, path: str) -> None:
    """Add what one file says to the changes of each map."""
    for keys, into in zip(contributions(entry), changes, strict=True):
        for key in keys:
            into[key].add(path)


def changed(old: KeyMap, lost: Changes, gained: Changes) -> KeyMap:
    """The map after the changes; each key's paths are put together once, however many files share it."""
    if not old:
        alone: dict[str, Paths] = {}  # most keys are of one file, and most files have several: one set does for all
        return {
            key: frozenset(paths) if len(paths) > 1 else _shared(alone, paths) for key, paths in gained.items() if paths
        }
    new = dict(old)
    for key in lost.keys() | gained.keys():
        paths = (new.pop(key, NOBODY) - lost.get(key, NOBODY)) | gained.get(key, NOBODY)
        if paths:
            new[key] = paths
    return new


def _shared(alone: dict[str, Paths], paths: set[str]) -> Paths:
    (path,) = paths
    return alone.get(path) or alone.setdefault(path, frozenset(paths))


def contributions(entry: Entry) -> tuple[set[str], set[str], set[str], set[str], set[str], set[str]]:
    """The keys under which one file stands, map by map, in the order of :class:`netmd.index.Index`'s fields."""
    note = entry.note
    attended = {link.key for meeting in note.meetings for link in meeting.people}
    mentions = {link.key for link in note.links}
    mentions.update(item.owed_by.key for item in note.items if item.owed_by)
    tags, orgs = set[str](), set[str]()
    if isinstance(entry, Contact):
        mentions |= {link.key for link in entry.introduced_by}
        tags = {name_key(tag) for tag in entry.tags}
        orgs = {name_key(org) for org in entry.orgs}
    elif isinstance(entry, Opportunity):
        mentions |= {link.key for link in entry.source}
    return {name_key(entry.id)}, set(entry.keys), mentions | attended, attended, tags, orgs
