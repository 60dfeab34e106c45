"""What a note says: the words it is found by, and the pieces that are shown of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from netmd.dates import MONTHS
from netmd.excerpts import without_signs
from netmd.followups.words import channel_word, name_behind, without_links
from netmd.index import Index
from netmd.model import Contact, Entry, Link, Opportunity
from netmd.reading.mask import mask, without
from netmd.site.find.script import as_it_is, literal
from netmd.site.find.words import day_word, distinct_words
from netmd.site.views.context import title_of
from netmd.site.views.timeline import own_anchors

_SIGN_BETWEEN = ";];"
_BETWEEN = f"\n{_SIGN_BETWEEN}\n"
"""Parts texts that are freed from their markup together, which is far quicker. The bracket ends any link that was left
open before it; where a note does hold this, its texts are freed one by one."""
_ISO_DAY = re.compile(r"-(?<=\b([0-9]{4})-)(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\b")
"""Begins with a sign, before what stands ahead of it: ``re`` leaps to a letter it knows of."""


class Said(NamedTuple):
    """What one note says. ``telling`` are the words of its names, fields and titles, ``others`` those that stand in its
    texts alone; ``pieces`` is a JavaScript literal of what is shown of it."""

    telling: Set[str]
    others: Set[str]
    pieces: str


class _Head(NamedTuple):
    """What is known of a section or a meeting beside its words; ``fallback`` is what it is called without a title."""

    anchor: str
    fallback: str
    private: bool


class _Written(NamedTuple):
    """The sections and meetings of a note: of each its head and, in ``texts``, its title, then its text, as written.
    ``days`` are those of the meetings.
    """

    heads: list[_Head]
    texts: list[str]
    days: list[str]


class NameOf(dict[str, str]):
    """What a link's target is called, each looked up once."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def __missing__(self, target: str) -> str:
        found = self[target] = name_behind(target, self._index)
        return found


def said(entry: Entry, name_of: NameOf) -> Said:
    """What an entry says; ``name_of`` are the names of the notes it links to."""
    heads, written, days = _written(entry)
    fields = _fields_text(entry, name_of.__getitem__)
    words, is_simple = _plain_texts(written, name_of.__getitem__)
    titles = [title or head.fallback for title, head in zip(words[::2], heads, strict=True)]
    texts = words[1::2]
    telling = distinct_words("\n".join((*_names(entry), fields.replace("·", ""), *titles, *map(_day_words, days))))
    body = "\n".join(texts)
    others = distinct_words(body)
    for text in (fields, body):
        others.update([_day_word(found) for found in _ISO_DAY.findall(text)])
    others -= telling
    pieces = zip(heads, titles, texts, strict=True)
    return Said(
        telling, others, _simple_literal(fields, pieces) if is_simple and as_it_is(fields) else _literal(fields, pieces)
    )


_Pieces = Iterable[tuple[_Head, str, str]]
"""The head, the title and the text of each piece, as they are shown."""


def _simple_literal(fields: str, pieces: _Pieces) -> str:
    """The anchor, title and text of each piece, and 1 if it is private; of texts that stand in a script as they are."""
    shown = [f'["","","{fields}"]'] if fields else []
    shown += [
        f'["{head.anchor}","{title}","{text}",1]' if head.private else f'["{head.anchor}","{title}","{text}"]'
        for head, title, text in pieces
    ]
    return f"[{','.join(shown)}]"


def _literal(fields: str, pieces: _Pieces) -> str:
    """:func:`_simple_literal` of any texts."""
    values: list[list[object]] = [["", "", fields]] if fields else []
    values += [
        [head.anchor, title, text, 1] if head.private else [head.anchor, title, text] for head, title, text in pieces
    ]
    return literal(values)


def _written(entry: Entry) -> _Written:
    note = entry.note
    heads, texts, days = list[_Head](), list[str](), list[str]()
    for section in note.sections:
        if section.title or section.text:
            heads.append(_Head("", "", section.private))
            texts += (section.title, section.text)
    for meeting, (anchor, day) in zip(note.meetings, own_anchors(note), strict=True):
        heads.append(_Head(anchor, _capital(channel_word(meeting)), meeting.private))
        texts += (meeting.title, meeting.text)
        days.append(day)
    return _Written(heads, texts, days)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _plain_texts(texts: Sequence[str], name_of: Callable[[str], str]) -> tuple[Sequence[str], bool]:
    """The texts without comments and markup, each on one line; and whether they stand in a script as they are."""
    joined = _BETWEEN.join(texts)
    if _may_hide(joined):
        texts = [without(text, mask(text).comments) if _may_hide(text) else text for text in texts]
        joined = _BETWEEN.join(texts)
    words = " ".join(filter(None, without_links(without_signs(joined), name_of).split("\n")))
    is_simple = as_it_is(words)
    if not is_simple and not words.isprintable():  # then there may be other spaces in it than this
        words = " ".join(words.split())
    while "  " in words:
        words = words.replace("  ", " ")
    found = words.split(_SIGN_BETWEEN)
    if len(found) != len(texts):
        return [" ".join(without_links(without_signs(text), name_of).split()) for text in texts], False
    return [text.strip() for text in found], is_simple


def _may_hide(text: str) -> bool:
    # one character is looked for ten times as fast as several
    return ("%" in text and "%%" in text) or ("<" in text and "<!--" in text)


@lru_cache(maxsize=1 << 14)
def _day_words(iso: str) -> str:
    """``2026 03 04 4 march 4mar2026``: a day in the forms that people type, the last of which is the whole day as
    find-engine.js reads it; those it is shown in begin with the same letters."""
    year, *rest = iso.split("-")
    month = [rest[0], _MONTH_NAMES[int(rest[0]) - 1]] if rest else []
    days = [form for day in rest[1:] for form in (day, day.lstrip("0"), day_word(year, rest[0], day))]
    return " ".join((year, *month, *days))


@lru_cache(maxsize=1 << 14)
def _day_word(day: tuple[str, str, str]) -> str:
    return day_word(*day)


_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
assert all(name.startswith(short.lower()) for name, short in zip(_MONTH_NAMES, MONTHS, strict=True))


def _names(entry: Entry) -> Iterable[str]:
    if isinstance(entry, Contact):
        return (entry.name, *entry.aliases, *entry.orgs, *entry.roles)
    return (title_of(entry), entry.org) if isinstance(entry, Opportunity) else (title_of(entry),)


def _field_links(entry: Entry) -> Sequence[Link]:
    if isinstance(entry, Contact):
        return entry.introduced_by
    if isinstance(entry, Opportunity):
        return entry.source
    return [link for meeting in entry.note.meetings[:1] for link in meeting.people]


def _fields_text(entry: Entry, name_of: Callable[[str], str]) -> str:
    """``Location: Toronto · Tags: sports, communications``: what the front matter says and the pages show."""
    names = [
        " ".join(without_links(f"[[{link.target}]]", name_of).split())
        for link in _field_links(entry)
        if link.target.strip()
    ]
    fields: list[tuple[str, Sequence[str]]]
    if isinstance(entry, Contact):
        fields = [
            ("Location", entry.location and (entry.location,)), ("Tags", entry.tags), ("Seeks", entry.seeking),
            ("Offers", entry.offers), ("E-mail", entry.emails), ("Phone", entry.phones),
            ("Met", entry.met_at and (entry.met_at,)), ("Introduced by", names),
        ]  # fmt: skip
    elif isinstance(entry, Opportunity):
        status = " ".join(word for word in (entry.status, entry.stage) if word)
        fields = [("Location", (entry.location,)), ("Tags", entry.tags), ("Status", (status,)), ("From", names)]
    else:
        fields = [("Who was there", names), ("Place", [meeting.place for meeting in entry.note.meetings[:1]])]
    fields += [(key.replace("_", " ").capitalize(), values) for key, values in entry.note.extra]
    told = []
    for label, values in fields:
        if values and (text := ", ".join([value for value in values if value])):
            told.append(f"{label}: {' '.join(text.split())}")
    return " · ".join(told)
