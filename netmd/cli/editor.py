"""Opening the person's own editor at a line."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

from netmd.errors import NetmdError, UsageError
from netmd.storage import reason


class EditorError(NetmdError):
    """The person's editor failed; what was written for it stays."""

    exit_code = 4


_PLUS_LINE = frozenset(
    ("vi", "vim", "nvim", "view", "gvim", "mvim", "nano", "pico", "emacs", "emacsclient", "kak", "micro", "joe", "jed",
     "mcedit", "gedit", "kate", "ne", "mg")
)  # fmt: skip
"""Take ``+LINE FILE``."""

_COLON_LINE = ("subl", "sublime_text", "hx", "helix", "zed", "atom", "lapce")
"""Take ``FILE:LINE``."""

_GOTO = ("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf")
"""Take ``-g FILE:LINE`` (Visual Studio Code and its kin)."""


def editor_command(file: Path, line: int) -> list[str]:
    """The command that opens a file at a line in ``$VISUAL``, else ``$EDITOR``.

    An editor whose way to name a line is not known gets the file alone. Raises UsageError if neither is set, or if what
    is set cannot be run.
    """
    setting = "VISUAL" if os.environ.get("VISUAL", "").strip() else "EDITOR"
    chosen = os.environ.get(setting, "").strip()
    if not chosen:
        raise UsageError("No editor is set: neither VISUAL nor EDITOR.", "Set one: export EDITOR=nano")
    try:
        words = shlex.split(chosen)
    except ValueError as error:
        raise UsageError(f"{setting} cannot be read: {chosen}", "Close its quotes.") from error
    if not words or shutil.which(words[0]) is None:
        raise UsageError(f"The editor in {setting} is not there: {chosen}", "Set another one: export EDITOR=nano")
    name = Path(words[0]).name.removesuffix(".exe")
    if name in _PLUS_LINE:
        return [*words, f"+{line}", str(file)]
    if name in _COLON_LINE:
        return [*words, f"{file}:{line}"]
    return [*words, "-g", f"{file}:{line}"] if name in _GOTO else [*words, str(file)]


def open_in_editor(command: list[str]) -> None:
    """Run the editor until it is closed. Raises :class:`EditorError` if it fails; the file is written by then."""
    try:
        code = subprocess.run(command, check=False).returncode  # noqa: S603 - the person's own choice
    except OSError as error:
        raise EditorError(f"The editor cannot be started: {reason(error)}.", _SET) from error
    if code < 0:
        raise EditorError(f"The editor was ended by signal {-code}.", _SET)
    if code:
        raise EditorError(f"The editor ended with exit code {code}.", _SET)


_SET = "It is what VISUAL or EDITOR says."
