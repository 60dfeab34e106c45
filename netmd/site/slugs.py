"""File names for pages: plain, the same on every file system, and a pure function of the index.

Letters of every script are kept (NFC, casefolded): a page may be called ``zoë-müller.html``; an address percent-encodes
it. What a file system may not hold, or may take for another name, is replaced.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import quote

_MOST_BYTES = 120
"""Of a slug in UTF-8; with suffix and ``.html`` well under the 255 bytes a file name may have (ext4, NTFS, APFS)."""

_RESERVED = frozenset(
    ("index", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
"""``index`` is the site's own; the others are devices on Windows, with any extension ("Naming Files", Microsoft)."""


def slug(text: str) -> str:
    """``text`` as a file's stem: letters, digits, ``-``, ``_`` and ``.``; never empty, reserved, hidden or too long."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    kept = "".join(char if _may_stay(char) else "-" for char in folded)
    kept = re.sub(r"-{2,}", "-", kept).strip("-.")
    kept = kept.encode("utf-8")[:_MOST_BYTES].decode("utf-8", "ignore").strip("-.")
    if not kept:
        return "note"
    return f"note-{kept}" if _is_reserved(kept) else kept


def assign_slugs(wanted: Mapping[str, str]) -> dict[str, str]:
    """A slug of its own for each key (a path, a tag) from the text it would like to be called by.

    Where several would get the same, the first key keeps it and the others get a suffix from a hash of their key.
    """
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    clashing: list[str] = []
    for key in sorted(wanted):
        name = slug(wanted[key])
        if name in taken:
            clashing.append(key)
        else:
            slugs[key] = name
            taken.add(name)
    for key in clashing:
        base = slug(wanted[key])
        name = next(name for name in _suffixed(base, key) if name not in taken)
        slugs[key] = name
        taken.add(name)
    return slugs


@lru_cache(maxsize=4096)
def address(path: str) -> str:
    """The path of a page as it stands in a link: percent-encoded UTF-8 (RFC 3986 section 2.1)."""
    return quote(path, safe="/")


def _suffixed(base: str, key: str) -> Iterable[str]:
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=32).hexdigest()
    return (f"{base}-{digest[:length]}" for length in range(6, len(digest) + 1))


def _may_stay(char: str) -> bool:
    return char in "-_." or unicodedata.category(char)[0] in "LM" or unicodedata.category(char) == "Nd"


def _is_reserved(name: str) -> bool:
    return unicodedata.normalize("NFKC", name).split(".")[0] in _RESERVED
