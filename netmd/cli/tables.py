"""Sheets: what a command has to show, as plain aligned lines for a pipe or, on a terminal, in colour and to its width.

A colour or a weight only repeats what the words say. Plain lines do not depend on the terminal, so that scripts and
their tests find them again.
"""

from __future__ import annotations

import sys
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Literal, Protocol

import click

from netmd.cli.output import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Row = Sequence[str]
Tone = Literal["", "late", "today", "quiet"]
Run = tuple[str, bool]
"""A stretch of a line, and whether it is what was looked for."""

_STYLES: dict[Tone, str] = {"": "bold", "late": "bold red", "today": "bold green", "quiet": "bold dim"}
_INDENT = 2
_GAP = 2
_WIDEST_CELL = 26
"""Columns a cell before the text takes at most; longer ones are wrapped on a terminal, and stick out in plain lines."""
_SIDE_BY_SIDE = 70
"""Columns that a text and its aside need to stand beside each other."""
_PLAIN_WIDTH = 100
"""Columns of plain lines that are broken anew."""
_NARROW = 45
"""Columns below which a text would be chopped into words."""


class Sheet(Protocol):
    """Where a command puts what it shows, from top to bottom. Everything is made safe for a terminal here."""

    def title(self, text: str, aside: str = "") -> None:
        """What the sheet is about."""

    def heading(self, text: str, tone: Tone = "") -> None:
        """The beginning of a part, with an empty line above."""

    def gap(self) -> None:
        """An empty line."""

    def rows(self, rows: Sequence[Row], *, widths: Sequence[int] = (), aside: bool = False) -> None:
        """Aligned rows. ``widths`` keeps several lots of rows in line; ``aside`` says that the last cell explains the
        one before it."""

    def text(self, text: str, *, indent: int = _INDENT, wrap: bool = False) -> None:
        """Words, line by line; with ``wrap`` broken anew where they are long."""

    def runs(self, place: str, runs: Sequence[Run]) -> None:
        """A line from a note: where it stands, and its words with what was looked for marked."""


def sheet() -> Sheet:
    """The sheet that suits standard output."""
    return _TerminalSheet() if sys.stdout.isatty() else _PlainSheet()


def plain_sheet(echo: Callable[[str], object]) -> Sheet:
    """A sheet of plain lines, whatever standard output is; ``echo`` is given one or more lines at a time."""
    return _PlainSheet(echo)


def widths_of(rows: Iterable[Row]) -> tuple[int, ...]:
    """The columns that each cell but the last of these rows takes at most."""
    widths: list[int] = []
    for row in rows:
        for at, cell in enumerate(row[:-1]):
            if at == len(widths):
                widths.append(0)
            widths[at] = max(widths[at], _width(printable(cell)))
    return tuple(widths)


def _width(text: str) -> int:
    """The columns a text takes on a terminal: wide characters take two, accents none (Unicode Annex 11)."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 or char in "\u200c\u200d\ufe0f" for char in text)


class _PlainSheet:
    def __init__(self, echo: Callable[[str], object] = click.echo) -> None:
        self._echo = echo

    def title(self, text: str, aside: str = "") -> None:
        self._echo(printable(f"{text} ({aside})" if aside else text))

    def heading(self, text: str, tone: Tone = "") -> None:
        self._echo(f"\n{printable(text)}")

    def gap(self) -> None:
        self._echo("")

    def rows(self, rows: Sequence[Row], *, widths: Sequence[int] = (), aside: bool = False) -> None:
        shown = [_with_aside(row) for row in rows] if aside else rows
        widths = [min(width, _WIDEST_CELL) for width in (widths or widths_of(shown))]
        lines = []
        for row in shown:
            cells = [printable(cell) for cell in row]
            padded = [cell + " " * (width - _width(cell)) for cell, width in zip(cells[:-1], widths, strict=False)]
            lines.append((" " * _INDENT + (" " * _GAP).join([*padded, cells[-1]])).rstrip())
        if lines:
            self._echo("\n".join(lines))

    def text(self, text: str, *, indent: int = _INDENT, wrap: bool = False) -> None:
        lines = textwrap.wrap(text, _PLAIN_WIDTH - indent) if wrap else text.splitlines()
        for line in lines:
            self._echo(f"{' ' * indent}{printable(line)}".rstrip())

    def runs(self, place: str, runs: Sequence[Run]) -> None:
        words = "".join(f"«{printable(text)}»" if is_hit else printable(text) for text, is_hit in runs)
        self._echo(f"{' ' * _INDENT}{printable(place)}: {words}")


class _TerminalSheet:
    def __init__(self) -> None:
        from rich.console import Console

        self._console: Console = Console(markup=False, emoji=False, highlight=False)

    def title(self, text: str, aside: str = "") -> None:
        line = self._styled(text, "bold")
        if aside:
            line.append(f" ({printable(aside)})", "dim")
        self._console.print(line)

    def heading(self, text: str, tone: Tone = "") -> None:
        self._console.print()
        self._console.print(self._styled(text, _STYLES[tone]))

    def gap(self) -> None:
        self._console.print()

    def rows(self, rows: Sequence[Row], *, widths: Sequence[int] = (), aside: bool = False) -> None:
        from rich.padding import Padding
        from rich.table import Table

        if not rows:
            return
        texts = 2 if aside else 1
        fixed = [min(width, _WIDEST_CELL) for width in (widths or widths_of(rows))[: len(rows[0]) - texts]]
        room = self._console.width - _INDENT - sum(fixed) - _GAP * len(fixed)
        if aside and room < _NARROW and len(fixed) > 1:
            fixed.pop()
            rows = [_joined(row) for row in rows]
        stacked = aside and room < _SIDE_BY_SIDE
        table = Table.grid(padding=(0, _GAP, 0, 0), expand=True, pad_edge=False)
        for width in fixed:
            table.add_column(width=width, overflow="fold")
        for _ in range(1 if stacked else texts):
            table.add_column(ratio=1, overflow="fold")
        for row in rows:
            cells = [self._styled(cell, "cyan" if at == 0 and fixed else "") for at, cell in enumerate(row)]
            if aside:
                cells[-1].stylize("dim")
            if stacked:
                why = cells.pop()
                cells[-1] = cells[-1].append("\n").append_text(why) if why.plain else cells[-1]
            table.add_row(*cells)
        self._console.print(Padding(table, (0, 0, 0, _INDENT)))

    def text(self, text: str, *, indent: int = _INDENT, wrap: bool = False) -> None:
        from rich.padding import Padding

        for line in text.splitlines():
            self._console.print(Padding(self._styled(line), (0, 0, 0, indent)))

    def runs(self, place: str, runs: Sequence[Run]) -> None:
        from rich.padding import Padding

        line = self._styled("").append(f"{printable(place)}: ", "cyan")
        for text, is_hit in runs:
            line.append(printable(text), "bold underline yellow" if is_hit else "")
        self._console.print(Padding(line, (0, 0, 0, _INDENT)))

    def _styled(self, text: str, style: str = "") -> Text:
        from rich.text import Text

        return Text(printable(text), style)


def _joined(row: Row) -> Row:
    """The row with the cell before its text put into the text, for where columns are few."""
    *cells, before, text, aside = row
    return *cells, f"{before}: {text}", aside


def _with_aside(row: Row) -> Row:
    *cells, text, aside = row
    return (*cells, f"{text} — {aside}" if aside else text)
