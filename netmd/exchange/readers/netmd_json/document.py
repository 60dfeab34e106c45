"""The document as a whole, and the things in it: each getter gives what is there in its form, or nothing."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from netmd.dates import ImpossibleDateError, When, parse_when
from netmd.editing.stems import contact_id
from netmd.errors import UsageError
from netmd.exchange.as_json import FORMAT_VERSION
from netmd.exchange.records import ImportRefusedError, PersonKey
from netmd.reading.entries import name_from_stem

LARGEST = 200_000_000
"""Bytes; as many as any other file may have."""
_HINT = "Export it again: netmd export json -o network.json"


@dataclass(frozen=True, slots=True)
class Thing:
    """An object of the document."""

    values: dict[str, object] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """A text on one line."""
        return " ".join(self.raw(key).split())

    def raw(self, key: str) -> str:
        """A text as it is written; what is no Unicode in it is replaced."""
        value = self.values.get(key)
        is_text = isinstance(value, str) and not isinstance(value, _Number)
        return str(value).encode("utf-8", "replace").decode() if is_text else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list, on one line each, each once."""
        value = self.values.get(key)
        listed = [Thing({"": one}).text("") for one in value] if isinstance(value, list) else []
        return tuple(dict.fromkeys(filter(None, listed)))

    def things(self, key: str) -> Sequence[Thing]:
        """The objects of a list."""
        value = self.values.get(key)
        return [Thing(one) for one in value if isinstance(one, dict)] if isinstance(value, list) else []

    def thing(self, key: str) -> Thing:
        """An object, or an empty one."""
        value = self.values.get(key)
        return Thing(value) if isinstance(value, dict) else Thing()

    def is_so(self, key: str) -> bool:
        """Whether it is true."""
        return self.values.get(key) is True

    def number(self, key: str) -> int:
        """A whole number of a few digits, as lines are counted in; 0 for anything else."""
        value = self.values.get(key)
        return int(value) if isinstance(value, _Number) and re.fullmatch(r"\d{1,9}", value) else 0

    def when(self, key: str) -> When | None:
        """A day, month or year; None for what is none."""
        try:
            return parse_when(self.text(key))
        except ImpossibleDateError:
            return None

    def day(self, key: str) -> date | None:
        """A day."""
        when = self.when(key)
        return when.start if when and when.precision == "day" else None


class _Number(str):
    """A number as it is written; never worked out, as it may have a million digits."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Document:
    """What of the document is imported. ``names`` are those of its contacts by the paths of their notes, ``by_stem``
    by the names of the files, casefolded, where no other is called so; ``emails`` are first addresses by their names.
    ``moved``: the name of each whose file will be called otherwise, by the file's path and by its name, casefolded.
    """

    contacts: Sequence[Thing]
    meeting_files: Sequence[Thing]
    opportunities: Sequence[Thing]
    names: dict[str, str]
    by_stem: dict[str, str]
    emails: dict[str, str]
    moved: dict[str, str]

    def name_of(self, path: str) -> str:
        """The name of a contact by the path, or name, of their note; of one not in the file, as that has it."""
        stem = stem_of(path)
        return self.names.get(path) or self.by_stem.get(stem.casefold()) or name_from_stem(stem)

    def key_of(self, path: str) -> PersonKey:
        """A contact by the path, or name, of their note; with an address where one word alone is the name."""
        name = self.name_of(path)
        if " " in name:
            return PersonKey(name=name)
        return PersonKey(name=name, email=self.emails.get(name, ""))

    def meetings_elsewhere(self) -> Iterator[Thing]:
        """Meetings of contacts in notes that are not in the file, each once."""
        here = {*self.names, *(file.text("path") for file in self.meeting_files)}
        seen = set[tuple[str, str, str]]()
        for contact in self.contacts:
            for meeting in contact.things("meetings"):
                place = (meeting.text("file"), meeting.text("date"), meeting.text("title"))
                if place[0] and place[0] not in here and place not in seen:
                    seen.add(place)
                    yield meeting


def document_of(data: bytes) -> Document:
    """Raises :class:`ImportRefusedError` where the bytes are no such document."""
    whole = _loaded(data)
    if whole.text("format") != "netmd":
        raise ImportRefusedError("the file is not what netmd exports as JSON", _HINT)
    version = whole.values.get("version")
    if version != str(FORMAT_VERSION):
        said = "has no version" if version is None else f"is of version {str(version)[:20]}"
        raise ImportRefusedError(
            f"the file {said}; this netmd reads version {FORMAT_VERSION}",
            "Use the netmd that wrote it, or a newer one.",
        )
    if not isinstance(whole.values.get("contacts"), list):
        raise ImportRefusedError("the file has no list of contacts", _HINT)
    contacts = whole.things("contacts")
    names = {one.text("path"): one.text("name") for one in contacts if one.text("path") and one.text("name")}
    many = Counter(stem_of(path).casefold() for path in names)
    return Document(
        contacts=contacts,
        meeting_files=whole.things("meetings"),
        opportunities=whole.things("opportunities"),
        names=names,
        moved=_moved(names),
        emails={one.text("name"): next(iter(one.texts("email")), "") for one in contacts},
        by_stem={stem: name for path, name in names.items() if many[stem := stem_of(path).casefold()] == 1},
    )


def _moved(names: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for path, name in names.items():
        bare, stem = path.removesuffix(".md"), stem_of(path)
        if can_be_linked(name) and stem != _usual_stem(name):
            found |= {bare.casefold(): name, stem.casefold(): name}
    return found


def _usual_stem(name: str) -> str:
    try:
        return contact_id(name)
    except UsageError:
        return ""


_NO_LINK = re.compile(r"[\[\]|#^\\/]")


def can_be_linked(name: str) -> bool:
    """Whether a link can have this as its target."""
    return _NO_LINK.search(name) is None


def stem_of(path: str) -> str:
    """The name of a file without its folders and its ending."""
    return path.rsplit("/", 1)[-1].removesuffix(".md")


def _loaded(data: bytes) -> Thing:
    if len(data) > LARGEST:
        raise ImportRefusedError("the file has more than 200 MB", "Export fewer contacts at a time, with --query.")
    try:
        found = json.loads(
            data.decode("utf-8-sig"),
            parse_int=_Number,
            parse_float=_Number,
            parse_constant=_no_constant,
            object_pairs_hook=_object,
        )
    except UnicodeDecodeError as error:
        raise ImportRefusedError(f"the file is not UTF-8: byte {error.start:,} is none", _HINT) from error
    except RecursionError as error:
        raise ImportRefusedError("the JSON is nested too deeply to be netmd's", _HINT) from error
    except ValueError as error:
        raise ImportRefusedError(f"the file is no JSON: {error}", _HINT) from error
    if not isinstance(found, dict):
        raise ImportRefusedError("the file is not what netmd exports as JSON", _HINT)
    return Thing(found)


def _no_constant(word: str) -> object:
    raise ValueError(f"{word} is no value of JSON")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen = set[str]()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise ValueError(f"“{twice[:40]}” stands twice in one object")
    return found
