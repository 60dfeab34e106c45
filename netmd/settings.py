"""What can be set in a notebook's netmd.toml, and the defaults. Pure values; :mod:`netmd.config` reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from netmd.dates import Cadence, Interval, Window
from netmd.model import Channel


@dataclass(frozen=True, slots=True)
class ThankYou:
    """The thank-you after a conversation. ``words`` in an item of the meeting say that it is taken care of."""

    enabled: bool = True
    due_after_days: int = 1
    lapse_after_days: int = 14
    words: tuple[str, ...] = ("thank",)


@dataclass(frozen=True, slots=True)
class LinkedIn:
    """Connect on LinkedIn after a conversation."""

    enabled: bool = True


@dataclass(frozen=True, slots=True)
class WriteUp:
    """Write a past meeting down while it is fresh."""

    enabled: bool = True
    late_after_days: int = 3
    lapse_after_days: int = 60


@dataclass(frozen=True, slots=True)
class KeepInTouch:
    """The cadence window since the last touch."""

    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Planned:
    """A planned meeting, brought up with its brief from ``days_before``."""

    enabled: bool = True
    days_before: int = 1


@dataclass(frozen=True, slots=True)
class IntroductionFollowUp:
    """Ask how an introduction went that was sent or agreed and silent since."""

    enabled: bool = True
    silent_days: int = 14


@dataclass(frozen=True, slots=True)
class OpportunityMatch:
    """An opening that fits what a contact seeks, or that closes soon."""

    enabled: bool = True
    closes_within_days: int = 7


@dataclass(frozen=True, slots=True)
class BirthdayAhead:
    """A birthday, a few days ahead."""

    enabled: bool = True
    days_before: int = 7


@dataclass(frozen=True, slots=True)
class Drifting:
    """People drifting away: silent for ``factor`` windows, or ``after`` so long where there is no cadence."""

    enabled: bool = True
    after: Interval = Interval(6, "month")
    factor: int = 2


@dataclass(frozen=True, slots=True)
class FollowUpDate:
    """The date in a contact's ``follow_up``."""

    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Items:
    """Action items."""

    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Rules:
    """Every rule of following up, by its name in netmd.toml with ``_`` for ``-``."""

    action_item: Items = field(default_factory=Items)
    follow_up: FollowUpDate = field(default_factory=FollowUpDate)
    thank_you: ThankYou = field(default_factory=ThankYou)
    linkedin: LinkedIn = field(default_factory=LinkedIn)
    write_up: WriteUp = field(default_factory=WriteUp)
    keep_in_touch: KeepInTouch = field(default_factory=KeepInTouch)
    planned: Planned = field(default_factory=Planned)
    introduction: IntroductionFollowUp = field(default_factory=IntroductionFollowUp)
    opportunity: OpportunityMatch = field(default_factory=OpportunityMatch)
    birthday: BirthdayAhead = field(default_factory=BirthdayAhead)
    drifting: Drifting = field(default_factory=Drifting)


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the three kinds of file are looked for, relative to the notebook."""

    contacts: str = "contacts"
    meetings: str = "meetings"
    opportunities: str = "opportunities"


@dataclass(frozen=True, slots=True)
class Feeds:
    """Which files to subscribe to each build writes beside the pages: the agenda's calendar, the address book."""

    calendar: bool = True
    contacts: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything netmd.toml can say.

    ``cadence_by_tag`` maps a casefolded tag to its cadence; ``channels`` a casefolded first word of a heading to its
    channel, beside the words known anyway. ``ignore`` are glob patterns relative to the notebook. ``synonyms`` are
    groups of words and phrases that mean the same, as written. ``editor`` says how the pages lead to the files: a name
    or an address as :mod:`netmd.site.edit_links` reads it.
    """

    name: str = ""
    ignore: tuple[str, ...] = ()
    folders: Folders = field(default_factory=Folders)
    cadence: Cadence = Window(Interval(4, "week"), Interval(6, "week"))
    cadence_by_tag: Mapping[str, Cadence] = field(default_factory=lambda: MappingProxyType({}))
    channels: Mapping[str, Channel] = field(default_factory=lambda: MappingProxyType({}))
    synonyms: tuple[tuple[str, ...], ...] = ()
    rules: Rules = field(default_factory=Rules)
    editor: str = "none"
    feeds: Feeds = field(default_factory=Feeds)
