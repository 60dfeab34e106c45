"""How much work a note may ask for before it is shown as plain text.

All costs are in microseconds, measured upper bounds on a slow core; what counts is their proportion. Every pattern of
this package is linear, so that what is left is work per line, per leaf of text and per match, which a text of nothing
but brackets can drive to fifty times that of prose.
"""

from __future__ import annotations

import re

from netmd.site.markdown.marks import SIGNS

# An ordinary note costs about 0.4 us a character; three times that is never reached by writing.
ALLOWANCE = 60_000.0
ALLOWANCE_PER_CHARACTER = 1.2

LINE = 2.0
BLOCK = 8.0
# Python-Markdown takes each block from the front of a list of those that wait.
BLOCK_BEFORE = 0.0005
ATOM = 3.0
LEAF = 25.0
MATCH = 15.0
# Every match copies the rest of its leaf.
COPIED_CHARACTER = 0.0005

# Depth of lists and quotes within each other; mail quoted over and over reaches ten.
MAX_DEPTH = 24


# Without one of these no inline pattern can match, and a leaf of text is not looked at again. A run of a character
# counts once. Each begins with its rarest character, and looks back from there: `re` leaps to a letter it knows of.
TRIGGER = re.compile(
    rf"[`*_~\[\\<&@:=.\n{SIGNS}](?:"
    r"(?<=[`*_~\[])(?<!``|\*\*|__|~~|\[\[)"
    rf"|(?<=[\\<&@{SIGNS}])"
    r"|(?<=pri:|rec:)|(?<=priority:)|(?<=:)[/\d:]"
    r"|(?<==)="
    r"|(?<=www\.)"
    r"|(?<=  \n)"
    r")"
)
# What opens a list item or a quote, several of which may begin a line.
_NESTING = re.compile(r"[-*+>.)][ \t]|>>")


class TooHeavyError(Exception):
    """The text asks for more work, or nests deeper, than any note a person writes."""


class Budget:
    """The work that one note may ask for; shared by its sections when given to each `Renderer.render`.

    `length` is the number of characters of the whole note.
    """

    __slots__ = ("left",)

    def __init__(self, length: int) -> None:
        self.left = ALLOWANCE + ALLOWANCE_PER_CHARACTER * length

    def spend(self, cost: float) -> None:
        """Take `cost` microseconds off; raises TooHeavyError when none are left."""
        self.left -= cost
        if self.left < 0:
            raise TooHeavyError


def is_heavy(note: str) -> bool:
    """Whether a whole note asks for more than a note does, by its lines and marks alone.

    A text within its own budget may stand in a note of a thousand such: who renders a note section by section asks
    this first, and has all of it shown as it was typed (`Renderer.render(…, as_typed=True)`).
    """
    cost = (BLOCK + LINE + ATOM) * (note.count("\n") + len(_NESTING.findall(note))) + MATCH * len(TRIGGER.findall(note))
    return cost > ALLOWANCE + ALLOWANCE_PER_CHARACTER * len(note)
