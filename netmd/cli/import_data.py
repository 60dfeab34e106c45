"""The report of an import as data, in a shape that stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netmd.cli.import_report import Imported
    from netmd.exchange.records import Source

FORMAT_VERSION = 1


def data_of(imported: Imported, says: Sequence[str], *, written: bool) -> dict[str, Any]:
    """The report as data. ``notes`` are those that are written, or would be; ``says`` is how columns were taken."""
    from netmd.cli.import_next import undated

    report = imported.woven.report
    return {
        "format": "netmd-import",
        "version": FORMAT_VERSION,
        "file": imported.file,
        "from": report.format,
        "written": written,
        "rows": report.rows,
        "counts": {outcome.name.lower(): number for outcome, number in report.counts.items()},
        "contacts": {outcome.name.lower(): number for outcome, number in report.contacts.items()},
        "notes": [change.path for change in imported.woven.changes],
        "people": [
            {**_place(one.source), "name": one.name, "outcome": one.outcome.name.lower(), "path": one.path}
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
        "decisions": [*says, *imported.foreign.decisions],
        "undated": undated(imported),
    }


def _place(source: Source) -> dict[str, Any]:
    return {"row": source.row, "part": source.part}
