"""What commands say: results to standard output, the rest to standard error, nothing raw from a note to a terminal."""

from __future__ import annotations

import json
import os
import re
import sys
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from netmd.notebook import Progress

_SHOWN_AFTER = 1.0
"""Seconds a build may take before its progress is shown."""


@dataclass(slots=True)
class Course:
    """How far a command has come."""

    has_written: bool = False


COURSE = Course()
"""That of the command that runs: an error that comes after it has written must not say otherwise."""


def printable(text: str) -> str:
    """The text with control characters shown as ``\\x1b``: a note's escape sequences never reach the terminal."""
    if text.isprintable():  # none of the categories below is, and most texts are
        return text
    return "".join(
        character if character == "\t" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
        else _escaped(character)
        for character in text
    )  # fmt: skip


def _escaped(character: str) -> str:
    if character in "\u200c\u200d\ufe0f":
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def say(line: str) -> None:
    """One line of a result."""
    click.echo(printable(line))


def in_colour() -> bool:
    """Whether results may have colours: on a terminal that shows them, and not against NO_COLOR (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def say_json(document: object) -> None:
    """A result as JSON, UTF-8 whatever the terminal's encoding; what a terminal would obey stands as ``\\u001b``."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    safe = _OBEYED.sub(lambda match: json.dumps(match[0])[1:-1], text)
    sys.stdout.flush()
    sys.stdout.buffer.write(f"{safe}\n".encode())
    sys.stdout.buffer.flush()


_OBEYED = re.compile("[\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""Control and format characters that JSON leaves as they are, and lone surrogates, which are not UTF-8."""


def say_aside(line: str) -> None:
    """One line that is not a result: progress, a summary, a hint."""
    click.echo(printable(line), err=True)


def say_error(message: str, hint: str = "") -> None:
    """What went wrong, and what to do about it."""
    for number, line in enumerate(message.splitlines() or [""]):
        click.echo(f"{'netmd: ' if number == 0 else '       '}{printable(line)}", err=True)
    if hint:
        click.echo(f"       {printable(hint)}", err=True)


def count(number: int, noun: str, plural: str = "") -> str:
    """``1 contact``, ``25 contacts``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


@contextmanager
def progress_bar() -> Iterator[Progress | None]:
    """A progress bar on a terminal, for what takes over a second; None where there is no terminal to show it."""
    if not sys.stderr.isatty():
        yield None
        return
    started = time.monotonic()
    bar: Any = None
    task: Any = None

    def show(stage: str, done: int, total: int) -> None:
        nonlocal bar, task
        if bar is None:
            if time.monotonic() - started < _SHOWN_AFTER:
                return
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
            from rich.progress import Progress as Bar

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
            bar = Bar(*columns, console=Console(stderr=True), transient=True)
            bar.start()
            task = bar.add_task(stage, total=total)
        bar.update(task, description=stage, completed=done, total=total)

    try:
        yield show
    finally:
        if bar is not None:
            bar.stop()
