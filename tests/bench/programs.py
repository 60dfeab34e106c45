"""What is compared: a program that makes a folder of pages from a folder of notes, and how it is called."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.flavours import Flavour
from tests.bench.notebooks import TODAY, Written, as_netmd, write_notebook
from tests.bench.people import People
from tests.bench.processes import Call

Command = Callable[[int], list[str]]
"""A command line, for the port it may listen on; most ignore it."""
Maker = Callable[[Path, People, int], None]
"""Writes the site of these people, by a seed, into a folder."""


@dataclass(frozen=True, slots=True)
class Server:
    """A way to keep pages fresh. ``ready`` is in what it says once it has built; ``overviews``: whether those follow."""

    name: str
    command: Command
    ready: str
    overviews: bool = True
    pages: str | None = None
    """A pattern for the folder the pages are in; None for that of a build."""


@dataclass(frozen=True, slots=True)
class Program:
    """One of those compared; the first is netmd, all others are its rivals.

    A site of it is a folder with its notes in ``notes``; a build fills ``pages``.
    """

    name: str
    version: str
    start: list[str]
    build: list[str]
    servers: tuple[Server, ...]
    written: Flavour
    make: Maker
    notes: str = "content"
    page: str = "{id}/index.html"
    pages: str = "public"

    def note(self, site: Path, id_: str) -> Path:
        """The file of a note."""
        return site / self.notes / f"{id_}.md"

    def page_of(self, pages: Path, id_: str) -> Path:
        """The page of a note."""
        return pages / self.page.format(id=id_)

    def call(self, site: Path, command: list[str]) -> Call:
        """A command in the folder of a site; caches and temporary files are kept within it."""
        home = {"XDG_CACHE_HOME": str(site / "cache"), "TMPDIR": str(site / "temporary")}
        (site / "temporary").mkdir(exist_ok=True)
        return Call(command, site, home)

    @contextmanager
    def edited(self, site: Path, note: Written) -> Iterator[None]:
        """The note as given; as it was, at the end."""
        file = self.note(site, note.id)
        before = file.read_bytes()
        self.save(site, note)
        try:
            yield
        finally:
            file.write_bytes(before)

    def save(self, site: Path, note: Written) -> None:
        """Save a note as most editors do: into a new file, which then takes the other's place."""
        new = site / "saved.tmp"
        new.write_text(self.written(note), encoding="utf-8", newline="\n")
        new.replace(self.note(site, note.id))


def netmd(version: str) -> Program:
    """The program whose tests these are, as this Python runs it."""
    command = [sys.executable, "-m", "netmd"]
    day = ["--today", TODAY.isoformat()]
    return Program(
        "netmd",
        version,
        start=[*command, "--version"],
        build=[*command, "build", "notebook", "-o", "public", *day],
        servers=(
            Server("netmd", lambda port: [*command, "serve", "notebook", "-o", "public", "--port", str(port), *day], "http://"),
        ),
        notes="notebook/contacts",
        page="contacts/{id}.html",
        written=as_netmd,
        make=lambda site, people, seed: write_notebook(site / "notebook", people, seed),
    )  # fmt: skip
