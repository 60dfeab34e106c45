"""The words reminders are made of: days, meetings and names as a person says them, and notes without their markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from types import MappingProxyType

from netmd.dates import MONTHS, WEEKDAYS, When, relative_day, short_date, short_when, span_in_words
from netmd.index import Index
from netmd.model import Channel, Contact, Entry, Link, Meeting
from netmd.problems import Location

_WRITTEN: MappingProxyType[Channel, str] = MappingProxyType(
    {"email": "e-mail", "intro": "introduction", "linkedin": "LinkedIn"}
)
_WIKILINK = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_WIKILINK_OR_EMBED = re.compile(f"!?{_WIKILINK.pattern}")
_MARKDOWN_LINK_OR_IMAGE = re.compile(f"!?{_MARKDOWN_LINK.pattern}")
"""Apart from the others, as ``re`` leaps to the one letter that a pattern begins with, not to one of two."""
_NAMES_SHOWN = 4
_NOWHERE = Location("")


def channel_word(meeting: Meeting) -> str:
    """What kind of touch it is: ``coffee``, ``e-mail``, ``LinkedIn``."""
    return _WRITTEN.get(meeting.channel, meeting.channel)


def day_of(meeting: Meeting, today: date) -> str:
    """The meeting's day, month or year without its hour: ``4 Mar``, ``Dec 2026``."""
    when = meeting.when
    return short_when(When(when.start, when.precision) if when.clock else when, today)


def on_day(meeting: Meeting, today: date) -> str:
    """``on 4 Mar``, ``in Dec 2026``."""
    return f"{'on' if meeting.when.precision == 'day' else 'in'} {day_of(meeting, today)}"


def title_of(meeting: Meeting, index: Index) -> str:
    """The meeting's title without markup; without a title, its channel: ``Coffee``."""
    title = plain(meeting.title, index)
    word = channel_word(meeting)
    return title or word[:1].upper() + word[1:]


def plain(text: str, index: Index) -> str:
    """The text on one line, with each link replaced by what it shows, or by the name of the person it means."""
    return " ".join(without_links(text, lambda target: name_behind(target, index)).split())


def without_links(text: str, name_of: Callable[[str], str]) -> str:
    """The text with each link replaced by what it shows, or by what ``name_of`` calls its target."""
    if "[[" in text:
        parts = (_WIKILINK_OR_EMBED if "![" in text else _WIKILINK).split(text)
        parts[1::3] = [shown or name_of(target) for target, shown in zip(parts[1::3], parts[2::3], strict=True)]
        del parts[2::3]
        text = "".join(parts)
    if "](" in text:
        text = "".join((_MARKDOWN_LINK_OR_IMAGE if "![" in text else _MARKDOWN_LINK).split(text))
    return text


def names(people: Sequence[str]) -> str:
    """``Sam Lee``, ``Sam Lee and Renee Ortiz``, ``A, B, C and 5 others`` where there are many."""
    shown = list(people)
    if len(shown) > _NAMES_SHOWN:
        shown = [*shown[: _NAMES_SHOWN - 1], f"{len(shown) - _NAMES_SHOWN + 1} others"]
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part) if shown else ""


def long_day(day: date) -> str:
    """``Thu 14 May 2026``."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def standing(day: date, today: date) -> str:
    """Where a day stands from today: ``9 weeks over``, ``today``, ``in 6 days``."""
    return f"{span_in_words((today - day).days)} over" if day < today else relative_day(day, today)


def day_or_today(day: date, today: date) -> str:
    """``18 May``, or ``today``."""
    return "today" if day == today else short_date(day, today)


def display_name(entry: Entry) -> str:
    """A contact's name, another file's title."""
    return entry.name if isinstance(entry, Contact) else entry.title


def name_behind(target: str, index: Index) -> str:
    """What a link's target is called; the target as written where it means nobody, or several."""
    file_part = target.partition("#")[0]
    found = index.resolve(Link(file_part, file_part, _NOWHERE)) if file_part.strip() else None
    return display_name(found) if found else target
