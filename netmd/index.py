"""The network in memory: an immutable index over what each file says.

The index is a set of maps from keys to the files that mention them. What a file adds to each map depends on that file
alone, so one changed file can be replaced without looking at the others; whom a link means depends on all of them and
is worked out when asked. An index built one change at a time therefore equals one built at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType

from netmd.folding import words_of
from netmd.identity import bare_name
from netmd.key_maps import NOBODY, Changes, KeyMap, Paths, changed, most_written, note_down
from netmd.model import (
    ActionItem,
    Contact,
    Entry,
    Exchange,
    Introduction,
    Link,
    Meeting,
    MeetingFile,
    Opportunity,
    Passed,
    name_key,
)
from netmd.problems import Location
from netmd.touches import is_past, is_touch

_NamesOf = Callable[[Contact], tuple[str, ...]]


@dataclass(frozen=True)
class Index:
    """All that is known of a network. Contacts, meeting files and opportunities are keyed by path, in that order.

    Build one with :meth:`of`, follow a change with :meth:`replaced`. Every method that returns several values returns
    them in a fixed order, so that the same notebook always gives the same pages.
    """

    entries: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))
    _ids: KeyMap = field(default_factory=dict, repr=False)
    _names: KeyMap = field(default_factory=dict, repr=False)
    _mentions: KeyMap = field(default_factory=dict, repr=False)
    _attended: KeyMap = field(default_factory=dict, repr=False)
    _tags: KeyMap = field(default_factory=dict, repr=False)
    _orgs: KeyMap = field(default_factory=dict, repr=False)

    # -- building ------------------------------------------------------------------------------------------------

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Index:
        """The index of these entries, whatever their order; a path that comes twice counts once, the last one."""
        return cls().replaced({entry.path: entry for entry in entries})

    def replaced(self, changes: Mapping[str, Entry | None]) -> Index:
        """This index with each path's entry replaced, added, or (None) taken out."""
        entries = dict(self.entries)
        maps = (self._ids, self._names, self._mentions, self._attended, self._tags, self._orgs)
        lost: list[Changes] = [defaultdict(set) for _ in maps]
        gained: list[Changes] = [defaultdict(set) for _ in maps]
        for path, entry in changes.items():
            old = entries.pop(path, None)
            if old is not None:
                note_down(lost, old, path)
            if entry is not None:
                entries[path] = entry
                note_down(gained, entry, path)
        if entries.keys() == self.entries.keys():  # in the order it was
            in_order = MappingProxyType({path: entries[path] for path in self.entries})
        else:
            in_order = MappingProxyType(dict(sorted(entries.items())))
        index = Index(in_order, *map(changed, maps, lost, gained))
        if "contacts" in vars(self) and all(map(_stand_at_one_place, map(self.entries.get, changes), changes.values())):
            vars(index)["contacts"] = tuple(changes.get(one.path) or one for one in self.contacts)
        return index

    # -- who is there --------------------------------------------------------------------------------------------

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """Every contact, by name."""
        found = [entry for entry in self.entries.values() if isinstance(entry, Contact)]
        return tuple(sorted(found, key=_by_name))

    @cached_property
    def opportunities(self) -> tuple[Opportunity, ...]:
        """Every opportunity, by title."""
        found = [entry for entry in self.entries.values() if isinstance(entry, Opportunity)]
        return tuple(sorted(found, key=lambda entry: (name_key(entry.title), entry.path)))

    @cached_property
    def meeting_files(self) -> tuple[MeetingFile, ...]:
        """Every file in meetings/, in the order of time."""
        found = [entry for entry in self.entries.values() if isinstance(entry, MeetingFile)]
        return tuple(sorted(found, key=lambda entry: (_first_day(entry), entry.path)))

    def contact(self, path: str) -> Contact | None:
        """The contact in this file."""
        entry = self.entries.get(path)
        return entry if isinstance(entry, Contact) else None

    # -- links ---------------------------------------------------------------------------------------------------

    def candidates(self, key: str) -> tuple[Entry, ...]:
        """All entries that a link with this key may mean, by path.

        An id wins over names, a name or alias of a contact over titles of other files.
        """
        paths = self._ids.get(key)
        if not paths:
            paths = self._names.get(key, NOBODY)
            if len(paths) > 1:
                people = frozenset(path for path in paths if isinstance(self.entries[path], Contact))
                paths = people or paths
        return tuple(self.entries[path] for path in sorted(paths))

    def resolve(self, link: Link | str) -> Entry | None:
        """The one entry that a link (or a key) means; None if it fits none or several."""
        written, known = (link, self._by_key) if isinstance(link, str) else (link.target, self._by_target)
        if written not in known:
            found = self.candidates(link if isinstance(link, str) else link.key)
            known[written] = found[0] if len(found) == 1 else None
        return known[written]

    def person(self, link: Link | str) -> Contact | None:
        """The one contact that a link (or a key) means; None if it fits none, several or another kind of file."""
        entry = self.resolve(link)
        return entry if isinstance(entry, Contact) else None

    def people(self, links: Iterable[Link]) -> tuple[Contact, ...]:
        """The contacts that these links mean, each once, in the order of the links."""
        found: dict[str, Contact] = {}
        for link in links:
            contact = self.person(link)
            if contact is not None:
                found.setdefault(contact.path, contact)
        return tuple(found.values())

    def named(self, first: str, second: str = "") -> tuple[Contact, ...]:
        """Whom two folded words of a text may speak of, by name: those with a name or alias that begins with the first
        word; where it goes on with the second for some of them, only those.
        """
        found = self._by_first_name.get(first, ())
        fitting = [one for one in found if one[0] and one[0] == second]
        return tuple({contact.path: contact for _, contact in fitting or found}.values())

    def means(self, link: Link, entry: Entry) -> bool:
        """Whether the link means this entry and no other."""
        found = self.resolve(link)
        return found is not None and found.path == entry.path

    def backlinks(self, entry: Entry) -> tuple[Entry, ...]:
        """The other entries in which something links to this one, by name."""
        known = self._backlinks.get(entry.path)
        if known is None or known[0] is not entry:
            paths = {path for key in self._keys_that_mean(entry) for path in self._mentions.get(key, NOBODY)}
            paths.discard(entry.path)
            known = entry, tuple([self.entries[path] for path in sorted(paths, key=self._rank)])
            self._backlinks[entry.path] = known
        return known[1]

    def mentioning(self, key: str) -> Paths:
        """The paths of the files in which a link has this key."""
        return self._mentions.get(key, NOBODY)

    def in_group(self, key: str) -> Paths:
        """The paths of the contacts with the tag, or at the organisation, of this key."""
        return self._tags.get(key, NOBODY) | self._orgs.get(key, NOBODY)

    # -- touches -------------------------------------------------------------------------------------------------

    def meetings_of(self, contact: Contact) -> tuple[Meeting, ...]:
        """Every meeting, planned or past, the contact took part in, wherever it is written; oldest first."""
        known = self._meetings.get(contact.path)
        if known is None or known[0] is not contact:
            known = self._meetings[contact.path] = contact, self._find_meetings(contact)
        return known[1]

    def _find_meetings(self, contact: Contact) -> tuple[Meeting, ...]:
        found = list(contact.note.meetings)
        hosts = {path for key in self._keys_that_mean(contact) for path in self._attended.get(key, NOBODY)}
        hosts.discard(contact.path)
        for path in hosts:
            found += [
                meeting
                for meeting in self.entries[path].note.meetings
                if any(self.means(link, contact) for link in meeting.people)
            ]
        if len({meeting.when.start for meeting in found}) == len(found):
            return tuple(sorted(found, key=lambda meeting: meeting.when.start))
        return tuple(sorted(found, key=lambda meeting: (meeting.when.sort_key, meeting.location)))

    def participants(self, meeting: Meeting) -> tuple[Contact, ...]:
        """Who took part: the contact whose file it stands in, then those linked in its heading."""
        host = self.contact(meeting.host)
        linked = self.people(meeting.people)
        return (host, *(c for c in linked if c.path != meeting.host)) if host else linked

    def touches(self, contact: Contact, today: date) -> tuple[Meeting, ...]:
        """The meetings that have taken place by ``today`` (see :func:`netmd.touches.is_touch`), oldest first."""
        return tuple(meeting for meeting in self.meetings_of(contact) if is_touch(meeting, today))

    def plans(self, contact: Contact, today: date) -> tuple[Meeting, ...]:
        """The meetings still to come on ``today``, next first."""
        return tuple(meeting for meeting in self.meetings_of(contact) if not is_past(meeting, today))

    # -- promises, gifts, introductions ----------------------------------------------------------------------------

    def items_of(self, contact: Contact) -> tuple[ActionItem, ...]:
        """The action items in the contact's own file, and those elsewhere that they owe (``@id``)."""
        found = list(contact.note.items)
        for entry in self.backlinks(contact):
            found += [item for item in entry.note.items if item.owed_by and self.means(item.owed_by, contact)]
        return tuple(found)

    def exchanges_of(self, contact: Contact) -> tuple[Exchange, ...]:
        """What was given to and got from the contact, in the order of their file, then of the meeting files.

        A line in a meeting file is about the contacts it links, else about the one contact who took part.
        """
        return (*contact.note.exchanges, *self._exchanged.get(contact.path, ()))

    def meeting_of(self, line: Exchange | Introduction) -> Meeting | None:
        """The meeting below whose heading the line stands; None if it stands in none."""
        return self._meeting_at.get(line.location)

    def introductions_of(self, contact: Contact) -> tuple[Introduction, ...]:
        """The introductions I made in which the contact is one of the people, wherever they are written."""
        places = (contact, *self.backlinks(contact))
        found = {
            intro.location: intro
            for entry in places
            for intro in entry.note.introductions
            if any(self.means(link, contact) for link in intro.people)
        }
        return tuple(found[location] for location in sorted(found))

    def introduced_by(self, contact: Contact) -> tuple[Contact, ...]:
        """Who led me to the contact."""
        return self.people(contact.introduced_by)

    def led_to(self, contact: Contact) -> tuple[Contact, ...]:
        """The contacts whom this one led me to, by name."""
        return tuple(
            [
                entry
                for entry in self.backlinks(contact)
                if isinstance(entry, Contact)
                and entry.introduced_by
                and any(self.means(link, contact) for link in entry.introduced_by)
            ]
        )

    def passed_to(self, opportunity: Opportunity, contact: Contact) -> Passed | None:
        """The latest line that says the opportunity was passed to the contact."""
        found = [line for line in opportunity.passed if any(self.means(link, contact) for link in line.people)]
        return found[-1] if found else None

    # -- groups --------------------------------------------------------------------------------------------------

    def organisations(self) -> Iterator[tuple[str, tuple[Contact, ...]]]:
        """Each organisation's name, as most people write it, and who is there; by name."""
        yield from self._by_org

    def tags(self) -> Iterator[tuple[str, tuple[Contact, ...]]]:
        """Each tag and who has it; by tag."""
        yield from self._by_tag

    def at_org(self, org: str) -> tuple[Contact, ...]:
        """Who is at the organisation, by name."""
        return self._sorted_contacts(self._orgs.get(name_key(org), NOBODY))

    # -- what was found before: an index never changes, so that an answer holds for good -----------------------------

    @cached_property
    def _by_org(self) -> tuple[tuple[str, tuple[Contact, ...]], ...]:
        return tuple(self._groups(self._orgs, lambda contact: contact.orgs))

    @cached_property
    def _by_tag(self) -> tuple[tuple[str, tuple[Contact, ...]], ...]:
        return tuple(self._groups(self._tags, lambda contact: contact.tags))

    @cached_property
    def _by_first_name(self) -> Mapping[str, list[tuple[str, Contact]]]:
        """By the first word of a name or alias, family names before a comma set aside: the word after it, and whose."""
        found: dict[str, list[tuple[str, Contact]]] = {}
        for contact in self.contacts:
            for name in (contact.name, *contact.aliases):
                family, _, given = bare_name(name).partition(",")
                first, second, *_ = (*words_of(f"{given} {family}"), "", "")
                found.setdefault(first, []).append((second, contact))
        return found

    @cached_property
    def _by_key(self) -> dict[str, Entry | None]:
        return {}

    @cached_property
    def _by_target(self) -> dict[str, Entry | None]:
        return {}

    @cached_property
    def _backlinks(self) -> dict[str, tuple[Entry, tuple[Entry, ...]]]:
        return {}

    @cached_property
    def _means(self) -> dict[str, tuple[Entry, list[str]]]:
        return {}

    @cached_property
    def _ranks(self) -> dict[str, tuple[str, str]]:
        return {}

    @cached_property
    def _meetings(self) -> dict[str, tuple[Contact, tuple[Meeting, ...]]]:
        return {}

    @cached_property
    def _meeting_at(self) -> dict[Location, Meeting]:
        meetings = [meeting for entry in self.entries.values() for meeting in entry.note.meetings]
        found = {line.location: meeting for meeting in meetings for line in meeting.exchanges}
        return found | {line.location: meeting for meeting in meetings for line in meeting.introductions}

    @cached_property
    def _exchanged(self) -> Mapping[str, list[Exchange]]:
        """The lines of the meeting files, by the path of the contact they are about."""
        found: dict[str, list[Exchange]] = {}
        for entry in self.entries.values():
            for exchange in entry.note.exchanges if isinstance(entry, MeetingFile) else ():
                for contact in self.people(exchange.links) or self._only_participant(exchange):
                    found.setdefault(contact.path, []).append(exchange)
        return found

    def _only_participant(self, exchange: Exchange) -> tuple[Contact, ...]:
        meeting = self.meeting_of(exchange)
        people = self.participants(meeting) if meeting else ()
        return people if len(people) == 1 else ()

    # -- helpers -------------------------------------------------------------------------------------------------

    def _keys_that_mean(self, entry: Entry) -> list[str]:
        known = self._means.get(entry.path)
        if known is None or known[0] is not entry:
            alone = frozenset((entry.path,))
            keys = [
                key
                for key in entry.keys
                if (self._ids.get(key) or self._names.get(key)) == alone
                or ((found := self.resolve(key)) is not None and found.path == entry.path)
            ]
            known = self._means[entry.path] = entry, keys
        return known[1]

    def _rank(self, path: str) -> tuple[str, str]:
        """What the entry in this file is sorted by."""
        known = self._ranks.get(path)
        if known is None:
            known = self._ranks[path] = _by_name(self.entries[path])
        return known

    def _sorted_contacts(self, paths: Paths) -> tuple[Contact, ...]:
        contacts = (self.contact(path) for path in paths)
        return tuple(sorted((contact for contact in contacts if contact), key=_by_name))

    def _groups(self, groups: KeyMap, names_of: _NamesOf) -> Iterator[tuple[str, tuple[Contact, ...]]]:
        for key in sorted(groups):
            contacts = self._sorted_contacts(groups[key])
            written: dict[str, int] = {}
            for contact in contacts:
                for name in names_of(contact):
                    if name_key(name) == key:
                        written[name] = written.get(name, 0) + 1
            if written:
                yield most_written(written), contacts


def _stand_at_one_place(old: Entry | None, new: Entry | None) -> bool:
    """Whether two states of an entry stand at the same place among the contacts, if they are any."""
    if isinstance(old, Contact) and isinstance(new, Contact):
        return old.name == new.name
    return not isinstance(old, Contact) and not isinstance(new, Contact)


def _by_name(entry: Entry) -> tuple[str, str]:
    return name_key(entry.name if isinstance(entry, Contact) else entry.title), entry.path


def _first_day(entry: MeetingFile) -> date:
    return entry.note.meetings[0].when.start if entry.note.meetings else date.min
