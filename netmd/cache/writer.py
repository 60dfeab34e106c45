"""Who wrote something into the cache: anything else that reads in another way writes otherwise, and is not believed."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b

from netmd import __version__
from netmd.cache.place import WRITER_BYTES
from netmd.discovery import Layout

_READERS = ("", "reading", "matching", "followups", "followups/rules")
"""The parts of the package that decide what is kept."""


def of_digests() -> bytes:
    """Of digests of files, which depend on nothing else."""
    return _mark("digests")


def of_readings(layout: Layout) -> bytes:
    """Of what was read in notes: that depends on the readers, and on the settings that they heed."""
    settings = layout.settings
    return _mark("readings", _code(), settings.folders, layout.structured, sorted(settings.channels.items()))


def of_agenda() -> bytes:
    """Of agendas: they depend on the rules as well."""
    return _mark("agenda", _code())


def _mark(*parts: object) -> bytes:
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=WRITER_BYTES).digest()


@cache
def _code() -> str:
    """The version, and when its files were last changed, for who works on netmd itself."""
    package = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 - no need of pathlib for a prefix
    files = []
    for folder in _READERS:
        try:
            with os.scandir(os.path.join(package, folder)) as listing:  # noqa: PTH118
                for item in listing:
                    if item.name.endswith(".py"):
                        status = item.stat()
                        files.append((folder, item.name, status.st_size, status.st_mtime_ns))
        except OSError:  # a package that is not in a folder
            continue
    return repr((__version__, sys.version, sorted(files)))
