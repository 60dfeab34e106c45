"""What every view is prepared from: the notebook, its agenda, and where each thing has its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from netmd.brief import Offering, offering
from netmd.carried import Carried
from netmd.drafts.write import Templates
from netmd.followups import Agenda, Reminder, TouchState, touch_state
from netmd.followups.short_ids import short_ids
from netmd.followups.touch_state import by_touch_day
from netmd.index import Index
from netmd.model import Contact, Entry, Link, Meeting, name_key
from netmd.network.graph import Network, network_of
from netmd.network.lineage import Lineage, lineage_of
from netmd.openings import Rankings, rank
from netmd.problems import Location, Problem
from netmd.settings import Settings
from netmd.site.markdown import LinkTarget
from netmd.site.slugs import address, assign_slugs
from netmd.site.views.gathered import Group, gathered
from netmd.site.views.kept import Kept
from netmd.site.views.notes import Notes, RenderMemo

_Made = TypeVar("_Made")
MOST_FILES = 500
"""Files with problems that the page of problems shows; ``netmd check`` lists them all."""


@dataclass(frozen=True)
class Context:
    """One notebook on one day, with the templates of drafts, if any. Views read it and change nothing."""

    index: Index
    agenda: Agenda
    settings: Settings
    problems: Sequence[Problem]
    today: date
    memo: RenderMemo
    letters: Templates | None = None
    kept: Kept = field(default_factory=Kept)
    carried: Carried = field(default_factory=Carried, repr=False)
    shown: set[str] = field(default_factory=set, repr=False)
    """The paths of the entries whose address was asked for: those that the page which is being made leads to."""

    @cached_property
    def people(self) -> Mapping[str, Contact]:
        """Every contact by path, in the order of their names."""
        return {contact.path: contact for contact in self.index.contacts}

    @cached_property
    def organisations(self) -> tuple[Group, ...]:
        """Each organisation and who is there, by name."""
        return gathered("organisations", self.people, lambda contact: contact.orgs, self.carried)

    @cached_property
    def tags(self) -> tuple[Group, ...]:
        """Each tag and who has it, by name."""
        return gathered("tags", self.people, lambda contact: contact.tags, self.carried)

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """The page of each entry, by the entry's path: ``contacts/priya-raman.html``."""
        return self.carried.once("pages", (), self._assigned)

    def _assigned(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        kinds = (
            ("contacts", self.index.contacts),
            ("meetings", self.index.meeting_files),
            ("openings", self.index.opportunities),
        )
        for folder, entries in kinds:
            slugs = assign_slugs({entry.path: entry.id for entry in entries})
            found |= {path: f"{folder}/{name}.html" for path, name in slugs.items()}
        return found

    @cached_property
    def tag_pages(self) -> Mapping[str, str]:
        """The page of each tag, by its key (:func:`netmd.model.name_key`)."""
        slugs = self.carried.once(
            "tag pages", self.tags, lambda: assign_slugs({one.key: one.name for one in self.tags})
        )
        return {key: f"tags/{name}.html" for key, name in slugs.items()}

    @cached_property
    def org_anchors(self) -> Mapping[str, str]:
        """The id of each organisation on the page of organisations, by its key."""
        orgs = self.organisations
        return self.carried.once("org anchors", orgs, lambda: assign_slugs({one.key: one.name for one in orgs}))

    @cached_property
    def problem_counts(self) -> Mapping[str, int]:
        """How many problems each file has, by its path; files without any are left out."""
        return Counter(problem.location.path for problem in self.problems)

    @cached_property
    def problem_anchors(self) -> Mapping[str, str]:
        """The id of each file on the page of problems, by its path; the page shows the first :data:`MOST_FILES`."""
        return assign_slugs({path: f"in-{path}" for path in sorted(self.problem_counts)[:MOST_FILES]})

    @cached_property
    def standings(self) -> Mapping[str, TouchState]:
        """Where each tie stands, by the contact's path."""
        people = self.people
        return self.carried.each(
            "standings", people, lambda path: touch_state(people[path], self.index, self.settings, self.today)
        )

    @cached_property
    def network(self) -> Network:
        """Everybody and what ties them to each other."""
        return network_of(self.index, self.today, self.carried)

    @cached_property
    def lineage(self) -> Lineage:
        """Who led to whom."""
        return lineage_of(self.index, self.carried)

    @cached_property
    def notes(self) -> Notes:
        """The Markdown of the notebook, with its links going to these pages."""
        return Notes(self._target, self.memo)

    @cached_property
    def offers(self) -> Offering:
        """The active contacts who offer something, by its words."""
        return offering(self.index, self.settings)

    @cached_property
    def rankings(self) -> Rankings:
        """Who would want which opening, and why."""
        return rank(self.index, self.settings, self.today)

    @cached_property
    def short_ids(self) -> Mapping[str, str]:
        """The id of each reminder as ``netmd due`` shows it, by its whole id."""
        return short_ids(self.agenda)

    @cached_property
    def item_reminders(self) -> Mapping[Location, Reminder]:
        """The reminder of each action item that has one, by the item's place."""
        return {reminder.location: reminder for reminder in self.agenda if reminder.rule == "action-item"}

    def ranks(self, entry: Entry) -> Mapping[Location, int]:
        """Which of its day's meetings each of the entry's is, from 1, by its place."""
        ranks = self._ranks.get(entry.path)
        if ranks is None:
            ranks, seen = self._ranks.setdefault(entry.path, {}), Counter[str]()
            for meeting in entry.note.meetings:
                seen[meeting.when.iso] += 1
                ranks[meeting.location] = seen[meeting.when.iso]
        return ranks

    def touches(self, contact: Contact) -> tuple[Meeting, ...]:
        """The contact's past meetings, oldest first."""
        if contact.path not in self._touches:
            found = self.index.touches(contact, self.today)
            self._touches[contact.path] = by_touch_day(found, self.index, self.today)
        return self._touches[contact.path]

    def once(self, kind: type[_Made], path: str, make: Callable[[], _Made]) -> _Made:
        """What ``make`` makes of the file at ``path``, made when it is first asked for; several pages show the same."""
        made = self._made.get((kind, path))
        if not isinstance(made, kind):
            made = self._made[kind, path] = make()
        return made

    def href(self, entry: Entry) -> str:
        """The address of an entry's page, relative to the site's root."""
        self.shown.add(entry.path)
        return self._addresses[entry.path]

    def tag_href(self, tag: str) -> str:
        """The address of a tag's page; empty for a tag nobody among the contacts has."""
        page = self.tag_pages.get(name_key(tag))
        return address(page) if page else ""

    def org_href(self, org: str) -> str:
        """The address of an organisation's entry; empty for one where nobody is known."""
        anchor = self.org_anchors.get(name_key(org))
        return f"organisations.html#{address(anchor)}" if anchor else ""

    @cached_property
    def _addresses(self) -> Mapping[str, str]:
        return self.carried.once("addresses", (), lambda: {path: address(page) for path, page in self.pages.items()})

    @cached_property
    def _touches(self) -> dict[str, tuple[Meeting, ...]]:
        return {}

    @cached_property
    def _made(self) -> dict[tuple[type, str], object]:
        return {}

    @cached_property
    def _ranks(self) -> dict[str, dict[Location, int]]:
        return {}

    def _target(self, target: str) -> LinkTarget | None:
        entry = self.index.resolve(Link(target.partition("#")[0], target, _NOWHERE))
        return LinkTarget(self.href(entry), title_of(entry)) if entry else None


_NOWHERE = Location("")

OF_NO_WORD = (
    "pages", "tag_pages", "org_anchors", "standings", "network", "lineage", "offers", "short_ids", "item_reminders",
)  # fmt: skip
"""What a context works out from all entries together, and from no word of their texts: it holds after a change of words
(:mod:`netmd.site.words`). So do the rankings, where no organisation or title is spoken of elsewhere."""
FOR_A_MOMENT = (
    "pages", "tag_pages", "org_anchors", "problem_counts", "problem_anchors", "network", "lineage", "offers",
    "rankings", "_addresses",
)  # fmt: skip
"""What is good enough as it was for the page of a note that was just saved (:mod:`netmd.site.first`)."""
OF_THIS_BUILD = ("people", "organisations", "tags", "notes", "_touches", "_made", "_ranks")
"""What each context works out for itself; a test holds that whatever it caches is in one of these."""


def title_of(entry: Entry) -> str:
    """What people call it: a person's name, else the title."""
    return entry.name if isinstance(entry, Contact) else entry.title
