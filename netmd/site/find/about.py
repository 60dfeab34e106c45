"""What there is of the search data: the file that is loaded first."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from netmd.site.find.buckets import Cut
from netmd.site.find.script import handed_over, literal, script
from netmd.site.page import Page

ABOUT = "find/about.js"
_VERSIONS = 1 << 64


@dataclass(frozen=True, slots=True)
class About:
    """How the data is cut, of how many letters, and a version of it.

    The version is the sum of the files' digests, so that with a file only its share of it changes.
    """

    cut: Cut
    letters: int
    version: int

    def page(self) -> Page:
        """The file that says so; the script reads the first three."""
        values = {
            "version": f"{self.version % _VERSIONS:016x}",
            "names": self.cut.names,
            "terms": self.cut.terms,
            "buckets": self.cut.buckets,
            "letters": self.letters,
        }
        return Page(ABOUT, script("about", 0, literal(values)))

    @classmethod
    def read(cls, data: bytes) -> About:
        """What such a file says. Raises ``ValueError`` if it is another."""
        values = handed_over(data)
        try:
            cut = Cut(values["buckets"], values["terms"], values["names"])  # type: ignore[index]
            found = cls(cut, values["letters"], int(values["version"], 16))  # type: ignore[index]
        except (KeyError, TypeError) as error:
            raise ValueError("not what was said of the data") from error
        if found.page().data != data:
            raise ValueError("not what was said of the data")
        return found


def path_of(kind: str, number: int) -> str:
    """Where part ``number`` of a kind of data is."""
    return f"find/{kind}-{number}.js"


def data_page(kind: str, number: int, data: str) -> Page:
    """The file of part ``number`` of a kind."""
    return Page(path_of(kind, number), script(kind, number, data))


def digest_of(page: Page) -> int:
    """The share that a file has in the version."""
    digest = hashlib.blake2b(page.path.encode() + b"\0", digest_size=8)
    digest.update(page.data)
    return int.from_bytes(digest.digest(), "big")
