"""What the person should read about how a spreadsheet was taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from netmd.exchange.merging.free_keys import free_key
from netmd.exchange.readers.fields import is_ruined
from netmd.exchange.readers.spreadsheet.columns import Column
from netmd.exchange.readers.spreadsheet.facts import Facts, Value, is_of_a_child, no_days
from netmd.exchange.readers.spreadsheet.mapping import as_options
from netmd.exchange.readers.spreadsheet.sheets import MOST_READ
from netmd.exchange.readers.spreadsheet.tables import Table
from netmd.exchange.readers.spreadsheet.words import parts_of
from netmd.exchange.readers.taken import ruined_notice, unclosed_notice
from netmd.exchange.records import PersonRecord, Source


@dataclass(slots=True)
class Told:
    """Rows of which the person should know how they were taken, each with what is to be said of it."""

    goes_on: list[tuple[Source, str]] = field(default_factory=list)
    named_by_address: list[tuple[Source, str]] = field(default_factory=list)
    impossible: list[tuple[Source, str]] = field(default_factory=list)
    no_days: list[tuple[Source, str]] = field(default_factory=list)
    stages: dict[str, dict[str, None]] = field(default_factory=dict)
    of_children: list[tuple[Source, str]] = field(default_factory=list)
    day_first: list[tuple[Source, str]] = field(default_factory=list)
    month_first: list[tuple[Source, str]] = field(default_factory=list)
    ruined: list[tuple[str, str]] = field(default_factory=list)

    def days_of(self, facts: Facts, source: Source, today: date) -> None:
        """Remember the cells of a row that should be days, and are none."""
        self.impossible += [(source, _cell(value)) for value in facts.impossible]
        self.no_days += [(source, _cell(value)) for value in no_days(facts, today)]
        self.of_children += [(source, _cell(value)) for value in facts.all("birthday") if is_of_a_child(value, today)]

    def phones_of(self, facts: Facts, source: Source) -> None:
        """Remember the phone numbers of a row that are none any more."""
        self.ruined += [
            (_row(source), part) for value in facts.all("phone") for part in parts_of(value.text) if is_ruined(part)
        ]

    def stages_of(self, facts: Facts, record: PersonRecord) -> None:
        """Remember the words of a status that were kept as a stage of the person's own."""
        kept = dict(record.extra).get("Stage", ())
        for value in facts.all("status"):
            if value.text in kept:
                self.stages.setdefault(value.header, {})[value.text] = None

    def against(self, found: Iterable[tuple[Source, str, str, bool]]) -> None:
        """Remember the days that cannot be read as the person says: where, header, text, whether the day is first."""
        for source, header, text, is_day_first in found:
            told = self.day_first if is_day_first else self.month_first
            told.append((source, f"“{_short(text)}” in “{header}”"))

    def notices(self) -> Iterator[str]:
        """A sentence for each kind of row there is."""
        for header, words in self.stages.items():
            more = f" and {len(words) - _SHOWN} more" if len(words) > _SHOWN else ""
            listed = ", ".join(f"“{_short(word)}”" for word in list(words)[:_SHOWN])
            yield f"Words of “{header}” that are none of active, dormant and archived, kept as “Stage”: {listed}{more}."
        for rows, what in (
            (self.goes_on, "Rows that name nobody, taken as more on whoever stands above"),
            (self.named_by_address, "Rows without a name, named by their e-mail address"),
            (self.impossible, "Days that do not exist, kept in the notes"),
            (self.no_days, "Not read as a day, kept in words"),
            (self.of_children, "Birthdays taken without their year, which is too near to be one of birth"),
            (self.day_first, f"Read with the day first though you said --month-first, {_SO_TOO}"),
            (self.month_first, f"Read with the month first though you said --day-first, {_SO_TOO}"),
        ):
            if rows:
                yield f"{what}: {_listed(rows)}."
        yield from ruined_notice(self.ruined)


def _listed(rows: Sequence[tuple[Source, str]]) -> str:
    """The first rows, each with what is said of it; what is said of several of a sheet, once."""
    groups: dict[tuple[str, str], list[Source]] = {}
    for source, said in rows:
        groups.setdefault((source.part, said), []).append(source)
    shown = list(groups.items())[:_SHOWN]
    listed = [f"{_row(sources[0])}{_more(len(sources) - 1)} ({said})" for (_, said), sources in shown]
    left = len(rows) - sum(len(sources) for _, sources in shown)
    return ", ".join(listed) + (f",{_more(left)}" if left else "")


def _more(count: int) -> str:
    return f" and {count} row{'s' if count > 1 else ''} more" if count else ""


_SHOWN, _MOST_KEPT = 12, 40
_SO_TOO = "since they cannot be otherwise, as are the others of a column that has but such"


def _cell(value: Value) -> str:
    return f"“{_short(value.text)}” in “{value.header}”"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


_LONGEST = 40


def _row(source: Source) -> str:
    return f"row {source.row} of “{source.part}”" if source.part else f"row {source.row}"


def decisions_of(tables: Sequence[Table]) -> Iterator[str]:
    """Where the header of a table was found, unless it is the first row that has something."""
    for table in tables:
        above = [row.number for row in table.sheet.rows if row.number < table.headed_at]
        if table.names_people and above:
            where = f"{table.sheet.name}: " if table.sheet.name else ""
            many = f"the {len(above):,} rows with something above it are"
            what = many if len(above) > 1 else f"row {above[0]}, above it, is"
            yield f"{where}The header was found in row {table.headed_at}; {what} left out."


def notices_of(tables: Sequence[Table]) -> Iterator[str]:
    """Sentences on the columns, once for those that several sheets share, and on sheets that are hidden or no table."""
    told: set[tuple[Column, ...]] = set()
    for table in tables:
        yield from unclosed_notice(table.sheet.unclosed)
        name = f"The sheet “{table.sheet.name}”"
        if table.sheet.is_hidden:
            yield f"{name} is hidden; it was read like the others." if table.sheet.name else "The sheet is hidden."
        if table.sheet.width > MOST_READ:
            whose = name if table.sheet.name else "The sheet"
            yield f"{whose} has {table.sheet.width} columns; the first {MOST_READ} were read, those beyond left out."
        if not table.names_people:
            if table.sheet.rows:
                what = "has no column of names" if table.columns else "has no header that names its columns"
                what = "is a list of one column" if table.is_list else what
                yield f"{name} {what}; nothing was taken from it."
            continue
        if table.columns in told:
            continue
        told.add(table.columns)
        where = f"{table.sheet.name}: " if table.sheet.name else ""
        for column in table.columns:
            if column.has_days and column.field == "extra" and column.why != "as you say":
                yield (
                    f"{where}“{column.header}” is a column of dates that was not taken as such{_why(column)}. "
                    f"If it is of meetings: {as_options({column.header: 'date'})}"
                )
        taken = [column for column in table.columns if column.field not in ("extra", "")]
        yield where + "; ".join(f"“{each.header}” taken as {each.field}{_why(each)}" for each in taken) + "."
        kept = [column for column in table.columns if column.field == "extra"]
        if kept:
            listed = ", ".join(map(_kept, kept[:_MOST_KEPT]))
            listed += f" and {len(kept) - _MOST_KEPT} more" if len(kept) > _MOST_KEPT else ""
            yield f"{where}Kept under their own names: {listed}. To map one: {as_options({kept[0].header: 'FIELD'})}"
        left_out = [f"“{column.header}”{_why(column)}" for column in table.columns if not column.field]
        if left_out:
            yield f"{where}Left out: {', '.join(left_out)}."


def _kept(column: Column) -> str:
    """The header of a column that stays, and the key that notes have for it where that is another."""
    key = free_key(column.header)
    return f"“{column.header}”{f' as “{key}”' if key != column.header else ''}{_why(column)}"


def _why(column: Column) -> str:
    if column.last_first and column.field == "name":
        return " (the last name comes first)"
    return f" ({column.why})" if column.why and column.why != "as you say" else ""
