"""The command that answers a reminder, as it can be pasted into a terminal that is in the notebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from shlex import join

from netmd.editing.introduce import find_introduction
from netmd.followups.reminder import Reminder
from netmd.index import Index
from netmd.model import Contact, Introduction, Meeting, MeetingFile, Opportunity, name_key
from netmd.problems import Location
from netmd.site.views.context import Context

_TICKED = ("action-item", "thank-you", "linkedin", "follow-up")
"""The rules whose reminders ``netmd done`` does away with."""


def command_for(context: Context, reminder: Reminder) -> str:
    """What settles the reminder, or is the next step to that; empty where no command can do it.

    It can be run as it is: ``netmd done 3f2``. Notes are read from the terminal, ``--note -``, until Ctrl-D.
    """
    if reminder.rule in _TICKED:
        return _command("done", context.short_ids[reminder.id])
    contact = context.index.contact(reminder.subject)
    return _about_person(context, reminder, contact) if contact else _about_meeting(context, reminder)


def command_to_offer(context: Context, one: Contact, other: Contact) -> str:
    """``netmd intro sam-lee renee-ortiz --stage offered``: notes down that an introduction is offered to both."""
    return _command("intro", _who(one, context.index), _who(other, context.index), "--stage", "offered")


def command_to_pass(context: Context, opening: Opportunity, contact: Contact) -> str:
    """``netmd pass video-producer minji-kim``: notes down that an opening is passed on, and drafts the e-mail."""
    return _command("pass", _what(opening, context.index), _who(contact, context.index))


def _about_person(context: Context, reminder: Reminder, contact: Contact) -> str:
    index, who = context.index, _who(contact, context.index)
    if reminder.rule in ("keep-in-touch", "drifting"):
        return _command("log", who, "Message")
    if reminder.rule == "birthday":
        return _command("log", who, "Message:", "happy", "birthday")
    if reminder.rule == "opportunity":
        opening = index.entries.get(reminder.about)
        return command_to_pass(context, opening, contact) if isinstance(opening, Opportunity) else ""
    if reminder.rule == "introduction":
        return _introduction(reminder, contact, index)
    own = context.once(_Meetings, contact.path, lambda: _meetings(contact))
    meeting = own.at.get(reminder.location)
    if meeting is None:
        return ""
    if meeting.when.precision != "day" and reminder.rule == "planned":
        return _command("draft", who, "follow-up")  # to agree on a day
    if reminder.rule == "write-up" or (meeting.when.start <= context.today and meeting.is_empty):
        return _write_up(meeting, who, is_alone=own.empty[meeting.when.iso] == 1)
    return _command("brief", who)


def _about_meeting(context: Context, reminder: Reminder) -> str:
    """Of a plan in a file of its own, the brief on the one I am to meet; of several nobody is the one to read up on."""
    entry = context.index.entries.get(reminder.subject)
    if reminder.rule != "planned" or not isinstance(entry, MeetingFile):
        return ""
    meeting = next((one for one in entry.note.meetings if one.location == reminder.location), None)
    people = context.index.participants(meeting) if meeting else ()
    return _command("brief", _who(people[0], context.index)) if len(people) == 1 else ""


def _introduction(reminder: Reminder, contact: Contact, index: Index) -> str:
    """``met`` for the introduction of two; of more the first is asked, which no command can note in one line."""
    intro = next((one for one in index.introductions_of(contact) if one.location == reminder.location), None)
    people = index.people(intro.people) if intro else ()
    if intro and len(people) == 2 and _is_found(intro, people[0], people[1], index):
        return _command("intro", *(_who(one, index) for one in people), "--stage", "met")
    return _command("log", _who(contact, index), "Message:", "how", "the", "introduction", "went")


def _is_found(intro: Introduction, one: Contact, other: Contact, index: Index) -> bool:
    """Whether the command would find this one: not if the two were introduced once more."""
    found = find_introduction(one, other, index)
    return found is not None and found.location == intro.location


@dataclass(frozen=True, slots=True)
class _Meetings:
    """The meetings in a contact's file, by place, and how many of each day wait to be written up."""

    at: Mapping[Location, Meeting]
    empty: Counter[str]


def _meetings(contact: Contact) -> _Meetings:
    found = contact.note.meetings
    return _Meetings({one.location: one for one in found}, Counter(one.when.iso for one in found if one.is_empty))


def _write_up(meeting: Meeting, who: str, *, is_alone: bool) -> str:
    """Without the title where the day says enough."""
    title = [] if is_alone else meeting.title.split()
    at = ["--at", f"{meeting.when.clock:%H:%M}"] if title and meeting.when.clock else []
    return _command("log", who, *title, "--on", meeting.when.iso, *at, "--note", "-")


def _command(*words: str) -> str:
    """The words for a POSIX shell; empty if one could do something else when it is pasted, such as end a line."""
    return join(("netmd", *words)) if all(words) and all(map(str.isprintable, words)) else ""


def _who(contact: Contact, index: Index) -> str:
    """The id where it means this contact and is no option; else the path, which is always clear."""
    if index.person(name_key(contact.id)) is contact and not contact.id.startswith("-"):
        return contact.id
    return f"./{contact.path}" if contact.path.startswith("-") else contact.path


def _what(opening: Opportunity, index: Index) -> str:
    return opening.id if index.resolve(name_key(opening.id)) is opening else opening.path
