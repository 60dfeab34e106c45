"""What comes of each row while a file is woven in: kept until its note is written, and then only in the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from netmd.editing.document import EditRefusedError
from netmd.exchange.merging.gather import Conflict
from netmd.exchange.merging.plain import value
from netmd.exchange.records import PersonRecord, Source
from netmd.exchange.report import Contradiction, Outcome, Person, Report


class Account:
    """``left_out`` are rows that are not to be written, and why; ``failed`` those that turned out not to be writable,
    ``faults`` those of them for which netmd itself is to blame."""

    def __init__(self, report: Report, left_out: Mapping[Source, str]) -> None:
        self.report, self.left_out = report, left_out
        self.failed: dict[Source, str] = {}
        self.faults: set[Source] = set()
        self._rows: defaultdict[str, list[tuple[Source, ...]]] = defaultdict(list)

    def keeps(self, record: PersonRecord) -> bool:
        """Whether something is to be written of a person; if not, the report says why."""
        if record.source in self.left_out:
            why = self.left_out[record.source]
        elif any(map(str.isalnum, name := value(record.name))):
            return True
        else:
            why = "no name" if not name else "no letters in the name"
        self.report.skip((record.source, *record.also), why)
        return False

    def came(self, record: PersonRecord, outcome: Outcome, path: str = "") -> None:
        """Note what came of the record of a person."""
        self.report.came((record.source, *record.also), outcome)
        self.report.people.append(Person(record.source, value(record.name), outcome, path))

    def goes_to(self, path: str, sources: tuple[Source, ...]) -> None:
        """Note that rows are to be written into the note at a path."""
        self._rows[path].append(sources)

    def conflicts(self, source: Source, path: str, conflicts: Iterable[Conflict]) -> None:
        """Note where a row says something else than a note."""
        self.report.conflicts += [
            Contradiction(source, path, one.field, one.theirs, one.files) for one in conflicts
        ]  # fmt: skip

    def first_row(self, path: str) -> Source:
        """The first row of those that go to the note at a path."""
        return self._rows[path][0][0]

    def written(self, path: str) -> None:
        """Note that the note at a path is made."""
        self._rows.pop(path, None)

    def had_no_place(self, path: str) -> None:
        """Note that what was to be added to a note had no place in it."""
        for source in self._of(path):
            if self.report.outcomes[source] is Outcome.MERGED:
                self.report.outcomes[source] = Outcome.UNCHANGED

    def cannot_be_written(self, path: str, error: Exception) -> None:
        """Note why the rows of a note cannot be written."""
        rows = self._of(path)
        self.failed |= dict.fromkeys(rows, getattr(error, "message", str(error)))
        self.faults |= set() if isinstance(error, EditRefusedError) else set(rows)

    def _of(self, path: str) -> list[Source]:
        return [source for sources in self._rows.pop(path, ()) for source in sources]
