"""An index over notes given as text, so that problems have the places a person would see."""

from __future__ import annotations

from textwrap import dedent

from netmd.index import Index
from netmd.reading import Kind, read_note

_KINDS: dict[str, Kind] = {"contacts": "contact", "meetings": "meeting", "opportunities": "opportunity"}


def index_of(**notes: str) -> Index:
    """The index of contacts by their ids; ``opportunities__x`` is opportunities/x.md, ``_`` in an id is ``-``."""
    texts = {}
    for key, text in notes.items():
        folder, _, stem = key.rpartition("__")
        texts[f"{folder.replace('__', '/') or 'contacts'}/{stem.replace('_', '-')}.md"] = text
    return index_of_files(texts)


def index_of_files(texts: dict[str, str]) -> Index:
    """The index of notes by their paths."""
    entries = []
    for path, text in texts.items():
        entry = read_note(path, dedent(text).encode(), _KINDS[path.split("/")[0]], {}).entry
        assert entry is not None
        entries.append(entry)
    return Index.of(entries)
