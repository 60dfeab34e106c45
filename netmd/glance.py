"""The contacts of a notebook at a glance: id and name of each, without reading the notes whole.

For completing a name while it is typed: reading ten thousand notes takes seconds, their first lines a fraction of one.
What cannot be read is left out.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from netmd.config import FILE_NAME as SETTINGS_FILE
from netmd.config import read_settings
from netmd.discovery import Layout
from netmd.reading.entries import name_from_stem
from netmd.storage import read_note_bytes

_HEAD_BYTES = 2048
_PLAIN_VALUE = r"[ \t]*:[ \t]*(?:\"([^\"\n]*)\"|'([^'\n]*)'|([^\s#\"'\[{][^\n]*?))[ \t]*(?:[ \t]#[^\n]*)?$"
_NAME = re.compile(rf"^name{_PLAIN_VALUE}", re.MULTILINE)
_ORG = re.compile(rf"^org{_PLAIN_VALUE}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A contact as their file begins. ``org`` is empty where it is not a plain text on the line of its key."""

    id: str
    name: str
    org: str = ""


def glance(root: Path) -> Iterator[Glimpse]:
    """The contacts in a notebook's folder, in the order of their paths."""
    data, _ = read_note_bytes(root, SETTINGS_FILE)
    settings, _ = read_settings(data or b"")
    layout = Layout(settings, (root / settings.folders.contacts).is_dir())
    for path in sorted(_paths(root, layout)):
        stem = PurePosixPath(path).stem
        head = _head(root, path)
        if head is not None:
            yield Glimpse(stem, _value(_NAME, head) or name_from_stem(stem), _value(_ORG, head))


def _paths(root: Path, layout: Layout) -> Iterator[str]:
    folders = [folder for folder in layout.roots if not (root / folder).is_symlink() or folder == ""]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(root / folder) as listing:
                found = list(listing)
        except OSError:
            continue
        for item in found:
            path = f"{folder}/{item.name}" if folder else item.name
            if item.is_dir(follow_symlinks=False):
                if layout.walks_into(path):
                    folders.append(path)
            elif item.is_file(follow_symlinks=False) and layout.kind(path) == "contact":
                yield path


def _head(root: Path, path: str) -> str | None:
    """The front matter at the beginning of a file, as far as it is looked at; empty where there is none."""
    try:
        descriptor = os.open(f"{root}/{path}", os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            data = os.read(descriptor, _HEAD_BYTES)
        finally:
            os.close(descriptor)
    except OSError:
        return None
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    return text[4:].partition("\n---")[0] if text.startswith("---\n") else ""


def _value(pattern: re.Pattern[str], head: str) -> str:
    match = pattern.search(head)
    return next((group.strip() for group in match.groups() if group), "") if match else ""
