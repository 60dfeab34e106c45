"""What is gathered for a note, made into the change of a file."""

from __future__ import annotations

from datetime import date

from netmd import problems
from netmd.editing.document import EditRefusedError
from netmd.editing.habits import habits_of
from netmd.editing.note import NoteFile
from netmd.editing.plan import FileChange
from netmd.exchange.merging.book import Book
from netmd.exchange.merging.fresh import Writer
from netmd.exchange.merging.gather import Conflict, Gathered
from netmd.exchange.merging.into import Linking, write_into


class Making:
    """Makes changes in the ways of a notebook."""

    def __init__(self, book: Book, link: Linking, today: date) -> None:
        self._book, self._link, self._today = book, link, today
        self._habits = habits_of(book.index)
        self._writer = Writer.of(book.read, self._habits, link, book.folder, today)

    def change(self, gathered: Gathered) -> tuple[FileChange, list[Conflict]]:
        """The change, and the values for which a note that is there has no place.

        Raises :class:`EditRefusedError` where that note cannot be written to, and other errors where what is to be
        written would be read as something else.
        """
        if gathered.contact is None:
            return FileChange(gathered.path, None, self._writer.note(gathered)), []
        before = NoteFile.of(gathered.path, self._book.data(gathered.path), self._book.read)
        if before.reading.entry != gathered.contact:
            raise EditRefusedError(f"{gathered.path} changed meanwhile.", "Run the command again.")
        if (gathered.values or gathered.extra) and any(one.rule in _NOT_READ for one in before.reading.problems):
            raise EditRefusedError("The front matter of the note cannot be read as a whole.",
                                   "Mend it first; netmd check shows where.")  # fmt: skip
        after, conflicts = write_into(before, gathered, self._habits, self._today, self._link)
        return FileChange(gathered.path, before.document.data, after.document.data), conflicts


_NOT_READ = (problems.YAML_SYNTAX, problems.NOT_A_MAPPING, problems.UNCLOSED, problems.UNOPENED, problems.TOO_COMPLEX)
"""What is amiss where a key may be there that was not read."""
