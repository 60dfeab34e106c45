"""One row to one record: who it is, what happened, what is to be done, and all else under its own header."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Literal, TypeVar

from netmd.exchange.readers.fields import part_addresses, phone_numbers
from netmd.exchange.readers.spreadsheet.facts import Facts, Value, birthday_of, is_of_a_child
from netmd.exchange.readers.spreadsheet.happened import follow_up_of, happened
from netmd.exchange.readers.spreadsheet.headers import known_field
from netmd.exchange.readers.spreadsheet.turned import Turned
from netmd.exchange.readers.spreadsheet.vocabulary import spoken
from netmd.exchange.readers.spreadsheet.words import (
    cadence_of,
    direction_of,
    lines_of,
    name_in,
    names_of,
    status_of,
    yes_or_no,
)
from netmd.exchange.records import LedgerRecord, PersonRecord, Source
from netmd.folding import words_of
from netmd.model import Status

TOUCHING = frozenset(
    ("date", "channel", "title", "place", "text", "notes", "next_action", "last_contact", "follow_up", "thanks",
     "gave", "got", "last_channel")
)  # fmt: skip
"""Fields of what happened; a row of these alone goes on about the person above."""
IDENTITY = ("name", "first_name", "last_name", "email", "linkedin", "phone", "org", "role")


def name_of(facts: Facts, turned: Turned) -> str:
    """The name in a row, from its parts, or from an e-mail address that spells it out; empty where there is none."""
    name = turned.first_last(" ".join(facts.peek("name").split()))
    parts = " ".join(" ".join((facts.peek("first_name"), facts.peek("last_name"))).split())
    return name or parts or name_in(facts.peek("email"))


def record_of(facts: Facts, name: str, source: Source, today: date, *, day_first: bool | None) -> PersonRecord:
    """What a row says of the person of that name. What has no place in a record is kept under its header."""
    known = set(words_of(name))
    for value in facts.all("name", "first_name", "last_name"):
        if set(words_of(value.text)) <= known:
            facts.take(value)
    touches, notes, items = happened(facts, name)
    ledger = tuple(
        LedgerRecord(kind=kind, text=line)
        for kind in _LEDGER for value in facts.all(kind) for line in lines_of(facts.take(value))
    )  # fmt: skip
    if touches and ledger:
        touches[0] = replace(touches[0], ledger=ledger)
        ledger = ()
    emails = facts.parts("email", r"[;,\s]")
    given = _read(facts, "linkedin", _profile_in) or ""
    profile, urls = part_addresses((given, *facts.parts("url", r"\s+")))
    if given and not profile:
        profile, urls = given, tuple(url for url in urls if url != given)
    met = facts.when("met")
    follow_up = follow_up_of(facts, items)
    notes += [f"{value.header}: {facts.take(value)}" for value in facts.all(*_NOTED) if value.when is None]
    notes += [f"{value.header}: {value.text}" for value in facts.all("birthday") if is_of_a_child(value, today)]
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
        met_at=facts.text("met_at") or _where_met(facts, has_touch=bool(touches)),
        introduced_by=tuple(
            each
            for value in facts.all("introduced_by")
            if _may_name(value.text)
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


def _where_met(facts: Facts, *, has_touch: bool) -> str:
    """What stands below ``Where we met`` where the rows are of meetings and this one has no day."""
    header = next((value.header for value in facts.all("place")), "")
    return facts.text("place") if not has_touch and known_field(header) == "met_at" else ""


def _profile_in(value: Value) -> str:
    """What a cell says of a profile: no yes or no, and no address that a browser would not open as a page."""
    return "" if yes_or_no(value.text) is not None or _NO_PAGE.match(value.text) else value.text


_NO_PAGE = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)

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
