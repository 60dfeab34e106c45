"""Why nothing was written, in words."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from netmd.errors import NetmdError, StorageError
from netmd.storage import reason


class ChangedMeanwhileError(NetmdError):
    """A file is not, or no longer, what it was when it was read: an editor or another command was quicker."""

    exit_code = 8


class KeptChangeError(NetmdError):
    """A change was undone but for files that another program saved right after netmd had written there.

    Not to be tried again by itself: those files hold the change already.
    """

    exit_code = 8


def changed(message: str) -> ChangedMeanwhileError:
    """The refusal that ``message`` begins."""
    return ChangedMeanwhileError(f"{message}; nothing was written.", "Run the command again.")


@contextmanager
def in_words(what: str) -> Iterator[None]:
    """Turn an ``OSError`` into a :class:`StorageError` that says ``what`` could not be done, and why."""
    try:
        yield
    except OSError as error:
        hint = _HINTS.get(error.errno or 0, "Check its permissions and the disk, then run the command again.")
        raise StorageError(f"{what}: {reason(error)}.", hint) from error


_HINTS = {
    errno.ENOSPC: "Free some space, then run the command again.",
    errno.EDQUOT: "Free some space, then run the command again.",
    errno.EROFS: "Make the disk writable, then run the command again.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
}
