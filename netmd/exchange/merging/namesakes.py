"""What is said of people of a file who share a name: who reads it knows which of them are one."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence

from netmd.exchange.merging.plain import value
from netmd.exchange.records import PersonRecord
from netmd.exchange.report import row_name


def of_namesakes(all_of_them: Sequence[Sequence[tuple[str, list[PersonRecord]]]]) -> Iterator[str]:
    """Of new contacts of one name, that the file has several, and how two of them become one."""
    for those in all_of_them[:_TOLD]:
        (first, group), (second, _), *_ = those
        rows = _rows_of(record for _, group in those for record in group)
        name = value(group[0].name)
        yield (f"{rows}: {name} is {len(those):,} people of the file, who become a contact each. "
               f"If two are one: netmd merge {_stem(first)} {_stem(second)}")  # fmt: skip
    if len(all_of_them) > _TOLD:
        yield f"So are {len(all_of_them) - _TOLD:,} more names; after the import, netmd duplicates lists them."


def of_several(group: Sequence[PersonRecord]) -> str:
    """Of somebody new who may be one of several of that name, that nothing says which."""
    return (f"{_rows_of(group)}: several people of the file are called "
            f"{value(group[0].name)}, and nothing says which this is; it becomes a contact of its own.")  # fmt: skip


_TOLD = 10


def _stem(path: str) -> str:
    return shlex.quote(path.rpartition("/")[2].removesuffix(".md"))


def _rows_of(records: Iterable[PersonRecord]) -> str:
    rows = [row_name(record.source) for record in records]
    shown = ", ".join(rows[:5]) + (f" and {len(rows) - 5:,} more" if len(rows) > 5 else "")
    return f"{'Row' if len(rows) == 1 else 'Rows'} {shown}"
