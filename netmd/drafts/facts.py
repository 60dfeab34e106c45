"""What the notes have to say in a letter to somebody: the last touch in words, promises kept and open."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from netmd.drafts.mail import call_name, first_names
from netmd.excerpts import excerpt
from netmd.followups.touch_state import by_touch_day
from netmd.followups.words import plain
from netmd.index import Index
from netmd.model import ActionItem, Channel, Contact, Meeting, Owner
from netmd.reading.private import is_private_at
from netmd.touches import touch_day

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MOST = 5
"""Items in a list of promises; a letter with more is none."""
_LONGEST = 200
"""Characters of an item."""


def facts(people: Sequence[Contact], index: Index, today: date, *, conversation: bool = False) -> dict[str, str]:
    """The values of a template's words in braces, for a letter to these people.

    The last touch is one with all of them; with ``conversation`` the last one they spoke. Promises go to one alone.
    """
    first = people[0]
    values = {"first": first_names(people), "name": first.name, "who": who(first)}
    values |= {"org": one_line(", ".join(first.orgs)), "role": one_line(", ".join(_roles(first)))}
    touch = _last_touch(people, index, today, conversation)
    if touch is not None and not (touch.private or is_private_at(index.entries[touch.host].note, touch.location)):
        what, day = _what(touch, index), day_in_words(touch_day(touch, today), today, touch.when.precision)
        values |= {"last_what": what, "last_day": day, "last_touch": f"{what} {day}"}
        values["last_topic"] = _topic(touch, index)
    if len(people) == 1:
        since = touch_day(touch, today) if touch is not None else date.min
        values |= _promises(first, index, since, today)
    return {key: value for key, value in values.items() if value}


def who(contact: Contact) -> str:
    """``Sam Lee, Community manager at Rocket Nine``."""
    place = " at ".join(part for part in (*_roles(contact)[:1], *contact.orgs[:1]) if part)
    return one_line(f"{contact.name}, {place}" if place else contact.name)


def _roles(contact: Contact) -> list[str]:
    """The roles as others may read them; what follows a semicolon is a remark for oneself."""
    return [role.partition(";")[0].strip() for role in contact.roles]


def other_facts(other: Contact) -> dict[str, str]:
    """The values that tell of the other one in an introduction."""
    return {"other_first": call_name(other), "other_name": other.name, "other_who": who(other)}


def day_in_words(day: date, today: date, precision: str = "day") -> str:
    """``today``, ``yesterday``, ``on Tuesday``, ``on 4 March``, ``in March``; another year is named."""
    year = f" {day.year}" if day.year != today.year else ""
    if precision == "month":
        return f"in {_MONTHS[day.month - 1]}{year}"
    if precision == "year":
        return f"in {day.year}"
    days = (today - day).days
    if days in (0, 1, -1):
        return {0: "today", 1: "yesterday", -1: "tomorrow"}[days]
    if 1 < days < 7:
        return f"on {_WEEKDAYS[day.weekday()]}"
    return f"on {day.day} {_MONTHS[day.month - 1]}{year}"


# -- the last touch -------------------------------------------------------------------------------------------------


def _last_touch(people: Sequence[Contact], index: Index, today: date, conversation: bool) -> Meeting | None:
    touches = by_touch_day(index.touches(people[0], today), index, today)
    paths = {contact.path for contact in people}
    shared = [touch for touch in touches if paths <= {one.path for one in index.participants(touch)} | {people[0].path}]
    spoken = [touch for touch in shared if touch.is_conversation] if conversation else []
    found = spoken or shared
    return found[-1] if found else None


_NOUNS = frozenset(
    ("coffee", "tea", "breakfast", "brunch", "lunch", "dinner", "drink", "drinks", "beer", "wine", "visit", "walk",
     "hike", "run", "call", "interview", "letter", "card", "postcard", "note", "panel", "workshop", "meetup", "party",
     "conference", "webinar", "fair", "reception", "meeting", "update", "introduction")
)  # fmt: skip
"""First words of a title that say in a letter what it was."""
_WHAT: Mapping[Channel, str] = {
    "coffee": "the coffee", "meal": "the meal", "drinks": "the drinks", "visit": "the visit", "call": "the call",
    "video": "the video call", "email": "the e-mail", "message": "the message", "linkedin": "the message on LinkedIn",
    "letter": "the letter", "event": "the conversation", "interview": "the interview", "intro": "the introduction",
    "update": "the update", "thanks": "the message", "touch": "our last word", "meeting": "the conversation",
}  # fmt: skip


def _what(touch: Meeting, index: Index) -> str:
    """``the coffee at Larkspur``, ``the call``."""
    title = one_line(plain(touch.title, index))
    word = re.match(r"[^\W\d_]+", title)
    named = word is not None and word[0].casefold() in _NOUNS
    what = f"the {word[0].lower()}" if word and named else _WHAT[touch.channel]
    place = re.match(r" ((?:at|in) [^,;:()]+?)(?= with |[,;:(]|\Z)", title[word.end() :]) if word and named else None
    return f"{what} {place[1].strip()}" if place else what


def _topic(touch: Meeting, index: Index) -> str:
    """What a title says after a colon."""
    _, colon, topic = one_line(plain(touch.title, index)).partition(": ")
    return topic.strip().rstrip(".!,;") if colon else ""


# -- promises -------------------------------------------------------------------------------------------------------


def _promises(contact: Contact, index: Index, since: date, today: date) -> dict[str, str]:
    """What is kept since a day, what is open, and what they owe, each as a list."""
    kept, coming, waiting = list[str](), list[str](), list[str]()
    for item in index.items_of(contact):
        if is_private_at(index.entries[item.location.path].note, item.location):
            continue
        text = _promise(item, index)
        if _is_theirs(item, contact, index):
            if item.is_open:
                waiting.append(text)
        elif not _is_mine(item, contact, index) or _is_mere_form(text):
            continue
        elif item.is_open:
            ahead = item.due is not None and item.due.precision == "day" and today <= item.due.start
            by = f" (by {item.due.start.day} {_MONTHS[item.due.start.month - 1]})" if ahead and item.due else ""
            coming.append(f"{text}{by}")
        elif item.is_done and item.done and since <= item.done <= today:
            kept.append(text)
    return {"kept": _list(kept), "coming": _list(coming), "waiting": _list(waiting)}


def _is_theirs(item: ActionItem, contact: Contact, index: Index) -> bool:
    if item.owed_by is not None and index.person(item.owed_by) is not None:
        return index.means(item.owed_by, contact)
    return item.owner is Owner.THEM and item.location.path == contact.path


def _is_mine(item: ActionItem, contact: Contact, index: Index) -> bool:
    owed_by_other = item.owed_by is not None and index.person(item.owed_by) is not None
    return item.owner is Owner.ME and not owed_by_other and item.location.path == contact.path


def _is_mere_form(text: str) -> bool:
    """Whether an item is a courtesy of mine rather than a promise: to say thank you, to connect."""
    return re.search(r"\bthank|\blinked-?in\b", text, re.IGNORECASE) is not None


def _promise(item: ActionItem, index: Index) -> str:
    text = one_line(excerpt(re.sub(r"(?<!\S)@[\w.-]+\s*", "", item.text), index, _LONGEST))
    return text[:1].upper() + text[1:]


def _list(texts: Iterable[str]) -> str:
    shown = [f"- {text}" for text in dict.fromkeys(texts) if text]
    return "\n".join(shown[:_MOST])


def one_line(text: str) -> str:
    """A text on one line, without what a mail program might obey."""
    kept = (" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text)
    return " ".join("".join(kept).split())
