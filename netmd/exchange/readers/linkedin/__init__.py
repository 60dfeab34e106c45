"""LinkedIn's own export: ``Connections.csv``, ``messages.csv``, or the whole ZIP with both."""

from __future__ import annotations

from netmd.exchange.readers.csv_text import first_rows
from netmd.exchange.readers.linkedin.archive import is_archive, names_in, unpack
from netmd.exchange.readers.linkedin.connections import header_at, read_connections
from netmd.exchange.readers.linkedin.messages import is_messages_header, read_messages
from netmd.exchange.readers.said_encoding import in_utf8
from netmd.exchange.readers.taken import opened
from netmd.exchange.records import ForeignFile, ImportRefusedError, PersonRecord, ReadOptions

FORMAT = "linkedin"

_CONNECTIONS, _MESSAGES, _PROFILE = "connections.csv", "messages.csv", "profile.csv"
_HOW = "In LinkedIn's settings, under data privacy, ask for a copy of your data with connections and messages."


def recognises(name: str, data: bytes) -> float:  # noqa: ARG001
    """How surely a file is LinkedIn's: by its headers, or by the files in the ZIP."""
    if is_archive(data):
        return 0.95 if {_CONNECTIONS, _MESSAGES} & set(names_in(data)) else 0.0
    rows = first_rows(data)
    if any(is_messages_header(row) for row in rows[:3]):
        return 0.95
    return header_at(rows)[1]


def read(data: bytes, options: ReadOptions) -> ForeignFile:
    """The connections as people, met on the day of ``Connected On``; the messages of a day as one event.

    Texts of messages are copied only where ``with_text`` says so. Messages have their days in UTC, as the file has
    them. Who the owner is, is told by ``me``, by ``Profile.csv`` in the ZIP, or by who takes part in most
    conversations. Raises :exc:`ImportRefusedError` for other files and for an archive that cannot be unpacked.
    """
    if is_archive(data):
        return _read_archive(data, options)
    rows = first_rows(data)
    if any(is_messages_header(row) for row in rows[:3]):
        return _messages(data, options, frozenset(), ())
    if header_at(rows)[1]:
        return _connections(data, options)
    raise ImportRefusedError("this is neither LinkedIn's Connections.csv nor its messages.csv", _HOW)


def _read_archive(data: bytes, options: ReadOptions) -> ForeignFile:
    unpacked, others = unpack(data, (_CONNECTIONS, _MESSAGES, _PROFILE))
    found = {key: (name, in_utf8(content, options.encoding)) for key, (name, content) in unpacked.items()}
    profile = found.pop(_PROFILE, None)
    if not found:
        raise ImportRefusedError("the archive has neither Connections.csv nor messages.csv", _HOW)
    connections = messages = ForeignFile(format=FORMAT, rows=0)
    if _CONNECTIONS in found:
        name, content = found[_CONNECTIONS]
        connections = _connections(content, options, name)
    if _MESSAGES in found:
        name, content = found[_MESSAGES]
        messages = _messages(content, options, _own_names(profile), connections.people, name)
    unread = f"Not read from the archive: {_some(others)}." if others else ""
    return ForeignFile(
        format=FORMAT,
        rows=connections.rows + messages.rows,
        people=connections.people,
        events=messages.events,
        passed_over=connections.passed_over + messages.passed_over,
        notices=(*connections.notices, *messages.notices, *filter(None, (unread,))),
        decisions=tuple(dict.fromkeys((*connections.decisions, *messages.decisions))),
    )


def _connections(data: bytes, options: ReadOptions, part: str = "") -> ForeignFile:
    rows, decisions = opened(data)
    return read_connections(rows, options, part).as_file(FORMAT, decisions)


def _messages(
    data: bytes, options: ReadOptions, own_names: frozenset[str], people: tuple[PersonRecord, ...], part: str = ""
) -> ForeignFile:
    rows, decisions = opened(data)
    found = read_messages(rows, options, own_names, people, part)
    return ForeignFile(
        format=FORMAT,
        rows=found.rows,
        events=found.events,
        passed_over=found.passed_over,
        notices=found.notices,
        decisions=(*decisions, *found.decisions),
    )


def _own_names(profile: tuple[str, bytes] | None) -> frozenset[str]:
    """The owner's name of ``Profile.csv``: its one row."""
    rows = first_rows(profile[1], 2) if profile else []
    if len(rows) < 2 or [name.casefold() for name in rows[0][:2]] != ["first name", "last name"]:
        return frozenset()
    return frozenset({" ".join(" ".join(rows[1][:2]).split()).casefold()} - {""})


_NAMED = 3


def _some(names: tuple[str, ...]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
