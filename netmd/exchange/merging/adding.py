"""What the records of a file say, put to what is gathered of each person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from netmd.exchange.merging.body import OWNED
from netmd.exchange.merging.book import Book
from netmd.exchange.merging.card import Card, card_of, said_by
from netmd.exchange.merging.gather import Conflict, Gathered
from netmd.exchange.merging.meaning import Meaning
from netmd.exchange.merging.plain import clean
from netmd.exchange.merging.touches import Planned, planned, same_touch, title_key
from netmd.exchange.records import ItemRecord, PersonKey, PersonRecord, TouchRecord
from netmd.model import name_key


class Adding:
    """What is gathered, by the path of the note. ``has_touches``: the file tells of touches; ``has_company``: some of
    them may be with several people."""

    def __init__(self, book: Book, meaning: Meaning, *, has_touches: bool, has_company: bool) -> None:
        self._book, self._meaning = book, meaning
        self._has_touches, self._has_company = has_touches, has_company
        self._gathered: dict[str, Gathered] = {}
        self._elsewhere: defaultdict[str, dict[tuple[str, str], Planned]] = defaultdict(dict)

    @property
    def paths(self) -> tuple[str, ...]:
        """The notes for which something is gathered."""
        return tuple(self._gathered)

    def to(self, path: str) -> Gathered:
        """What is gathered for a note, whether it is there or to be made."""
        if path not in self._gathered:
            is_there = self._book.index.contact(path) is not None
            self._gathered[path] = self.trial(path) if is_there else self._to_nobody(path)
        return self._gathered[path]

    def take(self, path: str) -> Gathered:
        """The same, which is let go of."""
        return self._gathered.pop(path)

    def trial(self, path: str) -> Gathered:
        """What could be put to the note of a contact who is there, and is not."""
        contact = self._book.index.contact(path)
        assert contact is not None
        meetings = self._book.index.meetings_of(contact) if self._has_touches else ()
        return Gathered(path, said_by(contact), self._book.index, contact, meetings, elsewhere=self._elsewhere_of(path))

    def _to_nobody(self, path: str) -> Gathered:
        return Gathered(path, Card(""), self._book.index, elsewhere=self._elsewhere_of(path))

    def _elsewhere_of(self, path: str) -> dict[tuple[str, str], Planned]:
        return self._elsewhere[path] if self._has_company else {}

    def record(self, gathered: Gathered, record: PersonRecord, *, trial: bool = False) -> tuple[bool, list[Conflict]]:
        """Put what a record says to what is gathered of a person; whether that was anything, and the conflicts."""
        changed, conflicts = gathered.add_card(self._card(gathered, record), self._meaning.is_same_person)
        if record.markdown:
            before = gathered.markdown
            touches = [planned(touch, self._book.channels, (), ()) for touch in record.touches]
            if gathered.add_markdown(record.markdown, touches):
                return changed or gathered.markdown != before, conflicts
        results = [gathered.add_note(text) for text in record.notes]
        results += [gathered.add_section(title, text) for title, text in record.sections]
        results += [gathered.add_item(item) for item in self._owned(record.items, gathered.path)]
        results += [gathered.add_ledger(line) for line in record.ledger]
        for touch in record.touches:
            touch = replace(touch, items=self._owned(touch.items, gathered.path))
            if touch.when.precision == "year":
                results.append(gathered.add_note(_as_note(touch)))
                results += [gathered.add_item(item) for item in touch.items]
                results += [gathered.add_ledger(line) for line in touch.ledger]
                continue
            added, more = self._add_touch(gathered, touch, trial=trial)
            results.append(added)
            conflicts += more
        return changed or any(results), conflicts

    def _owned(self, items: tuple[ItemRecord, ...], path: str) -> tuple[ItemRecord, ...]:
        """Items with the id of who owes them, where that is a contact whom an id alone means."""
        return tuple(self._with_owner(item, path) if item.owner else item for item in items)

    def _with_owner(self, item: ItemRecord, path: str) -> ItemRecord:
        paths, _ = self._meaning.resolved((PersonKey(name=item.owner),))
        if paths == [path]:
            return replace(item, theirs=True)
        stem = PurePosixPath(paths[0]).stem if len(paths) == 1 else ""
        others = {entry.path for entry in self._book.index.candidates(name_key(stem))} - {*paths}
        return replace(item, owner_id=stem) if OWNED.fullmatch(f"@{stem}") and not others else item

    def _card(self, gathered: Gathered, record: PersonRecord) -> Card:
        card = card_of(record)
        values = dict(card.values)
        names = values.pop("introduced_by", ())
        if values.get("status") == ("active",):
            del values["status"]
        by = [self._meaning.introducer(name, gathered.path) for name in names]
        if any(by):
            values["introduced_by"] = tuple(dict.fromkeys(filter(None, by)))
        return card if values == card.values else replace(card, values=values)

    def _add_touch(self, gathered: Gathered, touch: TouchRecord, *, trial: bool) -> tuple[bool, list[Conflict]]:
        paths, also = self._meaning.resolved(touch.people)
        others = [path for path in paths if path != gathered.path]
        made = planned(touch, self._book.channels, others, also)
        if not trial:
            self._note_elsewhere(made, others)
        return gathered.add_touch(made)

    def event(self, touch: TouchRecord, paths: list[str], also: list[str]) -> tuple[str, bool, list[Conflict]]:
        """Put a touch to one of its people: who has it already, else the first. That path, whether it was anything,
        and the conflicts."""
        made = planned(touch, self._book.channels, paths, also)
        host = next((path for path in paths if self._has(path, made)), paths[0])
        others = tuple(path for path in paths if path != host)
        self._note_elsewhere(made, others)
        return host, *self.to(host).add_touch(replace(made, people=others))

    def _note_elsewhere(self, touch: Planned, others: Iterable[str]) -> None:
        """Others who took part do not get it once more."""
        for path in others:
            self._elsewhere[path].setdefault((str(touch.when), touch.key), touch)

    def _has(self, path: str, touch: Planned) -> bool:
        """Whether somebody has the touch, by its title, already."""
        gathered = self.to(path)
        there = same_touch(touch, gathered.meetings)
        return (str(touch.when), touch.key) in gathered.touches or (there is not None and title_key(there) == touch.key)


def _as_note(touch: TouchRecord) -> str:
    """A touch of which only the year is known, as an undated text."""
    return f"{touch.when.start.year} {clean(touch.title).strip()}\n{clean(touch.text).strip()}".strip()
