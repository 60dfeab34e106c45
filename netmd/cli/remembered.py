"""How the columns of a spreadsheet were said to be taken the last time: kept in the notebook, for files of that header.

Without it the next copy of a list, imported without its ``--map``, would give each note new keys for what it has
already. It is a help for this copy of the notebook, out of git's sight; ``--save-map`` makes a file to take elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from netmd.cli.output import say_aside
from netmd.errors import StorageError
from netmd.storage import reason

if TYPE_CHECKING:
    from netmd.exchange.records import ForeignFile

NAME = "columns.json"
_VERSION = 1
_MOST = 50
"""Headers that are remembered; the oldest are forgotten."""
_ALIKE = 0.8
"""The share of the headers of then that a file of now must have: a list gains a column, or loses one."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was said of the columns of a file with these headers."""

    headers: frozenset[str]
    mapping: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as it was read: ``mapping`` is what was said of its columns, now or before, ``says`` how that came."""

    foreign: ForeignFile
    mapping: Mapping[str, str]
    says: tuple[str, ...] = ()


def read_as_before(root: Path, said: Mapping[str, str], read: Callable[[Mapping[str, str]], ForeignFile]) -> Taken:
    """The file as ``read`` reads it, by what is said of its columns now, and else by what was said before.

    Raises what ``read`` does.
    """
    from netmd.exchange.records import ImportRefusedError

    known = _known(root)
    try:
        foreign = read(said)
    except ImportRefusedError:
        for one in known:  # what nobody was found in may say who is meant by what was said before
            try:
                found = read(_joined(one.mapping, said))
            except ImportRefusedError:
                continue
            if _fits(one, _headers(found, one.mapping)):
                return _taken(root, found, one, said)
        raise
    fitting = next((one for one in known if _fits(one, _headers(foreign, said))), None)
    if fitting is None:
        return Taken(foreign, said)
    mapping = _joined(fitting.mapping, said)
    return _taken(root, foreign if mapping == dict(said) else read(mapping), fitting, said)


def remember(root: Path, taken: Taken) -> None:
    """Keep what was said of the columns of a file that has some; that it cannot be kept is only said."""
    from netmd.writing import locked
    from netmd.writing.kept import write_kept

    headers = _headers(taken.foreign, taken.mapping)
    known = _known(root)
    if not taken.mapping or not taken.foreign.mapping or Remembered(headers, taken.mapping) in known:
        return
    kept = [Remembered(headers, taken.mapping), *(one for one in known if one.headers != headers)][:_MOST]
    columns = [{"headers": sorted(one.headers), "mapping": dict(one.mapping)} for one in kept]
    text = json.dumps({"version": _VERSION, "columns": columns}, ensure_ascii=False, indent=1)
    try:
        with locked(root):
            write_kept(root, NAME, f"{text}\n".encode("utf-8", "replace"))
    except (OSError, StorageError) as error:
        why = reason(error) if isinstance(error, OSError) else error.message
        say_aside(f"How the columns were taken will not be known the next time: {why}")


def _taken(root: Path, foreign: ForeignFile, before: Remembered, said: Mapping[str, str]) -> Taken:
    mapping = _joined(before.mapping, said)
    return Taken(foreign, mapping, tuple(_says(root, before, said)))


def _says(root: Path, before: Remembered, said: Mapping[str, str]) -> Iterator[str]:
    from netmd.exchange.readers.spreadsheet import as_options
    from netmd.writing.kept import FOLDER

    now = {_form(header): field for header, field in said.items()}
    as_before = {header: field for header, field in before.mapping.items() if _form(header) not in now}
    if as_before:
        yield (f"Columns are taken as you said the last time: {as_options(as_before)}. To change one, say --map; to "
               f"forget them, delete {root / FOLDER / NAME}.")  # fmt: skip
    for header, field in before.mapping.items():
        if _form(header) in now and _spoken(now[_form(header)]) != _spoken(field):
            yield f"The last time “{header}” was {_field(field)}; now it is {_field(now[_form(header)])}, as you say."


def _field(field: str) -> str:
    return field or "left out"


def _spoken(field: str) -> str:
    return field.strip().casefold().replace(" ", "_")


def _joined(before: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    now = {_form(header) for header in said}
    return {**{header: field for header, field in before.items() if _form(header) not in now}, **said}


def _headers(foreign: ForeignFile, said: Iterable[str]) -> frozenset[str]:
    """Those of a file, also of the columns that are left out."""
    return frozenset(map(_form, (*(header for header, _ in foreign.mapping), *said)))


def _fits(before: Remembered, headers: frozenset[str]) -> bool:
    are_there = all(any(one == said or one.endswith(f" {said}") for one in headers)
                    for said in map(_form, before.mapping))  # fmt: skip
    return are_there and len(before.headers & headers) >= _ALIKE * len(before.headers)


def _form(header: str) -> str:
    return " ".join(header.split()).casefold()


def _known(root: Path) -> Sequence[Remembered]:
    """What is remembered, the newest first; nothing of what makes no sense."""
    from netmd.exchange.readers.spreadsheet import parse_mapping
    from netmd.exchange.records import ImportRefusedError
    from netmd.writing.kept import read_kept

    try:
        document = json.loads(read_kept(root, NAME) or b"{}")
        columns = document["columns"] if document.get("version") == _VERSION else []
        found = [(frozenset(map(str, one["headers"])), one["mapping"].items()) for one in columns]
        return [
            Remembered(headers, parse_mapping(f"{header}={field}" for header, field in said)) for headers, said in found
        ]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, ImportRefusedError):
        return []
