"""Rows of an address book to people, whichever program wrote it: its reader says what each column holds."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netmd.dates import When
from netmd.exchange.readers.columns import WITH_DATES, Cells, Column, Values, cells_of
from netmd.exchange.readers.csv_text import Row, Unclosed, is_blank
from netmd.exchange.readers.fields import (
    full_name,
    is_day_first,
    is_generation,
    is_no_date,
    is_ruined,
    order_taken,
    part_addresses,
    phone_numbers,
    read_birthday,
    read_day,
    unique,
)
from netmd.exchange.readers.taken import UNCLOSED, ruined_notice, unclosed_notice
from netmd.exchange.records import ForeignFile, PassedOver, PersonRecord, ReadOptions, Source
from netmd.folding import words_of


def as_one(_kind: str, cell: str) -> tuple[str, ...]:
    """The way of formats that have one value in a cell."""
    return (cell,)


@dataclass(frozen=True, slots=True)
class People:
    """What the rows of a file, or of a part of one, have given; the rest is as in :class:`ForeignFile`."""

    rows: int
    people: tuple[PersonRecord, ...]
    passed_over: tuple[PassedOver, ...]
    notices: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()

    def as_file(self, format_name: str, decisions: tuple[str, ...] = ()) -> ForeignFile:
        """A file of a format that has nothing but these; ``decisions`` are those made to read its rows."""
        return ForeignFile(
            format=format_name,
            rows=self.rows,
            people=self.people,
            passed_over=self.passed_over,
            notices=self.notices,
            decisions=(*decisions, *self.decisions),
        )


def read_people(
    header: Row,
    rows: Iterable[tuple[int, Row]],
    columns: Sequence[Column],
    options: ReadOptions,
    *,
    values: Values = as_one,
    noise: frozenset[str] = frozenset(),
    nameless: str = "",
    part: str = "",
) -> People:
    """The people of rows, each given with its number in the file; blank rows are not counted.

    ``values`` and ``noise`` are as in :func:`netmd.exchange.readers.columns.cells_of`; ``nameless`` is why a row
    without a name is passed over. Raises :exc:`ImportRefusedError` where dates may be read two ways and nothing
    settles it.
    """
    kept = [(number, row) for number, row in rows if not is_blank(row)]
    whole = [(number, row) for number, row in kept if not isinstance(row, Unclosed)]
    unclosed = [(number, row) for number, row in kept if isinstance(row, Unclosed)]
    day_first, decisions = _day_first(whole, columns, options)
    reading = _Reading(options, day_first, noise | _NOT_PRIVATE)
    people = list[PersonRecord]()
    passed_over = [PassedOver(Source(number, part), UNCLOSED) for number, _ in unclosed]
    ruined = list[tuple[int, str]]()
    for number, row in whole:
        source = Source(number, part)
        if row == header:
            passed_over.append(PassedOver(source, "the header again"))
            continue
        cells = cells_of(row, columns, values, noise)
        for at, cell in enumerate(row[len(header) :], len(header) + 1):
            if cell.strip():
                cells.extra.append((f"column_{at}", cell.strip()))
        name = _name(cells)
        if name:
            people.append(reading.person(source, name, cells))
            ruined += [(number, phone) for phone in cells.all("phone") if is_ruined(phone)]
        else:
            why = nameless or ("an organisation without a person" if cells.all("org") else "no name")
            passed_over.append(PassedOver(source, why))
    notices = (*unclosed_notice(unclosed), *ruined_notice([(f"row {number}", phone) for number, phone in ruined]))
    passed_over.sort(key=lambda each: each.source.row)
    return People(len(kept), tuple(people), tuple(passed_over), notices, decisions)


_HOW_MET = frozenset(("met_via", "met_at", "met_through", "how_we_met", "how_met", "where_we_met", "where_met"))
_INTRODUCED = frozenset(("introduced_by", "referred_by"))
"""Labels that people give to fields of their own, and Google to a relation, of which netmd has fields."""
_NOT_PRIVATE = frozenset(("", "0", "no", "false"))


def _day_first(
    rows: Sequence[tuple[int, Row]], columns: Sequence[Column], options: ReadOptions
) -> tuple[bool, tuple[str, ...]]:
    """One program writes all dates of a file the same way, so that any column settles the others."""
    dated = [column for column in columns if column.kind in WITH_DATES]
    texts = [(column.header, row[column.at]) for column in dated for _, row in rows if column.at < len(row)]
    day_first = is_day_first(texts, options.day_first)
    return day_first, tuple(order_taken(texts, options.day_first, day_first=day_first))


def _name(cells: Cells) -> str:
    """Of a name in parts and one as it is shown the former, unless the other says all of it and more."""
    name = full_name(cells.first("first"), cells.first("middle"), cells.first("last"), cells.first("suffix"))
    shown = cells.first("name")
    if shown and set(words_of(name)) < set(words_of(shown)) and not (cells.first("first") and cells.first("last")):
        return shown
    return name or shown


@dataclass(frozen=True, slots=True)
class _Reading:
    options: ReadOptions
    day_first: bool
    not_private: frozenset[str]

    def person(self, source: Source, name: str, cells: Cells) -> PersonRecord:
        kept = defaultdict[str, list[str]](list)
        kept["name_prefix"].extend(cells.all("prefix"))
        kept["name_suffix"].extend(suffix for suffix in cells.all("suffix") if not is_generation(suffix))
        kept["department"].extend(cells.all("department"))
        location = _location(cells, kept)
        met = self._met(cells, kept)
        birthday = self._birthday(cells, kept)
        for key, text in cells.dates:
            day = read_day(text, day_first=self.day_first, today=self.options.today)
            kept[key].append(day.isoformat() if day else text)
        met_at, introduced_by = [cells.first("met_at")], list(cells.all("introduced_by"))
        for key, value in cells.extra:
            if key in _HOW_MET:
                met_at.append(" ".join(value.split()))
            elif key in _INTRODUCED:
                introduced_by.append(value)
            else:
                kept[key].append(value)
        linkedin, urls = part_addresses((*cells.all("linkedin"), *cells.all("url")))
        return PersonRecord(
            source=source,
            name=name,
            aliases=_aliases(name, cells),
            orgs=_shared(unique(cells.all("org"))),
            roles=_shared(unique(cells.all("role"))),
            emails=unique(cells.all("email")),
            phones=phone_numbers(cells.all("phone")),
            urls=urls,
            linkedin=linkedin,
            location=location,
            tags=unique(cells.all("tags")),
            met=met,
            met_at=", ".join(unique(met_at)),
            introduced_by=unique(introduced_by),
            birthday=birthday,
            private=cells.first("private").casefold() not in self.not_private,
            notes=tuple(cells.all("notes")),
            extra=tuple((key, found) for key, values in kept.items() if (found := unique(values))),
        )

    def _met(self, cells: Cells, kept: dict[str, list[str]]) -> When | None:
        met = None
        for text in cells.all("met"):
            day = read_day(text, day_first=self.day_first, today=self.options.today)
            met = met or (When(day) if day else None)
            if not day and not is_no_date(text):
                kept["met_as_written"].append(text)
        return met

    def _birthday(self, cells: Cells, kept: dict[str, list[str]]) -> str:
        birthday = ""
        for text in (*cells.all("birthday"), *_birthday_of_parts(cells)):
            read = read_birthday(text, day_first=self.day_first, today=self.options.today)
            birthday = birthday or read
            if not read and not is_no_date(text):
                kept["birthday_as_written"].append(text)
        return birthday


def _shared(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Texts that many rows have, each held in memory once."""
    return tuple(map(sys.intern, texts))


def _birthday_of_parts(cells: Cells) -> Iterable[str]:
    if "birth_day" not in cells.texts and "birth_month" not in cells.texts:
        return [year for year in cells.all("birth_year") if not is_no_date(year)]
    year, month, day = (cells.first(f"birth_{part}") for part in ("year", "month", "day"))
    if month and day:
        return (f"{year}-{month}-{day}" if year.strip("0") else f"--{month}-{day}",)
    return (", ".join(filter(None, (year, month, day))),)


def _aliases(name: str, cells: Cells) -> tuple[str, ...]:
    """Nicknames, and the name as it is shown where it is not the same one with more or fewer words."""
    if "name" not in cells.texts and "aliases" not in cells.texts:
        return ()
    own = set(words_of(name))
    shown = [text for text in cells.all("name") if not (own <= set(words_of(text)) or own >= set(words_of(text)))]
    return unique(text for text in (*cells.all("aliases"), *shown) if text.casefold() != name.casefold())


def _location(cells: Cells, kept: dict[str, list[str]]) -> str:
    """The first town named, or else the first country; addresses that say more are kept as a whole."""
    if not cells.places:
        return cells.first("location")
    named = [cells.first("location"), *(text for kind in ("city", "country") for place in cells.places.values()
                                        for text in place.get(kind, ()))]  # fmt: skip
    location = next(filter(None, named), "")
    for place in cells.places.values():
        street, postcode, city, region, country = (
            ", ".join(place.get(kind, ())) for kind in ("street", "postcode", "city", "region", "country")
        )
        parts = (street, f"{postcode} {city}".strip(), region, country)
        whole = place.get("address") or [", ".join(filter(None, parts))]
        kept["address"].extend(line for text in whole if (line := ", ".join(text.splitlines())) != location)
    return location
