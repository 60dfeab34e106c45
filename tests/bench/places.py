"""Where things are measured: the site of each program for each size, made once and kept."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.bench.notebooks import Written, contact
from tests.bench.people import People
from tests.bench.programs import Program

_HERE = Path(__file__).parent
_MAKERS = ("words.py", "people.py", "prose.py", "notebooks.py", "flavours.py", "rivals.py", "sites/**/*.*")
_STAMP = ".made"


@dataclass(frozen=True)
class Place:
    """A program's site of so many people."""

    program: Program
    size: int
    seed: int
    site: Path

    @cached_property
    def people(self) -> People:
        """Who is in it."""
        return People(self.size)

    def note(self, round_: int) -> Written:
        """The note that is edited in a round: another one each time."""
        return contact(self.people, (self.size // 2 + 37 * round_) % self.size, self.seed)

    def clear(self) -> None:
        """Leave nothing of an earlier build: neither pages, nor what was kept to make the next one faster."""
        made = {_STAMP, *_read(self.site / _STAMP).splitlines()[1:]}
        litter = [path for path in self.site.iterdir() if path.name not in made]
        notes = self.site / self.program.notes.partition("/")[0]
        for path in [*litter, *notes.glob(".*")]:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()

    @property
    def pages(self) -> Path:
        """The folder a build fills."""
        return self.site / self.program.pages


def prepared(work: Path, program: Program, size: int, seed: int) -> Place:
    """The place, made unless it is there and would be made the same.

    Its stamp has a digest of what it was made by, and, a line each, the names of what was made.
    """
    place = Place(program, size, seed, work / f"{size}-{seed}" / program.name.casefold())
    recipe = _recipe()
    if _read(place.site / _STAMP).partition("\n")[0] != recipe:
        shutil.rmtree(place.site, ignore_errors=True)
        place.site.mkdir(parents=True)
        program.make(place.site, place.people, seed)
        (place.site / _STAMP).write_text("\n".join([recipe, *sorted(path.name for path in place.site.iterdir())]))
    return place


def _recipe() -> str:
    """A digest of everything that decides what is written."""
    digest = hashlib.sha256()
    for path in sorted(file for pattern in _MAKERS for file in _HERE.glob(pattern)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
