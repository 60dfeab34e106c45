"""Notebooks in memory, built value by value: people, meetings, items, openings, and the index over them.

Every entry gets places as if it had been read: keys of the front matter, headings and list items each have a line of
their own, in the order given. A heading is written as in a note: ``touch("2026-03-04 14:30 Coffee with [[sam-lee]]")``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from types import MappingProxyType
from typing import Any, TypeVar

from netmd.dates import Birthday, Cadence, When, parse_birthday, parse_cadence, parse_when
from netmd.index import Index
from netmd.model import (
    ActionItem,
    Channel,
    Contact,
    Entry,
    Exchange,
    Introduction,
    Link,
    Meeting,
    MeetingFile,
    Note,
    Opportunity,
    Owner,
    Passed,
)
from netmd.problems import Location
from netmd.settings import Rules, Settings

TODAY = date(2026, 5, 14)
"""A Thursday; every test that needs a day and has no other wish takes this one."""

FACTORY_CHANNELS: Mapping[str, Channel] = MappingProxyType(
    {
        **{word: word for word in ("coffee", "call", "video", "email", "message", "linkedin", "event", "interview")},
        "lunch": "meal",
        "dinner": "meal",
        "intro": "intro",
    }
)
_Line = TypeVar("_Line", ActionItem, Introduction, Exchange)
_NOWHERE = Location("")
_HEADING = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2}(?: \d{1,2}:\d{2})?)?)?)\s*(.*)")


def stem(name: str) -> str:
    """The file's stem for a name: ``priya-raman``."""
    return re.sub(r"\W+", "-", name.casefold()).strip("-")


def day(text: str | date | None) -> date | None:
    """The day of ``2026-03-04``; dates and None as they are."""
    return date.fromisoformat(text) if isinstance(text, str) else text


def when(text: str) -> When:
    """A day, month or year as in a note."""
    found = parse_when(text)
    assert found is not None, text
    return found


def links(text: str) -> tuple[Link, ...]:
    """The wikilinks in a text."""
    found = re.findall(r"\[\[([^\]|]*)(?:\|([^\]]*))?\]\]", text)
    return tuple(Link(target, shown or target, _NOWHERE) for target, shown in found)


def link(target: str) -> Link:
    """A wikilink."""
    return Link(target, target, _NOWHERE)


def item(
    text: str,
    *,
    due: str | None = None,
    mark: str = " ",
    them: bool = False,
    owed_by: str | None = None,
    start: str | None = None,
    scheduled: str | None = None,
    **more: Any,
) -> ActionItem:
    """An action item; ``owed_by`` is the id after ``@``, which stays in the text, as whom it means is not known yet."""
    return ActionItem(
        text,
        mark,
        _NOWHERE,
        due=when(due) if due else None,
        start=day(start),
        scheduled=day(scheduled),
        owner=Owner.THEM if them else Owner.ME,
        owed_by=link(owed_by) if owed_by else None,
        links=links(text),
        **more,
    )


def gave(text: str) -> Exchange:
    """A line ``Gave:``."""
    return Exchange("gave", text, _NOWHERE, links(text))


def got(text: str) -> Exchange:
    """A line ``Got:``."""
    return Exchange("got", text, _NOWHERE, links(text))


def passed(*people: str, on: str | None = None, outcome: str = "") -> Passed:
    """A line ``Passed to:`` of people by their ids."""
    return Passed(tuple(link(person) for person in people), day(on), outcome, _NOWHERE)


def intro(*people: str, stage: str = "sent", on: str | None = None) -> Introduction:
    """An introduction of people by their ids."""
    text = " to ".join(f"[[{person}]]" for person in people)
    return Introduction(tuple(link(person) for person in people), text, stage, _NOWHERE, day(on))


def touch(
    heading: str,
    *,
    text: str | None = None,
    items: Sequence[ActionItem] = (),
    introductions: Sequence[Introduction] = (),
    exchanges: Sequence[Exchange] = (),
    channel: Channel | None = None,
    place: str = "",
) -> Meeting:
    """A meeting, to be put into an entry. With items and no text, the items are the text."""
    match = _HEADING.fullmatch(heading)
    assert match is not None, heading
    first_word = match[2].partition(" ")[0].casefold().strip(":,")
    lines = [f"- [{entry.mark}] {entry.text}" for entry in items] + [
        f"- Intro: {entry.text}" for entry in introductions
    ]
    return Meeting(
        when(match[1]),
        match[2],
        channel or FACTORY_CHANNELS.get(first_word, "meeting"),
        "",
        _NOWHERE,
        text="\n".join(lines) if text is None else text,
        people=links(match[2]),
        links=links(f"{match[2]}\n{text or ''}"),
        items=tuple(items),
        exchanges=tuple(exchanges),
        introductions=tuple(introductions),
        place=place,
    )


def contact(
    name: str,
    *,
    meetings: Iterable[Meeting] = (),
    items: Iterable[ActionItem] = (),
    introductions: Iterable[Introduction] = (),
    path: str | None = None,
    private: bool = False,
    **fields: Any,
) -> Contact:
    """A contact in ``contacts/<id>.md``. Dates, cadences and birthdays may be given as in a note.

    ``items`` and ``introductions`` stand before the first meeting.
    """
    read: dict[str, Any] = {key: _field(key, value) for key, value in fields.items()}
    note = _note(
        path or f"contacts/{stem(name)}.md", ("name", *fields), meetings, items, introductions, private=private
    )
    return Contact(note, name, **read)


def meeting_file(
    heading: str,
    with_: Sequence[str] = (),
    *,
    text: str | None = None,
    items: Sequence[ActionItem] = (),
    introductions: Sequence[Introduction] = (),
    place: str = "",
    more: Sequence[Meeting] = (),
    path: str | None = None,
) -> MeetingFile:
    """A file in meetings/: date and title as a heading, who took part, and ``more`` dated sections."""
    event = touch(heading, text=text, items=items, introductions=introductions, place=place)
    event = replace(event, people=(*event.people, *(link(person) for person in with_)))
    note = _note(path or f"meetings/{stem(heading)}.md", ("date", "title", "with"), (event, *more))
    return MeetingFile(note, event.title)


def opportunity(
    title: str,
    *,
    meetings: Iterable[Meeting] = (),
    items: Iterable[ActionItem] = (),
    passed_to: Iterable[str | Passed] = (),
    source: Iterable[str] = (),
    path: str | None = None,
    **fields: Any,
) -> Opportunity:
    """An opportunity in ``opportunities/<id>.md``, passed to people by their ids or in whole lines."""
    read: dict[str, Any] = {key: _field(key, value) for key, value in fields.items()}
    read["found"] = when(fields["found"]) if fields.get("found") else None
    note = _note(path or f"opportunities/{stem(title)}.md", ("title", *fields), meetings, items)
    lines = [passed(line) if isinstance(line, str) else line for line in passed_to]
    placed = tuple(replace(line, location=Location(note.path, 90 + n)) for n, line in enumerate(lines))
    note = replace(note, links=(*note.links, *(person for line in placed for person in line.people)))
    return Opportunity(note, title, source=tuple(link(person) for person in source), passed=placed, **read)


def index(*entries: Entry) -> Index:
    """The index of these entries."""
    return Index.of(entries)


def settings(*, cadence: str | None = None, tags: Mapping[str, str] | None = None, **rules: Any) -> Settings:
    """Settings with the notebook's cadence, cadences by tag, and rules: ``linkedin=LinkedIn(enabled=False)``."""
    by_tag = {tag: _cadence(text) for tag, text in (tags or {}).items()}
    found = Settings(cadence_by_tag=MappingProxyType(by_tag), rules=Rules(**rules))
    return replace(found, cadence=_cadence(cadence)) if cadence else found


def _field(key: str, value: Any) -> Any:
    if key in ("aliases", "orgs", "roles", "emails", "tags", "seeking", "offers"):
        return tuple(value)
    if key == "introduced_by":
        return tuple(link(person) for person in value)
    if not isinstance(value, str):
        return value
    if key == "met":
        return when(value)
    if key in ("follow_up", "snooze", "closes"):
        return day(value)
    if key == "birthday":
        return _birthday(value)
    return _cadence(value) if key == "cadence" else value


def _cadence(text: str) -> Cadence:
    found = parse_cadence(text)
    assert found is not None, text
    return found


def _birthday(text: str) -> Birthday:
    found = parse_birthday(text)
    assert found is not None, text
    return found


def _note(
    path: str,
    keys: Sequence[str],
    meetings: Iterable[Meeting],
    items: Iterable[ActionItem] = (),
    introductions: Iterable[Introduction] = (),
    *,
    private: bool = False,
) -> Note:
    lines = count(2)
    fields = {key: Location(path, next(lines)) for key in keys}
    next(lines)
    own_items = _placed(items, path, lines)
    own_introductions = _placed(introductions, path, lines)
    placed = tuple(_placed_meeting(meeting, path, lines) for meeting in meetings)
    all_items = (*own_items, *(entry for meeting in placed for entry in meeting.items))
    all_introductions = (*own_introductions, *(entry for meeting in placed for entry in meeting.introductions))
    mentioned = [person for meeting in placed for person in (*meeting.people, *links(meeting.text))]
    mentioned += [person for entry in all_items for person in entry.links]
    mentioned += [person for entry in all_introductions for person in entry.people]
    return Note(
        path,
        path.rpartition("/")[2].removesuffix(".md"),
        meetings=placed,
        items=all_items,
        exchanges=tuple(entry for meeting in placed for entry in meeting.exchanges),
        introductions=all_introductions,
        links=tuple(dict.fromkeys(mentioned)),
        fields=MappingProxyType(fields),
        private=private,
    )


def _placed_meeting(meeting: Meeting, path: str, lines: Iterator[int]) -> Meeting:
    line = next(lines)
    introductions = _placed(meeting.introductions, path, lines)
    return replace(
        meeting,
        host=path,
        location=Location(path, line),
        text_line=line + 1,
        items=_placed(meeting.items, path, lines),
        exchanges=_placed(meeting.exchanges, path, lines),
        introductions=tuple(replace(entry, on=entry.on or meeting.when.start) for entry in introductions),
    )


def _placed(entries: Iterable[_Line], path: str, lines: Iterator[int]) -> tuple[_Line, ...]:
    return tuple(replace(entry, location=Location(path, next(lines), 3)) for entry in entries)
