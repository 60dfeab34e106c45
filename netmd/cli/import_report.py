"""How the report of an import is shown: in lines, or as data."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netmd.exchange.records import Source
    from netmd.exchange.report import Report, Skipped, ToSettle

FORMAT_VERSION = 1
_LISTED = 10
"""Lines of each list; all of them are in the data."""


def lines_of(report: Report, file: str) -> Iterator[str]:
    """The report in lines; ``file`` is what was imported, as it was named."""
    from netmd.cli.output import count
    from netmd.exchange.report import Outcome

    counts = report.counts
    yield from report.notices
    yield f"{count(report.rows, 'row')} of {file} ({report.format})"
    width = max(len(f"{number:,}") for number in counts.values())
    for outcome, number in counts.items():
        more = ""
        if outcome is Outcome.SKIPPED and number:
            more = f": {_reasons(report)}"
        elif report.contacts.get(outcome, number) not in (0, number):
            more = f": {count(report.contacts[outcome], 'contact')}"
        yield f"  {number:>{width},} {outcome.value}{more}"
    if report.to_settle:
        yield ""
        how_many = f"{len(report.to_settle):,}"
        yield f"To settle ({how_many}): each may be a contact, or somebody else. Nothing of them is written yet."
        for one in report.to_settle[:_LISTED]:
            yield from _settle_lines(one, file)
        yield from _more(len(report.to_settle))
    if report.conflicts:
        yield ""
        yield f"Not the same ({len(report.conflicts):,}): what your notes say stays."
        for conflict in report.conflicts[:_LISTED]:
            yield (f"  {conflict.path}  {conflict.field}: {_quoted(conflict.theirs)}; row {_row(conflict.source)} says "
                   f"{_quoted(conflict.files)}")  # fmt: skip
        yield from _more(len(report.conflicts))
    named = [one for one in report.skipped if one.names]
    if named:
        yield ""
        yield f"Nobody of these is a contact yet ({len(named):,})"
        for skipped in named[:_LISTED]:
            yield f"  row {_row(skipped.source)}  {_names(skipped)}"
        yield from _more(len(named))


def _reasons(report: Report) -> str:
    found = report.reasons
    shown = ", ".join(f"{len(rows):,} {why} ({_rows(rows)})" for why, rows in found[:_LISTED])
    return f"{shown}, and others" if len(found) > _LISTED else shown


def _rows(sources: Sequence[Source]) -> str:
    shown = ", ".join(map(_row, sources[:_LISTED]))
    more = f" and {len(sources) - _LISTED:,} more" if len(sources) > _LISTED else ""
    return f"row{'s' if len(sources) > 1 else ''} {shown}{more}"


def _settle_lines(one: ToSettle, file: str) -> Iterator[str]:
    rows = ", ".join(map(_row, one.sources))
    about = f"{one.name} ({one.org})" if one.org else one.name
    yield f"  row {rows}  {about}"
    for candidate in one.candidates[:3]:
        yield f"      {candidate.path}  {candidate.name}: {candidate.why}"
    row, command = _row(one.sources[0]), f"netmd import {shlex.quote(file)}"
    yield f"      {command} --same {shlex.quote(f'{row}={one.candidates[0].id}')}"
    yield f"      {command} --different {shlex.quote(row)}"


def _more(number: int) -> Iterator[str]:
    if number > _LISTED:
        yield f"  and {number - _LISTED:,} more; --json lists them all"


def _names(skipped: Skipped) -> str:
    shown = ", ".join(skipped.names[:3])
    return f"{shown} and {len(skipped.names) - 3:,} more" if len(skipped.names) > 3 else shown


def _quoted(text: str) -> str:
    return f'"{text}"'


def _row(source: Source) -> str:
    from netmd.exchange.report import row_name

    return row_name(source)


def data_of(report: Report, file: str, paths: Sequence[str], *, written: bool) -> dict[str, Any]:
    """The report as data, in a shape that stays. ``paths`` are the notes that are written, or would be."""
    return {
        "format": "netmd-import",
        "version": FORMAT_VERSION,
        "file": file,
        "from": report.format,
        "written": written,
        "rows": report.rows,
        "counts": {outcome.value.replace(" ", "_"): number for outcome, number in report.counts.items()},
        "contacts": {outcome.value: number for outcome, number in report.contacts.items()},
        "notes": list(paths),
        "people": [
            {**_place(one.source), "name": one.name, "outcome": one.outcome.value.replace(" ", "_"), "path": one.path}
            for one in report.people
        ],
        "to_settle": [
            {
                "rows": [_place(source) for source in one.sources],
                "name": one.name,
                "org": one.org,
                "candidates": [
                    {"path": maybe.path, "id": maybe.id, "name": maybe.name, "why": maybe.why}
                    for maybe in one.candidates
                ],
            }
            for one in report.to_settle
        ],
        "conflicts": [
            {**_place(one.source), "path": one.path, "field": one.field, "theirs": one.theirs, "file": one.files}
            for one in report.conflicts
        ],
        "skipped": [{**_place(one.source), "why": one.why, "names": list(one.names)} for one in report.skipped],
        "notices": list(report.notices),
    }


def _place(source: Source) -> dict[str, Any]:
    return {"row": source.row, "part": source.part}
