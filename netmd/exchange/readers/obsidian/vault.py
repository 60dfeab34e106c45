"""The notes of a folder as one file: links between them name those whom the notes are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from netmd.exchange.records import EventRecord, ForeignFile, PassedOver, PersonRecord, Source, TouchRecord
from netmd.model import name_key
from netmd.reading.entries import name_from_stem


def as_one(parts: Sequence[tuple[str, ForeignFile]], passed_over: Sequence[PassedOver]) -> ForeignFile:
    """Notes, each with its path in the folder, as a file whose rows are of the parts that the paths name; with notes
    that could not be read.
    """
    names = _names(parts)
    placed = [_placed(part, foreign) for part, foreign in parts]
    return ForeignFile(
        format="obsidian",
        rows=sum(one.rows for one in placed) + len(passed_over),
        people=tuple(_person(person, names) for one in placed for person in one.people),
        events=tuple(_event(event, names) for one in placed for event in one.events),
        passed_over=(*(row for one in placed for row in one.passed_over), *passed_over),
        notices=tuple(dict.fromkeys(notice for one in placed for notice in one.notices)),
        decisions=tuple(dict.fromkeys(decision for one in placed for decision in one.decisions)),
    )


def _names(parts: Sequence[tuple[str, ForeignFile]]) -> Mapping[str, str]:
    """The names of people by the words that links to their notes may have; none by those of two."""
    found: dict[str, set[str]] = {}
    for part, foreign in parts:
        for person in foreign.people:
            for word in (name_from_stem(PurePosixPath(part).stem), person.name, *person.aliases):
                found.setdefault(name_key(word), set()).add(person.name)
    return {called: next(iter(names)) for called, names in found.items() if len(names) == 1}


def _placed(part: str, foreign: ForeignFile) -> ForeignFile:
    def moved(source: Source) -> Source:
        return replace(source, part=f"{part}/{source.part}" if source.part and source.part != part else part)

    return replace(
        foreign,
        people=tuple(
            replace(one, source=moved(one.source), also=tuple(map(moved, one.also))) for one in foreign.people
        ),
        events=tuple(
            replace(one, source=moved(one.source), also=tuple(map(moved, one.also))) for one in foreign.events
        ),
        passed_over=tuple(replace(one, source=moved(one.source)) for one in foreign.passed_over),
    )


def _person(person: PersonRecord, names: Mapping[str, str]) -> PersonRecord:
    by = tuple(_named(name_from_stem(name), names) for name in person.introduced_by)
    return replace(person, introduced_by=by, touches=tuple(_touch(touch, names) for touch in person.touches))


def _event(event: EventRecord, names: Mapping[str, str]) -> EventRecord:
    return replace(event, touch=_touch(event.touch, names))


def _touch(touch: TouchRecord, names: Mapping[str, str]) -> TouchRecord:
    return replace(touch, people=tuple(replace(one, name=_named(one.name, names)) for one in touch.people))


def _named(name: str, names: Mapping[str, str]) -> str:
    return names.get(name_key(name), name)
