"""What came of an import, row by row: every row of the file is accounted for once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from netmd.exchange.records import Source


class Outcome(Enum):
    """What came of a row. Of a row with several, the first counts."""

    NEW = "new"
    MERGED = "merged"
    TO_SETTLE = "to settle"
    UNCHANGED = "unchanged"
    REPEATED = "repeated on another sheet"
    SKIPPED = "skipped"


_RANK = {outcome: rank for rank, outcome in enumerate(Outcome)}


@dataclass(frozen=True, slots=True)
class Person:
    """What came of the record of a person; ``path`` is their note, empty where none is written."""

    source: Source
    name: str
    outcome: Outcome
    path: str = ""


@dataclass(frozen=True, slots=True)
class Maybe:
    """A contact that somebody of the file may be, and why."""

    path: str
    id: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class ToSettle:
    """Somebody of the file, in one row or several, who may be one of these contacts; nothing of it is written."""

    sources: tuple[Source, ...]
    name: str
    org: str
    candidates: tuple[Maybe, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row of which nothing is written, and why; ``names`` are those it is about, where that helps."""

    source: Source
    why: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The file says something else than a note, which stays: ``field`` is a key or a touch."""

    source: Source
    path: str
    field: str
    theirs: str
    files: str


class UnaccountedError(AssertionError):
    """The rows of a file and what came of them do not add up: a fault of netmd's."""


@dataclass(slots=True)
class Report:
    """What came of an import. ``rows`` is how many the file has, ``failed`` how many netmd itself
    failed to write."""

    format: str
    rows: int
    notices: tuple[str, ...] = ()
    outcomes: dict[Source, Outcome] = field(default_factory=dict)
    people: list[Person] = field(default_factory=list)
    to_settle: list[ToSettle] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    failed: int = 0
    conflicts: list[Contradiction] = field(default_factory=list)

    def came(self, sources: Iterable[Source], outcome: Outcome) -> None:
        """Note what came of rows."""
        for source in sources:
            known = self.outcomes.get(source)
            if known is None or _RANK[outcome] < _RANK[known]:
                self.outcomes[source] = outcome

    def skip(self, sources: Iterable[Source], why: str, names: tuple[str, ...] = ()) -> None:
        """Note that nothing comes of rows."""
        for source in sources:
            self.came((source,), Outcome.SKIPPED)
            self.skipped.append(Skipped(source, why, names))

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many rows came to what; raises :class:`UnaccountedError` if a row is missing, or is there twice."""
        found = Counter(self.outcomes.values())
        if found.total() != self.rows:
            raise UnaccountedError(f"of {self.rows:,} rows {found.total():,} are accounted for")
        return {outcome: found[outcome] for outcome in Outcome}

    @property
    def contacts(self) -> Mapping[Outcome, int]:
        """How many contacts are new, and how many that were there get something: a contact may have several rows."""
        new = {one.path for one in self.people if one.outcome is Outcome.NEW}
        merged = {one.path for one in self.people if one.outcome is Outcome.MERGED}
        return {Outcome.NEW: len(new), Outcome.MERGED: len(merged - new)}

    @property
    def reasons(self) -> tuple[tuple[str, tuple[Source, ...]], ...]:
        """Why rows were skipped, and which, most first."""
        left = {source for source, outcome in self.outcomes.items() if outcome is Outcome.SKIPPED}
        found: dict[str, list[Source]] = {}
        for source, why in {one.source: one.why for one in self.skipped if one.source in left}.items():
            found.setdefault(why, []).append(source)
        most_first = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        return tuple((why, tuple(rows)) for why, rows in most_first)


def row_name(source: Source) -> str:
    """A row as a person names it: ``12``, ``Contacts:12``."""
    return f"{source.part}:{source.row}" if source.part else str(source.row)
