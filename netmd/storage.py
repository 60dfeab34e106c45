"""Reading files from disk so that nothing but a regular file of the notebook is ever opened."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from netmd import problems
from netmd.model import MAX_BYTES
from netmd.problems import Location, Problem


def read_note_bytes(root: Path, path: str) -> tuple[bytes | None, Problem | None]:
    """The bytes of a file of the notebook, or the problem that keeps it from being read.

    Neither waits (a pipe), nor leaves the notebook (a link), nor reads without end (a device, a huge file). A file that
    is gone gives neither bytes nor a problem: it is simply not there any more.
    """
    full = root / path
    try:
        if full.is_symlink() and not full.resolve(strict=True).is_relative_to(root.resolve()):
            return None, _problem(problems.NOT_A_FILE, path, "It is a link to a place outside the notebook.",
                                  "Put the file itself into the notebook.")  # fmt: skip
        descriptor = os.open(full, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as file:  # noqa: PTH123 - opened by descriptor, so that what is checked is what is read
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return None, _not_regular(path)
            if status.st_size > MAX_BYTES:
                size = status.st_size / 1024 / 1024
                return None, _problem(problems.TOO_LARGE, path, f"The file has {size:,.0f} MB; it is not read.",
                                      "Split it into several notes, or name it in `ignore` in netmd.toml.")  # fmt: skip
            return file.read(MAX_BYTES + 1), None
    except (FileNotFoundError, NotADirectoryError):
        if full.is_symlink():
            return None, _problem(problems.NOT_A_FILE, path, "It is a link to a file that does not exist.",
                                  "Delete the link, or put the file back.")  # fmt: skip
        return None, None
    except (OSError, RuntimeError) as error:  # RuntimeError: how Python 3.11 and 3.12 say that links form a loop
        number = error.errno if isinstance(error, OSError) else errno.ELOOP
        if number == errno.ELOOP:
            return None, _problem(problems.NOT_A_FILE, path, "It is a link that leads back to itself.",
                                  "Delete the link.")  # fmt: skip
        if number in (errno.ENXIO, errno.EISDIR):  # ENXIO: a socket
            return None, _not_regular(path)
        return None, _problem(problems.UNREADABLE, path, f"The file cannot be opened: {reason(error)}.",
                              "Check its permissions and the disk.")  # fmt: skip


def listing_problem(root: Path, folder: str) -> Problem | None:
    """The problem that keeps a folder of the notebook from being listed; None if nothing does, or it is gone."""
    try:
        with os.scandir(root / folder):
            return None
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return unlisted(folder, error)


def unlisted(folder: str, error: OSError) -> Problem:
    """The problem of a folder that cannot be listed for this reason."""
    return _problem(problems.UNREADABLE, folder, f"The folder cannot be listed: {reason(error)}.",
                    "Check its permissions and the disk.")  # fmt: skip


def reason(error: BaseException) -> str:
    """Why an operation on a file failed, in plain words."""
    if isinstance(error, OSError) and error.errno is not None:
        return _REASONS.get(error.errno) or os.strerror(error.errno).lower()
    return str(error) or type(error).__name__


_REASONS = {
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ENOSPC: "the disk is full",
    errno.EROFS: "the disk is read-only",
    errno.ENOENT: "there is no such file or folder",
    errno.ENOTDIR: "a part of its path is a file, not a folder",
    errno.ELOOP: "its links go round in a circle",
    errno.EMFILE: "too many files are open",
    errno.EIO: "the disk reports an error",
}


def _not_regular(path: str) -> Problem:
    return _problem(problems.NOT_A_FILE, path, "It is not a regular file.", "Move it out of the notebook.")


def _problem(rule: problems.Rule, path: str, message: str, mend: str) -> Problem:
    return Problem(rule, Location(path), message, mend)
