"""A story as a timeline: its steps with days, people, links and places."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from netmd.dates import short_when
from netmd.giving.steps import Step
from netmd.giving.stories import Story
from netmd.model import Contact, Meeting
from netmd.site.views.context import Context
from netmd.site.views.parts import CHANNEL_WORDS, Day, Ref, place, when_day
from netmd.site.views.traces import page_of


@dataclass(frozen=True, slots=True)
class StepView:
    """One step: ``kind`` is that of :class:`netmd.giving.steps.Step`, ``text`` the words of the notes, if any."""

    kind: str
    when: Day
    people: tuple[Ref, ...]
    text: Markup
    page: str
    place: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story; ``title`` is the opening it is about, if it is of one, ``people`` are whom it was for."""

    kind: str
    title: Ref | None
    org: Ref | None
    people: tuple[Ref, ...]
    outcome: str
    is_over: bool
    span: str
    steps: tuple[StepView, ...]
    more: int


def story_view(context: Context, story: Story) -> StoryView:
    """The story, as the page tells it."""
    about = story.about
    return StoryView(
        kind=story.kind,
        title=Ref(about.title, context.href(about)) if about else None,
        org=Ref(about.org, context.org_href(about.org)) if about and about.org else None,
        people=tuple(_ref(context, one) for one in story.people),
        outcome=story.outcome,
        is_over=story.is_over,
        span=_span(context, story),
        steps=tuple(_step(context, step) for step in story.steps),
        more=story.more,
    )


def _span(context: Context, story: Story) -> str:
    """``16 Mar to 4 May``."""
    if not story.steps:
        return ""
    days = [short_when(replace(one.when, clock=None), context.today) for one in (story.steps[0], story.steps[-1])]
    return " to ".join(dict.fromkeys(days))


def _step(context: Context, step: Step) -> StepView:
    people = step.people
    text = context.notes.inline(step.text, "") if step.text else Markup()
    if step.kind == "touch" and step.meeting:
        people = tuple(one for one in people if not _is_named(context, one, step.meeting))
        text = context.notes.inline(step.meeting.title, "") or Markup.escape(CHANNEL_WORDS[step.meeting.channel])
    return StepView(
        kind=step.kind,
        when=when_day(replace(step.when, clock=None), context.today),
        people=tuple(_ref(context, one) for one in people),
        text=text,
        page=page_of(context, step.location),
        place=place(step.location),
    )


def _is_named(context: Context, contact: Contact, meeting: Meeting) -> bool:
    """Whether the title has a link to the contact already."""
    return any(f"[[{link.target}" in meeting.title and context.index.means(link, contact) for link in meeting.people)


def _ref(context: Context, contact: Contact) -> Ref:
    return Ref(contact.name, context.href(contact))
