"""A spreadsheet to records: its tables, their columns, their rows, the people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from netmd.exchange.matching.rows import grouped
from netmd.exchange.readers.spreadsheet.columns import meetings_side_by_side
from netmd.exchange.readers.spreadsheet.errors import errors_notice
from netmd.exchange.readers.spreadsheet.facts import Facts, counted_of, facts_of
from netmd.exchange.readers.spreadsheet.logs import as_logs, is_of_a_time, shape
from netmd.exchange.readers.spreadsheet.mapping import check, spoken_mapping
from netmd.exchange.readers.spreadsheet.notices import Told, decisions_of, notices_of
from netmd.exchange.readers.spreadsheet.order import Order, against, order_of
from netmd.exchange.readers.spreadsheet.order import decisions as order_decisions
from netmd.exchange.readers.spreadsheet.people import joined, shared
from netmd.exchange.readers.spreadsheet.refusals import no_names
from netmd.exchange.readers.spreadsheet.rows import IDENTITY, TOUCHING, name_of, record_of
from netmd.exchange.readers.spreadsheet.sheets import Workbook, is_workbook, sheets_of
from netmd.exchange.readers.spreadsheet.tables import FIRST_ROWS, Table, table_of
from netmd.exchange.readers.spreadsheet.turned import Turned, plain_names, turned_of
from netmd.exchange.records import (
    ForeignFile,
    ImportRefusedError,
    PassedOver,
    PersonRecord,
    ReadOptions,
    Source,
)

FORMAT = "spreadsheet"


def read(data: bytes, options: ReadOptions) -> ForeignFile:
    """All that a spreadsheet says. Raises :class:`ImportRefusedError` where it names nobody, is hostile, or has dates
    whose order nothing settles, for an ``options.mapping`` of what it does not have, and for an ``options.encoding`` of
    a workbook.
    """
    if options.encoding and is_workbook(data):
        raise ImportRefusedError("a workbook says its own encoding", "Leave --encoding out.")
    given = spoken_mapping(options.mapping)
    _refuse_by_beginning(data, given, options)
    workbook = sheets_of(data)
    tables = _tables(workbook, given, options)
    check(options.mapping, tables)
    if not any(table.names_people for table in tables):
        raise no_names(tables)
    found = _everybody(workbook, tables, options)
    meetings = as_logs(tables, found.groups)
    if meetings is not None:
        tables = meetings
        found = _everybody(workbook, tables, options)
    naming = [table for table in tables if table.names_people]
    return ForeignFile(
        format=FORMAT,
        rows=found.rows + len(found.passed_over),
        people=joined(found.groups),
        passed_over=tuple(sorted(found.passed_over, key=lambda each: (_place(tables, each.source), each.source.row))),
        notices=(*notices_of(tables), *found.told.notices(), *errors_notice(workbook.errors)),
        decisions=(
            *workbook.decisions,
            *decisions_of(tables),
            *(said for table in naming for said in found.turned[table.sheet.name].decisions(table)),
            *order_decisions(naming, found.order, options),
        ),
        mapping=tuple(_taken(tables).items()),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """What tables say: the records of each person together, the rows that gave them, those that were passed over, and
    what is to be told.
    """

    groups: list[list[PersonRecord]]
    rows: int
    passed_over: list[PassedOver]
    order: Order
    turned: Mapping[str, Turned]
    told: Told


def _everybody(workbook: Workbook, tables: Sequence[Table], options: ReadOptions) -> _Found:
    naming = [table for table in tables if table.names_people]
    order = order_of(naming, options)
    told = Told()
    told.against(against(naming, options))
    plain = plain_names(naming)
    turned = {table.sheet.name: turned_of(table, plain) for table in naming}
    records: list[PersonRecord] = []
    passed_over: list[PassedOver] = []
    alike = Counter(map(shape, naming))
    for table in tables:
        passed_over += table.passed_over
        if not table.names_people:
            passed_over += _all_passed_over(table)
            continue
        is_told = bool(table.sheet.name) and alike[shape(table)] > 1
        says_when = is_told and is_of_a_time(table.sheet.name, options.today)
        for found in _records(table, order, turned[table.sheet.name], workbook, options, told):
            if isinstance(found, PassedOver):
                passed_over.append(found)
            elif is_told and not (says_when and found.touches):
                records.append(replace(found, extra=(*found.extra, ("Sheet", (table.sheet.name,)))))
            else:
                records.append(found)
    rows = len({record.source for record in records})
    return _Found(grouped(shared(records)), rows, passed_over, order, turned, told)


_MUCH, _BEGINNING = 2_000_000, 256_000


def _refuse_by_beginning(data: bytes, given: Mapping[str, str], options: ReadOptions) -> None:
    """Refuse a long text without reading it all, where its first rows, in which a header has to be, have none."""
    if len(data) < _MUCH or is_workbook(data):
        return
    head = data[:_BEGINNING]
    head = head[: head.rfind(b"\n") + 1]
    try:
        sheet = sheets_of(head).sheets[0]
    except ImportRefusedError:
        return
    if len(sheet.rows) >= FIRST_ROWS:
        table = table_of(sheet, given, options.today)
        if not table.columns:
            raise no_names([table])


def _tables(workbook: Workbook, given: Mapping[str, str], options: ReadOptions) -> list[Table]:
    tables = [table_of(sheet, given, options.today) for sheet in workbook.sheets]
    if not any(table.names_people and len({column.field for column in table.columns}) > 1 for table in tables):
        return tables
    return [
        replace(table, is_list=len(table.columns) == 1 and table.columns[0].why != "as you say") for table in tables
    ]


def _place(tables: Sequence[Table], source: Source) -> int:
    return next(number for number, table in enumerate(tables) if table.sheet.name == source.part)


def _all_passed_over(table: Table) -> Iterator[PassedOver]:
    why = "the sheet has no column of names" if table.columns else "the sheet has no header that names its columns"
    if table.is_list:
        why = "the sheet is a list of one column"
    counted = {each.source.row for each in table.passed_over}
    rows = table.sheet.rows if table.is_list else table.rows
    return (PassedOver(table.source(row), why) for row in rows if row.number not in counted)


def _records(
    table: Table, order: Order, turned: Turned, workbook: Workbook, options: ReadOptions, told: Told
) -> Iterator[PersonRecord | PassedOver]:
    """A record of each row, or why there is none."""
    by_field = {column.field: column for column in table.columns}
    birthday = by_field.get("birthday")
    birthday_order = order[table.sheet.name, birthday.at] if birthday else None
    meetings = meetings_side_by_side(table.columns)
    own = replace(table, columns=tuple(each for each in table.columns if each not in {*chain.from_iterable(meetings)}))
    counted = counted_of(table, workbook)
    above: tuple[int, Facts, str] | None = None
    for row in table.rows:
        facts = facts_of(row, own, order, options.today, counted)
        source = table.source(row)
        name = name_of(facts, turned)
        if not name and above is not None and above[0] == row.number - 1 and _goes_on(facts):
            for field in IDENTITY:
                if field in above[1].values:
                    facts.values[field] = above[1].values[field]
            name = above[2]
            told.goes_on.append((source, name))
        if not name:
            yield PassedOver(source, "no name")
            continue
        if not any(map(facts.has, ("name", "first_name", "last_name"))):
            told.named_by_address.append((source, name))
        told.days_of(facts, source, options.today)
        told.phones_of(facts, source)
        above = row.number, facts, name
        record = record_of(facts, name, source, options.today, day_first=birthday_order)
        told.stages_of(facts, record)
        yield record
        for columns in meetings:
            more = facts_of(row, replace(table, columns=columns), order, options.today, counted)
            if more.values:
                told.days_of(more, source, options.today)
                more.values.update((field, facts.values[field]) for field in IDENTITY if field in facts.values)
                yield record_of(more, name, source, options.today, day_first=None)


def _goes_on(facts: Facts) -> bool:
    """Whether a row without a name only says what happened: the cells of its person are merged, or left empty."""
    fields = {field for field, values in facts.values.items() if values}
    return not fields & set(IDENTITY) and bool(fields & TOUCHING)


def mapping_of(data: bytes, options: ReadOptions) -> Mapping[str, str]:
    """How the columns of a file are taken: header to field, as :attr:`ReadOptions.mapping` has it. Raises as
    :func:`read` does.
    """
    return dict(read(data, options).mapping)


def _taken(tables: Sequence[Table]) -> dict[str, str]:
    return {column.header: column.said for table in tables if table.names_people for column in table.columns}
