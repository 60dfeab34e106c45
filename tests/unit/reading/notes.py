"""Notes given as text, read; and what is asked of them in short."""

from __future__ import annotations

from textwrap import dedent

from netmd.model import ActionItem, Contact, Meeting, MeetingFile, Opportunity
from netmd.reading import Reading, read_note

CONTACT = "contacts/priya-raman.md"


def read(text: str | bytes, path: str = CONTACT) -> Reading:
    """What comes of a note; the folder decides its kind."""
    data = text if isinstance(text, bytes) else dedent(text).encode()
    kinds = {"meetings": "meeting", "opportunities": "opportunity"}
    return read_note(path, data, kinds.get(path.split("/")[0], "contact"), {})  # type: ignore[arg-type]


def contact(text: str | bytes, path: str = CONTACT) -> Contact:
    """The contact a note holds."""
    entry = read(text, path).entry
    assert isinstance(entry, Contact)
    return entry


def meeting_file(text: str, path: str = "meetings/panel.md") -> MeetingFile:
    """The event a note holds."""
    entry = read(text, path).entry
    assert isinstance(entry, MeetingFile)
    return entry


def opportunity(text: str, path: str = "opportunities/community-manager.md") -> Opportunity:
    """The opening a note holds."""
    entry = read(text, path).entry
    assert isinstance(entry, Opportunity)
    return entry


def front(yaml: str) -> Contact:
    """The contact of this front matter."""
    return contact(f"---\n{yaml}\n---\n")


def meeting(text: str) -> Meeting:
    """The only meeting of a note."""
    (found,) = contact(text).note.meetings
    return found


def item(text: str) -> ActionItem:
    """The only action item of a note that is one task."""
    (found,) = contact(f"- [ ] {text}\n").note.items
    return found


def wrong(reading: Reading) -> list[str]:
    """The problems, each as ``line:column CODE``."""
    return [f"{problem.location.line}:{problem.location.column} {problem.code}" for problem in reading.problems]


def wrong_in(yaml: str) -> list[str]:
    """The problems of a contact with this front matter, whose first line is line 2."""
    return wrong(read(f"---\n{yaml}\n---\n"))
