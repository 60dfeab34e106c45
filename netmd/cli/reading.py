"""Opening a notebook to look at it: what is missing from what a command shows is said first."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from netmd.cli.output import say_aside

if TYPE_CHECKING:
    from netmd.files import Ground
    from netmd.notebook import Notebook

CUT_SHORT = "A netmd command was cut short here; the next one that writes finishes it."
LITTERED = "A netmd command was cut short here; the next one that writes tidies up after it."

_NAMED = 3
"""Notes named that cannot be read; there may be a whole folder of them."""


def open_for_reading(root: Path, ground: Ground | None = None) -> Notebook:
    """The notebook; on standard error, that a command was cut short in it, and which notes cannot be read.

    ``ground`` is what a walk found in it just now. Raises what :func:`netmd.notebook.load` does.
    """
    from netmd.files import survey
    from netmd.notebook import read

    loaded = read(ground or survey(root))
    warn_of_unfinished(root)
    say_unread(loaded)
    return loaded


def warn_of_unfinished(root: Path) -> None:
    """Say so if a killed command left this notebook between the old and the new, or left its temporary files."""
    if not os.path.lexists(root / _FOLDER):  # the usual case, without loading the writer
        return
    from netmd.writing import is_littered, is_unfinished

    if is_unfinished(root):
        say_aside(CUT_SHORT)
    elif is_littered(root):
        say_aside(LITTERED)


_FOLDER = ".netmd"
"""Where :mod:`netmd.writing.journal` keeps its record, and temporary files are until they are notes."""


def say_unread(notebook: Notebook) -> None:
    """Name the notes that cannot be read, and why: nothing of what they hold is in what follows."""
    unread = notebook.unread
    for problem in unread[:_NAMED]:
        say_aside(f"Not read: {problem.location.path}. {problem.message}")
    if len(unread) > _NAMED:
        say_aside(f"and {len(unread) - _NAMED:,} more; netmd check lists them.")
