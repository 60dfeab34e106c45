"""The workbook that ``netmd export xlsx`` writes, known again when it is imported.

Some of its sheets are for reading. What they hold is no fault of the file, and is not counted as rows that could not be
read: the follow-ups are worked out from the other sheets, introductions and openings are in no contact's note.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from netmd.exchange.records import ForeignFile, PassedOver

_HEADERS = frozenset(("Name", "Date met", "Meeting notes", "Action item", "Gave", "Got"))
"""Headers of its sheets that name people: of contacts, meetings, action items, and given and got."""
_FOR_READING: Mapping[str, str] = MappingProxyType({
    "Follow-ups": "worked out from the other sheets",
    "Introductions": "an introduction, which netmd import does not take",
    "Openings": "an opening, which netmd import does not take",
})  # fmt: skip
_REPEATED = "Follow-ups"


def told_apart(foreign: ForeignFile) -> ForeignFile:
    """The file with the rows of sheets that are for reading counted as that; any other file as it is."""
    if not {header for header, _ in foreign.mapping} >= _HEADERS:
        return foreign
    read = {person.source.part for person in foreign.people}
    titles = _FOR_READING.keys() - read
    return replace(
        foreign,
        passed_over=tuple(_as_it_is(one) if one.source.part in titles else one for one in foreign.passed_over),
        notices=tuple(one for one in foreign.notices if not any(f"The sheet “{title}”" in one for title in titles)),
    )


def _as_it_is(row: PassedOver) -> PassedOver:
    part = row.source.part
    return replace(row, why=_FOR_READING[part], repeats=part == _REPEATED)
