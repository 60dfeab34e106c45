"""A note's text on a page: its undated sections, and its touches as a timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from netmd.model import Contact, Entry, Link, Meeting, Note, Section
from netmd.site.slugs import address, slug
from netmd.site.views.context import Context
from netmd.site.views.notes import Text
from netmd.site.views.parts import CHANNEL_WORDS, Day, Ref, entry_ref, person, place, when_day
from netmd.touches import is_past


@dataclass(frozen=True, slots=True)
class Part:
    """An undated section; without ``title`` it is what the note begins with."""

    title: Markup
    text: Text
    private: bool
    place: str


@dataclass(frozen=True, slots=True)
class Touch:
    """A meeting, past or planned. ``source`` is the page it is written on, where that is another one."""

    anchor: str
    when: Day
    channel: str
    title: Markup
    people: tuple[Ref, ...]
    text: Text | None
    venue: str
    planned: bool
    private: bool
    source: Ref | None
    place: str


def parts(context: Context, note: Note, root: str) -> tuple[Part, ...]:
    """The undated sections that hold anything, in the order of the file."""
    return tuple(
        Part(
            title=context.notes.inline(section.title, root),
            text=context.notes.block(section.text, root, note, heading=4 if section.title else 3),
            private=section.private,
            place=place(section.location),
        )
        for section in _worth_showing(note.sections)
    )


def touches(
    context: Context, meetings: Iterable[Meeting], entry: Entry, root: str, heading: int = 4
) -> tuple[Touch, ...]:
    """These meetings, in the order given, on the page of ``entry``; headings in their notes begin at ``heading``."""
    note = entry.note
    own = {meeting.location.line: at for meeting, (at, _) in zip(note.meetings, own_anchors(note), strict=True)}
    return tuple([_touch(context, meeting, entry, own, root, heading) for meeting in meetings])


def newest_first(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """The meetings of one file for a timeline."""
    return tuple(sorted(meetings, key=lambda meeting: (meeting.when.sort_key, meeting.location), reverse=True))


def anchor(context: Context, meeting: Meeting, entry: Entry) -> str:
    """The id of a meeting on the page of ``entry``: by its date, and by its host where that is another file."""
    host = context.index.entries.get(meeting.host)
    if host is None or host.path == entry.path:
        return _of_day(meeting.when.iso, context.ranks(entry).get(meeting.location, 1))
    return f"{anchor(context, meeting, host)}-{slug(context.pages[meeting.host])}"


def own_anchors(note: Note) -> Iterator[tuple[str, str]]:
    """What :func:`anchor` gives for each of the note's meetings on its own page, and its day; in the order of the
    file.
    """
    seen: dict[str, int] = {}
    for meeting in note.meetings:
        iso = meeting.when.iso
        rank = seen[iso] = seen.get(iso, 0) + 1
        yield _of_day(iso, rank), iso


def _of_day(iso: str, rank: int) -> str:
    return f"on-{iso}.{rank}" if rank > 1 else f"on-{iso}"


def _worth_showing(sections: Sequence[Section]) -> Iterator[Section]:
    """The sections with a text, and the headings above them; not one that only has meetings below it, or nothing."""
    shown: list[Section] = []
    below: list[tuple[int, bool]] = []  # what no heading has claimed yet, by level, and whether it says anything
    for section in reversed(sections):
        says_below = False
        while below and below[-1][0] > section.level:
            says_below |= below.pop()[1]
        says = bool(section.text.strip())
        if says or (section.title and says_below):
            shown.append(section)
        below.append((section.level, says or says_below))
    return reversed(shown)


def _touch(context: Context, meeting: Meeting, entry: Entry, own: Mapping[int, str], root: str, heading: int) -> Touch:
    """The meeting on the page of ``entry``, whose own meetings have the anchors ``own``, by their lines."""
    host = context.index.entries.get(meeting.host)
    note = host.note if host else None
    elsewhere = host is not None and host.path != entry.path
    at = None if elsewhere else own.get(meeting.location.line)
    others = context.index.participants(meeting) if elsewhere or meeting.people else ()
    return Touch(
        anchor=at or anchor(context, meeting, entry),
        when=when_day(meeting.when, context.today),
        channel=CHANNEL_WORDS[meeting.channel],
        title=context.notes.inline(meeting.title, root),
        people=tuple(
            [
                person(context, contact)
                for contact in others
                if contact.path != entry.path and not _is_named(context, contact, meeting)
            ]
        ),
        text=None if meeting.is_empty else context.notes.block(meeting.text, root, note, heading),
        venue=meeting.place,
        planned=not is_past(meeting, context.today),
        private=meeting.private,
        source=_source(context, meeting, host) if host and elsewhere else None,
        place=place(meeting.location),
    )


def _source(context: Context, meeting: Meeting, host: Entry) -> Ref:
    ref = entry_ref(context, host)
    return Ref(ref.text, f"{ref.href}#{address(anchor(context, meeting, host))}")


def _is_named(context: Context, contact: Contact, meeting: Meeting) -> bool:
    """Whether the meeting's title has a link to the contact already."""
    return any(_in_title(link, meeting.title) and context.index.means(link, contact) for link in meeting.people)


def _in_title(link: Link, title: str) -> bool:
    return f"[[{link.target}" in title or f"({link.target})" in title
