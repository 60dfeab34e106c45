"""``netmd log``."""

from __future__ import annotations

import os
import re
import select
import shlex
import stat
import sys
from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

import click

from netmd.cli.options import chosen_notebook, clock_today, dry_run_option, notebook_option, today_option
from netmd.cli.output import say_aside
from netmd.cli.people import can_ask, choose_contact, complete_who, who_argument
from netmd.dates import WEEKDAYS
from netmd.errors import UsageError

if TYPE_CHECKING:
    from netmd.dates import When
    from netmd.editing.log import Todo


@click.command()
@who_argument()
@click.argument("title", nargs=-1, metavar="[TITLE...]")
@click.option("--on", metavar="DATE", help="The day: yesterday, friday, '12 may', 2026-05-12. Default: today. "
              "A day to come, or a month, makes a plan.")  # fmt: skip
@click.option("--at", metavar="TIME", help="The time: 14:30, 2pm.")
@click.option("--with", "others", metavar="WHO", multiple=True, shell_complete=complete_who,
              help="Somebody else who took part; it counts for them too. Repeatable.")  # fmt: skip
@click.option("--note", "notes", metavar="TEXT", multiple=True,
              help="What to remember; '-' reads it from standard input. Repeatable.")  # fmt: skip
@click.option("--gave", metavar="TEXT", multiple=True, help="What you gave. Repeatable.")
@click.option("--got", metavar="TEXT", multiple=True, help="What you got. Repeatable.")
@click.option("--todo", "todos", metavar="TEXT", multiple=True,
              help="To be done: 'send the deck due friday', '@them org chart due by 12 june'. Repeatable.")  # fmt: skip
@click.option("-e", "--edit", is_flag=True, help="Then open the file there in $VISUAL or $EDITOR.")
@notebook_option
@today_option
@dry_run_option
def log(
    who: str, title: tuple[str, ...], on: str | None, at: str | None, others: tuple[str, ...],
    notes: tuple[str, ...], gave: tuple[str, ...], got: tuple[str, ...], todos: tuple[str, ...],
    edit: bool, notebook: str | None, today: date | None, dry_run: bool,
) -> None:  # fmt: skip
    """Write down a meeting, a call, an e-mail with WHO, in its place by date.

    The first word of TITLE says what it was: Coffee, Call, Email. A plan of that day in which nothing is written yet is
    filled in without TITLE, with exactly its title, or with --at its hour and how its title begins; else a section of
    its own is written. A note is read from standard input with --note - alone, so that a loop keeps its list.

    \b
    netmd log priya Coffee at Larkspur --note 'New team by June.' --todo 'send the deck due friday'
    netmd log sam Call --on yesterday --with renee
    netmd log priya Lunch --on 'next friday' --at 12:30
    netmd log priya --note -  < notes.txt

    WHO is an id, a name, an alias, an e-mail address or a piece of one; accents are forgiven, and after a slip it asks.
    """
    from netmd.cli.editor import editor_command, open_in_editor
    from netmd.cli.writing import open_for_writing, open_note, plan_and_carry_out
    from netmd.editing.habits import habits_of
    from netmd.editing.linking import link_to
    from netmd.editing.log import Logged, Touch, waiting_section
    from netmd.editing.log import log as log_touch
    from netmd.editing.plan import FileChange, Plan

    day = today or clock_today()
    when = _when(on, at, day)
    promised = tuple(_todo(text, day) for text in todos)
    given, received = _ledger("gave", gave), _ledger("got", got)
    loaded = open_for_writing(chosen_notebook(None, notebook), dry_run)
    contact = choose_contact(loaded.index, who, for_writing=True)
    people = [choose_contact(loaded.index, other, for_writing=True) for other in others]
    links = tuple(link_to(other, loaded.index, contact.path) for other in people if other.path != contact.path)
    touch = Touch(when, " ".join(title), links, _notes(notes), given, received, promised)
    habits = habits_of(loaded.index)
    if not touch.title.strip() and waiting_section(open_note(loaded, contact.path), touch) is None:
        touch = replace(touch, title=_ask_title())
    command = editor_command(loaded.root / contact.path, 1) if edit else []
    written: list[Logged] = []

    def make() -> Plan:
        before = open_note(loaded, contact.path)
        written.append(log_touch(before, touch, habits, day))
        after = written[-1]
        change = FileChange(contact.path, before.document.data, after.note.document.data)
        weekday = f"{WEEKDAYS[when.start.weekday()]} " if on is not None and when.precision == "day" else ""
        said = f"Logged with {contact.name}: {weekday}{after.heading} ({contact.path}:{after.line})"
        return Plan((change,), (said, *map(_promise, filter(_has_day, promised))))

    plan_and_carry_out(loaded.root, make, dry_run)
    meeting = written[-1].meeting
    if meeting.when.start == day and not dry_run and meeting.is_conversation and meeting.is_empty:
        who = shlex.quote(contact.id)
        say_aside(f"It counts as a plan until something is written below: netmd log {who} --note TEXT")
    if command and not dry_run:
        open_in_editor(editor_command(loaded.root / contact.path, written[-1].line))


def _when(on: str | None, at: str | None, today: date) -> When:
    from netmd.dates import When
    from netmd.spoken import parse_spoken

    when = parse_spoken(on, today, past=True) if on is not None else When(today)
    if on and (today - when.start).days > _LONG_AGO:
        ahead = parse_spoken(on, today)
        if ahead.start > today:
            raise UsageError(f"'{on}' may be {when.iso} or {ahead.iso}.", "Write which: the year makes it clear.")
    if at is None:
        return when
    clock = _clock(at)
    if when.precision != "day" or when.clock:
        raise UsageError("--at needs a day without a time in --on.", "Write --on friday --at 14:30.")
    return replace(when, clock=clock)


def _clock(at: str) -> time:
    """The time of day, as a heading reads it: ``14:30``, ``2pm``, ``2:30 p.m.``"""
    from netmd.problems import Location
    from netmd.reading.headings import read_dated_title

    if not re.fullmatch(r"\d{1,2}(?::\d{2}|(?::\d{2})?\s?[ap]\.?m\.?)", at.strip(), re.IGNORECASE):
        raise UsageError(f"'{at}' is not a time.", "Write it as 14:30, or 2pm.")
    dated, _ = read_dated_title(f"2000-01-01 {' '.join(at.split())}", lambda _: Location(""))
    if dated is None or dated.when.clock is None:
        raise UsageError(f"'{at}': there is no time {at.strip()}.", "Write it as 14:30, or 2pm.")
    return dated.when.clock


_LONG_AGO = 120
"""Days after which a day without a year is as likely meant to come as to be past."""

_DUE = re.compile(
    r"due(?::|\s)\s*(?:(?:on|by)\s+)?(?P<when>.+?)(?P<rest>(?:\s+(?:(?:rec|pri|t):\S+|@\S+))*)", re.IGNORECASE
)


def _todo(text: str, today: date) -> Todo:
    """``send the deck due friday``: the words, and the day of their last ``due``.

    Raises UnknownDateError if what follows is no date: a day that is lost in silence is worse than a word to change.
    """
    from netmd.editing.log import Todo
    from netmd.editing.wording import without_box
    from netmd.spoken import UnknownDateError, parse_spoken

    text = " ".join(without_box(text).split())
    if not text:
        raise UsageError("--todo has nothing to do in it.", "Write it like 'call her due friday'.")
    last = max((found.start() for found in re.finditer(r"(?<!\w)due[:\s]", text, re.IGNORECASE)), default=len(text))
    match = _DUE.fullmatch(text, last)
    if match is None:
        return Todo(text)
    try:
        when = parse_spoken(match["when"], today)
    except UnknownDateError as error:
        hint = error.hint or "If no date is meant, say it without the word due."
        raise UnknownDateError(f"--todo '{text}': {error.message}", hint) from error
    if when.clock:
        raise UsageError(f"--todo '{text}': an item is due on a day, without a time.", "Leave the time out.")
    words = f"{text[:last].rstrip(' ,;')}{match['rest']}".strip()
    if not words:
        raise UsageError(f"--todo '{text}' has a day and nothing to do.", "Write it like 'call her due friday'.")
    return Todo(words, when)


def _has_day(todo: Todo) -> bool:
    return todo.due is not None


def _promise(todo: Todo) -> str:
    """The item with its day, its weekday too: what was said as 'due friday' can be seen to be right."""
    assert todo.due is not None
    weekday = f"{WEEKDAYS[todo.due.start.weekday()]} " if todo.due.precision == "day" else ""
    return f"To do by {weekday}{todo.due}: {todo.text}"


def _ledger(word: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    """What was given or got, without the label that the line gets anyway."""
    from netmd.editing.wording import without_label

    told = tuple(without_label(text, word).strip() for text in texts)
    if not all(told):
        raise UsageError(f"--{word} has no words.", f"Say what you {word}, or leave --{word} out.")
    return told


def _notes(notes: tuple[str, ...]) -> tuple[str, ...]:
    """The notes of the options, ``-`` replaced by standard input."""
    read = tuple(_standard_input() if note == "-" else note for note in notes)
    if not all(note.strip() for note in read):
        raise UsageError("--note has no words.", "Say what to remember, or leave --note out.")
    if "-" not in notes and _is_piped():
        say_aside("Standard input was not read; --note - makes a note of it.")
    return read


def _is_piped() -> bool:
    """Whether something waits in standard input: in a pipe, or a file that nobody has read from yet."""
    try:
        descriptor = sys.stdin.fileno()
        state = os.fstat(descriptor)
        if stat.S_ISREG(state.st_mode):
            return state.st_size > 0 and os.lseek(descriptor, 0, os.SEEK_CUR) == 0
        if not stat.S_ISFIFO(state.st_mode) or not select.select([descriptor], [], [], 0)[0]:
            return False
        return _holds_bytes(descriptor)
    except (OSError, ValueError, AttributeError):
        return False


def _holds_bytes(descriptor: int) -> bool:
    """Whether a pipe that is ready holds anything; one that was closed is ready too."""
    try:
        import fcntl
        import termios
    except ImportError:  # Windows
        return True
    return any(fcntl.ioctl(descriptor, termios.FIONREAD, b"\0" * 4))


def _standard_input() -> str:
    if sys.stdin.isatty():
        say_aside("Type the note; Ctrl-D on a line of its own ends it.")
    return sys.stdin.buffer.read().decode("utf-8", "surrogateescape")


def _ask_title() -> str:
    if not can_ask():
        raise UsageError("What was it? TITLE is missing.", "netmd log WHO Coffee at Larkspur")
    title = click.prompt("What was it (Coffee at Larkspur, Call, Email: thank you)", default="Met", err=True)
    return str(title)
