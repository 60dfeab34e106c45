"""A foreign file and a notebook woven into one: which notes change, which are new, and what came of every row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from netmd import problems
from netmd.editing.document import EditRefusedError
from netmd.editing.habits import habits_of
from netmd.editing.linking import link_to
from netmd.editing.note import NoteFile, Reader
from netmd.editing.plan import FileChange
from netmd.editing.stems import file_stem, is_file_name
from netmd.errors import NetmdError, UsageError
from netmd.exchange.matching.known import Match, People, Traits, joined
from netmd.exchange.matching.rows import grouped, traits_of
from netmd.exchange.merging.card import LONGEST, Card, card_of, said_by
from netmd.exchange.merging.fresh import Writer
from netmd.exchange.merging.gather import Conflict, Gathered
from netmd.exchange.merging.into import write_into
from netmd.exchange.merging.namesakes import of_namesakes, of_several
from netmd.exchange.merging.plain import clean, comparable, value
from netmd.exchange.merging.touches import Planned, planned, same_touch, title_key
from netmd.exchange.records import EventRecord, ForeignFile, PersonKey, PersonRecord, Source, TouchRecord
from netmd.exchange.report import Contradiction, Maybe, Outcome, Person, Report, ToSettle, row_name
from netmd.identity import name_of
from netmd.index import Index
from netmd.model import Channel, Contact, Link, name_key
from netmd.problems import Location

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Book:
    """What is to be known of the notebook.

    ``data`` gives a note's bytes as they are now, ``read`` reads some. New notes lie in ``folder``; ``taken`` are stems
    of files there, and ``as_named`` says that files are called as people are.
    """

    index: Index
    read: Reader
    data: Callable[[str], bytes]
    channels: Mapping[str, Channel]
    folder: str
    taken: frozenset[str] = frozenset()
    as_named: bool = False
    is_contact: Callable[[str], bool] = bool


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person settled: rows, by :func:`netmd.exchange.report.row_name`, that are known contacts, by path, and
    rows that are nobody known. ``me`` are the owner's own addresses and names, casefolded."""

    same: Mapping[str, str] = field(default_factory=dict)
    different: frozenset[str] = frozenset()
    me: frozenset[str] = frozenset()


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
        if loom.failed.keys() <= left_out.keys():
            woven.report.failed = len(faults)
            return woven
        faults |= loom.faults
        left_out |= loom.failed  # others may link to them: without them, all is woven anew


class _Loom:
    """One weaving. Its state grows from step to step."""

    def __init__(
        self, foreign: ForeignFile, book: Book, wishes: Wishes, today: date, left_out: Mapping[Source, str],
        progress: Progress | None,
    ) -> None:  # fmt: skip
        self._foreign, self._book, self._wishes, self._today = foreign, book, wishes, today
        self._left_out, self._progress = left_out, progress or (lambda *_: None)
        self._report = Report(foreign.format, foreign.rows, foreign.notices)
        self._people = People()
        self._names = _Names(book)
        self._gathered: dict[str, Gathered] = {}
        self._elsewhere: defaultdict[str, dict[tuple[str, str], Planned]] = defaultdict(dict)
        self._rows: defaultdict[str, list[tuple[Source, ...]]] = defaultdict(list)
        self._links: dict[tuple[str, str], str] = {}
        self._open_names: set[str] = set()
        self._new_names: dict[str, str] = {}
        self._has_company = any(touch.people for record in foreign.people for touch in record.touches)
        self._habits = habits_of(book.index)
        self._writer = Writer.of(book.read, self._habits, self._named, book.folder, today)
        self._changes: list[FileChange] = []
        self.failed: dict[Source, str] = {}
        self.faults: set[Source] = set()

    def run(self) -> Woven:
        self._report.came((one.source for one in self._foreign.passed_over), Outcome.SKIPPED)
        for one in self._foreign.passed_over:
            self._report.skip((one.source,), one.why)
        for contact in self._book.index.contacts:
            self._people.add(_traits_of_contact(contact))
        sure, unsure = self._sorted_out()
        stand_alone = not self._foreign.events and not self._has_company  # nobody's note says anything of others
        last = {path: number for number, (path, _) in enumerate(sure)}
        for number, (path, records) in enumerate(sure):
            self._progress("Merging", number, len(sure))
            self._add_records(path, records)
            if stand_alone and last[path] == number:
                self._write(path)
        for records, match in unsure:
            self._settle(records, match)
        for event in self._foreign.events:
            self._add_event(event)
        for number, path in enumerate(tuple(self._gathered)):
            self._progress("Making notes", number, len(self._gathered))
            self._write(path)
        if not self.failed:
            assert self._report.counts  # before anything is written, every row must be accounted for
        return Woven(tuple(sorted(self._changes, key=lambda change: change.path)), self._report)

    # -- whose records ---------------------------------------------------------------------------------------------

    def _sorted_out(self) -> tuple[list[tuple[str, list[PersonRecord]]], list[tuple[list[PersonRecord], Match]]]:
        """The records with the path of their note, there or new; and those that may be somebody's."""
        wishes = self._checked_wishes()
        kept = [_cleaned(record) for record in self._foreign.people if self._is_kept(record)]
        groups = [part for group in grouped(kept) for part in _parted(group, wishes)]
        sure: list[tuple[str, list[PersonRecord]]] = []
        unsure: list[tuple[list[PersonRecord], Match]] = []
        new: list[list[PersonRecord]] = []
        for number, group in enumerate(groups):
            self._progress("Matching", number, len(groups))
            wish = next((wishes[record.source] for record in group if record.source in wishes), None)
            match = Match("none") if wish == "" else self._people.find(self._traits(group))
            if wish:
                sure.append((wish, group))
            elif match.how == "sure":
                sure.append((match.candidates[0].id, group))
            elif match.how == "unsure":
                unsure.append((group, match))
            else:
                new.append(group)
        for path, group in sure:
            self._learn(path, group)
        namesakes: defaultdict[str, list[tuple[str, list[PersonRecord]]]] = defaultdict(list)
        called = Counter(name_of(group[0].name) for group in groups)
        for group in new:
            if called[name_of(group[0].name)] > 1 and self._traits(group).form().is_bare:
                self._report.notices += (of_several(group),)
            path = self._names.free(value(group[0].name))
            sure.append((path, group))
            namesakes[name_of(group[0].name)].append((path, group))
            self._people.add(replace(self._traits(group), id=path), with_slips=False)
            self._new_names[path] = value(group[0].name)
        self._report.notices += tuple(of_namesakes([those for those in namesakes.values() if len(those) > 1]))
        for event in self._foreign.events:
            for path in self._resolved(event.touch.people)[0][:1]:
                self._people.learn(Traits(path, (), touches=self._touches_of((event.touch,))))
        unsure = self._known_by_now(sure, unsure)
        order = {record.source: number for number, record in enumerate(self._foreign.people)}
        return sorted(sure, key=lambda pair: order[pair[1][0].source]), unsure

    def _traits(self, group: Sequence[PersonRecord]) -> Traits:
        found = joined((traits_of(record, "") for record in group), "")
        return replace(found, touches=self._touches_of(touch for record in group for touch in record.touches))

    def _touches_of(self, touches: Iterable[TouchRecord]) -> frozenset[str]:
        """Days with the titles of touches, as :class:`Traits` has them."""
        made = [planned(touch, self._book.channels, (), ()) for touch in touches]
        return frozenset(f"{one.when.iso} {one.key}" for one in made)

    def _learn(self, path: str, group: Sequence[PersonRecord]) -> None:
        """Look people up by what a note will have after the import; the name stays what it is there."""
        aliases = tuple(alias for record in group for alias in record.aliases)
        self._people.learn(replace(self._traits(group), id=path, names=aliases))

    def _known_by_now(
        self, sure: list[tuple[str, list[PersonRecord]]], unsure: list[tuple[list[PersonRecord], Match]]
    ) -> list[tuple[list[PersonRecord], Match]]:
        """Who is still unsure after what other rows say of those who are known; whoever is sure by now moves there."""
        is_over = not sure
        while not is_over:
            left = []
            for group, before in unsure:
                match = self._people.find(self._traits(group))
                if match.how == "sure":
                    path = match.candidates[0].id
                    sure.append((path, group))
                    self._learn(path, group)
                else:
                    are_there = all(self._book.index.contact(one.id) for one in match.candidates)
                    left.append((group, match if are_there and match.candidates else before))
            is_over, unsure = len(left) == len(unsure), left
        return unsure

    def _is_kept(self, record: PersonRecord) -> bool:
        sources, name = (record.source, *record.also), value(record.name)
        if record.source in self._left_out:
            self._report.skip(sources, self._left_out[record.source])
        elif not any(map(str.isalnum, name)):
            self._report.skip(sources, "no name" if not name else "no letters in the name")
        else:
            return True
        return False

    def _checked_wishes(self) -> dict[Source, str]:
        """The rows about which there is a wish: the path of whom they are, empty for somebody new."""
        wanted = {**self._wishes.same, **dict.fromkeys(self._wishes.different, "")}
        both = self._wishes.same.keys() & self._wishes.different
        if both:
            raise UsageError(f"Row {min(both)} cannot be the same as somebody and different.", "Say one of them.")
        found: dict[Source, str] = {}
        met = set()
        for record in self._foreign.people:
            for source in (record.source, *record.also):
                for name in {row_name(source), str(source.row)} & wanted.keys():
                    found[record.source] = wanted[name]
                    met.add(name)
        unknown = sorted(wanted.keys() - met)
        if unknown:
            raise UsageError(f"No person stands in row {unknown[0]} of the file.",
                             "The report numbers the rows; with several sheets or files, as SHEET:ROW.")  # fmt: skip
        return found

    def _settle(self, records: list[PersonRecord], match: Match) -> None:
        """Somebody who may be a contact: nothing is to do if that contact's note says all of it."""
        sources = [source for record in records for source in (record.source, *record.also)]
        for candidate in match.candidates:
            trial = self._of_contact(candidate.id)
            results = [self._add_record(trial, record, trial=True) for record in records]
            if not any(changed or conflicts for changed, conflicts in results):
                for record in records:
                    self._came(record, Outcome.UNCHANGED, candidate.id)
                return
        self._open_names.update(comparable(record.name) for record in records)
        for record in records:
            self._came(record, Outcome.TO_SETTLE)
        org = next((value(org) for record in records for org in record.orgs), "")
        found = tuple(self._maybe(candidate.id, candidate.why) for candidate in match.candidates)
        self._report.to_settle.append(ToSettle(tuple(sources), value(records[0].name), org, found))

    def _maybe(self, path: str, why: str) -> Maybe:
        contact = self._book.index.contact(path)
        assert contact is not None
        return Maybe(path, contact.id, contact.name, why)

    # -- what they say ---------------------------------------------------------------------------------------------

    def _add_records(self, path: str, records: Sequence[PersonRecord]) -> None:
        gathered = self._of(path)
        is_new = gathered.contact is None
        for record in records:
            changed, conflicts = self._add_record(gathered, record)
            outcome = Outcome.NEW if is_new else Outcome.MERGED if changed else Outcome.UNCHANGED
            self._came(record, outcome, path)
            self._rows[path].append((record.source, *record.also))
            self._conflicts(record.source, path, conflicts)

    def _add_record(
        self, gathered: Gathered, record: PersonRecord, *, trial: bool = False
    ) -> tuple[bool, list[Conflict]]:
        """Put what a record says to what is gathered of a person; whether that was anything, and the conflicts."""
        card = card_of(record)
        by = [self._introducer(name, gathered.path) for name in card.values.get("introduced_by", ())]
        values = {key: texts for key, texts in card.values.items() if key != "introduced_by"}
        if values.get("status") == ("active",):
            del values["status"]
        if any(by):
            values["introduced_by"] = tuple(dict.fromkeys(filter(None, by)))
        changed, conflicts = gathered.add_card(replace(card, values=values), self._is_same_person)
        if record.markdown:
            before = gathered.markdown
            touches = [planned(touch, self._book.channels, (), ()) for touch in record.touches]
            if gathered.add_markdown(record.markdown, touches):
                return changed or gathered.markdown != before, conflicts
        results = [gathered.add_note(text) for text in record.notes]
        results += [gathered.add_item(item) for item in record.items]
        results += [gathered.add_ledger(line) for line in record.ledger]
        for touch in record.touches:
            if touch.when.precision == "year":
                results.append(gathered.add_note(_as_note(touch)))
                results += [gathered.add_item(item) for item in touch.items]
                results += [gathered.add_ledger(line) for line in touch.ledger]
                continue
            added, more = self._add_touch(gathered, touch, trial=trial)
            results.append(added)
            conflicts += more
        return changed or any(results), conflicts

    def _add_touch(self, gathered: Gathered, touch: TouchRecord, *, trial: bool = False) -> tuple[bool, list[Conflict]]:
        paths, also = self._resolved(touch.people)
        others = [path for path in paths if path != gathered.path]
        made = planned(touch, self._book.channels, others, also)
        if not trial:
            for path in others:
                self._elsewhere[path].setdefault((str(made.when), made.key), made)
        return gathered.add_touch(made)

    def _introducer(self, name: str, own: str) -> str:
        path = self._resolve(PersonKey(name=name))
        if path == own:
            return ""
        return self._link(path, own) if path else name

    def _is_same_person(self, one: str, other: str) -> bool:
        found = [self._meant(text) for text in (one, other)]
        return found[0] == found[1] if all(found) else comparable(one) == comparable(other)

    def _meant(self, written: str) -> str | None:
        target = written.removeprefix("[[").removesuffix("]]").split("|")[0]
        contact = self._book.index.person(Link(target, target, Location("")))
        if contact is not None:
            return contact.path
        return self._names.by_stem.get(target) or self._resolve(PersonKey(name=target))

    # -- events ----------------------------------------------------------------------------------------------------

    def _add_event(self, event: EventRecord) -> None:
        sources = (event.source, *event.also)
        paths, also = self._resolved(event.touch.people)
        if event.source in self._left_out:
            self._report.skip(sources, self._left_out[event.source])
            return
        if event.touch.when.precision == "year":
            self._report.skip(sources, "a year is no day")
            return
        if not paths:
            if any(comparable(name) in self._open_names for name in also):
                self._report.skip(sources, "with somebody who is to be settled first", tuple(also))
            else:
                self._report.skip(sources, "with nobody who is a contact", tuple(also))
            return
        made = planned(event.touch, self._book.channels, paths, also)
        host = next((path for path in paths if self._has(path, made)), paths[0])
        gathered = self._of(host)
        others = tuple(path for path in paths if path != host)
        for path in others:
            self._elsewhere[path].setdefault((str(made.when), made.key), made)
        changed, conflicts = gathered.add_touch(replace(made, people=others))
        is_new = gathered.contact is None
        self._report.came(sources, Outcome.NEW if is_new else Outcome.MERGED if changed else Outcome.UNCHANGED)
        self._rows[host].append(sources)
        self._conflicts(event.source, host, conflicts)

    def _has(self, path: str, touch: Planned) -> bool:
        """Whether somebody has the touch, by its title, already."""
        gathered = self._of(path)
        there = same_touch(touch, gathered.meetings)
        return (str(touch.when), touch.key) in gathered.touches or (there is not None and title_key(there) == touch.key)

    def _resolved(self, people: Iterable[PersonKey]) -> tuple[list[str], list[str]]:
        """The paths of those who are contacts, or will be, and the names of the others; without the owner."""
        paths: dict[str, None] = {}
        names: dict[str, None] = {}
        for key in people:
            if {key.name.strip().casefold(), key.email.strip().casefold()} & self._wishes.me:
                continue
            path = self._resolve(key)
            if path:
                paths[path] = None
            else:
                names[key.name or key.email or key.linkedin or key.phone] = None
        return list(paths), list(names)

    def _resolve(self, key: PersonKey) -> str | None:
        """Who is named: surely, or by a whole name or an address that is one contact's alone."""
        match = self._people.find(Traits.of_key(replace(key, name=value(key.name))))
        if len(match.candidates) != 1:
            return None
        candidate = match.candidates[0]
        is_whole = len(key.name.split()) > 1 or not candidate.why.endswith("name")
        by_name = candidate.why == "the same name" and is_whole and " " in key.name.strip()
        by_address = candidate.why.startswith("the same e-mail address")
        return candidate.id if match.how == "sure" or by_name or by_address else None

    # -- writing ---------------------------------------------------------------------------------------------------

    def _write(self, path: str) -> None:
        """Make the note of what is gathered, which is let go of."""
        gathered = self._gathered[path]
        try:
            if gathered.contact is None:
                self._changes.append(FileChange(path, None, self._writer.note(gathered)))
            elif gathered.is_changed:
                change = self._changed(gathered)
                if change.before == change.after:
                    self._nothing_came(path)
                else:
                    self._changes.append(change)
        except (NetmdError, ValueError) as error:
            why = getattr(error, "message", str(error))
            for sources in self._rows[path]:
                self.failed |= dict.fromkeys(sources, why)
                self.faults |= set() if isinstance(error, EditRefusedError) else set(sources)
        del self._gathered[path]

    def _nothing_came(self, path: str) -> None:
        """What was to be added to a note had no place in it."""
        for sources in self._rows[path]:
            for source in sources:
                if self._report.outcomes[source] is Outcome.MERGED:
                    self._report.outcomes[source] = Outcome.UNCHANGED

    def _changed(self, gathered: Gathered) -> FileChange:
        before = NoteFile.of(gathered.path, self._book.data(gathered.path), self._book.read)
        if before.reading.entry != gathered.contact:
            raise EditRefusedError(f"{gathered.path} changed meanwhile.", "Run the command again.")
        if (gathered.values or gathered.extra) and any(one.rule in _NOT_READ for one in before.reading.problems):
            raise EditRefusedError("The front matter of the note cannot be read as a whole.",
                                   "Mend it first; netmd check shows where.")  # fmt: skip
        after, conflicts = write_into(before, gathered, self._habits, self._today, self._named)
        source = self._rows[gathered.path][0][0]
        self._conflicts(source, gathered.path, conflicts)
        return FileChange(gathered.path, before.document.data, after.document.data)

    def _named(self, path: str, own: str) -> tuple[str, str]:
        contact = self._book.index.contact(path)
        return contact.name if contact else self._new_names[path], self._link(path, own)

    def _link(self, path: str, own: str) -> str:
        known = self._links.get((path, own))
        if known is None:
            contact = self._book.index.contact(path)
            stem = path.rpartition("/")[2].removesuffix(".md")
            known = link_to(contact, self._book.index, own) if contact else f"[[{stem}]]"
            self._links[path, own] = known
        return known

    # -- helpers ---------------------------------------------------------------------------------------------------

    def _of(self, path: str) -> Gathered:
        if path not in self._gathered:
            is_there = self._book.index.contact(path) is not None
            self._gathered[path] = self._of_contact(path) if is_there else self._of_nobody(path)
        return self._gathered[path]

    def _of_contact(self, path: str) -> Gathered:
        contact = self._book.index.contact(path)
        assert contact is not None
        meetings = self._book.index.meetings_of(contact)
        return Gathered(path, said_by(contact), contact, meetings, elsewhere=self._elsewhere[path])

    def _of_nobody(self, path: str) -> Gathered:
        has_company = self._has_company or bool(self._foreign.events)
        return Gathered(path, Card(""), elsewhere=self._elsewhere[path] if has_company else {})

    def _came(self, record: PersonRecord, outcome: Outcome, path: str = "") -> None:
        self._report.came((record.source, *record.also), outcome)
        self._report.people.append(Person(record.source, value(record.name), outcome, path))

    def _conflicts(self, source: Source, path: str, conflicts: Iterable[Conflict]) -> None:
        self._report.conflicts += [
            Contradiction(source, path, one.field, one.theirs, one.files) for one in conflicts
        ]  # fmt: skip


class _Names:
    """Paths for new contacts whose ids nobody has, nor anybody's name or alias, which links may use."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._taken = {name_key(stem) for stem in book.taken}
        for entry in book.index.entries.values():
            self._taken |= entry.keys
        self._last: dict[str, int] = {}
        self.by_stem: dict[str, str] = {}

    def free(self, name: str) -> str:
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
        self._last[wanted] = number
        self._taken.add(name_key(stem))
        self.by_stem[stem] = self._path(stem)
        return self._path(stem)

    def _path(self, stem: str) -> str:
        return f"{self._book.folder}/{stem}.md" if self._book.folder else f"{stem}.md"


_MOST = 1_000_000
_NOT_READ = (problems.YAML_SYNTAX, problems.NOT_A_MAPPING, problems.UNCLOSED, problems.UNOPENED, problems.TOO_COMPLEX)
"""What is amiss where a key may be there that was not read."""


def _cleaned(record: PersonRecord) -> PersonRecord:
    """A record whose names are as they will be written, so that it is found by them again; a name that is a text is
    cut, and its whole is a note."""
    name = value(record.name)
    return replace(
        record,
        name=name[:LONGEST].rstrip(),
        notes=record.notes if len(name) <= LONGEST else (record.name, *record.notes),
        aliases=tuple(filter(None, map(value, record.aliases))),
        orgs=tuple(filter(None, map(value, record.orgs))),
    )


def _parted(group: list[PersonRecord], wishes: Mapping[Source, str]) -> list[list[PersonRecord]]:
    """A group by what is wished of its records; those of which nothing is go with the first."""
    wanted = dict.fromkeys(wishes[record.source] for record in group if record.source in wishes)
    if len(wanted) < 2:
        return [group]
    first = next(iter(wanted))
    return [[record for record in group if wishes.get(record.source, first) == wish] for wish in wanted]


def _traits_of_contact(contact: Contact) -> Traits:
    touches = frozenset(f"{one.when.iso} {title_key(one)}" for one in contact.note.meetings)
    born = contact.birthday.iso if contact.birthday else ""
    names = (contact.name, *contact.aliases)
    return Traits(contact.path, names, contact.emails, contact.phones, contact.linkedin, contact.orgs, born, touches)


def _as_note(touch: TouchRecord) -> str:
    """A touch of which only the year is known, as an undated text."""
    return f"{touch.when.start.year} {clean(touch.title).strip()}\n{clean(touch.text).strip()}".strip()
