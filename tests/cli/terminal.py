"""Running netmd in a pseudo-terminal, as a person sees it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from dataclasses import dataclass
from pathlib import Path

from tests.cli.running import environment

_STYLE = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Screen:
    """What came on the screen, with its escape sequences, and how the command ended."""

    code: int
    raw: str

    @property
    def text(self) -> str:
        """Without colours and weights."""
        return _STYLE.sub("", self.raw)

    @property
    def lines(self) -> list[str]:
        """The text line by line, without spaces at the ends."""
        return [line.rstrip() for line in self.text.splitlines()]


def run_in_terminal(*arguments: str | Path, cwd: Path, columns: int = 100, typed: str = "", **more: str) -> Screen:
    """Run netmd in a terminal of so many columns, with ``typed`` waiting in its keyboard, to its end."""
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    os.write(outer, typed.encode())
    kept = {key: value for key, value in environment(**more).items() if key not in ("COLUMNS", "LINES")}
    kept = {"TERM": "xterm-256color", **{key: value for key, value in kept.items() if key != "NO_COLOR"}, **more}
    process = subprocess.Popen(
        [sys.executable, "-m", "netmd", *map(str, arguments)], cwd=cwd, env=kept, stdin=inner, stdout=inner, stderr=inner
    )
    os.close(inner)
    chunks = []
    while chunk := _read(outer):
        chunks.append(chunk)
    os.close(outer)
    try:
        code = process.wait(timeout=20)
    except subprocess.TimeoutExpired:  # it waits for more than was typed
        process.kill()
        code = process.wait()
    return Screen(code, b"".join(chunks).decode().replace("\r\n", "\n"))


def _read(descriptor: int) -> bytes:
    """What comes next; nothing at the end, or after a minute of silence."""
    if not select.select([descriptor], [], [], 60)[0]:
        return b""
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux says EIO once the other side is closed
        return b""
