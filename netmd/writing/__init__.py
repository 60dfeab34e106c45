"""Writing to a notebook: all of a command's files or none, guarded by the bytes that were read, and durable."""

from netmd.writing.commit import commit
from netmd.writing.errors import ChangedMeanwhileError, KeptChangeError
from netmd.writing.lock import locked
from netmd.writing.recover import is_littered, is_unfinished, recover

__all__ = ["ChangedMeanwhileError", "KeptChangeError", "commit", "is_littered", "is_unfinished", "locked", "recover"]
