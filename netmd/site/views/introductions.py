"""Introductions: those I made and those I received, each with where it stands, and whom I might introduce next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from netmd.dates import When
from netmd.drafts import address_of, draft_introduction, mailto
from netmd.errors import TemplateError
from netmd.followups.reminder import Reminder
from netmd.giving.introductions import (
    STAGES,
    Came,
    Made,
    Stage,
    introductions_made,
    introductions_received,
    what_came,
)
from netmd.giving.pairs import Pair, suggestions
from netmd.problems import Location
from netmd.site.views.commands import command_for, command_to_offer
from netmd.site.views.context import Context
from netmd.site.views.parts import Day, Ref, day, employer, link_ref, person, place, when_day
from netmd.site.views.traces import page_of

MOST_MADE, MOST_RECEIVED, MOST_PAIRS = 20, 60, 8
"""Introductions of a stage, or silent; introductions received; suggestions: as many as leave the page under 200 kB."""


@dataclass(frozen=True, slots=True)
class MadeLine:
    """An introduction I made. ``words`` is the line where it says more than who; ``page`` leads to it.
    ``when`` it was begun, and ``since`` when it stands so, where that is another day.

    ``why``, ``lane`` and ``command`` are those of its reminder, for one that is silent.
    """

    people: tuple[Ref, ...]
    words: Markup | None
    stage: str
    when: Day | None
    since: Day | None
    page: str
    place: str
    why: str = ""
    lane: str = ""
    command: str = ""


@dataclass(frozen=True, slots=True)
class StageGroup:
    """The introductions that stand at one stage; ``more`` are left out."""

    key: str
    title: str
    lines: tuple[MadeLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ReceivedLine:
    """An introduction I received, and what came of it: ``touches`` since, the ``last`` of them."""

    by: Ref
    to: Ref
    when: Day | None
    page: str
    place: str
    touches: int
    last: Day | None


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft to somebody; ``mailto`` is empty where no address is known."""

    to: str
    mailto: str
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two people to introduce, why, what to write to each, and the command that notes it down.

    ``trouble`` says what is wrong with the template of the drafts, if something is.
    """

    people: tuple[Ref, Ref]
    why: tuple[str, ...]
    letters: tuple[Letter, ...]
    command: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class IntroductionsView:
    """The page. ``silent`` are the introductions made that have a reminder, ``more_silent`` of them are left out;
    ``groups`` are the others.
    """

    made: int
    received: int
    silent: tuple[MadeLine, ...]
    more_silent: int
    groups: tuple[StageGroup, ...]
    suggestions: tuple[Suggestion, ...]
    unmet: tuple[ReceivedLine, ...]
    met: tuple[ReceivedLine, ...]
    more_received: int


_TITLES: dict[Stage, str] = {
    "offered": "Offered, waiting for a yes",
    "agreed": "Both said yes",
    "sent": "Sent",
    "met": "Met",
    "outcome": "Something came of it",
    "unsaid": "Nothing said of how it stands",
}


def introductions_view(context: Context) -> IntroductionsView:
    """Every introduction, the silent ones first, and the pairs who might like to meet."""
    made = introductions_made(context.index, context.carried)
    received, of_all = introductions_received(context.index, context.today, context.carried, MOST_RECEIVED)
    reminders = _silent(context)
    quiet = [one for one in made if one.intro.location in reminders]
    came = what_came(received, context.index, context.today)
    pairs = suggestions(context.index, context.settings, context.today, MOST_PAIRS, context.carried)
    return IntroductionsView(
        made=len(made),
        received=of_all,
        silent=tuple(_line(context, one, reminders[one.intro.location]) for one in quiet[:MOST_MADE]),
        more_silent=max(0, len(quiet) - MOST_MADE),
        groups=tuple(_groups(context, [one for one in made if one.intro.location not in reminders])),
        suggestions=tuple(_suggestion(context, pair) for pair in pairs),
        unmet=tuple(_received(context, one) for one in came if not one.touches),
        met=tuple(_received(context, one) for one in came if one.touches),
        more_received=of_all - len(received),
    )


def _silent(context: Context) -> dict[Location, Reminder]:
    return {reminder.location: reminder for reminder in context.agenda if reminder.rule == "introduction"}


def _groups(context: Context, made: Sequence[Made]) -> Iterable[StageGroup]:
    for stage in STAGES:
        found = [one for one in made if one.stage == stage]
        if found:
            lines = tuple(_line(context, one) for one in found[:MOST_MADE])
            yield StageGroup(stage, _TITLES[stage], lines, len(found) - len(lines))


def _line(context: Context, one: Made, reminder: Reminder | None = None) -> MadeLine:
    intro, begun = one.intro, one.begun or one.on
    return MadeLine(
        people=tuple(link_ref(context, link) for link in intro.people),
        words=context.notes.inline(intro.text, "") if _says_more(intro.text) else None,
        stage=intro.stage,
        when=day(begun, context.today) if begun else None,
        since=day(one.on, context.today) if one.on and one.begun else None,
        page=page_of(context, intro.location),
        place=place(intro.location),
        why=reminder.why.rpartition(", ")[2] if reminder else "",
        lane=reminder.lane.value if reminder else "",
        command=command_for(context, reminder) if reminder else "",
    )


_LINKS = re.compile(r"!?\[\[[^\[\]]*\]\]|\[[^\[\]]*\]\([^()\s]*\)")
_JOINING = frozenset(("to", "and", "with", "&"))


def _says_more(text: str) -> bool:
    """Whether a line has more words than the names and what joins them."""
    return any(word not in _JOINING for word in re.findall(r"[\w&]+", _LINKS.sub(" ", text).casefold()))


def _received(context: Context, one: Came) -> ReceivedLine:
    received, today = one.received, context.today
    return ReceivedLine(
        by=Ref(received.by.name, context.href(received.by)),
        to=person(context, received.to),
        when=when_day(replace(received.when, clock=None), today) if received.when else None,
        page=page_of(context, received.location),
        place=place(received.location),
        touches=one.touches,
        last=_last(one.last.when, today) if one.last else None,
    )


def _last(when: When, today: date) -> Day:
    return when_day(replace(when, clock=None), today)


def _suggestion(context: Context, pair: Pair) -> Suggestion:
    letters, trouble = _letters(context, pair)
    return Suggestion(
        people=(employer(context, pair.one), employer(context, pair.other)),
        why=pair.reasons,
        letters=letters,
        command=command_to_offer(context, pair.one, pair.other),
        trouble=trouble,
    )


def _letters(context: Context, pair: Pair) -> tuple[tuple[Letter, ...], str]:
    if context.letters is None:
        return (), ""
    try:
        drafts = draft_introduction(
            pair.one, pair.other, "offered", context.index, context.today, context.letters, context.settings.synonyms
        )
    except TemplateError as error:
        return (), error.message
    return tuple(
        Letter(draft.to[0].name, mailto(draft) if address_of(draft.to[0]) else "", draft.text) for draft in drafts
    ), ""
