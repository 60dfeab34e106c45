"""What a foreign file adds to one person, whether their note is there already or is to be made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, field, replace

from netmd.exchange.merging.card import KEYS, Card
from netmd.exchange.merging.missing import missing
from netmd.exchange.merging.plain import clean, comparable, lines, section_title
from netmd.exchange.merging.told import Told, forms_of_items, forms_of_lines, item_forms, line_forms
from netmd.exchange.merging.touches import Planned, joined, same_touch
from netmd.exchange.records import ItemRecord, LedgerRecord
from netmd.identity import name_of
from netmd.index import Index
from netmd.model import Contact, Meeting, name_key
from netmd.reading.entries import name_from_stem

_GROWS = {key.key: key.grows for key in KEYS}


@dataclass(frozen=True, slots=True)
class Conflict:
    """The file says something else than the note, which stays as it is. ``field`` is a key, or a touch's heading."""

    field: str
    theirs: str
    files: str


@dataclass(slots=True)
class Into:
    """What goes below a touch that is there."""

    paragraphs: list[str] = field(default_factory=list)
    items: list[ItemRecord] = field(default_factory=list)
    ledger: list[LedgerRecord] = field(default_factory=list)


@dataclass(slots=True)
class Gathered:
    """One person's note as it will be: ``card`` is what its front matter will say, the rest what is added to it.

    ``index`` is of the notebook as it is. ``contact`` and ``meetings`` are what is there: their note, and all touches
    in which they take part. ``elsewhere`` are touches with them that stand in the notes of others. ``markdown`` is the
    body that a new note begins with.
    """

    path: str
    card: Card
    index: Index
    contact: Contact | None = None
    meetings: tuple[Meeting, ...] = ()
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    extra: dict[str, tuple[str, ...]] = field(default_factory=dict)
    markdown: str = ""
    notes: list[str] = field(default_factory=list)
    sections: list[tuple[str, str]] = field(default_factory=list)
    items: list[ItemRecord] = field(default_factory=list)
    ledger: list[LedgerRecord] = field(default_factory=list)
    touches: dict[tuple[str, str], Planned] = field(default_factory=dict)
    into: dict[int, Into] = field(default_factory=dict)
    elsewhere: dict[tuple[str, str], Planned] = field(default_factory=dict)
    _told: Told | None = None
    _items: set[str] | None = None
    _ledger: set[str] | None = None

    @property
    def is_changed(self) -> bool:
        """Whether anything is to be written into a note that is there."""
        return bool(self.values or self.extra or self.notes or self.items or self.ledger or self.touches or self.into)

    # -- front matter ------------------------------------------------------------------------------------------------

    def add_card(self, card: Card, same_person: Callable[[str, str], bool]) -> tuple[bool, list[Conflict]]:
        """Add what is missing; whether anything was, and where the file says something else.

        ``same_person`` tells whether two names, or links, of ``introduced_by`` mean one person.
        """
        conflicts = []
        if card.name and not self._is_called(card.name):
            conflicts.append(Conflict("name", self.card.name, card.name))
        added: dict[str, tuple[str, ...]] = {}
        there = dict(self.card.values)
        for key, values in card.values.items():
            theirs = there.get(key, ())
            more = missing(key, theirs, values, same_person)
            if key == "aliases":
                more = tuple(one for one in more if name_key(one) not in self._own_names)
            if more and theirs and not _GROWS[key]:
                conflicts.append(Conflict(key, ", ".join(theirs), ", ".join(more)))
            elif more:
                added[key] = more
                there[key] = (*theirs, *more)
        extra, known = {}, {comparable(key): texts for key, texts in self.card.extra.items()}
        for key, values in card.extra.items():
            more = missing(key, known.get(comparable(key), ()), values, same_person)
            if more and known.get(comparable(key)):
                conflicts.append(Conflict(key, ", ".join(known[comparable(key)]), ", ".join(more)))
            elif more:
                extra[key] = more
        for key, more in added.items():
            self.values[key] = (*self.values.get(key, ()), *more)
        self.extra |= extra
        self.card = Card(self.card.name or card.name, there, {**self.card.extra, **extra})
        has_notes = [self.add_note(text) for text in card.notes]
        return bool(added or extra or any(has_notes)), conflicts

    @property
    def _own_names(self) -> frozenset[str]:
        """The name, and what the file of a note that is there is called: neither is an alias."""
        stem = name_from_stem(self.contact.id) if self.contact else ""
        return frozenset(map(name_key, (self.card.name, stem)))

    def _is_called(self, name: str) -> bool:
        names = (self.card.name, *self.card.values.get("aliases", ()))
        return not self.card.name or any(name_of(name) == name_of(one) for one in names)

    # -- the body ----------------------------------------------------------------------------------------------------

    def add_markdown(self, text: str, touches: Iterable[Planned]) -> bool:
        """Begin a new note with a body that is Markdown already, in which these touches stand; whether it has all of
        it then, or had before."""
        if text in self._body:
            return True
        if (
            self.contact is not None
            or self.markdown
            or self.notes
            or self.sections
            or self.items
            or self.ledger
            or self.touches
        ):
            return False
        self.markdown = clean(text).strip("\n")
        self._body.add(text)
        self.elsewhere |= {(str(touch.when), touch.key): touch for touch in touches}
        return True

    def add_note(self, text: str) -> bool:
        """Add an undated text, unless its words are there."""
        written = "\n".join(lines(text))
        if not written or written in self._body:
            return False
        self.notes.append(written)
        self._body.add(written)
        return True

    def add_section(self, title: str, text: str) -> bool:
        """Add an undated text that has a title: as a section of a new note, to others with the title above it."""
        written, heading = "\n".join(lines(text)), section_title(title)
        if self.contact is not None or self.markdown or not heading or not written:
            return self.add_note(f"{title}\n{text}")
        if f"{heading}\n{written}" in self._body:
            return False
        self.sections.append((heading, written))
        self._body.add(f"{heading}\n{written}")
        return True

    def add_item(self, record: ItemRecord) -> bool:
        """Add an item that belongs to no touch."""
        if not self._is_new_item(record):
            return False
        self.items.append(record)
        return True

    def add_ledger(self, record: LedgerRecord) -> bool:
        """Add a line of the ledger that belongs to no touch."""
        if not self._is_new_line(record):
            return False
        self.ledger.append(record)
        return True

    def add_touch(self, touch: Planned) -> tuple[bool, list[Conflict]]:
        """Add a touch, or what is missing of one that is there."""
        key = (str(touch.when), touch.key)
        if (known := self.touches.get(key)) is not None:
            both = joined(known, touch)
            self.touches[key] = both
            return both != known, []
        if (known := self.elsewhere.get(key)) is not None and joined(known, replace(touch, people=())) == known:
            return False, []
        there = same_touch(touch, self.meetings)
        if there is None:
            for item in touch.items:
                self._is_new_item(item)
            for entry in touch.ledger:
                self._is_new_line(entry)
            self.touches[key] = touch
            return True, []
        return self._add_below(there, touch)

    def _add_below(self, there: Meeting, touch: Planned) -> tuple[bool, list[Conflict]]:
        said, index = Told.below(there, self.index), self.index
        listed, given = forms_of_items(there.items, index), forms_of_lines(there.exchanges, index)
        items = [one for one in touch.items if listed.isdisjoint(item_forms(one, index)) and self._is_new_item(one)]
        ledger = [
            one for one in touch.ledger
            if given.isdisjoint(line_forms(one.kind, one.text, index)) and self._is_new_line(one)
        ]  # fmt: skip
        texts = [text for text in touch.paragraphs if text not in said and text not in self._body]
        conflicts = []
        if self.contact is None or there.host != self.contact.path:
            self.items += items
            self.ledger += ledger
        position = next((n for n, one in enumerate(self._own_meetings) if one is there), None)
        below = self.into.get(position) if position is not None else None
        other = [text for text in texts if position is None or _is_version(text, there.text)]
        if other:
            conflicts.append(Conflict(f"{there.when} {there.title}".strip(), _begin(there.text), _begin(other[0])))
            texts = [text for text in texts if text not in other]
        if position is not None and (texts or items or ledger):
            below = self.into.setdefault(position, Into())
            below.paragraphs += texts
            below.items += items
            below.ledger += ledger
        return bool(texts or items or ledger), conflicts

    @property
    def _own_meetings(self) -> tuple[Meeting, ...]:
        return self.contact.note.meetings if self.contact else ()

    @property
    def _body(self) -> Told:
        """What the note says below its front matter."""
        if self._told is None:
            self._told = Told.by(self.contact, self.index)
        return self._told

    def _is_new_item(self, record: ItemRecord) -> bool:
        """Whether no item has these words; from now on one has."""
        if self._items is None:
            there = (*self.contact.note.items, *self.index.items_of(self.contact)) if self.contact else ()
            self._items = set(forms_of_items(there, self.index))
        return bool(comparable(record.text)) and _is_new(self._items, item_forms(record, self.index))

    def _is_new_line(self, record: LedgerRecord) -> bool:
        if self._ledger is None:
            there = (*self.contact.note.exchanges, *self.index.exchanges_of(self.contact)) if self.contact else ()
            self._ledger = set(forms_of_lines(there, self.index))
        return bool(comparable(record.text)) and _is_new(self._ledger, line_forms(record.kind, record.text, self.index))


def _is_new(known: set[str], forms: Set[str]) -> bool:
    if not known.isdisjoint(forms):
        return False
    known |= forms
    return bool(forms)


def _is_version(text: str, there: str) -> bool:
    """Whether a text is likely one that was written anew there, by who reads it again: half of its words are."""
    words = set(comparable(text).split())
    return 2 * len(words & set(comparable(there).split())) >= max(len(words), 1)


def _begin(text: str) -> str:
    """The beginning of a text, for a line of a report."""
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"


_SHOWN = 60
