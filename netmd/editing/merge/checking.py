"""Before two contacts are joined: that they can be one person; after it: that nothing is lost and no link astray."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from netmd import problems
from netmd.checks import check_index
from netmd.duplicates import Knowing
from netmd.editing.document import EditRefusedError
from netmd.editing.note import NoteFile
from netmd.editing.same_meaning import all_links
from netmd.editing.verify import EditWithoutEffectError, without_places
from netmd.index import Index
from netmd.model import Contact, Meeting, Note


def refuse_two_people(index: Index, keep: Contact, gone: Contact) -> None:
    """Raise :class:`EditRefusedError` where the notes say in so many words that they are two."""
    apart = Knowing.of(index).said(keep, gone)
    if apart is not None:
        raise EditRefusedError(f"{apart.place.path}:{apart.place.line}: {apart.words}, so they are two people.",
                               "If they are one, take that line out first.")  # fmt: skip


_LABEL = re.compile(r"^ {0,3}\[(?P<label>[^\[\]\n]{1,200})\]:[ \t]*(?P<target>[^\n]*)", re.MULTILINE)


def refuse_same_labels(keep: NoteFile, gone: NoteFile) -> None:
    """Raise :class:`EditRefusedError` where both have a footnote, or a link's address, of one label that differ."""
    mine = {match["label"].casefold(): match["target"].strip() for match in _LABEL.finditer(keep.masked.plain)}
    for match in _LABEL.finditer(gone.masked.plain):
        label = match["label"]
        if mine.get(label.casefold(), match["target"].strip()) != match["target"].strip():
            line = gone.text.line_of(gone.front_matter.body_start + match.start("label"))
            raise EditRefusedError(f"{gone.path}:{line}: [{label}] is something else in {keep.path}.",
                                   "Give one of them another label, then try again.")  # fmt: skip


def refuse_loss(keep: Note, gone: Note, merged: Note, twice: Sequence[Meeting]) -> None:
    """Raise :class:`EditWithoutEffectError` unless all that the two bodies say is in the merged one.

    ``twice`` are meetings of which both have the very same.
    """
    for kind in ("items", "exchanges", "introductions"):
        had = _counted(getattr(keep, kind)) + _counted(getattr(gone, kind))
        known = _counted(tuple(one for meeting in twice for one in getattr(meeting, kind)))
        if had - known - _counted(getattr(merged, kind)):
            raise _lost(merged.path)
    days = [_days(meetings) for meetings in (keep.meetings, gone.meetings, merged.meetings, twice)]
    words = _words(meeting.text for meeting in twice)
    if days[0] + days[1] != days[2] + days[3] or _all_words(keep) + _all_words(gone) - words - _all_words(merged):
        raise _lost(merged.path)


def _days(meetings: Sequence[Meeting]) -> Counter[object]:
    return Counter((one.when, one.title, one.private) for one in meetings)


def _counted(values: tuple[object, ...]) -> Counter[object]:
    return Counter(map(without_places, values))


def _all_words(note: Note) -> Counter[str]:
    return _words([*(section.text for section in note.sections), *(meeting.text for meeting in note.meetings)])


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in text.split() if not re.fullmatch(r"#+", word))


def _lost(path: str) -> EditWithoutEffectError:
    return EditWithoutEffectError(f"Joined in {path}, something of the two notes would be lost; nothing was written.",
                                  "Join them in your editor, and see with netmd check.")  # fmt: skip


def refuse_stray_links(before: Index, after: Index, keep: Contact, gone: Contact) -> None:
    """Raise :class:`EditWithoutEffectError` unless every link means whom it meant, and the one for the other.

    A link that meant either of the two means the one that stays; none that netmd checks for is worse than before.
    """
    for key, path in _keys(before):
        meant = {keep.path if entry.path == gone.path else entry.path for entry in before.candidates(key)}
        if meant and meant != {entry.path for entry in after.candidates(key)}:
            raise EditWithoutEffectError(f"A link in {path} would not mean whom it means now; nothing was written.",
                                         "Write the link by the id, then try again.")  # fmt: skip
    worse = Counter(one.code for one in check_index(after)) - Counter(one.code for one in check_index(before))
    if set(worse) - {problems.UNKNOWN_LINK.code}:
        raise EditWithoutEffectError("Joined, the notes would have a new problem; nothing was written.",
                                     "See with netmd check what is wrong by now.")  # fmt: skip


def _keys(index: Index) -> Iterator[tuple[str, str]]:
    """What every link of the notebook points at, each once, with a file that has it."""
    known: dict[str, str] = {}
    for path, entry in index.entries.items():
        for link in all_links(entry):
            known.setdefault(link.key, path)
    yield from known.items()
