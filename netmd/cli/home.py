"""Where the notes of new contacts lie as long as nobody's lie elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netmd.notebook import Notebook


def home_of(notebook: Notebook) -> str:
    """The folder of contacts, relative to the notebook; ``""``, the notebook itself, where notes lie in no such folder.

    A notebook with settings and without any note has a folder of contacts still to be made: git keeps no empty ones, so
    that a fresh clone has none. Where notes lie elsewhere it would end their being read.
    """
    from netmd.config import FILE_NAME

    home = notebook.settings.folders.contacts
    if notebook.layout.structured:
        return home
    is_begun = (notebook.root / FILE_NAME).is_file()
    others = any(notebook.layout.kind(path) == "contact" for path in notebook.index.entries)
    return home if is_begun and not others and not notebook.unread else ""
