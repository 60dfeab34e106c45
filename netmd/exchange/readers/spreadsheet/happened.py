"""What a row says has happened, and what is to be done: touches, notes, tasks, the day to get in touch again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from netmd.exchange.readers.spreadsheet.facts import Facts, Value
from netmd.exchange.readers.spreadsheet.vocabulary import spoken
from netmd.exchange.readers.spreadsheet.words import lines_of, names_of, title_of, yes_or_no
from netmd.exchange.records import ItemRecord, PersonKey, TouchRecord
from netmd.reading.headings import channel_of

IN_TOUCH = "In touch"
"""The title of a touch of which the file says only the day."""

_GENERAL_WORDS = (
    "notes note comments comment remarks notizen notiz bemerkungen bemerkung "
    "anmerkungen kommentar remarques commentaires notas comentarios observacoes note annotazioni appunti commenti "
    "notities opmerkingen"
)
_GENERAL = frozenset((*_GENERAL_WORDS.split(), "notes comments", "comments notes"))
"""Headers of notes that, next to the day of a meeting, are about that meeting."""


def happened(facts: Facts, name: str) -> tuple[list[TouchRecord], list[str], list[ItemRecord]]:
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
                title=title or _by_header(facts) or (IN_TOUCH if last and not when else "Meeting"),
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


def _by_header(facts: Facts) -> str:
    """The kind of meeting that the header of its day tells: ``Interview date`` is of interviews."""
    header = next((value.header for value in facts.all("date") if value.when), "")
    first = header.split(" ")[0]
    return first.capitalize() if first and channel_of(first, {}) != "meeting" else ""


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
    tasks = _tasks(facts)
    if not tasks:
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
    other = owner if owner and not theirs and owner.casefold() not in _MINE else ""
    if other:
        aside.append(other)
    after = f" ({', '.join(aside)})" if aside else ""
    return [
        ItemRecord(text=line + after, due=due, done=day, is_done=is_done, theirs=theirs, owner=other)
        for text in dict.fromkeys(map(facts.take, tasks)) for line in lines_of(text)
    ]  # fmt: skip


def _tasks(facts: Facts) -> list[Value]:
    """What is to be done; a mere tick (``y``, ``done``) among it says nothing of what."""
    return [value for value in facts.all("next_action") if yes_or_no(value.text) is None]


def follow_up_of(facts: Facts, items: list[ItemRecord]) -> date | None:
    """The day to get in touch again, where no task has it; a month is a task of its own, as the field takes days."""
    fields: tuple[str, ...] = ("follow_up", "next_action_date")
    if _tasks(facts):
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
