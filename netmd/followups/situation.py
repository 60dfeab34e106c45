"""What the rules look at, worked out once: the notebook on a day, an entry of it, a contact and the tie with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from netmd.followups.touch_state import TouchState, by_touch_day, state_of
from netmd.index import Index
from netmd.matching import Lookup, Synonyms, read_synonyms, read_words
from netmd.model import Contact, Entry, Meeting, MeetingFile, Opportunity
from netmd.settings import Rules, Settings
from netmd.touches import parted


@dataclass(frozen=True, slots=True)
class View:
    """The notebook on a day. ``openings`` finds, among the opportunities that may be passed on, those that fit."""

    index: Index
    settings: Settings
    today: date
    synonyms: Synonyms = field(default_factory=Synonyms)
    openings: Lookup[Opportunity] = field(default_factory=Lookup)

    @property
    def rules(self) -> Rules:
        """The settings of the rules."""
        return self.settings.rules


@dataclass(frozen=True, slots=True)
class Subject:
    """An entry that reminders may be about.

    ``places`` are the entries that may say something about it: itself, then those that link to it. A contact is
    archived or snoozed by their own file, a meeting file if all who took part are, an opportunity is archived when it
    is filled or closed.
    """

    view: View
    entry: Entry
    places: tuple[Entry, ...]
    is_archived: bool = False
    is_snoozed: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether nothing but dated action items and planned meetings is to be said about it."""
        return self.is_archived or self.is_snoozed


@dataclass(frozen=True, slots=True)
class Person:
    """A contact as a subject, with their touches (by touch day), their plans (next first) and how the tie stands."""

    subject: Subject
    contact: Contact
    touches: tuple[Meeting, ...]
    plans: tuple[Meeting, ...]
    state: TouchState

    @property
    def view(self) -> View:
        """The notebook on a day."""
        return self.subject.view


def view_on(index: Index, settings: Settings, today: date) -> View:
    """The notebook on a day."""
    synonyms = read_synonyms(settings.synonyms)
    openings = Lookup.of(
        (opening, read_words((opening.title, opening.org, *opening.tags), synonyms))
        for opening in index.opportunities
        if is_open(opening, today)
    )
    return View(index, settings, today, synonyms, openings)


def is_open(opening: Opportunity, today: date) -> bool:
    """Whether somebody else may still go after it."""
    return opening.status == "open" and (opening.closes is None or opening.closes >= today)


def subject_of(entry: Entry, view: View) -> Subject:
    """The entry as a subject of reminders."""
    if isinstance(entry, Contact):
        return Subject(view, entry, (entry, *view.index.backlinks(entry)), *_silence(entry, view.today))
    if isinstance(entry, Opportunity):
        return Subject(view, entry, (entry,), is_archived=entry.status in ("filled", "closed"))
    silences = [_silence(contact, view.today) for contact in participants(entry, view.index)]
    is_archived = bool(silences) and all(archived for archived, _ in silences)
    is_silent = bool(silences) and all(archived or snoozed for archived, snoozed in silences)
    return Subject(view, entry, (entry,), is_archived, is_snoozed=is_silent and not is_archived)


def person_of(subject: Subject, contact: Contact) -> Person:
    """The contact, already known as a subject, with what the rules for people need."""
    view = subject.view
    meetings = view.index.meetings_of(contact)
    past, to_come = parted(meetings, view.today)
    touches, plans = by_touch_day(past, view.index, view.today), tuple(to_come)
    return Person(subject, contact, touches, plans, state_of(contact, touches, plans, view.settings, view.today))


def participants(entry: MeetingFile, index: Index) -> tuple[Contact, ...]:
    """Everybody who took part in a meeting of the file."""
    return index.people(link for meeting in entry.note.meetings for link in meeting.people)


def _silence(contact: Contact, today: date) -> tuple[bool, bool]:
    return contact.status == "archived", contact.snooze is not None and contact.snooze > today
