"""A foreign file and a notebook woven into one: which notes change, which are new, and what came of every row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from netmd.editing.plan import FileChange
from netmd.errors import NetmdError
from netmd.exchange.matching.known import Match
from netmd.exchange.merging.account import Account
from netmd.exchange.merging.adding import Adding
from netmd.exchange.merging.book import Book, Progress, Wishes
from netmd.exchange.merging.making import Making
from netmd.exchange.merging.meaning import Meaning
from netmd.exchange.merging.plain import comparable, value
from netmd.exchange.merging.sorting import Sorting
from netmd.exchange.records import EventRecord, ForeignFile, PersonRecord, Source
from netmd.exchange.report import Maybe, Outcome, Report, ToSettle

__all__ = ["Book", "Progress", "Wishes", "Woven", "weave"]


@dataclass(frozen=True, slots=True)
class Woven:
    """The changes to write, and the report."""

    changes: tuple[FileChange, ...]
    report: Report


def weave(foreign: ForeignFile, book: Book, wishes: Wishes, today: date, progress: Progress | None = None) -> Woven:
    """All that is to be done with a foreign file.

    Raises UsageError for a wish about a row that the file does not have.
    """
    left_out: dict[Source, str] = {}
    faults: set[Source] = set()
    while True:
        loom = _Loom(foreign, book, wishes, today, left_out, progress)
        woven = loom.run()
        if loom.account.failed.keys() <= left_out.keys():
            woven.report.failed = len(faults)
            return woven
        faults |= loom.account.faults
        left_out |= loom.account.failed  # others may link to them: without them, all is woven anew


class _Loom:
    """One weaving, step by step."""

    def __init__(
        self, foreign: ForeignFile, book: Book, wishes: Wishes, today: date, left_out: Mapping[Source, str],
        progress: Progress | None,
    ) -> None:  # fmt: skip
        self._foreign, self._book, self._wishes = foreign, book, wishes
        self._progress = progress or (lambda *_: None)
        self._report = Report(foreign.format, foreign.rows, foreign.notices)
        self.account = Account(self._report, left_out)
        self._meaning = Meaning(book, wishes.me)
        touches = [touch for record in foreign.people for touch in record.touches]
        items = chain(*(record.items for record in foreign.people), *(touch.items for touch in touches))
        owners = (item.owner for item in items)
        # where no touch is with others, and nobody else owes anything, nobody's note says anything of others
        self._stands_alone = not foreign.events and not any(touch.people for touch in touches) and not any(owners)
        self._adding = Adding(
            book, self._meaning, has_touches=bool(touches or foreign.events), has_company=not self._stands_alone
        )
        self._making = Making(book, self._meaning.named, today)
        self._open_names: set[str] = set()
        self._changes: list[FileChange] = []

    def run(self) -> Woven:
        for one in self._foreign.passed_over:
            if one.repeats:
                self._report.came((one.source,), Outcome.REPEATED)
            else:
                self._report.skip((one.source,), one.why)
        sorting = Sorting(self._foreign, self._book, self._meaning, self._report, self._progress)
        found = sorting.run(filter(self.account.keeps, self._foreign.people), self._wishes)
        last = {path: number for number, (path, _) in enumerate(found.sure)}
        for number, (path, records) in enumerate(found.sure):
            self._progress("Merging", number, len(found.sure))
            self._add_people(path, records)
            if self._stands_alone and last[path] == number:
                self._make(path)
        for records, match in found.unsure:
            self._settle(records, match)
        for event in self._foreign.events:
            self._add_event(event)
        for number, path in enumerate(left := self._adding.paths):
            self._progress("Making notes", number, len(left))
            self._make(path)
        if not self.account.failed:
            assert self._report.counts  # before anything is written, every row must be accounted for
        return Woven(tuple(sorted(self._changes, key=lambda change: change.path)), self._report)

    def _add_people(self, path: str, records: Sequence[PersonRecord]) -> None:
        gathered = self._adding.to(path)
        is_new = gathered.contact is None
        for record in records:
            changed, conflicts = self._adding.record(gathered, record)
            outcome = Outcome.NEW if is_new else Outcome.MERGED if changed else Outcome.UNCHANGED
            self.account.came(record, outcome, path)
            self.account.goes_to(path, (record.source, *record.also))
            self.account.conflicts(record.source, path, conflicts)

    def _settle(self, records: Sequence[PersonRecord], match: Match) -> None:
        """Somebody who may be a contact: nothing is to do if that contact's note says all of it."""
        sources = [source for record in records for source in (record.source, *record.also)]
        for candidate in match.candidates:
            trial = self._adding.trial(candidate.id)
            results = [self._adding.record(trial, record, trial=True) for record in records]
            if not any(changed or conflicts for changed, conflicts in results):
                for record in records:
                    self.account.came(record, Outcome.UNCHANGED, candidate.id)
                return
        self._open_names.update(comparable(record.name) for record in records)
        for record in records:
            self.account.came(record, Outcome.TO_SETTLE)
        org = next((value(org) for record in records for org in record.orgs), "")
        found = tuple(self._maybe(candidate.id, candidate.why) for candidate in match.candidates)
        self._report.to_settle.append(ToSettle(tuple(sources), value(records[0].name), org, found))

    def _maybe(self, path: str, why: str) -> Maybe:
        contact = self._book.index.contact(path)
        assert contact is not None
        return Maybe(path, contact.id, contact.name, why)

    def _add_event(self, event: EventRecord) -> None:
        sources = (event.source, *event.also)
        paths, also = self._meaning.resolved(event.touch.people)
        if event.source in self.account.left_out:
            self._report.skip(sources, self.account.left_out[event.source])
        elif event.touch.when.precision == "year":
            self._report.skip(sources, "a year is no day")
        elif not paths:
            is_open = any(comparable(name) in self._open_names for name in also)
            why = "with somebody who is to be settled first" if is_open else "with nobody who is a contact"
            self._report.skip(sources, why, tuple(also))
        else:
            host, changed, conflicts = self._adding.event(event.touch, paths, also)
            is_new = self._book.index.contact(host) is None
            self._report.came(sources, Outcome.NEW if is_new else Outcome.MERGED if changed else Outcome.UNCHANGED)
            self.account.goes_to(host, sources)
            self.account.conflicts(event.source, host, conflicts)

    def _make(self, path: str) -> None:
        """Make the note of what is gathered, which is let go of."""
        gathered = self._adding.take(path)
        try:
            if gathered.contact is None or gathered.is_changed:
                change, conflicts = self._making.change(gathered)
                if conflicts:
                    self.account.conflicts(self.account.first_row(path), path, conflicts)
                if change.before == change.after:
                    self.account.had_no_place(path)
                else:
                    self._changes.append(change)
            self.account.written(path)
        except (NetmdError, ValueError) as error:
            self.account.cannot_be_written(path, error)
