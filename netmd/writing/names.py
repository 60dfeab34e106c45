"""The names of the writer's own files: hidden, never a note's, and telling what a killed run left in them."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

_NONE = "none"
_DIGEST = rf"([0-9a-f]{{32}}|{_NONE})"
_TEMPORARY = re.compile(rf"\.netmd-[0-9a-f]{{12}}-([0-9a-f]{{8}})-{_DIGEST}-{_DIGEST}\.tmp")
_UNFINISHED = re.compile(rf"{_TEMPORARY.pattern}(\.old)?\.new")
_KEPT = re.compile(rf"{_TEMPORARY.pattern}\.old")


@dataclass(frozen=True, slots=True)
class Told:
    """What a temporary file's name tells: a mark of its target's name, and the digests before and after (None: absent).

    A temporary file holds the new contents before it changes places with its target, and the old ones afterwards.
    """

    target_mark: str
    before: str | None
    after: str | None


def temporary_name(target: str, before: str | None, after: str | None) -> str:
    """A fresh name for a temporary file: beside its target, by the name of that, in our own folder by its path."""
    return f".netmd-{secrets.token_hex(6)}-{mark(target)}-{before or _NONE}-{after or _NONE}.tmp"


def told_by(name: str) -> Told | None:
    """What a temporary file's name tells; None if it is not one's."""
    match = _TEMPORARY.fullmatch(name)
    if match is None:
        return None
    target_mark, before, after = match.groups()
    return Told(target_mark, None if before == _NONE else before, None if after == _NONE else after)


def mark(name: str) -> str:
    """A short digest by which a target's name is found again in its folder, or its path in the notebook."""
    return blake2b(os.fsencode(name), digest_size=4).hexdigest()


def unfinished(temporary: Path) -> Path:
    """Where a file is while it is being written: nothing under such a name was ever anybody's but ours."""
    return temporary.with_name(f"{temporary.name}.new")


def kept(temporary: Path) -> Path:
    """Where the target is kept while two files change places in more than one step."""
    return temporary.with_name(f"{temporary.name}.old")


def is_unfinished(name: str) -> bool:
    """Whether this is a name given by :func:`unfinished`."""
    return _UNFINISHED.fullmatch(name) is not None


def is_kept(name: str) -> bool:
    """Whether this is a name given by :func:`kept`."""
    return _KEPT.fullmatch(name) is not None


def is_ours(name: str) -> bool:
    """Whether this is the name of any temporary file of ours."""
    return told_by(name) is not None or is_unfinished(name) or is_kept(name)


def names_aside(target: Path, now: datetime) -> Iterator[Path]:
    """Visible names beside a target for a version of it that fits nowhere else.

    They are a sync tool's conflict copies to :mod:`netmd.discovery`: reported by ``netmd check``, never read as a note.
    """
    stem, number = target.stem, 1
    while True:
        tail = f"_conflict-{now:%Y%m%d-%H%M%S}{f'-{number}' if number > 1 else ''}{target.suffix}"
        if len(os.fsencode(stem + tail)) > 255:
            stem = stem[:-1]
            continue
        yield target.with_name(stem + tail)
        number += 1
