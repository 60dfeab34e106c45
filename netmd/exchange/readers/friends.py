"""friends.md, the file of the command line program *friends* (github.com/JacobEvelyn/friends).

An activity is a touch of everybody whose name is bold in it; a note is about somebody and no touch. Places stand in
``_…_`` or square brackets, tags begin with ``@``, a backslash takes a name its meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from netmd.dates import ImpossibleDateError, When, parse_when
from netmd.exchange.readers.encodings import likely_encoding
from netmd.exchange.readers.taken import encoding_decision
from netmd.exchange.readers.titles import title_and_rest
from netmd.exchange.records import (
    EventRecord,
    ForeignFile,
    ImportRefusedError,
    PassedOver,
    PersonKey,
    PersonRecord,
    ReadOptions,
    Source,
    TouchRecord,
)
from netmd.folding import fold, words_of

FORMAT = "friends.md"

_HEADING = re.compile(r"^#{1,6}[ \t]+(Activities|Notes|Friends|Locations):?[ \t]*$", re.MULTILINE | re.IGNORECASE)
_ENTRY = re.compile(r"[-*][ \t]+(?=\S)")
_DATED = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})[ \t]*:?[ \t]*(.*)", re.DOTALL)
_TAG = re.compile(r"(?<!\S)@(?=\w)([\w:/-]+)")
_BOLD = re.compile(r"(?<!\\)\*\*(?=\S)([^*\n]+?)\*\*")
_PLACE = re.compile(r"(?<![\\\w])_(?=\S)([^_\n]+?)_(?!\w)")


def recognises(name: str, data: bytes) -> float:
    """How surely this is such a file: it has at least two of the four headings."""
    found = {match[1].casefold() for match in _HEADING.finditer(_decoded(data[:_LOOKED_AT]))}
    if "friends" not in found and "activities" not in found:
        return 0.0
    known = name.rsplit("/", 1)[-1].casefold() == "friends.md"
    return 0.98 if len(found) > 1 and known else 0.9 if len(found) > 1 else 0.6 if known else 0.2


_LOOKED_AT = 1 << 20


def read(data: bytes, options: ReadOptions) -> ForeignFile:  # noqa: ARG001 - the form of every reader
    """The friends as people, the activities as events; notes go to those whom they name.

    A row is a list item. Raises :class:`ImportRefusedError` for a file without the headings.
    """
    entries = list(_entries(_decoded(data)))
    if not entries and not _HEADING.search(_decoded(data)):
        raise ImportRefusedError("This is no friends.md: it has no heading `### Friends:` or `### Activities:`.",
                                 "Name the format with --from if it is another one.")  # fmt: skip
    friends = _Friends()
    for entry in entries:
        if entry.kind == "friends":
            friends.add(entry)
    events = [event for entry in entries if entry.kind == "activities" and (event := _event(entry, friends))]
    for entry in entries:
        if entry.kind == "notes":
            _note(entry, friends)
        elif entry.kind == "locations":
            friends.passed.append(PassedOver(entry.source, "a place: it stands with the people and activities there"))
    return ForeignFile(
        format=FORMAT,
        rows=len(entries),
        people=tuple(one.record() for one in friends.all),
        events=tuple(events),
        passed_over=tuple(sorted(friends.passed, key=lambda passed: passed.source)),
        decisions=tuple(encoding_decision(data)),
    )


def _decoded(data: bytes) -> str:
    return (
        data.decode(likely_encoding(data), "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """A list item below one of the headings; further lines of it are joined to the first."""

    kind: str
    text: str
    source: Source


def _entries(text: str) -> Iterator[_Entry]:
    kind = ""
    written: list[str] = []
    row = 0
    for line in (*text.split("\n"), "### Locations:"):
        heading = _HEADING.match(line)
        begin = _ENTRY.match(line)
        if (heading or begin) and written:
            row += 1
            yield _Entry(kind, " ".join(written), Source(row))
            written = []
        if heading:
            kind = heading[1].casefold()
        elif begin and kind:
            written = [line[begin.end() :].strip()]
        elif written and line.strip():
            written.append(line.strip())


# -- friends --------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Friend:
    source: Source
    name: str
    aliases: tuple[str, ...] = ()
    location: str = ""
    tags: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    also: list[Source] = field(default_factory=list)

    def record(self) -> PersonRecord:
        return PersonRecord(source=self.source, name=self.name, aliases=self.aliases, location=self.location,
                            tags=self.tags, notes=tuple(self.notes), also=tuple(self.also))  # fmt: skip


_FRIEND = re.compile(r"(?P<name>[^(\[@]*)(?:\((?P<aka>[^()]*)\))?[ \t]*(?:\[(?P<place>[^\[\]]*)\])?[ \t]*(?P<rest>.*)")


@dataclass(slots=True)
class _Friends:
    """Those of the list, and those who are only named in bold somewhere."""

    all: list[_Friend] = field(default_factory=list)
    passed: list[PassedOver] = field(default_factory=list)
    _called: dict[str, list[_Friend]] = field(default_factory=dict)
    _first: dict[str, list[_Friend]] = field(default_factory=dict)

    def add(self, entry: _Entry) -> None:
        """A line of the list: ``Grace Hopper (a.k.a. The Admiral) [Paris] @navy``."""
        text = entry.text.replace("**", "")
        tags = tuple(dict.fromkeys(_TAG.findall(text)))
        match = _FRIEND.fullmatch(_TAG.sub("", text).strip())
        assert match is not None
        name = _plain(" ".join(match["name"].split()))
        if not name:
            self.passed.append(PassedOver(entry.source, "no name"))
            return
        aliases = re.split(r"(?:\A|\s)a\.?k\.?a\.?(?:\s|\Z)", match["aka"] or "", flags=re.IGNORECASE)
        friend = _Friend(entry.source, name, tuple(_plain(one.strip()) for one in aliases if one.strip()),
                         _plain(match["place"] or "").strip(), tags)  # fmt: skip
        if rest := match["rest"].strip():
            friend.notes.append(_plain(rest))
        self._know(friend)

    def _know(self, friend: _Friend) -> None:
        self.all.append(friend)
        for name in (friend.name, *friend.aliases):
            self._called.setdefault(fold(name), []).append(friend)
        for word in words_of(friend.name)[:1]:
            self._first.setdefault(word, []).append(friend)

    def named(self, name: str, source: Source) -> tuple[_Friend, bool]:
        """Whom a bold name means, and whether that is somebody new: a first name does where it fits but one."""
        called = " ".join(name.split())
        found = self._called.get(fold(called)) or (self._first.get(fold(called)) if " " not in called else None) or []
        if len(found) == 1 or (found and fold(called) in self._called):
            return found[0], False
        friend = _Friend(source, called)
        self._know(friend)
        return friend, True


# -- activities and notes -------------------------------------------------------------------------------------------


def _dated(entry: _Entry) -> tuple[When | None, str]:
    match = _DATED.fullmatch(entry.text)
    if match is None:
        return None, entry.text
    try:
        return parse_when("-".join(part.zfill(2) for part in match[1].split("-"))), match[2]
    except ImpossibleDateError:
        return None, entry.text


def _named_in(text: str, friends: _Friends, source: Source) -> Mapping[str, tuple[_Friend, bool]]:
    found: dict[str, tuple[_Friend, bool]] = {}
    for name in _BOLD.findall(text):
        friend, is_new = friends.named(name, source)
        found.setdefault(friend.name, (friend, is_new))
    return found


def _event(entry: _Entry, friends: _Friends) -> EventRecord | None:
    when, text = _dated(entry)
    if when is None:
        friends.passed.append(PassedOver(entry.source, "no date that exists"))
        return None
    named = _named_in(text, friends, entry.source)
    if not named:
        friends.passed.append(PassedOver(entry.source, "nobody is named in it"))
        return None
    places = tuple(dict.fromkeys(_PLACE.findall(text)))
    title, rest = _title(text)
    touch = TouchRecord(
        when=when,
        title=title,
        text=rest,
        place=", ".join(places),
        people=tuple(PersonKey(name=name) for name in named),
    )
    return EventRecord(source=entry.source, touch=touch)


def _note(entry: _Entry, friends: _Friends) -> None:
    """A note is kept, with its day, by each of those whom it names."""
    when, text = _dated(entry)
    named = _named_in(text, friends, entry.source)
    if not named:
        friends.passed.append(PassedOver(entry.source, "nobody is named in it"))
    for friend, is_new in named.values():
        friend.notes.append(f"{when.iso}: {_plain(text)}" if when else _plain(text))
        if not is_new:
            friend.also.append(entry.source)


def _title(text: str) -> tuple[str, str]:
    """The first sentence as a title, where it is short, and what else there is; tags are named at the end."""
    tags = tuple(dict.fromkeys(_TAG.findall(text)))
    first, rest = title_and_rest(_plain(_TAG.sub("", text)))
    return first, "\n".join(_with_tags(rest, tags))


def _with_tags(text: str, tags: Iterable[str]) -> Iterator[str]:
    if text:
        yield text
    if tags:
        yield f"Tags: {', '.join(tags)}"


def _plain(text: str) -> str:
    """The text without the marks of names and places, and without the backslashes that keep names from being found."""
    return re.sub(r"\\(?=[\w_*@])", "", _PLACE.sub(r"\1", _BOLD.sub(r"\1", text)))
