"""Meetings that stand in the note of no contact: in whose they will, and the lines of them that are about others.

In the file of a meeting a line of the ledger is about those it links; in a contact's note it is about that contact.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from netmd.exchange.readers.netmd_json.document import Document, Thing


@dataclass(frozen=True, slots=True)
class About:
    """A line of the ledger in the file of a meeting, and the paths of the contacts it is about."""

    kind: str
    text: str
    owners: frozenset[str]


def lines_about(document: Document) -> dict[str, list[About]]:
    """The lines of the ledger that are about contacts and do not stand in their notes, by the file they stand in."""
    owners: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for contact in document.contacts:
        for line in contact.things("exchanges"):
            place = line.text("file")
            if place and place != contact.text("path") and line.text("text"):
                owners[place, line.text("kind"), line.text("text")].add(contact.text("path"))
    found: defaultdict[str, list[About]] = defaultdict(list)
    for (place, kind, text), paths in owners.items():
        found[place].append(About(kind, text, frozenset(paths)))
    return dict(found)


def host_of(meeting: Thing, known: Container[str], lines: Sequence[About]) -> str | None:
    """The contact in whose note a meeting goes: of those who took part, the one most of its lines are about, or the
    first; None if nobody of the file took part."""
    there = [path for path in meeting.texts("with") if path in known]
    about = Counter(path for line in _within(meeting, lines) for path in line.owners)
    return max(there, key=lambda path: about[path], default=None)


def parted(
    meeting: Thing, host: str, known: Container[str], lines: Sequence[About]
) -> tuple[Thing, dict[str, list[str]]]:
    """The meeting without the lines that are about others than the host; and these, by contact, each with its day.

    What is private stays where it is, as does what is not a line by itself.
    """
    moved: defaultdict[str, list[str]] = defaultdict(list)
    text = meeting.raw("text")
    when = meeting.when("date")
    if when is None or meeting.is_so("private"):
        return meeting, {}
    for line in _within(meeting, lines):
        if host in line.owners or not all(path in known for path in line.owners):
            continue
        left, count = _bullet(line).subn("", text, count=1)
        if not count:
            continue
        text = left
        for path in sorted(line.owners):
            moved[path].append(f"- {line.kind.capitalize()}: {line.text} ({when.iso})")
    return (Thing({**meeting.values, "text": text}) if moved else meeting), dict(moved)


def _within(meeting: Thing, lines: Sequence[About]) -> Iterator[About]:
    text = meeting.raw("text")
    return (line for line in lines if line.text in text)


def _bullet(line: About) -> re.Pattern[str]:
    """A line of a list that says this and nothing more, with nothing below it."""
    said = rf"^[-*+][ \t]+{re.escape(line.kind)}:[ \t]*{re.escape(line.text)}[ \t]*(?:\n(?![ \t]+\S)|\Z)"
    return re.compile(said, re.IGNORECASE | re.MULTILINE)
