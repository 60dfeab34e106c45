"""The Markdown files in a notebook's folder that are no entries: a vault's projects and daily notes, a README."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netmd.editing.rename import Others
    from netmd.editing.renaming import Renaming
    from netmd.notebook import Notebook

_README = re.compile(r"readme\.(?:md|markdown)\Z", re.IGNORECASE)


def others_of(notebook: Notebook, wanted: Renaming) -> Others:
    """Those that may link to the contact, and those that cannot be looked at.

    Raises EditRefusedError for one that links to it and cannot be written to; other such files are left out.
    """
    from netmd.editing.document import Document, EditRefusedError
    from netmd.editing.note import NoteFile
    from netmd.editing.rename import Others, links_to
    from netmd.reading import Reading
    from netmd.storage import read_note_bytes

    there = frozenset(_paths(notebook))
    linking: list[str] = []
    unread: list[str] = []
    for path in sorted(there - set(notebook.index.entries)):
        if (notebook.root / path).is_symlink() and (notebook.root / path).exists():
            if not (notebook.root / path).resolve().is_relative_to(notebook.root.resolve()):
                unread.append(path)
            continue  # one that leads to a file of the notebook is dealt with there
        data, problem = read_note_bytes(notebook.root, path)
        if data is None:
            unread += [path] if problem is not None else []
            continue
        try:
            if wanted.may_concern(Document.of(path, data).text):
                linking.append(path)
        except EditRefusedError:
            text = Document(path, data.decode("utf-8", "replace"))
            note = NoteFile(text, Reading(None), lambda _path, _data: Reading(None))
            if wanted.may_concern(text.text) and links_to(note, wanted, notebook.index, Others(there=there)):
                raise
    return Others(tuple(linking), there, tuple(unread))


def _paths(notebook: Notebook) -> Iterator[str]:
    """The paths of all Markdown files that are neither hidden nor ignored, the entries among them.

    Sync tools' conflict copies and editors' backups stay what they are.
    """
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(notebook.root / folder) as listing:
                found = list(listing)
        except OSError:
            continue
        for item in found:
            path = f"{folder}/{item.name}" if folder else item.name
            if not notebook.layout.walks_into(path):
                continue
            if item.is_dir(follow_symlinks=False):
                folders.append(path)
            elif _README.match(item.name) or _is_note(notebook, path):
                yield path


def _is_note(notebook: Notebook, path: str) -> bool:
    from netmd.discovery import Skipped

    return notebook.layout.kind(path) not in (Skipped.OVER, Skipped.CONFLICT_COPY)
