"""Changes of words alone: a sentence more under a meeting, which nothing is counted, ordered or drawn from.

Most saves are such. What the whole notebook says then stays as it was, and so do nearly all pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from netmd.index import Index
from netmd.model import Contact, Entry, MeetingFile
from netmd.openings.ranking import names_the_same
from netmd.problems import Problem
from netmd.site.views.context import OF_NO_WORD, Context


def differ_in_words_alone(before: Index, now: Index, changed: Iterable[str]) -> bool:
    """Whether the entries at these paths say the same but for the texts of their sections and meetings."""
    return all(_is_reworded(before.entries.get(path), now.entries.get(path)) for path in changed)


def reworded(before: Index, now: Index, changed: Iterable[str]) -> Iterable[str]:
    """Those of these paths whose entries say the same but for their words."""
    return (path for path in changed if _is_reworded(before.entries.get(path), now.entries.get(path)))


def after_words(last: Context, index: Index, problems: Sequence[Problem], changed: Iterable[str]) -> Context | None:
    """The context after a change of words in the entries at these paths; None if more than that hangs on it."""
    paths = tuple(changed)
    if not differ_in_words_alone(last.index, index, paths):
        return None
    pairs = [(last.index.entries[path], index.entries[path]) for path in paths]
    if not all(names_the_same(index, old, new, last.today) for old, new in pairs):
        return None
    context = replace(last, index=index, problems=problems, shown=set())
    for name in OF_NO_WORD:
        if name in vars(last):
            vars(context)[name] = vars(last)[name]
    if "rankings" in vars(last):
        vars(context)["rankings"] = replace(last.rankings, _index=index)
    return context


def _is_reworded(old: Entry | None, new: Entry | None) -> bool:
    """An opening is never so: its steps are read off its text."""
    if isinstance(old, Contact) and isinstance(new, Contact):
        return _without_words(old) == _without_words(new)
    return isinstance(old, MeetingFile) and isinstance(new, MeetingFile) and _without_words(old) == _without_words(new)


def _without_words(entry: Contact | MeetingFile) -> Contact | MeetingFile:
    note = entry.note
    meetings = tuple(replace(one, text="" if one.is_empty else "x") for one in note.meetings)
    sections = tuple(replace(one, text="") for one in note.sections)
    return replace(entry, note=replace(note, meetings=meetings, sections=sections, definitions=""))
