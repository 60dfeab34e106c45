"""Whose note each record of a person belongs to: one that is there, a new one, or one that the person must name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from netmd.exchange.matching.known import Match, Traits, joined
from netmd.exchange.matching.rows import grouped, traits_of
from netmd.exchange.merging.book import Book, Progress, Wishes
from netmd.exchange.merging.card import LONGEST
from netmd.exchange.merging.meaning import Meaning
from netmd.exchange.merging.namesakes import of_namesakes, of_several
from netmd.exchange.merging.plain import value
from netmd.exchange.merging.settled import checked, parted
from netmd.exchange.merging.touches import planned
from netmd.exchange.records import ForeignFile, PersonRecord, TouchRecord
from netmd.exchange.report import Report
from netmd.identity import name_of

Group = list[PersonRecord]


@dataclass(frozen=True, slots=True)
class Sorted:
    """The records with the path of their note, in the order of the file; and those that may be somebody's."""

    sure: Sequence[tuple[str, Group]]
    unsure: Sequence[tuple[Group, Match]]


class Sorting:
    """One sorting; ``kept`` are the records of which something is written. The people of the file become known to
    ``meaning``, and ``report`` gets the notices. :class:`Wishes` are as :func:`netmd.exchange.merging.settled.checked`
    takes them."""

    def __init__(self, foreign: ForeignFile, book: Book, meaning: Meaning, report: Report, progress: Progress) -> None:
        self._foreign, self._book, self._meaning = foreign, book, meaning
        self._report, self._progress = report, progress

    def run(self, kept: Iterable[PersonRecord], wishes: Wishes) -> Sorted:
        """Raises UsageError for a wish about a row that the file does not have."""
        settled = checked(wishes, self._foreign.people)
        groups = [part for group in grouped(map(_cleaned, kept)) for part in parted(group, settled)]
        sure: list[tuple[str, Group]] = []
        unsure: list[tuple[Group, Match]] = []
        new: list[Group] = []
        for number, group in enumerate(groups):
            self._progress("Matching", number, len(groups))
            wish = next((settled[one.source] for one in group if one.source in settled), None) if settled else None
            match = Match("none") if wish == "" else self._meaning.people.find(self._traits(group))
            if wish:
                sure.append((wish, group))
            elif match.how == "sure":
                sure.append((match.candidates[0].id, group))
            elif match.how == "unsure":
                unsure.append((group, match))
            else:
                new.append(group)
        # who is looked up later must be known by what the file says of them; of most files nobody is
        are_sought = bool(unsure) or _speaks_of_people(self._foreign)
        if are_sought:
            for path, group in sure:
                self._learn(path, group)
        sure += self._as_new(new, groups, are_sought)
        for event in self._foreign.events:
            for path in self._meaning.resolved(event.touch.people)[0][:1]:
                self._meaning.people.learn(Traits(path, (), touches=self._touches_of((event.touch,))))
        unsure = self._known_by_now(sure, unsure)
        order = {record.source: number for number, record in enumerate(self._foreign.people)}
        return Sorted(sorted(sure, key=lambda pair: order[pair[1][0].source]), unsure)

    def _as_new(self, new: Sequence[Group], groups: Sequence[Group], are_sought: bool) -> list[tuple[str, Group]]:
        """Those who are nobody known, each with a path of their own."""
        called = Counter(name_of(group[0].name) for group in groups)
        namesakes: defaultdict[str, list[tuple[str, Group]]] = defaultdict(list)
        found = []
        for group in new:
            name = name_of(group[0].name)
            if called[name] > 1 and self._traits(group).form().is_bare:
                self._report.notices += (of_several(group),)
            path = self._meaning.path_for(group[0].name)
            found.append((path, group))
            if called[name] > 1:
                namesakes[name].append((path, group))
            if are_sought:
                self._meaning.people.add(replace(self._traits(group), id=path), with_slips=False)
        self._report.notices += tuple(of_namesakes([those for those in namesakes.values() if len(those) > 1]))
        return found

    def _traits(self, group: Sequence[PersonRecord]) -> Traits:
        found = traits_of(group[0], "") if len(group) == 1 else joined((traits_of(one, "") for one in group), "")
        touches = self._touches_of(touch for record in group for touch in record.touches)
        return replace(found, touches=touches) if touches else found

    def _touches_of(self, touches: Iterable[TouchRecord]) -> frozenset[str]:
        """Days with the titles of touches, as :class:`Traits` has them."""
        made = [planned(touch, self._book.channels, (), ()) for touch in touches]
        return frozenset(f"{one.when.iso} {one.key}" for one in made)

    def _learn(self, path: str, group: Sequence[PersonRecord]) -> None:
        """Look people up by what a note will have after the import; the name stays what it is there."""
        aliases = tuple(alias for record in group for alias in record.aliases)
        self._meaning.people.learn(replace(self._traits(group), id=path, names=aliases))

    def _known_by_now(
        self, sure: list[tuple[str, Group]], unsure: list[tuple[Group, Match]]
    ) -> list[tuple[Group, Match]]:
        """Who is still unsure after what other rows say of those who are known; whoever is sure by now moves there."""
        is_over = not sure
        while not is_over:
            left = []
            for group, before in unsure:
                match = self._meaning.people.find(self._traits(group))
                if match.how == "sure":
                    path = match.candidates[0].id
                    sure.append((path, group))
                    self._learn(path, group)
                else:
                    are_there = all(self._book.index.contact(one.id) for one in match.candidates)
                    left.append((group, match if are_there and match.candidates else before))
            is_over, unsure = len(left) == len(unsure), left
        return unsure


def _speaks_of_people(foreign: ForeignFile) -> bool:
    """Whether the file names people by their names, beside those whom its records are about."""
    return bool(foreign.events) or any(
        record.introduced_by
        or any(touch.people for touch in record.touches)
        or any(item.owner for item in chain(record.items, *(touch.items for touch in record.touches)))
        for record in foreign.people
    )


def _cleaned(record: PersonRecord) -> PersonRecord:
    """A record whose names are as they will be written, so that it is found by them again; a name that is a text is
    cut, and its whole is a note."""
    name = value(record.name)
    cut = name[:LONGEST].rstrip()
    notes = record.notes if len(name) <= LONGEST else (record.name, *record.notes)
    aliases = tuple(filter(None, map(value, record.aliases)))
    orgs = tuple(filter(None, map(value, record.orgs)))
    if (cut, notes, aliases, orgs) == (record.name, record.notes, record.aliases, record.orgs):
        return record
    return replace(record, name=cut, notes=notes, aliases=aliases, orgs=orgs)
