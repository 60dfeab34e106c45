"""A notebook for whole commands, and running these within the process that is to be killed."""

from __future__ import annotations

import contextlib
import io
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from netmd import cli

TODAY = ("--today", "2026-05-14")

SAM = """\
---
name: Sam Lee
email: sam@example.org
---
# Notes

Knows [[renee-fox]].

## 2026-05-02 Coffee

- [ ] send the deck due:2026-05-12
"""
NOTES = {
    "contacts/sam-lee.md": SAM,
    "contacts/renee-fox.md": "---\r\nname: Renée Fox\r\nintroduced_by: [[sam-lee]]\r\n---\r\n## 2026-04-01 Call\r\n[[Sam Lee]] came too\r\n",
    "contacts/bo-ray.md": "---\nname: Bo Ray\n---\n## 2026-05-01 Lunch with [[sam-lee|Sam]]\n- [ ] call the bank due:2026-05-11",
    "meetings/2026-05-03-board.md": "---\nattendees: [sam-lee, bo-ray]\n---\nAt [[sam-lee]]'s.\n",
}


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a command within this process."""

    code: int
    out: str
    err: str


def built(root: Path) -> Path:
    """A notebook in which several notes link to Sam Lee."""
    for path, text in NOTES.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())
    return root


def netmd(root: Path, *words: str) -> Ran:
    """Run netmd within this process, on the notebook in a folder."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    arguments = ["netmd", *words, "-n", str(root)]
    with (
        mock.patch.object(sys, "argv", arguments), mock.patch.object(sys, "stdin", io.StringIO()),
        contextlib.redirect_stdout(out), contextlib.redirect_stderr(err),
    ):  # fmt: skip
        code = cli._run()
    out.seek(0)
    return Ran(code, out.read(), err.getvalue())


def succeed(root: Path, *words: str) -> None:
    """Run netmd, and raise if it fails."""
    ran = netmd(root, *words)
    if ran.code != 0:
        raise AssertionError(ran)
