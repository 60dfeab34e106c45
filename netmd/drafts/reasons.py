"""Why two people might like to meet, in words that may be read: what one offers, or a tag they share.

What somebody seeks is said to themselves only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from netmd.drafts.facts import one_line
from netmd.drafts.mail import call_name
from netmd.followups.words import plain
from netmd.index import Index
from netmd.matching import fit, read_phrase, read_synonyms, read_words
from netmd.model import Contact, name_key

Synonyms = Iterable[Iterable[str]]
"""Groups of phrases that mean the same, as in netmd.toml."""
_FEW = 3


def why_to(reader: Contact, other: Contact, index: Index, synonyms: Synonyms) -> str:
    """Why ``reader`` might like to meet the other, as a sentence to them; empty where the notes don't say."""
    for sought, offered in _matches(reader, other, synonyms):
        has = f"that is what {call_name(other)} has to offer."
        is_same = name_key(sought) == name_key(offered)
        return f"You are looking for {_said(sought, index)}, and {has if is_same else _offer(other, offered, index)}"
    return _shared(reader, other, index)


def why_to_both(one: Contact, other: Contact, index: Index, synonyms: Synonyms) -> str:
    """Why the two might like to meet, as sentences to both; empty where the notes don't say."""
    offers = [
        _offer(giver, offered, index)
        for seeker, giver in ((one, other), (other, one))
        for _, offered in list(_matches(seeker, giver, synonyms))[:1]
    ]
    return " ".join(offers) or _shared(one, other, index)


def _matches(seeker: Contact, giver: Contact, synonyms: Synonyms) -> Iterator[tuple[str, str]]:
    """What one seeks and the other offers; nothing of a private note."""
    if not (seeker.note.private or giver.note.private):
        known = read_synonyms(synonyms)
        for sought in seeker.seeking:
            phrase = read_phrase(sought, known)
            yield from ((sought, offer) for offer in giver.offers if fit(phrase, read_words((offer,), known)))


def _offer(giver: Contact, offered: str, index: Index) -> str:
    words = _said(offered, index)
    return f"{call_name(giver)} has {words}{',' if ',' in words else ''} to offer."


def _shared(one: Contact, other: Contact, index: Index) -> str:
    """The tag that the fewest have, if few do."""
    if one.note.private or other.note.private:
        return ""
    theirs = {name_key(tag) for tag in other.tags}
    tags = {name_key(tag): tag for tag in one.tags if name_key(tag) in theirs}
    having = [(len(people), tags[name_key(tag)]) for tag, people in index.tags() if name_key(tag) in tags]
    count, tag = min(having, default=(0, ""))
    is_rare = count <= max(_FEW, len(index.contacts) // 5)
    return f"What the two of you have in common: {_said(tag, index)}." if tag and is_rare else ""


def _said(text: str, index: Index) -> str:
    return one_line(plain(text, index)).rstrip(".,;:!")
