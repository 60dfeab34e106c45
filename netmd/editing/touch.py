"""A touch that is to be written down, and its words as a file writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netmd.dates import When
from netmd.editing.habits import Habits, ListStyle, dates_of, list_style
from netmd.editing.item_dates import recurring
from netmd.editing.note import NoteFile
from netmd.editing.wording import inline, prose
from netmd.model import name_key
from netmd.reading.headings import split_private
from netmd.reading.links import find_links


@dataclass(frozen=True, slots=True)
class Todo:
    """An action item to be written: its words and the day or month it is due.

    ``done`` is the day it was done, where that is known of one that ``is_done``. ``created`` is when it was written
    down, ``recurrence`` how it comes again, in the words of todo.txt: ``3m``.
    """

    text: str
    due: When | None = None
    is_done: bool = False
    done: date | None = None
    created: date | None = None
    recurrence: str = ""


@dataclass(frozen=True, slots=True)
class Touch:
    """What is to be logged. ``people`` are links to the others who took part, as they are to be written."""

    when: When
    title: str = ""
    people: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    gave: tuple[str, ...] = ()
    got: tuple[str, ...] = ()
    todos: tuple[Todo, ...] = ()


def title_of(touch: Touch) -> str:
    """The title with links to the others: ``Coffee with [[sam-lee]] and [[renee-ortiz]]``."""
    title, private = split_private(inline(touch.title))
    there = {target.casefold() for _, _, target, _ in find_links(title)}
    people = [link for link in dict.fromkeys(touch.people) if not targets([link]) & there]
    if people:
        joined = " and ".join(part for part in (", ".join(people[:-1]), people[-1]) if part)
        title = f"{title} with {joined}" if title else f"with {joined}"
    return f"{title} (private)" if private else title


def targets(links: Sequence[str]) -> set[str]:
    """What these links point at, in the form names are compared in."""
    return {name_key(target.rsplit("/", 1)[-1]) for link in links for _, _, target, _ in find_links(link)}


def body_lines(note: NoteFile, touch: Touch, habits: Habits, level: int) -> list[str]:
    """The lines below the heading, of this level, as the file writes them: notes, gifts, items; none if all is said."""
    style = list_style(note, habits)
    lines: list[str] = []
    for text in touch.notes:
        written = prose(text, level)
        if written:
            is_bulleted = style.only_lists and not any(_begins_block(line) for line in written)
            blank = bool(lines) and not is_bulleted
            lines += ["", *written] if blank else _bulleted(written, style) if is_bulleted else written
    ends_with_list = style.only_lists and bool(lines)
    entries = [style.entry("Gave", inline(text)) for text in touch.gave]
    entries += [style.entry("Got", inline(text)) for text in touch.got]
    entries += [style.item(todo_text(note, todo, habits)) for todo in touch.todos]
    gap = [""] * style.blank_before if lines and entries and not ends_with_list else []
    return [*lines, *gap, *entries]


def todo_text(note: NoteFile, todo: Todo, habits: Habits) -> str:
    """An action item from its box on, its dates as the file writes them."""
    style = dates_of(note, habits)
    tokens = [style.written("created", todo.created.isoformat())] if todo.created else []
    tokens += [recurring(style.style, todo.recurrence)] if todo.recurrence else []
    tokens += [style.written("due", todo.due.iso)] if todo.due else []
    tokens += [style.written("done", todo.done.isoformat())] if todo.done else []
    return " ".join((f"[{'x' if todo.is_done else ' '}]", *filter(None, (inline(todo.text), *tokens))))


def _begins_block(line: str) -> bool:
    return line.startswith((" ", "\t", "-", "*", "+", ">", "|", "#", "`", "~", "<")) or line[:1].isdigit()


def _bulleted(lines: Sequence[str], style: ListStyle) -> list[str]:
    """Each paragraph as a list item; further lines of it are indented below its text."""
    indent = " " * len(style.item(""))
    items: list[str] = []
    begins = True
    for line in lines:
        if line:
            items.append(style.item(line) if begins else f"{indent}{line}")
        begins = not line
    return items
