"""The columns of an address book in CSV: what each holds, and the cells of a row by what they hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from netmd.exchange.readers.csv_text import Row
from netmd.exchange.readers.fields import header_key, is_no_date
from netmd.folding import words_of

LEFT_OUT = ""
EXTRA = "extra"
LABELLED = "labelled"
DATE = "date"
KINDS = frozenset(
    ("name", "first", "middle", "last", "prefix", "suffix", "aliases", "org", "department", "role", "email", "phone",
     "url", "linkedin", "location", "street", "postcode", "city", "region", "country", "address", "tags", "met",
     "met_at", "introduced_by", "birthday", "birth_year", "birth_month", "birth_day", "notes", "private", DATE, EXTRA,
     LABELLED, LEFT_OUT)
)  # fmt: skip
"""What a column may hold. Dates and extras without a field of their own are kept under the column's header; what is
labelled has its key in the cell at ``label_at``; the parts of an address belong together by ``group``."""
WITH_DATES = frozenset(("met", "birthday", DATE))

_SEVERAL = frozenset(
    ("aliases", "org", "role", "email", "phone", "url", "linkedin", "tags", "introduced_by", "address")
)
_OF_A_PLACE = frozenset(("street", "postcode", "city", "region", "country", "address"))

Values = Callable[[str, str], Sequence[str]]
"""Parts a cell into its values: that of a kind which may hold several, or of an extra, named by its key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a file: where it stands, what it is called, what it holds."""

    at: int
    header: str
    kind: str = EXTRA
    group: str = ""
    label_at: int = -1

    @property
    def key(self) -> str:
        """Its header as a key of front matter."""
        return as_key(self.header)


def as_key(label: str) -> str:
    """A label as a key of front matter: ``Office Location`` is ``office_location``."""
    return "_".join(words_of(label)) or "other"


_KINDS_OF = {"first_name": "first", "last_name": "last"}
"""Fields as the person names them for any table, by the kinds they are here."""


def _kind_said(field: str) -> str:
    key = as_key(field)
    kind = _KINDS_OF.get(key, key)
    return kind if field and kind in KINDS else field


def lay_out(
    header: Row, kind_of: Callable[[str, int], tuple[str, str]], mapping: Mapping[str, str]
) -> tuple[Column, ...]:
    """The columns of a header; those without one are left out.

    ``kind_of(key, time)`` tells the kind and group of a header, in its form for looking up, that comes the n-th time
    from 0; the group of an extra or date is the key it is kept under. ``mapping`` is the
    person's word on a header, which goes first.
    """
    said = {header_key(name): _kind_said(field) for name, field in mapping.items()}
    times = defaultdict[str, int](int)
    columns = []
    for at, name in enumerate(header):
        key = header_key(name)
        if not key:
            continue
        kind, group = kind_of(key, times[key])
        times[key] += 1
        header_said = name.strip()
        if key in said:
            kind, group = (said[key], "") if said[key] in KINDS else (EXTRA, said[key])
        if kind in (EXTRA, DATE) and group:
            header_said, group = group, ""
        columns.append(Column(at=at, header=header_said, kind=kind, group=group))
    return tuple(columns)


@dataclass(slots=True)
class Cells:
    """What a row holds: texts by kind, the parts of each address by kind, and extras as pairs of key and value."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    places: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    dates: list[tuple[str, str]] = field(default_factory=list)
    extra: list[tuple[str, str]] = field(default_factory=list)

    def first(self, kind: str) -> str:
        """The first text of a kind, without breaks of lines."""
        found = self.texts.get(kind)
        return " ".join(found[0].split()) if found else ""

    def all(self, kind: str) -> Sequence[str]:
        """All texts of a kind."""
        return self.texts.get(kind, ())


def cells_of(row: Row, columns: Iterable[Column], values: Values, noise: frozenset[str]) -> Cells:
    """The cells of a row that hold something, but for the ``noise``, values casefolded that say nothing as extras."""
    cells = Cells()
    for column in columns:
        cell = row[column.at].strip() if column.at < len(row) else ""
        kind = column.kind
        if not cell or kind == LEFT_OUT:
            continue
        if kind == EXTRA:
            cells.extra.extend(
                (column.key, value) for value in values(column.key, cell) if value.casefold() not in noise
            )
        elif kind == LABELLED:
            cells.extra.extend((_label(row, column), value) for value in values(kind, cell))
        elif kind == DATE:
            cells.dates.extend((_label(row, column), value) for value in values(kind, cell) if not is_no_date(value))
        else:
            found = values(kind, cell) if kind in _SEVERAL else (cell,)
            into = cells.places.setdefault(column.group, {}) if kind in _OF_A_PLACE else cells.texts
            into.setdefault(kind, []).extend(found)
    return cells


def _label(row: Row, column: Column) -> str:
    label = row[column.label_at].strip(" *") if 0 <= column.label_at < len(row) else ""
    return as_key(label) if label else column.key
