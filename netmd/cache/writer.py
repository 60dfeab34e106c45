"""Who wrote something into the cache: anything else that reads in another way writes otherwise, and is not believed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b

import msgspec

from netmd import __version__
from netmd.cache.place import WRITER_BYTES
from netmd.discovery import Layout

_READERS = ("", "reading", "matching", "followups", "followups/rules", "cli")
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


def of_sites() -> bytes:
    """Of what is known of a site: that depends on all that makes pages."""
    return _mark("site", _code(), _all_code(), _libraries())


def _mark(*parts: object) -> bytes:
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=WRITER_BYTES).digest()


@cache
def _code() -> str:
    """The version, and when its files were last changed, for who works on netmd itself."""
    return repr((__version__, sys.version, sorted(_files(_READERS))))


@cache
def _all_code() -> str:
    package = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120
    folders = [os.path.relpath(folder, package) for folder, _, _ in os.walk(package) if "__pycache__" not in folder]
    return repr(sorted(_files(folders)))


@cache
def _libraries() -> str:
    """The versions of what makes pages, as their folders are called: a new sanitiser makes other pages."""
    beside = os.path.dirname(os.path.dirname(msgspec.__file__))  # noqa: PTH120
    wanted = ("markdown-", "jinja2-", "nh3-", "markupsafe-", "pyyaml-", "python_dateutil-", "rapidfuzz-")
    try:
        names = os.listdir(beside)  # noqa: PTH208
    except OSError:
        return ""
    return repr(sorted(name for name in names if name.lower().startswith(wanted)))


def _files(folders: Iterable[str]) -> list[tuple[str, str, int, int]]:
    package = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 - no need of pathlib for a prefix
    files = []
    for folder in folders:
        try:
            with os.scandir(os.path.join(package, folder)) as listing:  # noqa: PTH118
                for item in listing:
                    if item.name.endswith(".py"):
                        status = item.stat()
                        files.append((folder, item.name, status.st_size, status.st_mtime_ns))
        except OSError:  # a package that is not in a folder
            continue
    return files
