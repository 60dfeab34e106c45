"""``Connections.csv``: after some lines of notes a header, then a row for each connection.

The URL column came in 2023, the notes in 2022; members who closed their profile are a row with a date alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain, islice

from netmd.exchange.readers.address_book import People, read_people
from netmd.exchange.readers.columns import EXTRA, Column, lay_out
from netmd.exchange.readers.csv_text import Row
from netmd.exchange.readers.fields import header_key, profile_address, read_day
from netmd.exchange.readers.headers import Table, best_table, by_table, tables
from netmd.exchange.records import ImportRefusedError, ReadOptions

_WORDS = {
    "en": "first=First Name; last=Last Name; linkedin=URL; email=Email Address; org=Company; role=Position;"
    " met=Connected On",
    "de": "first=Vorname; last=Nachname; email=E-Mail-Adresse; org=Unternehmen|Firma; role=Position; met=Verbunden am",
    "fr": "first=Prénom; last=Nom|Nom de famille; email=Adresse e-mail; org=Entreprise|Société; role=Poste;"
    " met=Date de connexion",
    "es": "first=Nombre; last=Apellidos|Apellido; org=Empresa|Organización; role=Puesto|Cargo",
    "pt": "first=Nome|Primeiro nome; last=Sobrenome; org=Empresa; role=Cargo",
    "it": "first=Nome; last=Cognome; org=Azienda|Società; role=Posizione|Qualifica",
    "nl": "first=Voornaam; last=Achternaam; org=Bedrijf; role=Functie",
}
"""Exports are in English almost always. In other languages the words for names, firms and posts are those that other
address books use; the day of connecting is then found by its dates where its word is not known."""

_MOST_NOTES = 40


@cache
def _tables() -> tuple[Table, ...]:
    return tuple(tables(_WORDS).values())


def header_at(rows: Sequence[Row]) -> tuple[int, float]:
    """Which of the first rows is the header, and how surely of this format; 0 and no sureness where none is."""
    for at, row in enumerate(rows[:_MOST_NOTES]):
        table, known = best_table(row, _tables())
        if known < 3:
            continue
        kinds = {kind for name in row for kind, _ in table.get(header_key(name), ())[:1]}
        if not {"first", "last"} <= kinds:
            continue
        if "met" in kinds:
            return at, 0.95
        has_profiles = any(profile_address(cell) for after in rows[at + 1 : at + 10] for cell in after)
        if "linkedin" in kinds and has_profiles:
            return at, 0.8
    return 0, 0.0


def read_connections(numbered: Iterator[tuple[int, Row]], options: ReadOptions, part: str = "") -> People:
    """The people of a file's rows, each with its number, header and notes among them, which are not counted."""
    first = list(islice(numbered, _MOST_NOTES))
    at, sureness = header_at([row for _, row in first])
    if not sureness:
        raise ImportRefusedError(
            "there is no header with First Name, Last Name and Connected On", "Export the connections again."
        )
    header = first[at][1]
    below = first[at + 1 :]
    columns = _columns(header, [row for _, row in below], options)
    return read_people(header, chain(below, numbered), columns, options, nameless="a member without a name", part=part)


def _columns(header: Row, sample: Sequence[Row], options: ReadOptions) -> Sequence[Column]:
    columns = lay_out(header, by_table(best_table(header, _tables())[0]), options.mapping)
    if any(column.kind == "met" for column in columns):
        return columns
    for column in reversed(columns):
        cells = [row[column.at] for row in sample if column.at < len(row) and row[column.at].strip()]
        if column.kind == EXTRA and cells and all(_is_day(cell, options.today) for cell in cells):
            return [replace(one, kind="met") if one is column else one for one in columns]
    return columns


def _is_day(cell: str, today: date) -> bool:
    return read_day(cell, day_first=True, today=today) is not None
