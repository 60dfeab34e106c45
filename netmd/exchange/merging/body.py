"""Touches, items and texts that are gathered, as a note has them; and whether a note then says that and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netmd.editing.habits import Habits, ListStyle
from netmd.editing.ledger import ledger_entry
from netmd.editing.note import NoteFile
from netmd.editing.touch import Todo, Touch, todo_text
from netmd.editing.verify import EditWithoutEffectError
from netmd.exchange.merging.plain import comparable
from netmd.exchange.merging.touches import Planned, ledger_text, todo_of, with_links
from netmd.exchange.records import ItemRecord, LedgerRecord
from netmd.model import ActionItem, Meeting, Note, Owner


@dataclass(frozen=True, slots=True)
class Lists:
    """Lines of the ledger and items, safe to be written."""

    gave: tuple[str, ...] = ()
    got: tuple[str, ...] = ()
    todos: tuple[Todo, ...] = ()

    @classmethod
    def of(
        cls, items: Iterable[ItemRecord], ledger: Iterable[LedgerRecord], within: Planned | Meeting | None = None
    ) -> Lists:
        """Those of records; a line of the ledger names its day, unless that is the day of the touch it stands in."""
        day = within.when.start if within and within.when.precision == "day" else None
        lines = [(one.kind, ledger_text(one, day)) for one in ledger]
        gave, got = (tuple(text for kind, text in lines if kind == wanted) for wanted in ("gave", "got"))
        return cls(gave, got, tuple(map(todo_of, items)))

    def entries(self, note: NoteFile, habits: Habits) -> list[str]:
        """Each line from behind its bullet on, as the note writes it."""
        written = [ledger_entry(note, "Gave", text) for text in self.gave]
        written += [ledger_entry(note, "Got", text) for text in self.got]
        return [*written, *(todo_text(note, todo, habits) for todo in self.todos)]


def touch_of(planned: Planned, people: Sequence[tuple[str, str]]) -> Touch:
    """A touch as :mod:`netmd.editing.log` takes it; ``people`` are names of the others, each with a link."""
    lists = Lists.of(planned.items, planned.ledger, planned)
    title, links = with_links(planned.title, people), tuple(link for _, link in people)
    return Touch(planned.when, title, links, planned.paragraphs, lists.gave, lists.got, lists.todos)


def block_lines(paragraphs: Sequence[str], entries: Sequence[str], style: ListStyle) -> list[str]:
    """Paragraphs and then a list, as the beginning of a body."""
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += ["", *paragraph.split("\n")]
    gap = [""] if lines and entries else []
    return [*lines[1:], *gap, *map(style.item, entries)]


def refuse_more(path: str, said: Note | Meeting, lists: Lists | Touch, people: int = 0) -> None:
    """Raise :class:`EditWithoutEffectError` unless what is read is these lists, and no more than so many links."""
    given = [("gave", comparable(text)) for text in lists.gave] + [("got", comparable(text)) for text in lists.got]
    read = [(one.kind, comparable(one.text)) for one in said.exchanges]
    is_meant = sorted(map(_told, lists.todos)) == sorted(map(_read, said.items)) and sorted(given) == sorted(read)
    if not is_meant or said.introductions or len(said.links) > people:
        raise EditWithoutEffectError(
            f"What is to be written into {path} would be read as more than its words; nothing was written.",
            "Leave the row out, or write it in your editor.",
        )


OWNED = re.compile(r"(?:\A|(?<=\s))@[^\W_][\w.-]*\Z")
"""At the end of an item's words: who else owes it."""


def _told(todo: Todo) -> tuple[str, str, str, bool, str]:
    words = re.sub(r"(?:\A|(?<=\s))@them\Z", "", todo.text)
    owner = "me" if words == todo.text else "them"
    if owner == "me" and OWNED.search(todo.text):
        owner = "other"
    return comparable(words), str(todo.due or ""), str(todo.done or ""), todo.is_done, owner


def _read(item: ActionItem) -> tuple[str, str, str, bool, str]:
    owner = "other" if item.owed_by else "them" if item.owner is Owner.THEM else "me"
    return comparable(item.text), str(item.due or ""), str(item.done or ""), item.is_done, owner
