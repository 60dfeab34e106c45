"""The small values that several pages share: links, days, standings, reminders, items."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from netmd.dates import MONTHS, WEEKDAYS, When, relative_day, short_date, short_when, span_in_words
from netmd.followups.reminder import Lane, Reminder
from netmd.followups.touch_state import Standing as StandingWord
from netmd.followups.touch_state import TouchState
from netmd.index import touch_day
from netmd.model import Channel, Contact, Entry, Link, Meeting, Opportunity
from netmd.problems import Location
from netmd.site.views.context import Context, title_of

EXCERPT = 110
"""Characters of a note's beginning that recall what it was about, on a line of its own."""

LANE_TITLES: dict[Lane, str] = {
    Lane.LATE: "Late",
    Lane.TODAY: "Today",
    Lane.THIS_WEEK: "This week",
    Lane.WAITING: "Waiting on others",
    Lane.PLANNED: "Planned",
    Lane.LATER: "Later",
    Lane.DRIFTING: "Drifting away",
}
LANE_WORDS: dict[Lane, str] = {
    **LANE_TITLES,
    Lane.WAITING: "Waiting",
    Lane.DRIFTING: "Drifting",
}
CHANNEL_WORDS: dict[Channel, str] = {
    "coffee": "Coffee", "meal": "Meal", "drinks": "Drinks", "visit": "Visit", "call": "Call", "video": "Video call",
    "email": "E-mail", "message": "Message", "linkedin": "LinkedIn", "letter": "Letter", "event": "Event",
    "interview": "Interview", "intro": "Introduction", "update": "Update", "meeting": "Meeting",
}  # fmt: skip


STATE_WORDS: dict[StandingWord, str] = {
    "none": "no rhythm",
    "in-time": "in time",
    "due": "due",
    "late": "late",
    "drifting": "drifting",
    "snoozed": "snoozed",
    "archived": "archived",
    "dormant": "dormant",
    "planned": "planned",
}
_COUNTED: frozenset[StandingWord] = frozenset(("in-time", "due", "late", "drifting", "planned"))
"""The states in which the window counts; a tie that rests has no next touch."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A word that leads somewhere: ``href`` is relative to the site's root, empty where there is no page."""

    text: str
    href: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day for ``<time>``: machine-readable, and as it reads."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Where in its window a tie stands, in hundredths of the way from the last touch to being late.

    ``filled`` is today, ``due`` where the window opens; both 0 to 100.
    """

    filled: int
    due: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a tie: ``state`` a class name, ``word`` and ``sentence`` the same for people."""

    state: str
    word: str
    sentence: str
    bar: Bar | None
    last: Day | None
    next: Day | None


@dataclass(frozen=True, slots=True)
class Nudge:
    """One reminder as a line: what to do, why now, when, and the place in the notes."""

    id: str
    lane: str
    lane_word: str
    what: str
    why: str
    when: Day | None
    place: str
    brief: str


@dataclass(frozen=True, slots=True)
class Topic:
    """What a touch was about, in a few words."""

    when: Day
    channel: str
    words: str


def person(context: Context, contact: Contact) -> Ref:
    """A contact's name, leading to their page, with role and organisation."""
    return Ref(contact.name, context.href(contact), about_person(contact))


def about_person(contact: Contact) -> str:
    """``Director of Communications, Northside Athletics``: the first role and organisation, as far as known."""
    return ", ".join(words[0] for words in (contact.roles, contact.orgs) if words)


def entry_ref(context: Context, entry: Entry) -> Ref:
    """Any entry's title, leading to its page."""
    if isinstance(entry, Contact):
        return person(context, entry)
    about = entry.org if isinstance(entry, Opportunity) else ""
    return Ref(title_of(entry), context.href(entry), about)


def employer(context: Context, contact: Contact) -> Ref:
    """A contact's name, with no more than where they are, or what."""
    words = contact.orgs or contact.roles
    return Ref(contact.name, context.href(contact), words[0] if words else "")


def link_ref(context: Context, link: Link) -> Ref:
    """A wikilink: to the page of what it means, else the words as written."""
    entry = context.index.resolve(link)
    return entry_ref(context, entry) if entry else Ref(link.shown or link.target)


def day(when: date, today: date) -> Day:
    """``14 May``, with the year where it is not this one."""
    return Day(when.isoformat(), short_date(when, today))


def when_day(when: When, today: date) -> Day:
    """``14 May``, ``Dec 2026``, ``14 May 14:30``."""
    return Day(when.iso, short_when(when, today))


def long_day(when: date) -> str:
    """``Thu 14 May 2026``."""
    return f"{WEEKDAYS[when.weekday()]} {when.day} {MONTHS[when.month - 1]} {when.year}"


def due_day(due: date, today: date) -> Day:
    """A day to do something by, as near as it is: ``today``, ``tomorrow``, ``Tue 19 May``, ``3 weeks ago``."""
    days = (due - today).days
    if -1 <= days <= 1 or days < -6:
        return Day(due.isoformat(), relative_day(due, today))
    if -6 <= days <= 6:
        return Day(due.isoformat(), f"{WEEKDAYS[due.weekday()]} {due.day} {MONTHS[due.month - 1]}")
    return day(due, today)


def place(location: Location) -> str:
    """``contacts/priya-raman.md:32``: the file and line to open."""
    return f"{location.path}:{location.line}"


def standing(context: Context, contact: Contact) -> Standing:
    """Where the tie with a contact stands today."""
    state, today = context.standings[contact.path], context.today
    return Standing(
        state=state.word,
        word=STATE_WORDS[state.word],
        sentence=state.sentence,
        bar=_bar(state, today),
        last=day(touch_day(state.last, today), today) if state.last else None,
        next=_next(context, contact, state),
    )


def nudge(context: Context, reminder: Reminder) -> Nudge:
    """One reminder as a line."""
    entry = context.index.entries.get(reminder.subject)
    brief = f"{context.href(entry)}#brief" if isinstance(entry, Contact) and reminder.rule == "planned" else ""
    return Nudge(
        id=reminder.id,
        lane=reminder.lane.value,
        lane_word=LANE_WORDS[reminder.lane],
        what=reminder.what.removesuffix(" - read the brief"),  # the link to it stands there instead
        why=reminder.why,
        when=_pressing(reminder, context.today),
        place=place(reminder.location),
        brief=brief,
    )


def _pressing(reminder: Reminder, today: date) -> Day | None:
    """When it is for: ``9 days late``, ``since 8 Mar`` for what is due and not late, else the day."""
    due, late_after = reminder.due, reminder.late_after
    if reminder.rule == "planned":  # its reason is its day
        return None
    if late_after is not None and late_after < today:
        return Day(late_after.isoformat(), f"{span_in_words((today - late_after).days)} late")
    if due is None:
        return None
    if due < today:
        return Day(due.isoformat(), f"since {short_date(due, today)}")
    return due_day(due, today)


def last_topic(context: Context, contact: Contact) -> Topic | None:
    """What was talked about last: the latest touch that has something written under it."""
    for meeting in reversed(context.touches(contact)):
        words = excerpt(context, meeting, EXCERPT)
        if words:
            return Topic(when_day(replace(meeting.when, clock=None), context.today), channel(meeting), words)
    return None


def excerpt(context: Context, meeting: Meeting, limit: int) -> str:
    """The beginning of what was written about a meeting, as plain words; its action items have a place of their own."""
    lines = meeting.text.split("\n")
    for item in meeting.items:
        at = item.location.line - meeting.text_line
        if 0 <= at < len(lines):
            lines[at] = ""
    return context.notes.excerpt("\n".join(lines), limit)


def channel(meeting: Meeting) -> str:
    """The meeting's channel as a word: ``Coffee``."""
    return CHANNEL_WORDS[meeting.channel]


def _next(context: Context, contact: Contact, state: TouchState) -> Day | None:
    """The next touch: the plan's day, else since when it is late or due, or the day it will be."""
    today = context.today
    if state.word == "planned":
        plan = context.index.plans(contact, today)[0].when
        if plan.precision == "day":
            return due_day(plan.start, today)
        return when_day(plan, today)
    if state.due is None or state.late_after is None or state.word not in _COUNTED:
        return None
    if state.late_after < today:
        return Day(state.due.isoformat(), f"since {short_date(state.late_after, today)}")
    if state.due < today:
        return Day(state.due.isoformat(), f"since {short_date(state.due, today)}")
    return due_day(state.due, today)


def _bar(state: TouchState, today: date) -> Bar | None:
    if state.day is None or state.due is None or state.late_after is None or state.word not in _COUNTED:
        return None
    days = (state.due - state.day).days
    return Bar(_percent((today - state.day).days, state.window_days), _percent(days, state.window_days))


def _percent(part: int, whole: int) -> int:
    return max(0, min(100, round(100 * part / whole)))
