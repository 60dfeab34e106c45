"""What a note says: the words it is found by, and the pieces that are shown of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from netmd.dates import MONTHS
from netmd.excerpts import without_markup
from netmd.followups.words import channel_word, plain
from netmd.model import Contact, Entry, Link, Meeting, MeetingFile, Opportunity
from netmd.reading.mask import mask, without
from netmd.site.find.memo import KeptNote, Said
from netmd.site.find.script import literal
from netmd.site.find.words import day_word, distinct_words
from netmd.site.views.context import Context, title_of
from netmd.site.views.timeline import own_anchors

_TARGET = re.compile(r"\[\[([^\[\]|]*)")
_BETWEEN = "\n\x02]\x02\n"
"""Parts texts that are freed from their markup together, which is far quicker. The bracket ends any link that was left
open before it; where a note does hold this, its texts are freed one by one."""
_ISO_DAY = re.compile(r"\b([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\b")
_COMMENT_SIGNS = ("%%", "<!--")


class _Piece(NamedTuple):
    """A stretch of a note: fields, a section or a meeting, as written. ``title`` is empty where it has none."""

    anchor: str
    title: str
    text: str
    day: str = ""
    fallback: str = ""
    private: bool = False


def said(context: Context, entry: Entry, kept: KeptNote | None, name_behind: Callable[[str], str]) -> KeptNote:
    """What ``entry`` says; taken from ``kept`` if neither it, nor what the notes it names are called, has changed.

    ``name_behind`` gives what a link's target is called.
    """
    if kept and kept.entry == entry and all(name_behind(target) == name for target, name in kept.called):
        return kept
    pieces = list(_pieces(entry))
    written = [text for piece in pieces for text in (piece.title, piece.text)]
    targets = [link.target for link in _field_links(entry)]
    targets += [target for text in written if "[[" in text for target in _TARGET.findall(text)]
    called = tuple((target, name_behind(target)) for target in dict.fromkeys(targets))
    words = iter(_plain_texts(written, context))
    fields = _fields_text(entry, name_behind)
    shown: list[list[object]] = [["", "", fields]] if fields else []
    titles, texts = [*_names(entry), fields], list[str]()
    for piece in pieces:
        title, text = next(words) or piece.fallback, next(words)
        shown.append([piece.anchor, title, text, 1] if piece.private else [piece.anchor, title, text])
        titles += (title, _day_words(piece.day))
        texts.append(text)
    telling = distinct_words("\n".join(titles))
    others = dict.fromkeys([*distinct_words("\n".join(texts)), *_days_in("\n".join([fields, *texts]))])
    for word in telling:
        others.pop(word, None)
    return KeptNote(entry, called, Said(" ".join(telling), " ".join(others), literal(shown)))


def _pieces(entry: Entry) -> Iterator[_Piece]:
    for section in entry.note.sections:
        if section.title or section.text:
            yield _Piece("", section.title, section.text, private=section.private)
    for meeting, anchor in zip(entry.note.meetings, own_anchors(entry.note), strict=True):
        word = channel_word(meeting)
        yield _Piece(
            anchor, meeting.title, meeting.text, meeting.when.iso,
            word[:1].upper() + word[1:], meeting.private,
        )  # fmt: skip


def _plain_texts(texts: Sequence[str], context: Context) -> Sequence[str]:
    """The texts without comments and markup, each on one line."""
    joined = _BETWEEN.join(texts)
    if any(sign in joined for sign in _COMMENT_SIGNS):
        joined = _BETWEEN.join(without(text, mask(text).comments) for text in texts)
    found = without_markup(joined, context.index).split(_BETWEEN.strip("\n"))
    if len(found) != len(texts):
        return [without_markup(without(text, mask(text).comments), context.index) for text in texts]
    return [text.strip() for text in found]


@lru_cache(maxsize=1 << 14)
def _day_words(iso: str) -> str:
    """``2026 03 04 4 march 4mar2026``: a day in the forms that people type, the last of which is the whole day as
    find-engine.js reads it; those it is shown in begin with the same letters."""
    year, *rest = iso.split("-")
    month = [rest[0], _MONTH_NAMES[int(rest[0]) - 1]] if rest else []
    days = [form for day in rest[1:] for form in (day, day.lstrip("0"), day_word(year, rest[0], day))]
    return " ".join((year, *month, *days))


def _days_in(text: str) -> Iterator[str]:
    """The days that a text names as ``2026-03-04``, each as one word."""
    return (day_word(*found.groups()) for found in _ISO_DAY.finditer(text))


_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
assert all(name.startswith(short.lower()) for name, short in zip(_MONTH_NAMES, MONTHS, strict=True))


def _names(entry: Entry) -> Iterable[str]:
    if isinstance(entry, Contact):
        return (entry.name, *entry.aliases, *entry.orgs, *entry.roles)
    return (entry.title, entry.org) if isinstance(entry, Opportunity) else (entry.title,)


def _field_links(entry: Entry) -> Sequence[Link]:
    if isinstance(entry, Contact):
        return entry.introduced_by
    if isinstance(entry, Opportunity):
        return entry.source
    return [link for meeting in entry.note.meetings[:1] for link in meeting.people]


def _fields_text(entry: Entry, name_behind: Callable[[str], str]) -> str:
    """``Location: Toronto · Tags: sports, communications``: what the front matter says and the pages show."""
    names = [name_behind(link.target) for link in _field_links(entry)]
    fields: list[tuple[str, Sequence[str]]]
    if isinstance(entry, Contact):
        fields = [
            ("Location", [entry.location]), ("Tags", entry.tags), ("Seeks", entry.seeking), ("Offers", entry.offers),
            ("E-mail", entry.emails), ("Phone", entry.phones), ("Met", [entry.met_at]), ("Introduced by", names),
        ]  # fmt: skip
    elif isinstance(entry, Opportunity):
        status = " ".join(word for word in (entry.status, entry.stage) if word)
        fields = [("Location", [entry.location]), ("Tags", entry.tags), ("Status", [status]), ("From", names)]
    else:
        fields = [("Who was there", names), ("Place", [meeting.place for meeting in entry.note.meetings[:1]])]
    fields += [(key.replace("_", " ").capitalize(), values) for key, values in entry.note.extra]
    told = ((label, ", ".join(value for value in values if value)) for label, values in fields)
    return " · ".join(f"{label}: {' '.join(text.split())}" for label, text in told if text)


def names_behind(context: Context) -> Callable[[str], str]:
    """What a link's target is called, each looked up once."""
    known: dict[str, str] = {}

    def name_behind(target: str) -> str:
        if target not in known:
            known[target] = plain(f"[[{target}]]", context.index) if target.strip() else ""
        return known[target]

    return name_behind


def day_of(entry: MeetingFile) -> str:
    """The day of an event, as written; empty where nothing says so."""
    meetings: Sequence[Meeting] = entry.note.meetings
    return meetings[0].when.iso if meetings else ""


def title_and_about(entry: Entry) -> tuple[str, str]:
    """What an entry is called, and what stands beside its name in the list of results."""
    if isinstance(entry, Contact):
        return entry.name, ", ".join(words[0] for words in (entry.roles, entry.orgs) if words)
    if isinstance(entry, Opportunity):
        return entry.title, ", ".join(word for word in (entry.org, entry.status) if word)
    return title_of(entry), day_of(entry)
