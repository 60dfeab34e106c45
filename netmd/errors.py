"""The errors netmd raises on purpose, each with the exit code the command line ends with.

Bad *notes* never raise: they become :class:`netmd.problems.Problem` values. These errors are for what
stops a whole command: no notebook, a folder that is not ours to write to, a port that is taken.
"""

from __future__ import annotations


class NetmdError(Exception):
    """Something a person can understand and mend.

    ``message`` says what happened and where, ``hint`` what to do about it.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(NetmdError):
    """The command was called with words that do not fit: an unknown date, an unknown option value."""

    exit_code = 2


class NotebookNotFoundError(NetmdError):
    """There is no notebook where one was looked for."""

    exit_code = 3


class StorageError(NetmdError):
    """A file could not be read or written: permissions, a full disk, a folder in the way."""

    exit_code = 4


class NotOursError(NetmdError):
    """The output is there and not netmd's, or not to be replaced unasked; it is never emptied or overwritten."""

    exit_code = 5


class TemplateError(NetmdError):
    """A template, usually the user's own, could not be rendered."""

    exit_code = 6


class ServerError(NetmdError):
    """The server could not start: the port is taken or may not be used."""

    exit_code = 7


class UnclearNameError(NetmdError):
    """A name fits several contacts, and there is nobody to ask which one is meant."""

    exit_code = 9


class UnknownNameError(NetmdError):
    """A name, or a query, fits no contact."""

    exit_code = 9
