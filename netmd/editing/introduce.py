"""``netmd intro``: an introduction I made, and where it stands.

A new one that is sent, or has gone further, is a touch with both: its line stands in the section of that day, or a
section of its own is begun, ``## 2026-05-14 Intro to [[renee-ortiz]]``. One that is only offered or agreed is none: its
line stands in that day's section, or before the first heading with its day in the brackets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from shlex import quote

from netmd.dates import When
from netmd.editing.brackets import with_introduction, with_status, without_status, words_of_status
from netmd.editing.habits import Habits, list_style
from netmd.editing.ledger import add_entry, ledger_entry, preamble, read_alone, with_entry
from netmd.editing.linking import link_to
from netmd.editing.log import Touch, log
from netmd.editing.meant import with_note
from netmd.editing.note import NoteFile, Span
from netmd.editing.plan import FileChange, Plan
from netmd.editing.verify import EditWithoutEffectError, edited
from netmd.editing.wording import prose
from netmd.errors import UsageError
from netmd.index import Index
from netmd.model import Contact, Introduction, Meeting, Section, name_key
from netmd.touches import is_past

STAGES = ("offered", "agreed", "sent", "met")
"""How far an introduction can be, in this order; after it come free words."""

_NO_TOUCH = ("offered", "agreed")
_HEADINGS = frozenset(("introductions", "intros"))


@dataclass(frozen=True, slots=True)
class Introducing:
    """What is to be recorded: I introduced ``one`` to ``other``.

    ``stage`` is None where it was not said, ``outcome`` what came of it in free words. ``on`` is the day of it.
    """

    one: Contact
    other: Contact
    on: date
    stage: str | None = None
    outcome: str = ""
    note: str = ""

    @property
    def words(self) -> str:
        """What stands in the brackets, without the day."""
        return words_of_status(self.outcome) if self.outcome else self.stage or "sent"


def find_introduction(one: Contact, other: Contact, index: Index) -> Introduction | None:
    """The introduction of these two, and nobody else; of several the last one."""
    found = [intro for intro in index.introductions_of(one) if _is_of(intro, {one.path, other.path}, index)]
    return max(found, key=lambda intro: (intro.on or date.min, intro.location)) if found else None


def _is_of(intro: Introduction, paths: set[str], index: Index) -> bool:
    people = [index.person(link) for link in intro.people]
    return {person.path if person else "" for person in people} == paths


def introduce(
    wanted: Introducing, index: Index, open_note: Callable[[str], NoteFile], habits: Habits, today: date
) -> Plan:
    """Record an introduction, or change the brackets of the one there is.

    ``open_note`` gives the note at a path. Raises UsageError for what would lose an outcome, or says nothing new.
    """
    if wanted.one.path == wanted.other.path:
        raise UsageError(f"That is {wanted.one.name} twice.", "Name the two whom you introduced.")
    known = find_introduction(wanted.one, wanted.other, index)
    if known is not None:
        return _moved_on(open_note(known.location.path), known, wanted)
    note = open_note(wanted.one.path)
    links = [link_to(contact, index, note.path) for contact in (wanted.one, wanted.other)]
    section = _section_of_day(note, wanted, index, today)
    if section is None and wanted.words not in _NO_TOUCH:
        return _in_new_section(note, wanted, links, habits, today)
    return _as_line(note, wanted, links, section)


# -- one that is there ----------------------------------------------------------------------------------------------


def _moved_on(note: NoteFile, known: Introduction, wanted: Introducing) -> Plan:
    place = f"{note.path}:{known.location.line}"
    about = f"{wanted.one.name} and {wanted.other.name}"
    if wanted.note:
        raise UsageError(f"The introduction of {about} is there already, {place}; a note does not go into its line.",
                         f"Log it: netmd log {quote(wanted.one.id)} ...")  # fmt: skip
    if wanted.stage is None and not wanted.outcome and _rank(known.stage) >= _rank("sent"):
        raise UsageError(f"The introduction of {about} is there already, {place}: {known.stage or 'no stage'}.",
                         "Say how far it is with --stage or --outcome.")  # fmt: skip
    if _rank(known.stage) > _rank(wanted.words):
        raise UsageError(f"The introduction of {about} is further than '{wanted.words}', {place}: {known.stage}.",
                         "Say what came of it with --outcome, or change the line in your editor.")  # fmt: skip
    if name_key(known.stage) == name_key(wanted.words):
        return Plan((), (f"The introduction of {about} stands at '{known.stage}' already ({place})",))
    words = _with_day(wanted.words, _day_without(note, known), wanted.on)
    status = with_status(note, known.location, words)
    read = _only_introduction(note, status.text)
    on = read.on or _day_of_section(note, known)
    new = replace(known, stage=read.stage, on=on)
    if (read.text, name_key(read.stage)) != (known.text, name_key(_stage_of(note, words))):
        raise _unlike(note)
    after = edited(note, [status.edit], with_note(note.entry, with_introduction(status.note, new)))
    was = f", was {known.stage}" if known.stage else ""
    said = f"Introduction of {about}: {words}{was} ({place})"
    return Plan((FileChange(note.path, note.document.data, after.document.data),), (said,))


def _rank(stage: str) -> int:
    """How far a stage is: -1 where nothing is said, and free words are the furthest."""
    key = name_key(stage)
    return -1 if not key else STAGES.index(key) if key in STAGES else len(STAGES)


def _with_day(words: str, known: date | None, on: date) -> str:
    """The words with the day, unless a reader knows it without."""
    return words if known == on or on.isoformat() in words else f"{words} {on.isoformat()}"


def _day_without(note: NoteFile, known: Introduction) -> date | None:
    """The day the line would have without its brackets."""
    return _only_introduction(note, without_status(note, known.location)).on or _day_of_section(note, known)


def _day_of_section(note: NoteFile, known: Introduction) -> date | None:
    span = note.span_at(known.location)
    return span.when.start if isinstance(span, Meeting) and span.when.precision == "day" else None


def _stage_of(note: NoteFile, words: str) -> str:
    """The stage that words in brackets are read as: without days."""
    return _only_introduction(note, f"Intro: x ({words})").stage


def _only_introduction(note: NoteFile, text: str) -> Introduction:
    found = read_alone(note, f"- {text}").note.introductions
    if len(found) != 1:
        raise _unlike(note)
    return found[0]


def _unlike(note: NoteFile) -> EditWithoutEffectError:
    return EditWithoutEffectError(f"The line in {note.path} would not be read as it is meant; nothing was written.",
                                  "Use other words, or write it in your editor.")  # fmt: skip


# -- a new one ------------------------------------------------------------------------------------------------------


def _section_of_day(note: NoteFile, wanted: Introducing, index: Index, today: date) -> Meeting | None:
    """The section of that day to write below: one in which the other took part, else the last one.

    Neither a plan nor a conversation that waits to be written up, as each would then seem to be dealt with.
    """
    found = [
        meeting
        for meeting in note.entry.note.meetings
        if meeting.when.start == wanted.on and meeting.when.precision == "day"
        if is_past(meeting, today) and not (meeting.is_conversation and meeting.is_empty)
    ]
    together = [one for one in found if any(index.means(link, wanted.other) for link in one.people)]
    return (together or found)[-1] if found else None


def _as_line(note: NoteFile, wanted: Introducing, links: Sequence[str], section: Meeting | None) -> Plan:
    span: Span | None = section or _undated_section(note)
    words = _with_day(wanted.words, section.when.start if section else None, wanted.on)
    entry = ledger_entry(note, "Intro", f"{links[0]} to {links[1]} ({words})")
    added = add_entry(note, span, entry, wanted.note)
    alone = read_alone(note, added.lines).note
    if len(alone.introductions) != 1 or len(alone.introductions[0].people) != 2:
        raise _unlike(note)
    made = alone.introductions[0]
    made = replace(made, on=made.on or (section.when.start if section else None))
    meant = with_entry(added.change, span, replace(alone, introductions=(made,)))
    after = edited(note, [added.change.edit], with_note(note.entry, meant))
    return _plan(note, after, wanted, added.line)


def _undated_section(note: NoteFile) -> Section | None:
    sections = [section for section in note.entry.note.sections if name_key(section.title) in _HEADINGS]
    if sections:
        return sections[-1]
    first = preamble(note)
    return first if isinstance(first, Section) else None


def _in_new_section(note: NoteFile, wanted: Introducing, links: Sequence[str], habits: Habits, today: date) -> Plan:
    style = list_style(note)
    line = style.item(ledger_entry(note, "Intro", f"{links[0]} to {links[1]} ({wanted.words})"))
    lines = prose(wanted.note, 2)
    gap = [""] * style.blank_before if lines else []
    touch = Touch(When(wanted.on), f"Intro to {links[1]}", notes=("\n".join([*lines, *gap, line]),))
    logged = log(note, touch, habits, today)
    return _plan(note, logged.note, wanted, logged.line)


def _plan(note: NoteFile, after: NoteFile, wanted: Introducing, line: int) -> Plan:
    said = f"Introduction of {wanted.one.name} to {wanted.other.name}: {wanted.words} ({note.path}:{line})"
    return Plan((FileChange(note.path, note.document.data, after.document.data),), (said,))
