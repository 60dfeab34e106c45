"""Paths for the notes of new contacts."""

from __future__ import annotations

from netmd.editing.stems import file_stem, is_file_name
from netmd.errors import UsageError
from netmd.exchange.merging.book import Book
from netmd.model import name_key


class NewPaths:
    """Paths whose ids nobody has, nor anybody's name or alias, which links may use; ``by_stem`` are those given."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._taken = {name_key(stem) for stem in book.taken}
        for entry in book.index.entries.values():
            self._taken |= entry.keys
        self._last: dict[str, int] = {}
        self.by_stem: dict[str, str] = {}

    def free(self, name: str) -> str:
        """A path for somebody of that name; raises UsageError where no file would be read as a contact."""
        wanted = file_stem(name, as_named=self._book.as_named)
        gap = " " if " " in wanted else "-"
        number = self._last.get(wanted, 0) + 1
        stem = wanted if number == 1 else f"{wanted}{gap}{number}"
        while name_key(stem) in self._taken or not is_file_name(stem) or not self._book.is_contact(self._path(stem)):
            number += 1
            if number > _MOST:
                raise UsageError(f"No file can be made for '{name}': none would be read as a contact.",
                                 "See `ignore` in netmd.toml, or name another folder with --into.")  # fmt: skip
            stem = f"{wanted}{gap}{number}"
        path = self._path(stem)
        self._last[wanted] = number
        self._taken.add(name_key(stem))
        self.by_stem[stem] = path
        return path

    def _path(self, stem: str) -> str:
        return f"{self._book.folder}/{stem}.md" if self._book.folder else f"{stem}.md"


_MOST = 1_000_000
