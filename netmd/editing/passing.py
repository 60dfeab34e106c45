"""``netmd pass``: an opening was passed on to somebody, and what came of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from netmd.editing.brackets import with_status, words_of_status
from netmd.editing.document import EditRefusedError
from netmd.editing.ledger import Added, add_below, add_entry, ledger_entry, preamble, read_alone, with_entry
from netmd.editing.linking import link_to
from netmd.editing.note import NoteFile, Span
from netmd.editing.plan import FileChange, Plan
from netmd.editing.verify import EditWithoutEffectError, edited
from netmd.errors import UsageError
from netmd.index import Index
from netmd.model import Contact, Entry, Opportunity, Passed, name_key
from netmd.problems import Location


@dataclass(frozen=True, slots=True)
class Passing:
    """To whom an opening was passed. ``on`` is None where no day was said: ``today`` then, for a new line."""

    who: Contact
    today: date
    on: date | None = None
    outcome: str = ""


def pass_on(note: NoteFile, wanted: Passing, index: Index) -> Plan:
    """A line ``- Passed to: [[sam-lee]] 2026-05-14`` beside the others of its kind; where the person has one, its
    brackets get the outcome.

    Raises UsageError where the person has one and there is nothing new to say of it.
    """
    opening = note.entry
    if not isinstance(opening, Opportunity):
        raise EditRefusedError(f"{note.path} is not an opening's file by now.", "Run the command again.")
    known = [line for line in opening.passed if any(index.means(link, wanted.who) for link in line.people)]
    if not known:
        return _added(note, opening, wanted, index)
    if not wanted.outcome or (wanted.on and wanted.on != known[-1].on):
        when = f" {known[-1].on}" if known[-1].on else ""
        raise UsageError(
            f"'{opening.title}' was passed to {wanted.who.name}{when} already ({note.path}:{known[-1].location.line}).",
            "Say what came of it with --outcome, without --on.",
        )
    return _with_outcome(note, opening, known[-1], wanted)


def _with_outcome(note: NoteFile, opening: Opportunity, known: Passed, wanted: Passing) -> Plan:
    words = words_of_status(wanted.outcome)
    place = f"{note.path}:{known.location.line}"
    said = f"{wanted.who.name}, '{opening.title}': {words}"
    if name_key(words) == name_key(known.outcome):
        return Plan((), (f"{said} ({place} says so already)",))
    status = with_status(note, known.location, words)
    read = _passed(read_alone(note, f"- {status.text}"))
    new = replace(known, outcome=read[0].outcome, on=read[0].on) if len(read) == 1 else known
    if not _says(new.outcome, words) or (known.on and new.on != known.on):
        raise _unlike(note)
    passed = tuple(new if line is known else line for line in opening.passed)
    after = edited(note, [status.edit], replace(opening, note=status.note, passed=passed))
    was = f", was {known.outcome}" if known.outcome else ""
    return _plan(note, after, f"{said}{was} ({place})")


def _says(outcome: str, words: str) -> bool:
    """Whether an outcome as it is read is the words but for the days in them."""
    without = re.sub(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])", "", words)
    return outcome.split() == without.strip(" ,;").split()


def _added(note: NoteFile, opening: Opportunity, wanted: Passing, index: Index) -> Plan:
    day = (wanted.on or wanted.today).isoformat()
    outcome = f" ({words_of_status(wanted.outcome)})" if wanted.outcome else ""
    text = f"{link_to(wanted.who, index, note.path)} {day}{outcome}"
    added, span = _line(note, opening, text)
    alone = read_alone(note, added.lines)
    passed = _passed(alone)
    if len(passed) != 1 or len(passed[0].people) != 1 or passed[0].on != (wanted.on or wanted.today):
        raise _unlike(note)
    before = tuple(line for line in opening.passed if line.location.line < added.change.line)
    meant = replace(
        opening,
        note=with_entry(added.change, span, alone.note),
        passed=(*before, *passed, *opening.passed[len(before) :]),
    )
    after = edited(note, [added.change.edit], meant)
    return _plan(note, after, f"Passed '{opening.title}' to {wanted.who.name} ({note.path}:{added.line})")


_LABEL = re.compile(
    r"(?P<lead>[ \t>]*)(?P<bullet>[-*+]|\d{1,8}[.)])(?P<gap>[ \t]+)(?P<label>[*_]{0,3}passed[ \t]+to[*_: \t]+)(?=\S)",
    re.IGNORECASE,
)


def _line(note: NoteFile, opening: Opportunity, text: str) -> tuple[Added, Span | None]:
    """The line below the last of its kind, written as that one is; without any, at the end of what stands first."""
    if opening.passed:
        place = opening.passed[-1].location
        match = _LABEL.match(note.document.line(place.line))
        if match:
            bullet = match["bullet"]
            if bullet[0].isdigit():
                bullet = f"{int(bullet[:-1]) + 1}{bullet[-1]}"
            line = f"{match['lead']}{bullet}{match['gap']}{match['label']}{text}"
            return add_below(note, _last_line_of_item(note, place), line), note.span_at(place)
    span = preamble(note)
    return add_entry(note, span, ledger_entry(note, "Passed to", text)), span


def _last_line_of_item(note: NoteFile, place: Location) -> int:
    """The last line of the item at a place, with the items below it and what else is indented."""
    offset = note.offset(place)
    last = next((note.text.line_of(one.end) for one in note.list_items if one.start <= offset <= one.end), place.line)
    indent = place.column - 1
    while last < note.document.line_count:
        below = note.document.line(last + 1).expandtabs(4)
        if not below.strip() or len(below) - len(below.lstrip()) < indent:
            break
        last += 1
    return last


def _passed(entry: Entry) -> tuple[Passed, ...]:
    return entry.passed if isinstance(entry, Opportunity) else ()


def _plan(note: NoteFile, after: NoteFile, said: str) -> Plan:
    return Plan((FileChange(note.path, note.document.data, after.document.data),), (said,))


def _unlike(note: NoteFile) -> EditWithoutEffectError:
    return EditWithoutEffectError(f"The line in {note.path} would not be read as it is meant; nothing was written.",
                                  "Use other words, or write it in your editor.")  # fmt: skip
