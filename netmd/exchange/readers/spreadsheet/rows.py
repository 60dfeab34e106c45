"""One row to one record: who it is, what happened, what is to be done, and all else under its own header."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Literal, TypeVar

from netmd.exchange.readers.fields import part_addresses, phone_numbers
from netmd.exchange.readers.spreadsheet.facts import Facts, Value, birthday_of
from netmd.exchange.readers.spreadsheet.vocabulary import spoken
from netmd.exchange.readers.spreadsheet.words import (
    cadence_of,
    direction_of,
    lines_of,
    name_in,
    names_of,
    status_of,
    title_of,
    yes_or_no,
)
from netmd.exchange.records import ItemRecord, LedgerRecord, PersonKey, PersonRecord, Source, TouchRecord
from netmd.folding import words_of
from netmd.model import Status

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
    name = " ".join(facts.peek("name").split())
    if last_first and name.count(",") == 1:
        name = " ".join(part.strip() for part in reversed(name.split(",")))
    parts = " ".join(" ".join((facts.peek("first_name"), facts.peek("last_name"))).split())
    return name or parts or name_in(facts.peek("email"))


def record_of(facts: Facts, name: str, source: Source, today: date, *, day_first: bool | None) -> PersonRecord:
    """What a row says of the person of that name. What has no place in a record is kept under its header."""
    known = set(words_of(name))
    for value in facts.all("name", "first_name", "last_name"):
        if set(words_of(value.text)) <= known:
            facts.take(value)
    touches, notes, items = _happened(facts, name)
    ledger = tuple(
        LedgerRecord(kind=kind, text=line)
        for kind in _LEDGER for value in facts.all(kind) for line in lines_of(facts.take(value))
    )  # fmt: skip
    if touches and ledger:
        touches[0] = replace(touches[0], ledger=ledger)
        ledger = ()
    emails = facts.parts("email", r"[;,\s]")
    given = _read(facts, "linkedin", lambda value: value.text if yes_or_no(value.text) is None else "") or ""
    profile, urls = part_addresses((given, *facts.parts("url", r"\s+")))
    if given and not profile:
        profile, urls = given, tuple(url for url in urls if url != given)
    met = facts.when("met")
    follow_up = _follow_up(facts, items)
    notes += [f"{value.header}: {facts.take(value)}" for value in facts.all(*_NOTED) if value.when is None]
    status: Status | None = _read(facts, "status", lambda value: status_of(value.text))
    extra: dict[str, dict[str, None]] = {}
    record = PersonRecord(
        source=source,
        name=name,
        aliases=tuple(part for part in facts.parts("aliases", r"[;,\n]") if part != name),
        orgs=facts.parts("org"),
        roles=facts.parts("role"),
        emails=tuple(part for part in emails if "@" in part),
        phones=phone_numbers(facts.parts("phone")),
        urls=urls,
        linkedin=profile,
        location=", ".join(facts.texts("location")),
        tags=facts.parts("tags", r"[;,|\n]"),
        direction=_read(facts, "direction", lambda value: direction_of(value.text)),
        met=met,
        met_at=facts.text("met_at"),
        introduced_by=tuple(
            each
            for value in facts.all("introduced_by") if _may_name(value.text)
            for each in names_of(facts.take(value))
        ),
        cadence=_read(facts, "cadence", lambda value: cadence_of(value.text)) or "",
        seeking=facts.parts("seeking"),
        offers=facts.parts("offers"),
        birthday=_read(facts, "birthday", lambda value: birthday_of(value, today, day_first)) or "",
        pronouns=facts.text("pronouns"),
        follow_up=follow_up,
        status=None if status == "active" else status,
        notes=tuple(dict.fromkeys(notes)),
        touches=tuple(touches),
        items=tuple(items),
        ledger=ledger,
    )
    steps = {id(value) for value in facts.all("status")}
    for value in facts.left():
        # a contact's status is another thing than the steps somebody takes towards one
        is_taken = id(value) in steps and spoken(value.header) == "status"
        extra.setdefault("Stage" if is_taken else value.header, {})[value.text] = None
    if others := [part for part in emails if "@" not in part]:
        extra.setdefault(next(facts.all("email")).header, {}).update(dict.fromkeys(others))
    return replace(record, extra=tuple((header, tuple(texts)) for header, texts in extra.items()))


_LEDGER: tuple[Literal["gave", "got"], ...] = ("gave", "got")
_NOTED = ("date", "last_contact", "met", "follow_up", "next_action_date")
"""Fields of days, whose words where they are none (``after the fair``) are notes."""


def _may_name(text: str) -> bool:
    return any(letter.isalpha() for letter in text) and yes_or_no(text) is None


_T = TypeVar("_T")


def _read(facts: Facts, field: str, read: Callable[[Value], _T | None]) -> _T | None:
    """Take the first value of a field that means something there."""
    for value in facts.values.get(field, ()):
        meant = read(value)
        if meant:
            facts.take(value)
            return meant
    return None


_GENERAL_WORDS = (
    "notes note comments comment remarks notizen notiz bemerkungen bemerkung "
    "anmerkungen kommentar remarques commentaires notas comentarios observacoes note annotazioni appunti commenti "
    "notities opmerkingen"
)
_GENERAL = frozenset((*_GENERAL_WORDS.split(), "notes comments", "comments notes"))
"""Headers of notes that, next to the day of a meeting, are about that meeting."""


def _happened(facts: Facts, name: str) -> tuple[list[TouchRecord], list[str], list[ItemRecord]]:
    """The touches of a row, its notes without a day, and its tasks without a touch. The meeting itself comes first."""
    when, last = facts.when("date"), facts.when("last_contact")
    own = when or last or (facts.when("met") if facts.has("text") else None)
    notes, texts = _texts(facts, is_dated=when is not None, has_touch=own is not None)
    items = _items(facts, name)
    touches: list[TouchRecord] = []
    if own is not None:
        channel = facts.text("channel") or ("" if when else facts.text("last_channel"))
        title = title_of(channel, facts.text("title"))
        people = (each for text in facts.texts("with") for each in names_of(text) if each != name)
        touches.append(
            TouchRecord(
                when=own,
                title=title or (IN_TOUCH if last and not when else "Meeting"),
                text="\n\n".join(texts),
                place=facts.text("place"),
                people=tuple(PersonKey(name=each) for each in people),
                items=tuple(items) if when else (),
            )
        )
        items = [] if when else items
    if when is not None and last is not None and last.start != when.start:
        touches.append(TouchRecord(when=last, title=title_of(facts.text("last_channel"), "") or IN_TOUCH))
    _thank(facts, touches, items)
    return touches, notes, items


def _texts(facts: Facts, *, is_dated: bool, has_touch: bool) -> tuple[list[str], list[str]]:
    """Notes on the person, and on the meeting. Those below another header than plain *Notes* say which."""
    about: list[str] = []
    meeting: list[str] = []
    has_own_text = facts.has("text")
    for value in facts.all("notes"):
        is_general = spoken(value.header) in _GENERAL
        text = facts.take(value) if is_general else f"{value.header}: {facts.take(value)}"
        (meeting if is_general and is_dated and not has_own_text else about).append(text)
    several = len(list(facts.all("text"))) > 1
    for value in facts.all("text"):
        text = f"{value.header}: {facts.take(value)}" if several or not has_touch else facts.take(value)
        (meeting if has_touch else about).append(text)
    return about, meeting


_THEIRS = frozenset(
    ("them", "they", "their", "theirs", "him", "her", "contact", "sie", "eux", "ellos", "eles", "loro", "hen")
)
_MINE = frozenset(("me", "i", "my", "mine", "myself", "self", "ich", "moi", "je", "yo", "eu", "io", "ik"))


def _items(facts: Facts, name: str) -> list[ItemRecord]:
    """The tasks of a row; each line of a cell is one."""
    if not facts.has("next_action"):
        return []
    done = [value for value in facts.all("action_done") if value.when or yes_or_no(value.text) is not None]
    day = next((value.when.start for value in done if value.when and value.when.precision == "day"), None)
    is_done = any(value.when or yes_or_no(value.text) for value in done)
    dues = list(facts.all("next_action_date")) or list(facts.all("follow_up"))
    due = next((value.when for value in dues if value.when), None)
    aside = [value.text for value in dues if value.when is None and value not in facts.impossible]
    for value in (*done, *dues):
        if value not in facts.impossible and value.when in (None, due, *(each.when for each in done)):
            facts.take(value)
    owner = facts.text("action_owner")
    theirs = owner.casefold() in _THEIRS or (bool(owner) and owner.casefold() == name.casefold())
    if owner and not theirs and owner.casefold() not in _MINE:
        aside.append(owner)
    after = f" ({', '.join(aside)})" if aside else ""
    return [
        ItemRecord(text=line + after, due=due, done=day, is_done=is_done, theirs=theirs)
        for text in facts.texts("next_action") for line in lines_of(text)
    ]  # fmt: skip


def _follow_up(facts: Facts, items: list[ItemRecord]) -> date | None:
    """The day to get in touch again, where no task has it; a month is a task of its own, as the field takes days."""
    fields: tuple[str, ...] = ("follow_up", "next_action_date")
    if facts.has("next_action"):
        fields = ("follow_up",) if facts.has("next_action_date") else ()
    found = facts.when(*fields)
    if found is not None and found.precision != "day":
        items.append(ItemRecord(text="Follow up", due=found))
    return found.start if found and found.precision == "day" else None


THANKED = "Thank-you note"


def _thank(facts: Facts, touches: list[TouchRecord], items: list[ItemRecord]) -> None:
    """A thank-you of which the day is known is a touch; another that was sent is a task that is done."""
    for value in facts.all("thanks"):
        if value.when is not None:
            facts.take(value)
            touches.append(TouchRecord(when=value.when, title=THANKED))
        elif yes_or_no(value.text):
            facts.take(value)
            sent = ItemRecord(text=THANKED, is_done=True)
            if touches:
                touches[0] = replace(touches[0], items=(*touches[0].items, sent))
            else:
                items.append(sent)
