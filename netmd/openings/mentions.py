"""Where organisations and the titles of openings come up in the notes, found in one walk through all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from netmd.dates import When
from netmd.index import Index
from netmd.model import Contact, Entry, Meeting, MeetingFile, Opportunity
from netmd.reading.mask import mask, without
from netmd.touches import is_past

Days = Mapping[str, When | None]
"""Where something comes up, by the path of the contact whom it concerns: the day of their latest touch that names it;
None where only their undated notes or their front matter do."""

_WORD = re.compile(r"[^\W_]+")
_LOWER_WORDS = str.maketrans(
    {chr(code): chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
)  # fmt: skip
_Names = Mapping[str, tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]]
"""Each name, its words and the pattern it is found by, by the rarest of the words among the names: only a text that has
them all is searched."""


def find_mentions(orgs: Iterable[str], titles: Iterable[str], index: Index, today: date) -> Mapping[str, Days]:
    """Where each of these comes up by ``today``, outside of comments.

    An organisation is found as it is capitalised, as many are words of every day (*Next*, *Target*); a title in any
    case.
    """
    names = _by_word(orgs, titles)
    found: dict[str, dict[str, When | None]] = {}
    for entry in index.entries.values() if names else ():
        passages = _passages(entry, today)
        if not _may_name("\n".join(text for text, _ in passages), names):
            continue
        for text, meeting in passages:
            for name in _named(text, names):
                for contact in _concerned(entry, meeting, index):
                    _note(found.setdefault(name, {}), contact, meeting)
    return found


def named_in(entry: Entry, orgs: Iterable[str], titles: Iterable[str], today: date) -> list[list[str]]:
    """Which of these come up in each stretch of one file's notes, in the way :func:`find_mentions` finds them."""
    names = _by_word(orgs, titles)
    return [_named(text, names) for text, _ in _passages(entry, today)] if names else []


def find_links(opening: Opportunity, index: Index, today: date) -> Days:
    """Where the notes about somebody link to the opening by ``today``."""
    found: dict[str, When | None] = {}
    for entry in index.backlinks(opening):
        if isinstance(entry, Contact) and _links_undated(entry, opening, index):
            found.setdefault(entry.path, None)
        for meeting in entry.note.meetings if isinstance(entry, (Contact, MeetingFile)) else ():
            if is_past(meeting, today) and any(index.means(link, opening) for link in meeting.links):
                for contact in index.participants(meeting):
                    _note(found, contact, meeting)
    return found


def _links_undated(contact: Contact, opening: Opportunity, index: Index) -> bool:
    dated = {link for meeting in contact.note.meetings for link in meeting.links}
    return any(link not in dated and index.means(link, opening) for link in contact.note.links)


def _by_word(orgs: Iterable[str], titles: Iterable[str]) -> _Names:
    names = [(name, re.NOFLAG) for name in sorted(set(orgs))]
    names += [(name, re.IGNORECASE) for name in sorted(set(titles))]
    usual = Counter(word for name, _ in names for word in set(_words(name)))
    found: dict[str, list[tuple[str, frozenset[str], re.Pattern[str]]]] = {}
    for name, flags in names:
        words = frozenset(_words(name))
        if words:
            rarest = min(words, key=lambda word: (usual[word], -len(word), word))
            spelt = r"\s+".join(map(re.escape, name.split()))
            pattern = re.compile(rf"(?<!\w){spelt}(?!\w)", flags)
            found.setdefault(rarest, []).append((name, words, pattern))
    return {word: tuple(patterns) for word, patterns in found.items()}


def _words(text: str) -> list[str]:
    return text.translate(_LOWER_WORDS).split() if text.isascii() else _WORD.findall(text.lower())


def _may_name(text: str, names: _Names) -> bool:
    return not names.keys().isdisjoint(_words(text))


def _named(text: str, names: _Names) -> list[str]:
    words = frozenset(_words(text))
    likely = [
        (name, pattern) for word in sorted(names.keys() & words) for name, its, pattern in names[word] if its <= words
    ]
    shown = without(text, mask(text).comments) if likely else ""
    return [name for name, pattern in likely if pattern.search(shown)]


def _passages(entry: Entry, today: date) -> list[tuple[str, Meeting | None]]:
    """The stretches of a contact's or meeting file's notes by ``today``, each with the meeting it belongs to."""
    note, found = entry.note, list[tuple[str, Meeting | None]]()
    if isinstance(entry, Contact):
        found += ((f"{section.title}\n{section.text}", None) for section in note.sections)
        found += ((value, None) for _, values in note.extra for value in values)
    if isinstance(entry, (Contact, MeetingFile)):
        found += ((f"{one.title}\n{one.text}", one) for one in note.meetings if is_past(one, today))
    return found


def _concerned(entry: Entry, meeting: Meeting | None, index: Index) -> tuple[Contact, ...]:
    if meeting is not None:
        return index.participants(meeting)
    return (entry,) if isinstance(entry, Contact) else ()


def _note(found: dict[str, When | None], contact: Contact, meeting: Meeting | None) -> None:
    known = found.get(contact.path)
    if meeting is None:
        found.setdefault(contact.path, None)
    elif known is None or known.sort_key < meeting.when.sort_key:
        found[contact.path] = meeting.when
