"""The record that decides a change of several files: once it is on the disk, the change is to be finished or undone.

It is ``.netmd/journal.json`` in the notebook: one JSON object with ``version`` 1, ``started`` (ISO 8601, local time),
``steps`` and ``check``, a digest of the others. A step has ``shown``, and ``target``, ``temporary`` and ``folders`` as
paths relative to the notebook, ``before`` and ``after`` as digests or null. The folder goes when it is empty.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from netmd.errors import StorageError
from netmd.writing import calls, looks, names
from netmd.writing.fresh import sync_folder, write_fresh
from netmd.writing.step import Step

FOLDER = ".netmd"
_FILE = "journal.json"
_IGNORE = ".gitignore"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Journal:
    """A change that was decided, and when."""

    started: datetime
    steps: tuple[Step, ...]


def exists(home: Path) -> bool:
    """Whether a decided change waits for its end."""
    return looks.exists(home / FOLDER / _FILE)


def make_folder(home: Path) -> None:
    """Have the folder there, out of git's sight. Raises ``OSError``, and StorageError if its name is taken."""
    folder = home / FOLDER
    if not looks.exists(folder):
        calls.make_folder(folder)
    elif folder.is_symlink() or not folder.is_dir():
        raise StorageError(f"{FOLDER} in the notebook is not a folder; netmd needs the name.", "Rename it.")
    if not looks.exists(folder / _IGNORE):
        write_fresh(folder / _IGNORE, b"*\n")


def litter(home: Path) -> bool:
    """Whether temporary files are in the folder: of a run that goes on, or that was killed. Raises ``OSError``."""
    folder = home / FOLDER
    return folder.is_dir() and any(names.is_ours(place.name) for place in folder.iterdir())


def write(home: Path, journal: Journal) -> None:
    """Put the record on the disk. Raises what :func:`make_folder` does."""
    make_folder(home)
    folder = home / FOLDER
    write_fresh(folder / _FILE, _encoded(home, journal))
    sync_folder(folder)
    sync_folder(home)


def read(home: Path) -> Journal | None:
    """The record, if there is one. Raises :class:`StorageError` if it makes no sense, and ``OSError``."""
    data = looks.read_file(home / FOLDER / _FILE)
    if data is None:
        return None
    try:
        record = json.loads(data)
        check = record.pop("check")
        if record["version"] != _VERSION or check != _check(record):
            raise ValueError("not as it was written")
        steps = tuple(_step(home, item) for item in record["steps"])
        return Journal(datetime.fromisoformat(record["started"]), steps)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise StorageError(
            f"A netmd command was cut short, and its record {FOLDER}/{_FILE} is damaged; nothing was touched.",
            f"Hidden files .netmd-*.tmp, in {FOLDER} or beside your notes, hold the other version of each. Put right "
            f"what is wrong, then delete them and {FOLDER}/{_FILE}.",
        ) from error


def remove(home: Path) -> bool:
    """Take the record away; whether that is sure to last. Raises ``OSError`` if it is still there.

    If it is not, a power cut may bring it back, and the temporary files must then be there too.
    """
    if not exists(home):
        return True
    try:
        calls.remove(home / FOLDER / _FILE)
        sync_folder(home / FOLDER)
    except OSError:
        if exists(home):
            raise
        return False
    return True


def tidy(home: Path) -> None:
    """Remove what a killed run was writing, and the folder if nothing is in it but what we made. Raises ``OSError``."""
    folder = home / FOLDER
    if folder.is_symlink() or not folder.is_dir():
        return
    found = {place.name for place in folder.iterdir()}
    unfinished = {names.unfinished(folder / name).name for name in (_FILE, _IGNORE)}
    for name in sorted(found & unfinished, reverse=True):
        calls.remove(folder / name)
    if found - unfinished <= {_IGNORE}:
        for name in found - unfinished:
            calls.remove(folder / name)
        calls.remove_folder(folder)


def _encoded(home: Path, journal: Journal) -> bytes:
    """The record as it is written, step by step: there may be tens of thousands."""
    head = f'{{"started": {json.dumps(journal.started.isoformat())}, "steps": ['
    tail = f'], "version": {_VERSION}'
    written, check = bytearray(head.encode()), looks.Digest(head.encode())
    for number, step in enumerate(journal.steps):
        text = json.dumps(_told(home, step), sort_keys=True).encode()
        check.add(b", " if number else b"")
        check.add(text)
        written += (b",\n" if number else b"\n") + text
    check.add(f"{tail}}}".encode())
    written += f'{tail}, "check": "{check.text}"}}\n'.encode()
    return bytes(written)


def _told(home: Path, step: Step) -> dict[str, Any]:
    return {
        "shown": step.shown,
        "target": step.target.relative_to(home).as_posix(),
        "temporary": step.temporary.relative_to(home).as_posix(),
        "before": step.before,
        "after": step.after,
        "folders": [folder.relative_to(home).as_posix() for folder in step.folders],
    }


def _check(record: dict[str, Any]) -> str:
    """The digest of a record that is read, of the text that :func:`_encoded` made it of."""
    return looks.digest(json.dumps(record, sort_keys=True).encode())


def _step(home: Path, item: dict[str, Any]) -> Step:
    """A step of the record; a notebook may come from anywhere, so that nothing outside it is ever named."""
    step = Step(item["shown"], _place(home, item["target"]), _place(home, item["temporary"]), item["before"],
                item["after"], tuple(_place(home, folder) for folder in item["folders"]))  # fmt: skip
    told = names.told_by(step.temporary.name)
    if told is None or (told.before, told.after) != (step.before, step.after):
        raise ValueError("the temporary file is not one of ours")
    return step


def _place(home: Path, path: str) -> Path:
    place = home / path
    if ".." in place.parts or not place.parent.resolve().is_relative_to(home) or place == home:
        raise ValueError("a place outside the notebook")
    return place
