"""Which entries' pages may look different after a change: found from what changed, never by making them again.

A page shows its own entry, what others say of it, and the names of whom it is tied to. So a page is stale where

- its entry changed, or one that mentions it did, before or after (a meeting, a promise, an introduction, a backlink);
  where nothing but words changed, only those who took part in the meetings show them;
- it shows the name of an entry that changed, or a text with a link that now leads elsewhere;
- what the whole notebook says of it came out differently: its reminders and the ids they are called by, its ties and
  those of the people drawn around it, the openings and the people that fit, the address of its page, its problems.

That incremental builds equal clean ones to the last byte is a property test (tests/property/test_incremental.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import chain

from netmd.carried import changed_entries
from netmd.index import Index
from netmd.key_maps import contributions
from netmd.model import Entry
from netmd.site.views.context import Context
from netmd.site.words import reworded

_MANY = 1_000
"""Changed entries from which on everything is made anew: looking for what may stay would take longer."""

Shown = Mapping[str, Set[str]]
"""By an entry's path, the paths of the entries whose names or addresses its page showed when it was made."""


def stale_entries(before: Context, now: Context, shown: Shown) -> Set[str] | None:
    """The paths of the entries whose pages have to be made again, among others perhaps; None for all of them."""
    if (before.settings, before.today) != (now.settings, now.today):
        return None
    changed = changed_entries(before.index, now.index)
    if len(changed) > _MANY:
        return None
    indexes = (before.index, now.index)
    words = set(reworded(before.index, now.index, changed))
    stale = set(changed)
    stale |= {path for one in words for path in _taking_part(now.index.entries[one], now.index)}
    changed -= words
    altered = [entry for index in indexes for path in changed if (entry := index.entries.get(path)) is not None]
    named, mentioned = _keys(altered)
    linking = {path for index in indexes for key in named for path in index.mentioning(key)}
    stale |= linking
    namesakes = {one.path for index in indexes for key in named for one in index.candidates(key)}
    stale |= namesakes | {one.path for index in indexes for key in mentioned for one in index.candidates(key)}
    differing = set(_differing(before, now)) | set(_in_groups(before, now))
    seen_from_elsewhere = changed | linking | namesakes | differing
    stale |= differing
    if seen_from_elsewhere:
        stale |= {path for path, others in shown.items() if not others.isdisjoint(seen_from_elsewhere)}
    return stale


def _taking_part(entry: Entry, index: Index) -> Iterator[str]:
    """Whose pages show what is written of a meeting in another's file."""
    for meeting in entry.note.meetings:
        yield from (contact.path for contact in index.participants(meeting))


def _keys(entries: Iterable[Entry]) -> tuple[set[str], set[str]]:
    """What the entries are called, and whom they mention."""
    named, mentioned = set[str](), set[str]()
    for entry in entries:
        ids, names, mentions, *_ = contributions(entry)
        named |= ids | names
        mentioned |= mentions
    return named, mentioned


def _differing(before: Context, now: Context) -> Iterator[str]:
    """The entries of which the whole says something else."""
    yield from _unequal(before.pages, now.pages)
    yield from _unequal(before.problem_counts, now.problem_counts)
    yield from _unequal(before.problem_anchors, now.problem_anchors)
    if before.agenda is not now.agenda:
        for path in now.index.entries.keys() | before.index.entries.keys():
            if before.agenda.for_subject(path) != now.agenda.for_subject(path):
                yield path
        yield from _subjects(_unequal(before.short_ids, now.short_ids), now)
    if before.network is not now.network:
        yield from _unequal(before.network.ties, now.network.ties)
    yield from _fitting_otherwise(before, now)
    yield from _offered_otherwise(before, now)


def _subjects(ids: Iterable[str], now: Context) -> Iterator[str]:
    wanted = set(ids)
    if wanted:
        for reminder in now.agenda:
            if reminder.id in wanted:
                yield from (reminder.subject, reminder.about, reminder.location.path)


def _fitting_otherwise(before: Context, now: Context) -> Iterator[str]:
    if before.rankings is now.rankings or not (before.index.opportunities or now.index.opportunities):
        return
    for contact in now.index.contacts:
        if before.rankings.fits_of(contact) != now.rankings.fits_of(contact):
            yield contact.path


def _offered_otherwise(before: Context, now: Context) -> Iterator[str]:
    """Who seeks something, where who offers what has changed."""
    if before.offers is now.offers or _offers(before.index) == _offers(now.index):
        return
    yield from (contact.path for contact in now.index.contacts if contact.seeking)


def _offers(index: Index) -> list[tuple[str, tuple[str, ...], str]]:
    return [(one.path, one.offers, one.status) for one in index.contacts if one.offers]


def _in_groups(before: Context, now: Context) -> Iterator[str]:
    """Who belongs to a tag or an organisation that has another address now, or none any more."""
    moved = set(chain(_unequal(before.tag_pages, now.tag_pages), _unequal(before.org_anchors, now.org_anchors)))
    for key in moved:
        yield from (path for index in (before.index, now.index) for path in index.in_group(key))


def _unequal(before: Mapping[str, object], now: Mapping[str, object]) -> Iterator[str]:
    if before is now:
        return
    for key, value in now.items():
        last = before.get(key, _NOTHING)
        if last is not value and last != value:
            yield key
    yield from before.keys() - now.keys()


_NOTHING = object()
