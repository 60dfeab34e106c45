"""The report of an import in lines: how the file was read, what came of each row, and where it went."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netmd.exchange.merging.weave import Wishes, Woven
    from netmd.exchange.records import ForeignFile, Source
    from netmd.exchange.report import Report, Skipped, ToSettle

_LISTED = 10
"""Lines of each list; all of them are in the data."""
_NAMED = 5
"""New notes that are named."""


@dataclass(frozen=True, slots=True)
class Imported:
    """An import that is worked out.

    ``file`` and ``notebook`` are the file and the notebook as they were named, ``root`` is the notebook's folder, and
    ``command`` what was given, to be given again.
    """

    file: str
    command: str
    root: Path
    notebook: str | None
    foreign: ForeignFile
    woven: Woven
    wishes: Wishes


def lines_of(imported: Imported, *, whole: bool = False) -> Iterator[str]:
    """The report in lines; with ``whole`` the list of notes that get something has no end."""
    from netmd.cli.output import count
    from netmd.exchange.report import Outcome

    report, file = imported.woven.report, imported.file
    counts = report.counts
    yield from report.notices
    if imported.foreign.decisions:
        yield f"How it was read ({len(imported.foreign.decisions):,}):"
        for decision in imported.foreign.decisions:
            yield f"  {decision}"
    yield f"{count(report.rows, 'row')} of {file} ({report.format})"
    width = max(len(f"{number:,}") for number in counts.values())
    for outcome, number in counts.items():
        more = ""
        if outcome is Outcome.REPEATED and not number:
            continue
        if outcome is Outcome.SKIPPED and number:
            more = f": {_reasons(report)}"
        elif report.contacts.get(outcome, number) not in (0, number):
            more = f": {count(report.contacts[outcome], 'contact')}"
        yield f"  {number:>{width},} {outcome.value}{more}"
    yield from _where_they_went(imported, whole=whole)
    if report.to_settle:
        yield ""
        how_many = f"{len(report.to_settle):,}"
        yield f"To settle ({how_many}): each may be a contact, or somebody else. Nothing of them is written yet."
        for one in report.to_settle[:_LISTED]:
            yield from _settle_lines(one, imported.command)
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


def _where_they_went(imported: Imported, *, whole: bool) -> Iterator[str]:
    """The folders of new notes with the first of them, and which notes get something, with whom of the file."""
    folders: defaultdict[str, list[str]] = defaultdict(list)
    changed = []
    for change in imported.woven.changes:
        folder, _, name = change.path.rpartition("/")
        if change.before is None:
            folders[folder].append(name)
        else:
            changed.append(change.path)
    if folders:
        yield ""
    for folder, names in folders.items():
        more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
        where = (folder if is_here(imported.root) else (imported.root / folder).as_posix()) or "this folder"
        yield f"New notes in {where} ({len(names):,}): {', '.join(names[:_NAMED])}{more}"
    if changed:
        yield ""
        yield f"Notes that were there and get what is missing ({len(changed):,})"
        merged = _merged(imported)
        for path in changed if whole else changed[:_LISTED]:
            yield f"  {path}{'  ' if merged.get(path) else ''}{merged.get(path, '')}"
        if not whole:
            yield from _more(len(changed))


def is_here(root: Path) -> bool:
    """Whether a folder is the one the command is given in."""
    return root.resolve() == Path.cwd()


def _merged(imported: Imported) -> Mapping[str, str]:
    """Whom of the file each note stands for, with the rows."""
    from netmd.exchange.report import Outcome

    report = imported.woven.report
    found: defaultdict[str, dict[str, list[Source]]] = defaultdict(dict)
    for one in report.people:
        if one.outcome is Outcome.MERGED and report.outcomes[one.source] is Outcome.MERGED:
            found[one.path].setdefault(one.name, []).append(one.source)
    return {
        path: ", ".join(f"{name} ({_rows(rows, 3)})" for name, rows in names.items()) for path, names in found.items()
    }


def _reasons(report: Report) -> str:
    found = report.reasons
    shown = ", ".join(f"{len(rows):,} {why} ({_rows(rows)})" for why, rows in found[:_LISTED])
    return f"{shown}, and others" if len(found) > _LISTED else shown


def _rows(sources: Sequence[Source], most: int = _LISTED) -> str:
    shown = ", ".join(map(_row, sources[:most]))
    more = f" and {len(sources) - most:,} more" if len(sources) > most else ""
    return f"row{'s' if len(sources) > 1 else ''} {shown}{more}"


def _settle_lines(one: ToSettle, command: str) -> Iterator[str]:
    rows = ", ".join(map(_row, one.sources))
    about = f"{one.name} ({one.org})" if one.org else one.name
    yield f"  row {rows}  {about}"
    for candidate in one.candidates[:3]:
        yield f"      {candidate.path}  {candidate.name}: {candidate.why}"
    row = _row(one.sources[0])
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
