"""What ties two contacts to each other, as far as the notes tell, the strongest reason first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from netmd.dates import When
from netmd.index import Index
from netmd.model import Contact
from netmd.touches import is_past


class Kind(IntEnum):
    """Why two people are tied; the lower, the stronger."""

    LED_HERE = 1
    """The other introduced the contact to me."""
    LED_ON = 2
    """The contact introduced the other to me."""
    INTRODUCED = 3
    """I introduced the two to each other."""
    TOGETHER = 4
    """Both took part in one past meeting."""
    NOTED = 5
    """One is linked in the other's notes."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of a tie; ``when`` is the day of a meeting, or of an introduction of mine where it is known."""

    kind: Kind
    when: When | None = None


_LED_HERE, _LED_ON, _NOTED = Reason(Kind.LED_HERE), Reason(Kind.LED_ON), Reason(Kind.NOTED)


@dataclass(frozen=True, slots=True)
class Tie:
    """Another contact, and all that ties them to the one asked about, the strongest reason first; meetings newest
    first."""

    other: Contact
    reasons: tuple[Reason, ...]

    @property
    def kind(self) -> Kind:
        """The strongest reason's."""
        return self.reasons[0].kind


def ties_of(contact: Contact, index: Index, today: date) -> tuple[Tie, ...]:
    """Everybody tied to ``contact``, those with the strongest reasons first; a note's mere link counts where nothing
    else does."""
    found: dict[str, list[Reason]] = {}
    for other, reason in _reasons(contact, index, today):
        if other.path != contact.path:
            reasons = found.setdefault(other.path, [])
            if reason not in reasons:
                reasons.append(reason)
    for other in _noted(contact, index):
        if other.path != contact.path:
            found.setdefault(other.path, [_NOTED])
    return tuple(_ties(found, index))


def _reasons(contact: Contact, index: Index, today: date) -> Iterator[tuple[Contact, Reason]]:
    for other in index.introduced_by(contact):
        yield other, _LED_HERE
    for other in index.led_to(contact):
        yield other, _LED_ON
    for intro in index.introductions_of(contact):
        for other in index.people(intro.people):
            yield other, Reason(Kind.INTRODUCED, When(intro.on) if intro.on else None)
    for meeting in reversed(index.meetings_of(contact)):
        if (meeting.people or meeting.host != contact.path) and is_past(meeting, today):
            for other in index.participants(meeting):
                yield other, Reason(Kind.TOGETHER, When(meeting.when.start, meeting.when.precision))


def _noted(contact: Contact, index: Index) -> Iterator[Contact]:
    yield from index.people(contact.note.links)
    yield from (entry for entry in index.backlinks(contact) if isinstance(entry, Contact))


def _ties(found: Mapping[str, list[Reason]], index: Index) -> Iterator[Tie]:
    for path, reasons in found.items():
        other = index.contact(path)
        if other is not None:
            yield Tie(other, tuple(reasons))
