"""Before a renaming is written: everything means what it meant before, but for what the one contact is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from urllib.parse import unquote

from netmd.checks import check_index
from netmd.editing.verify import EditWithoutEffectError
from netmd.index import Index
from netmd.model import Contact, Entry, Link, MeetingFile, Opportunity, name_key
from netmd.problems import Location


@dataclass(frozen=True, slots=True)
class Renamed:
    """A contact before and as it is meant to be after."""

    before: Contact
    after: Contact


def refuse_other_meaning(before: Index, after: Index, renamed: Renamed, changed: Collection[str]) -> None:
    """Raise :class:`EditWithoutEffectError` unless ``after`` says what ``before`` did, with the contact renamed.

    ``changed`` are the paths, as of before, whose files are written. Compared are whom every link of every note means,
    all that the changed files say, and the problems. A link that meant nobody may mean the contact by its new name.
    """
    moved = {renamed.before.path: renamed.after.path}
    there = [moved.get(path, path) for path in before.entries]
    if sorted(there) != sorted(after.entries):
        raise _unlike(renamed.before.path)
    for key, place in _keys(before):
        if _meant(before, key, renamed) != [entry.path for entry in after.candidates(key)] and place not in changed:
            raise _unlike(place)
    old, new = _Eyes.of(before, renamed), _Eyes.of(after, renamed)
    for path in changed:
        entry, now = before.entries[path], after.entries[moved.get(path, path)]
        if path == renamed.before.path:
            if not isinstance(now, Contact) or not _is_called(now, renamed.after):
                raise _unlike(path)
            entry = replace(renamed.before, aliases=now.aliases)
        if old.sees(entry) != new.sees(now):
            raise _unlike(path)
    worse = Counter(problem.code for problem in check_index(after))
    if worse - Counter(problem.code for problem in check_index(before)):
        raise _unlike(renamed.before.path)


def _is_called(contact: Contact, meant: Contact) -> bool:
    return contact.name == meant.name and sorted(contact.aliases) == sorted(meant.aliases)


def _unlike(path: str) -> EditWithoutEffectError:
    return EditWithoutEffectError(f"After the renaming something in {path} would not mean what it means now; nothing "
                                  "was written.", "Rename it in your editor, and see with netmd check.")  # fmt: skip


def _keys(index: Index) -> Iterator[tuple[str, str]]:
    """What every link of the notebook points at, each once for a file, with the file's path."""
    for path, entry in index.entries.items():
        for key in {link.key for link in all_links(entry)}:
            yield key, path


def all_links(entry: Entry) -> Iterator[Link]:
    """Every link of an entry, in its body, its front matter and its headings."""
    yield from entry.note.links
    yield from (item.owed_by for item in entry.note.items if item.owed_by)
    if isinstance(entry, Contact):
        yield from entry.introduced_by
    elif isinstance(entry, Opportunity):
        yield from entry.source
    elif isinstance(entry, MeetingFile):
        yield from (link for meeting in entry.note.meetings for link in meeting.people)


def _meant(index: Index, key: str, renamed: Renamed) -> list[str]:
    """The paths, as of after, of all that a key may mean before."""
    found = index.candidates(key)
    if not found:
        return [renamed.after.path] if key in _new_keys(renamed) else []
    return sorted(renamed.after.path if entry.path == renamed.before.path else entry.path for entry in found)


def _new_keys(renamed: Renamed) -> frozenset[str]:
    return frozenset((name_key(renamed.after.id), name_key(renamed.after.name)))


_PLACES = frozenset(("text_line", "path", "id", "host"))
"""Fields that say where something stands."""


@dataclass(frozen=True, slots=True)
class _Eyes:
    """A way to look at entries in which the contact's old and new names are the same."""

    meant: Callable[[str], list[str]]
    names: re.Pattern[str]

    @classmethod
    def of(cls, index: Index, renamed: Renamed) -> _Eyes:
        names = {name for one in (renamed.before, renamed.after) for name in (one.id, one.name)}
        called = {name_key(form) for name in names for form in (name, unquote(name))}
        longest_first = sorted(called, key=lambda name: (-len(name), name))
        pattern = re.compile(f"(?:{'|'.join(map(re.escape, longest_first))})(?:\\.md)*")
        return cls(lambda key: _meant(index, key, renamed), pattern)

    def sees(self, value: object) -> object:
        """A value of the model, without places, with links as whom they mean."""
        if isinstance(value, str):
            return self.names.sub("\0", name_key(unquote(value)))
        if isinstance(value, Link):
            meant = self.meant(value.key)
            return meant or self.sees(value.target)
        if isinstance(value, Location):
            return None
        if isinstance(value, tuple):
            return tuple(map(self.sees, value))
        if isinstance(value, Mapping):
            return sorted(set(value) - {"name", "aliases"})
        if is_dataclass(value):
            names = (field.name for field in fields(value) if field.name not in _PLACES)
            return type(value), *(self.sees(getattr(value, name)) for name in names)
        return value
