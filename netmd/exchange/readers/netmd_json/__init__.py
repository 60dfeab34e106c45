"""netmd's own JSON, as :mod:`netmd.exchange.as_json` writes it: contacts with their notes, and files of meetings.

A row is a contact, a meeting of a file that is no contact's, or an opening. What is worked out of notes (the agenda,
where contacts stand, who links to whom) is left: it comes again of itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from netmd.exchange.readers.netmd_json.contact import contact_record
from netmd.exchange.readers.netmd_json.document import Document, Thing, document_of
from netmd.exchange.readers.netmd_json.hosting import host_of, lines_about, parted
from netmd.exchange.records import ForeignFile, PassedOver, PersonRecord, ReadOptions, Source

__all__ = ["FORMAT", "read", "recognises"]

FORMAT = "netmd"

_SIGN = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"netmd"\s*[,}]')
_ANYWHERE = re.compile(rb'"format"\s*:\s*"netmd"')
_LOOKED_AT = 4096


def recognises(name: str, data: bytes) -> float:  # noqa: ARG001 - the form of every reader
    """How surely this is such a file: it says so itself."""
    head = data[:_LOOKED_AT]
    if _SIGN.match(head):
        return 1.0
    return 0.8 if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and _ANYWHERE.search(head) else 0.0


def read(data: bytes, options: ReadOptions) -> ForeignFile:  # noqa: ARG001 - the form of every reader
    """The contacts as people. A meeting that stands in none of their notes goes into that of one who took part.

    Raises :class:`ImportRefusedError` for what is no such file, is hostile, or of another version.
    """
    document = document_of(data)
    hosted: dict[str, dict[Source, Thing]] = {path: {} for path in document.names}
    about = lines_about(document)
    lines: defaultdict[str, list[str]] = defaultdict(list)
    people: list[PersonRecord] = []
    passed: list[PassedOver] = []
    for number, meeting in enumerate(_meetings(document), 1):
        source = Source(number, "meetings")
        said = about.get(meeting.text("file"), ())
        host = host_of(meeting, hosted, said)
        if meeting.when("date") is None:
            passed.append(PassedOver(source, "a meeting without a date"))
        elif host is None:
            passed.append(PassedOver(source, "a meeting with nobody of the file"))
        else:
            hosted[host][source], moved = parted(meeting, host, hosted, said)
            for path, written in moved.items():
                lines[path] += written
    for number, contact in enumerate(document.contacts, 1):
        if contact.text("name"):
            # of two with one path the first is the host
            path = contact.text("path")
            further = hosted.pop(path, {})
            people.append(contact_record(contact, Source(number), document, further, lines.pop(path, ())))
        else:
            passed.append(PassedOver(Source(number), "no name"))
    passed += (
        PassedOver(Source(number, "opportunities"), "an opening, which import does not bring in")
        for number in range(1, len(document.opportunities) + 1)
    )
    return ForeignFile(
        format=FORMAT,
        rows=sum(1 + len(one.also) for one in people) + len(passed),
        people=tuple(people),
        passed_over=tuple(passed),
        notices=tuple(_notices(document)),
    )


def _meetings(document: Document) -> Iterator[Thing]:
    """Those that stand in the note of no contact of the file."""
    for file in document.meeting_files:
        yield from file.things("meetings")
    yield from document.meetings_elsewhere()


def _notices(document: Document) -> Iterator[str]:
    if count := len(document.opportunities):
        what = "opening stays" if count == 1 else "openings stay"
        yield f"{count:,} {what} behind; to keep them, copy their notes (netmd export markdown)."
