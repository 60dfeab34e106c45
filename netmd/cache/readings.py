"""What was read in notes, on the disk: shards of MessagePack, each with the files whose paths fall into it.

msgspec decodes straight into the model's own classes and checks every type on the way, so that nothing else comes of a
file, whoever wrote it. A shard of which anything is amiss is as if it were not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from zlib import crc32

import msgspec

from netmd.cache.place import Folder
from netmd.model import Contact, Entry, MeetingFile, Opportunity, Reading
from netmd.problems import RULES, Location, Problem

SHARDS = 64
NAMES = tuple(f"notes-{number:02x}" for number in range(SHARDS))


class _Problem(msgspec.Struct, array_like=True, gc=False):
    code: str
    location: Location
    message: str
    mend: str


class _Row(msgspec.Struct, array_like=True, gc=False):
    path: str
    digest: bytes
    problems: tuple[_Problem, ...]


class _Contact(_Row, array_like=True, gc=False):
    entry: Contact


class _Meeting(_Row, array_like=True, gc=False):
    entry: MeetingFile


class _Opportunity(_Row, array_like=True, gc=False):
    entry: Opportunity


class _Other(_Row, array_like=True, gc=False):
    """A file without an entry; ``is_ours`` is false for one that is passed over as if it were not there."""

    is_ours: bool


class _Shard(msgspec.Struct, array_like=True, gc=False):
    contacts: list[_Contact]
    meetings: list[_Meeting]
    opportunities: list[_Opportunity]
    others: list[_Other]

    def rows(self) -> Iterable[tuple[_Row, Entry | None, bool]]:
        """Each row, its entry, and whether the file is ours."""
        for with_entry in (self.contacts, self.meetings, self.opportunities):
            for row in with_entry:
                yield row, row.entry, True
        for other in self.others:
            yield other, None, other.is_ours


_DECODER = msgspec.msgpack.Decoder(_Shard)

Kept = tuple[bytes, Reading | None]
"""The digest of a file's bytes, and what came of reading them: None for a file that is passed over as if not there."""


def shard_of(path: str) -> int:
    """The number of the shard that a path falls into."""
    return crc32(path.encode("utf-8", "surrogateescape")) % SHARDS


def read_shard(folder: Folder, number: int, writer: bytes) -> dict[str, Kept]:
    """What a shard holds, by path; empty where there is none, or it is not to be believed."""
    data = folder.read(NAMES[number], writer)
    if data is None:
        return {}
    try:
        shard = _DECODER.decode(data)
        return {row.path: _kept(row, entry, ours) for row, entry, ours in shard.rows()}
    except (msgspec.MsgspecError, KeyError, ValueError, RecursionError):
        return {}


def write_shard(folder: Folder, number: int, writer: bytes, kept: Mapping[str, Kept]) -> None:
    """Keep these in a shard, and no others. Raises ``OSError``."""
    if not kept:
        folder.remove(NAMES[number])
        return
    try:
        data = _ENCODER.encode(_shard(kept))
    except UnicodeEncodeError:  # half of a surrogate pair, as an escape in YAML may give
        data = _ENCODER.encode(_shard({path: one for path, one in kept.items() if _is_text(path, one)}))
    folder.write(NAMES[number], writer, data)


def _kept(row: _Row, entry: Entry | None, ours: bool) -> Kept:
    if entry is not None and entry.path != row.path:
        raise ValueError("an entry of another file")
    found = row.problems
    problems = tuple(Problem(RULES[one.code], one.location, one.message, one.mend) for one in found) if found else ()
    return row.digest, Reading(entry, problems) if ours else None


def _is_text(path: str, one: Kept) -> bool:
    try:
        _ENCODER.encode(_shard({path: one}))
    except UnicodeEncodeError:
        return False
    return True


def _shard(kept: Mapping[str, Kept]) -> _Shard:
    shard = _Shard([], [], [], [])
    for path, (digest, reading) in sorted(kept.items()):
        entry = reading.entry if reading is not None else None
        problems = tuple(_Problem(one.code, one.location, one.message, one.mend) for one in reading.problems) \
            if reading is not None else ()  # fmt: skip
        if isinstance(entry, Contact):
            shard.contacts.append(_Contact(path, digest, problems, entry))
        elif isinstance(entry, MeetingFile):
            shard.meetings.append(_Meeting(path, digest, problems, entry))
        elif isinstance(entry, Opportunity):
            shard.opportunities.append(_Opportunity(path, digest, problems, entry))
        else:
            shard.others.append(_Other(path, digest, problems, reading is not None))
    return shard


def _plain(value: object) -> object:
    if isinstance(value, MappingProxyType):
        return dict(value)
    raise NotImplementedError(f"{type(value).__name__} is no part of a reading")


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain)
