"""Google Contacts' CSV, as it is exported since 2024 (``First Name``) and as it was before (``Given Name``).

Its headers are English whatever the account's language; labels within the rows are in that language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from netmd.exchange.readers.address_book import read_people
from netmd.exchange.readers.columns import DATE, EXTRA, LABELLED, LEFT_OUT, Column, lay_out
from netmd.exchange.readers.csv_text import Row, first_rows, is_blank
from netmd.exchange.readers.fields import header_key, split_values
from netmd.exchange.readers.taken import opened
from netmd.exchange.records import ForeignFile, ImportRefusedError, ReadOptions

FORMAT = "google"

_PLAIN = {
    "name": "name", "file as": "name", "first name": "first", "given name": "first", "middle name": "middle",
    "additional name": "middle", "last name": "last", "family name": "last", "name prefix": "prefix",
    "name suffix": "suffix", "nickname": "aliases", "short name": "aliases", "maiden name": "aliases",
    "organization name": "org", "organization title": "role", "organization department": "department",
    "birthday": "birthday", "notes": "notes", "location": "location", "labels": "tags", "group membership": "tags",
    "photo": LEFT_OUT, "initials": LEFT_OUT, "language": EXTRA,
}  # fmt: skip
_NUMBERED = {
    ("e-mail", "value"): "email", ("phone", "value"): "phone", ("website", "value"): "url",
    ("organization", "name"): "org", ("organization", "title"): "role", ("organization", "department"): "department",
    ("address", "formatted"): "address", ("address", "street"): "street", ("address", "city"): "city",
    ("address", "po box"): "street", ("address", "region"): "region", ("address", "postal code"): "postcode",
    ("address", "country"): "country", ("address", "extended address"): "street", ("event", "value"): DATE,
    ("relation", "value"): LABELLED, ("custom field", "value"): LABELLED, ("im", "value"): LABELLED,
}  # fmt: skip
_LABELS = frozenset(("type", "label", "service"))
_NUMBERED_HEADER = re.compile(r"(.+?) (\d+) - (.+)")
_OWN_GROUPS = frozenset(("mycontacts", "my contacts", "starred"))
_SIGNS = frozenset(("e-mail 1 - value", "phone 1 - value", "group membership", "labels", "organization name",
                    "organization title", "organization 1 - name", "given name", "family name", "yomi name",
                    "phonetic first name", "file as", "address 1 - formatted"))  # fmt: skip
_NOISE = frozenset(("normal", "unspecified"))


def recognises(name: str, data: bytes) -> float:  # noqa: ARG001
    """How surely a file is Google's: by the headers that only it has."""
    for row in first_rows(data, 3):
        found = _SIGNS.intersection(map(header_key, row))
        if len(found) >= 2:
            return 0.95
    return 0.0


def read(data: bytes, options: ReadOptions) -> ForeignFile:
    """The contacts of an export. Labels become tags, but for Google's own ``myContacts`` and ``starred``."""
    rows, decisions = opened(data)
    header = next((row for _, row in rows if not is_blank(row)), [])
    if len(_SIGNS.intersection(map(header_key, header))) < 1:
        raise ImportRefusedError(
            "the first row has none of the headers of Google Contacts",
            "Export the contacts as Google CSV and import that file as it is.",
        )
    found = read_people(header, rows, _columns(header, options), options, values=_values, noise=_NOISE)
    return found.as_file(FORMAT, decisions)


def _columns(header: Row, options: ReadOptions) -> Sequence[Column]:
    at = {header_key(name): at for at, name in enumerate(header)}
    columns = lay_out(header, _kind_of, options.mapping)
    return [replace(column, label_at=_label_of(column, header, at)) for column in columns]


def _kind_of(key: str, _time: int) -> tuple[str, str]:
    numbered = _NUMBERED_HEADER.fullmatch(key)
    if numbered is None:
        return _PLAIN.get(key, EXTRA), ""
    what, number, part = numbered.groups()
    if part in _LABELS:
        return LEFT_OUT, ""
    kind = _NUMBERED.get((what, part), EXTRA)
    return kind, number if what == "address" and kind != EXTRA else ""


def _label_of(column: Column, header: Row, at: dict[str, int]) -> int:
    """Where the label of a value stands; -1 for what needs none."""
    numbered = _NUMBERED_HEADER.fullmatch(header_key(header[column.at]))
    if column.kind not in (LABELLED, DATE) or numbered is None:
        return -1
    names = (f"{numbered[1]} {numbered[2]} - {part}" for part in ("service", "label", "type"))
    return next((at[name] for name in names if name in at), -1)


def _values(kind: str, cell: str) -> tuple[str, ...]:
    values = split_values(cell)
    if kind == "tags":
        return tuple(value for value in values if value.casefold() not in _OWN_GROUPS)
    return values
