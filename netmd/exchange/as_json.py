"""The whole index and its agenda as JSON, in a shape that stays.

``version`` is raised when a key changes its meaning or goes; new keys may come without. Dates are ISO 8601, as precise
as they were written (``2026-12``); paths are relative to the notebook; people are named by their file's path, which is
unique, beside their id. What is empty is there all the same: ``""``, ``[]`` or ``null``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence, Set
from datetime import date
from typing import Any

from netmd.brief import Brief
from netmd.exchange.belonging import belonging
from netmd.followups.agenda import Agenda
from netmd.followups.reminder import Reminder
from netmd.followups.touch_state import touch_state
from netmd.index import Index
from netmd.ledger import Handed
from netmd.model import ActionItem, Contact, Entry, Exchange, Introduction, Link, Meeting, MeetingFile, Opportunity
from netmd.problems import Location, Problem
from netmd.settings import Settings

FORMAT_VERSION = 1

_Json = dict[str, Any]


def to_json(
    index: Index, agenda: Agenda, settings: Settings, problems: Sequence[Problem], today: date,
    *, contacts: Sequence[Contact] | None = None,
) -> str:  # fmt: skip
    """The document, indented, with a line end; the same notebook on the same day gives the same text.

    With ``contacts`` it has only these, and of files, groups, agenda and problems what belongs to them.
    """
    writer = _Writer(index, settings, today)
    people = index.contacts if contacts is None else contacts
    theirs = index.entries if contacts is None else belonging(contacts, index)
    named = {contact.path for contact in people}
    document = {
        "format": "netmd",
        "version": FORMAT_VERSION,
        "notebook": settings.name,
        "today": today.isoformat(),
        "contacts": [writer.contact(contact) for contact in people],
        "meetings": [writer.meeting_file(entry) for entry in index.meeting_files if entry.path in theirs],
        "opportunities": [writer.opportunity(entry) for entry in index.opportunities if entry.path in theirs],
        "organisations": _groups(index.organisations(), named),
        "tags": _groups(index.tags(), named),
        "agenda": [reminder_json(one, _name(one, index)) for one in agenda if one.subject in theirs],
        "problems": [
            problem_json(problem) for problem in problems if contacts is None or problem.location.path in theirs
        ],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


_UNSEEN = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff]")
"""What JSON allows but a terminal may obey, a line-wise reader stumble over, or UTF-8 not hold: written as numbers."""


def reminder_json(reminder: Reminder, name: str) -> _Json:
    """One line of the agenda, with the name of whom or what it is about."""
    return {
        "id": reminder.id,
        "lane": reminder.lane.value,
        "rule": reminder.rule,
        "subject": reminder.subject,
        "name": name,
        "what": reminder.what,
        "why": reminder.why,
        "due": _iso(reminder.due),
        "late_after": _iso(reminder.late_after),
        **_place(reminder.location),
    }


def _name(reminder: Reminder, index: Index) -> str:
    subject = index.entries.get(reminder.subject)
    return "" if subject is None else subject.name if isinstance(subject, Contact) else subject.title


def contact_json(contact: Contact, index: Index, settings: Settings, today: date) -> _Json:
    """One contact, as in the document."""
    return _Writer(index, settings, today).contact(contact)


def brief_json(brief: Brief, index: Index, settings: Settings, today: date) -> _Json:
    """What to have in mind before a meeting with a contact; people and openings by the paths of their files."""
    return _Writer(index, settings, today).brief(brief)


def problem_json(problem: Problem) -> _Json:
    """One problem, as ``netmd check --format json`` prints it too."""
    return {
        "code": problem.code,
        "name": problem.rule.name,
        "severity": problem.severity.value,
        **_place(problem.location),
        "message": problem.message,
        "mend": problem.mend,
    }


class _Writer:
    def __init__(self, index: Index, settings: Settings, today: date) -> None:
        self._index = index
        self._settings = settings
        self._today = today

    def contact(self, contact: Contact) -> _Json:
        index, today = self._index, self._today
        state = touch_state(contact, index, self._settings, today)
        return {
            "id": contact.id,
            "path": contact.path,
            "name": contact.name,
            "aliases": list(contact.aliases),
            "org": list(contact.orgs),
            "role": list(contact.roles),
            "email": list(contact.emails),
            "phone": list(contact.phones),
            "url": list(contact.urls),
            "linkedin": contact.linkedin,
            "location": contact.location,
            "tags": list(contact.tags),
            "direction": contact.direction,
            "met": contact.met.iso if contact.met else None,
            "met_at": contact.met_at,
            "introduced_by": self._people(contact.introduced_by),
            "led_to": _paths(index.led_to(contact)),
            "cadence": str(state.cadence),
            "cadence_from": state.cadence_from,
            "seeking": list(contact.seeking),
            "offers": list(contact.offers),
            "birthday": contact.birthday.iso if contact.birthday else None,
            "pronouns": contact.pronouns,
            "follow_up": _iso(contact.follow_up),
            "snooze": _iso(contact.snooze),
            "status": contact.status,
            "private": contact.note.private,
            "extra": {key: list(values) for key, values in contact.note.extra},
            "touch": {
                "state": state.word,
                "sentence": state.sentence,
                "last": _iso(state.day if state.last else None),
                "due": _iso(state.due),
                "late_after": _iso(state.late_after),
            },
            "meetings": [self._meeting(meeting) for meeting in index.meetings_of(contact)],
            "items": [self._item(item) for item in index.items_of(contact)],
            "exchanges": [self._exchange(exchange) for exchange in index.exchanges_of(contact)],
            "introductions": [self._introduction(intro) for intro in index.introductions_of(contact)],
            "sections": [
                {"title": section.title, "text": section.text, "private": section.private, **_place(section.location)}
                for section in contact.note.sections
            ],
            "backlinks": [entry.path for entry in index.backlinks(contact)],
        }

    def brief(self, brief: Brief) -> _Json:
        return {
            "id": brief.contact.id,
            "path": brief.contact.path,
            "name": brief.contact.name,
            "state": brief.state.word,
            "sentence": brief.state.sentence,
            "email": list(brief.contact.emails),
            "phone": list(brief.contact.phones),
            "met": brief.met,
            "introduced_by": _paths(brief.introduced_by),
            "notes": brief.notes,
            "seeking": list(brief.contact.seeking),
            "offers": list(brief.contact.offers),
            "plan": self._meeting(brief.plan) if brief.plan else None,
            "touches": [self._meeting(meeting) for meeting in brief.touches],
            "mine": [self._item(item) for item in brief.mine],
            "theirs": [self._item(item) for item in brief.theirs],
            "gave": [self._handed(handed) for handed in brief.gave],
            "got": [self._handed(handed) for handed in brief.got],
            "common": [{"path": one.contact.path, "how": list(one.how)} for one in brief.common],
            "could_offer": [{"path": one.entry.path, "why": one.why} for one in brief.could_offer],
        }

    def _handed(self, handed: Handed) -> _Json:
        return {**self._exchange(handed.exchange), "on": handed.when.iso if handed.when else None}

    def meeting_file(self, entry: MeetingFile) -> _Json:
        return {
            "id": entry.id,
            "path": entry.path,
            "title": entry.title,
            "private": entry.note.private,
            "extra": {key: list(values) for key, values in entry.note.extra},
            "meetings": [self._meeting(meeting) for meeting in entry.note.meetings],
            "exchanges": [self._exchange(exchange) for exchange in entry.note.exchanges],
        }

    def opportunity(self, entry: Opportunity) -> _Json:
        return {
            "id": entry.id,
            "path": entry.path,
            "title": entry.title,
            "org": entry.org,
            "url": entry.url,
            "source": self._people(entry.source),
            "found": entry.found.iso if entry.found else None,
            "closes": _iso(entry.closes),
            "location": entry.location,
            "tags": list(entry.tags),
            "status": entry.status,
            "stage": entry.stage,
            "private": entry.note.private,
            "extra": {key: list(values) for key, values in entry.note.extra},
            "passed_to": [
                {"people": self._people(line.people), "on": _iso(line.on), "outcome": line.outcome,
                 **_place(line.location)}
                for line in entry.passed
            ],
            "meetings": [self._meeting(meeting) for meeting in entry.note.meetings],
            "items": [self._item(item) for item in entry.note.items],
            "exchanges": [self._exchange(exchange) for exchange in entry.note.exchanges],
            "sections": [
                {"title": section.title, "text": section.text, "private": section.private, **_place(section.location)}
                for section in entry.note.sections
            ],
        }  # fmt: skip

    def _meeting(self, meeting: Meeting) -> _Json:
        return {
            "date": meeting.when.iso,
            "time": f"{meeting.when.clock:%H:%M}" if meeting.when.clock else None,
            "title": meeting.title,
            "channel": meeting.channel,
            "place": meeting.place,
            "with": _paths(self._index.participants(meeting)),
            "private": meeting.private,
            "text": meeting.text,
            **_place(meeting.location),
        }

    def _item(self, item: ActionItem) -> _Json:
        owed_by = self._index.person(item.owed_by) if item.owed_by else None
        return {
            "text": item.text,
            "mark": item.mark,
            "open": item.is_open,
            "owner": owed_by.path if owed_by else item.owner.value,
            "due": item.due.iso if item.due else None,
            "done": _iso(item.done),
            "start": _iso(item.start),
            "scheduled": _iso(item.scheduled),
            "created": _iso(item.created),
            "cancelled": _iso(item.cancelled),
            "priority": item.priority,
            "recurrence": item.recurrence,
            **_place(item.location),
        }

    def _exchange(self, exchange: Exchange) -> _Json:
        return {"kind": exchange.kind, "text": exchange.text, **_place(exchange.location)}

    def _introduction(self, intro: Introduction) -> _Json:
        return {
            "people": self._people(intro.people),
            "text": intro.text,
            "stage": intro.stage,
            "on": _iso(intro.on),
            **_place(intro.location),
        }

    def _people(self, links: Iterable[Link]) -> list[str]:
        """The path of each person a link means; what fits nobody stays as it was written."""
        found = ((link, self._index.person(link)) for link in links)
        return [person.path if person else link.target for link, person in found]


def _groups(groups: Iterable[tuple[str, tuple[Contact, ...]]], named: Set[str]) -> list[_Json]:
    """The groups that somebody of these is in, without the others."""
    found = ((name, [contact for contact in contacts if contact.path in named]) for name, contacts in groups)
    return [{"name": name, "contacts": _paths(contacts)} for name, contacts in found if contacts]


def _paths(entries: Iterable[Entry]) -> list[str]:
    return [entry.path for entry in entries]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _place(location: Location) -> _Json:
    return {"file": location.path, "line": location.line, "column": location.column}
