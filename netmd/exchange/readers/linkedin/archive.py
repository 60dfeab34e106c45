"""The files of a ZIP that are wanted, by their names alone; nothing is written anywhere."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Collection
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from netmd.exchange.records import ImportRefusedError

LARGEST = 200_000_000
"""Bytes of all files of an archive together, unpacked."""
MOST_FILES = 10_000

_UNREADABLE = (BadZipFile, zlib.error, struct.error, OSError, RuntimeError, EOFError, ValueError, OverflowError)
_AGAIN = "Ask LinkedIn for the archive again, or import the CSV files from it."


def is_archive(data: bytes) -> bool:
    """Whether bytes begin as a ZIP does."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def names_in(data: bytes) -> tuple[str, ...]:
    """The names of an archive's files, lower-case and without folders; none where it is no archive. Never raises."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return tuple(_name(info).casefold() for info in archive.infolist()[:MOST_FILES])
    except (*_UNREADABLE, NotImplementedError):
        return ()


def unpack(data: bytes, wanted: Collection[str]) -> tuple[dict[str, tuple[str, bytes]], tuple[str, ...]]:
    """The wanted files of an archive, by name in lower case: their name as written and content; and the others' names.

    Of files with one name the first counts. Raises :exc:`ImportRefusedError` where the archive is damaged, encrypted,
    or unpacks to more than :data:`LARGEST`.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _unpack(archive, wanted)
    except (*_UNREADABLE, NotImplementedError) as error:
        raise ImportRefusedError(f"the archive cannot be unpacked: {error}", _AGAIN) from error


def _unpack(archive: ZipFile, wanted: Collection[str]) -> tuple[dict[str, tuple[str, bytes]], tuple[str, ...]]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > LARGEST:
        raise ImportRefusedError("the archive unpacks to more than 200 MB", "Import the CSV files from it.")
    found: dict[str, tuple[str, bytes]] = {}
    others = []
    left = LARGEST
    for info in infos:
        name = _name(info)
        if name.casefold() in wanted and name.casefold() not in found:
            with archive.open(info) as member:
                content = member.read(left + 1)  # whatever size it declares
            left -= len(content)
            if left < 0:
                raise ImportRefusedError("the archive unpacks to more than 200 MB", "Import the CSV files from it.")
            found[name.casefold()] = (name, content)
        elif not name.startswith("._"):
            others.append(name)
    return found, tuple(others)


def _name(info: ZipInfo) -> str:
    return PurePosixPath(info.filename.replace("\\", "/")).name
