"""What is wished of rows, by the rows that the file has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from netmd.errors import UsageError
from netmd.exchange.merging.book import Wishes
from netmd.exchange.records import PersonRecord, Source
from netmd.exchange.report import row_name


def checked(wishes: Wishes, people: Iterable[PersonRecord]) -> dict[Source, str]:
    """The rows about which there is a wish: the path of whom they are, empty for somebody new.

    Raises UsageError for a wish about a row that the file does not have, and for two of one row.
    """
    wanted = {**wishes.same, **dict.fromkeys(wishes.different, "")}
    if not wanted:
        return {}
    both = wishes.same.keys() & wishes.different
    if both:
        raise UsageError(f"Row {min(both)} cannot be the same as somebody and different.", "Say one of them.")
    found: dict[Source, str] = {}
    met = set()
    for record in people:
        for source in (record.source, *record.also):
            for name in {row_name(source), str(source.row)} & wanted.keys():
                found[record.source] = wanted[name]
                met.add(name)
    unknown = sorted(wanted.keys() - met)
    if unknown:
        raise UsageError(f"No person stands in row {unknown[0]} of the file.",
                         "The report numbers the rows; with several sheets or files, as SHEET:ROW.")  # fmt: skip
    return found


def parted(group: list[PersonRecord], settled: Mapping[Source, str]) -> list[list[PersonRecord]]:
    """A group by what is wished of its records; those of which nothing is go with the first."""
    if not settled:
        return [group]
    wanted = dict.fromkeys(settled[record.source] for record in group if record.source in settled)
    if len(wanted) < 2:
        return [group]
    first = next(iter(wanted))
    return [[record for record in group if settled.get(record.source, first) == wish] for wish in wanted]
