"""One row to one record: who it is, what happened, what is to be done, and all else under its own header."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from netmd.dates import When
from netmd.exchange.readers.spreadsheet.facts import Facts, Value, birthday_of
from netmd.exchange.readers.spreadsheet.vocabulary import spoken
from netmd.exchange.readers.spreadsheet.words import (
    cadence_of,
    direction_of,
    lines_of,
    name_in,
    names_of,
    parts_of,
    status_of,
    title_of,
    yes_or_no,
)
from netmd.exchange.records import ItemRecord, LedgerRecord, PersonKey, PersonRecord, Source, TouchRecord

TOUCHING = frozenset(
    ("date", "channel", "title", "place", "text", "notes", "next_action", "last_contact", "follow_up", "thanks",
     "gave", "got", "last_channel")
)  # fmt: skip
"""Fields of what happened; a row of these alone goes on about the person above."""
IDENTITY = ("name", "first_name", "last_name", "email", "linkedin", "phone", "org", "role")

IN_TOUCH = "In touch"
"""The title of a touch of which the file says only the day."""


def name_of(facts: Facts, *, last_first: bool) -> str:
    """The name in a row, from its parts, or from an e-mail address that spells it out; empty where there is none."""
    name = " ".join(facts.text("name").split())
    if last_first and name.count(",") == 1:
        name = " ".join(part.strip() for part in reversed(name.split(",")))
    parts = " ".join(" ".join((facts.text("first_name"), facts.text("last_name"))).split())
    return name or parts or name_in(facts.text("email"))


def record_of(facts: Facts, name: str, source: Source, today: date, *, day_first: bool | None) -> PersonRecord:
    """What a row says of the person of that name."""
    extra = _Extra()
    for value in facts.all("extra"):
        extra.keep(value)
    touches, notes, items = _happened(facts, name, extra)
    ledger = tuple(
        LedgerRecord(kind=kind, text=line)
        for kind in ("gave", "got") for value in facts.all(kind) for line in lines_of(value.text)
    )  # fmt: skip
    if touches and ledger:
        touches[0] = replace(touches[0], ledger=ledger)
        ledger = ()
    emails = [part for text in facts.texts("email") for part in parts_of(text, r"[;,\s]")]
    extra.keep_texts(facts, "email", (part for part in emails if "@" not in part))
    linkedin = facts.text("linkedin")
    if linkedin and yes_or_no(linkedin) is not None:
        extra.keep(next(facts.all("linkedin")))
        linkedin = ""
    introduced_by: list[str] = []
    for value in facts.all("introduced_by"):
        if any(letter.isalpha() for letter in value.text) and yes_or_no(value.text) is None:
            introduced_by += names_of(value.text)
        else:
            extra.keep(value)
    status = next((found for value in facts.all("status") if (found := status_of(value.text))), None)
    for value in facts.all("status"):
        if status_of(value.text) is None:
            extra.keep(value)
    met = facts.when("met")
    notes += [f"{value.header}: {value.text}" for value in facts.all("met") if value.when is None]
    follow_up, items = _follow_up(facts, items, notes)
    return PersonRecord(
        source=source,
        name=name,
        aliases=_others(name, facts.texts("aliases")),
        orgs=tuple(part for text in facts.texts("org") for part in parts_of(text)),
        roles=tuple(part for text in facts.texts("role") for part in parts_of(text)),
        emails=tuple(part for part in emails if "@" in part),
        phones=tuple(part for text in facts.texts("phone") for part in parts_of(text)),
        urls=tuple(part for text in facts.texts("url") for part in parts_of(text, r"\s+")),
        linkedin=linkedin,
        location=", ".join(facts.texts("location")),
        tags=tuple(part for text in facts.texts("tags") for part in parts_of(text, r"[;,|\n]")),
        direction=_read(facts, "direction", lambda value: direction_of(value.text), extra),
        met=met,
        met_at=facts.text("met_at"),
        introduced_by=tuple(introduced_by),
        cadence=_read(facts, "cadence", lambda value: cadence_of(value.text), extra) or "",
        seeking=tuple(part for text in facts.texts("seeking") for part in parts_of(text)),
        offers=tuple(part for text in facts.texts("offers") for part in parts_of(text)),
        birthday=_read(facts, "birthday", lambda value: birthday_of(value, today, day_first), extra) or "",
        pronouns=facts.text("pronouns"),
        follow_up=follow_up,
        status=None if status == "active" else status,
        notes=tuple(dict.fromkeys(notes)),
        touches=tuple(touches),
        items=tuple(items),
        ledger=ledger,
        extra=extra.pairs(),
    )


class _Extra:
    """Values without a field, by the header they stand below."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, None]] = {}

    def keep(self, value: Value) -> None:
        self._values.setdefault(value.header, {})[value.text] = None

    def keep_texts(self, facts: Facts, field: str, texts: Iterable[str]) -> None:
        for text in texts:
            self.keep(Value(next(facts.all(field)).header, text))

    def pairs(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return tuple((header, tuple(texts)) for header, texts in self._values.items())


_T = TypeVar("_T")


def _read(facts: Facts, field: str, read: Callable[[Value], _T | None], extra: _Extra) -> _T | None:
    """The first value of a field that means something there; the others are kept as they are."""
    found = None
    for value in facts.all(field):
        meant = read(value)
        if meant and not found:
            found = meant
        elif not meant:
            extra.keep(value)
    return found


def _others(name: str, texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(part for text in texts for part in parts_of(text, r"[;,\n]") if part != name)


_GENERAL_WORDS = (
    "notes note comments comment remarks notizen notiz bemerkungen bemerkung "
    "anmerkungen kommentar remarques commentaires notas comentarios observacoes note annotazioni appunti commenti "
    "notities opmerkingen"
)
_GENERAL = frozenset((*_GENERAL_WORDS.split(), "notes comments", "comments notes"))
"""Headers of notes that, next to the day of a meeting, are about that meeting."""


def _happened(facts: Facts, name: str, extra: _Extra) -> tuple[list[TouchRecord], list[str], list[ItemRecord]]:
    """The touches of a row, its notes without a day, and its tasks without a touch. The meeting itself comes first."""
    notes = [
        f"{value.header}: {value.text}"
        for value in facts.all("date", "last_contact", "action_done", "next_action_date", "follow_up")
        if value.when is None and value in facts.impossible
    ]
    when, last = facts.when("date"), facts.when("last_contact")
    own = when or last or (facts.when("met") if facts.text("text") else None)
    about, texts = _texts(facts, is_dated=when is not None, has_touch=own is not None)
    notes += about
    for value in facts.all("date", "last_contact"):
        if value.when is None and value not in facts.impossible:
            notes.append(f"{value.header}: {value.text}")
    items = _items(facts, name)
    touches: list[TouchRecord] = []
    if own is not None:
        title = title_of(facts.text("channel") or ("" if when else facts.text("last_channel")), facts.text("title"))
        touches.append(
            TouchRecord(
                when=own,
                title=title or (IN_TOUCH if own is last and not when else "Meeting"),
                text="\n\n".join(texts),
                place=facts.text("place"),
                people=tuple(
                    PersonKey(name=each)
                    for text in facts.texts("with") for each in names_of(text) if each != name
                ),
                items=tuple(items) if when else (),
            )
        )  # fmt: skip
        items = [] if when else items
    else:
        for value in facts.all("channel", "title", "place", "with"):
            extra.keep(value)
    if when is not None and last is not None and last.start != when.start:
        touches.append(TouchRecord(when=last, title=title_of(facts.text("last_channel"), "") or IN_TOUCH))
    elif last is None or when is not None:
        for value in facts.all("last_channel"):
            extra.keep(value)
    _thank(facts, touches, items, extra)
    return touches, notes, items


def _texts(facts: Facts, *, is_dated: bool, has_touch: bool) -> tuple[list[str], list[str]]:
    """Notes on the person, and on the meeting. Those below another header than plain *Notes* say which."""
    about: list[str] = []
    meeting: list[str] = []
    has_own_text = bool(facts.text("text"))
    for value in facts.all("notes"):
        is_general = spoken(value.header) in _GENERAL
        text = value.text if is_general else f"{value.header}: {value.text}"
        (meeting if is_general and is_dated and not has_own_text else about).append(text)
    several = len(list(facts.all("text"))) > 1
    for value in facts.all("text"):
        text = f"{value.header}: {value.text}" if several or not has_touch else value.text
        (meeting if has_touch else about).append(text)
    return about, meeting


_THEIRS = frozenset(
    ("them", "they", "their", "theirs", "him", "her", "contact", "sie", "eux", "ellos", "eles", "loro", "hen")
)
_MINE = frozenset(("me", "i", "my", "mine", "myself", "self", "ich", "moi", "je", "yo", "eu", "io", "ik"))


def _items(facts: Facts, name: str) -> list[ItemRecord]:
    """The tasks of a row; each line of a cell is one."""
    done = [value for value in facts.all("action_done") if value.when or yes_or_no(value.text) is not None]
    day = next((value.when.start for value in done if value.when and value.when.precision == "day"), None)
    is_done = day is not None or any(value.when or yes_or_no(value.text) for value in done)
    dues = list(facts.all("next_action_date")) or list(facts.all("follow_up"))
    due = next((value.when for value in dues if value.when), None)
    aside = [value.text for value in dues if value.when is None and value not in facts.impossible]
    owner = facts.text("action_owner")
    theirs = owner.casefold() in _THEIRS or (bool(owner) and owner.casefold() == name.casefold())
    if owner and not theirs and owner.casefold() not in _MINE:
        aside.append(owner)
    after = f" ({', '.join(aside)})" if aside else ""
    return [
        ItemRecord(text=line + after, due=due, done=day, is_done=is_done, theirs=theirs)
        for value in facts.all("next_action") for line in lines_of(value.text)
    ]  # fmt: skip


def _follow_up(facts: Facts, items: list[ItemRecord], notes: list[str]) -> tuple[date | None, list[ItemRecord]]:
    """The day to get in touch again, where no task has it; a month is a task of its own, as the field takes days."""
    has_action = bool(facts.text("next_action"))
    fields: tuple[str, ...] = ("follow_up", "next_action_date")
    if has_action:
        fields = ("follow_up",) if facts.text("next_action_date") else ()
    found: When | None = None
    for value in facts.all(*fields):
        if value.when is not None:
            found = found or value.when
        elif value not in facts.impossible:
            notes.append(f"{value.header}: {value.text}")
    if found is not None and found.precision != "day":
        return None, [*items, ItemRecord(text="Follow up", due=found)]
    return (found.start if found else None), items


THANKED = "Thank-you note"


def _thank(facts: Facts, touches: list[TouchRecord], items: list[ItemRecord], extra: _Extra) -> None:
    """A thank-you of which the day is known is a touch; another that was sent is a task that is done."""
    for value in facts.all("thanks"):
        if value.when is not None:
            touches.append(TouchRecord(when=value.when, title=THANKED))
        elif yes_or_no(value.text):
            sent = ItemRecord(text=THANKED, is_done=True)
            if touches:
                touches[0] = replace(touches[0], items=(*touches[0].items, sent))
            else:
                items.append(sent)
        else:
            extra.keep(value)

