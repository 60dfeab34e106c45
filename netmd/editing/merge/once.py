"""Lists that name both contacts name the one that stays once: people of the front matter, headings, the ledger.

In other prose nothing is taken away: what is said there of two is the writer's to mend.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from netmd.editing.document import TextEdit
from netmd.editing.link_targets import LinkTarget, link_targets
from netmd.editing.merge.links import Turning, is_link_to
from netmd.editing.note import NoteFile
from netmd.editing.same_meaning import all_links
from netmd.index import Index
from netmd.model import Entry, Opportunity, Passed
from netmd.reading.links import find_links

_Cut = tuple[tuple[int, int, str], ...]
"""Stretches of the text with what is to stand there instead."""


def named_once(
    note: NoteFile, turn: Turning, index: Index, there: Collection[str], edits: Sequence[TextEdit]
) -> list[TextEdit] | None:
    """The edits that turn a note's links, and take out whom they would name a second time; None if nobody is.

    A list that is written so that it would be read as something else without the second name keeps it.
    """
    if note.reading.entry is None:
        return None
    targets = list(link_targets(note))
    gone = [target for target in targets if is_link_to(turn.gone, target, note, turn, index, there)]
    keep = [target for target in targets if is_link_to(turn.keep, target, note, turn, index, there)]
    if not gone or not keep:
        return None
    done: list[TextEdit] | None = None
    for cut in (*_cuts_in_fields(note, keep, gone), *_cuts_in_lines(note, keep, gone)):
        tried = with_cut(note, list(edits) if done is None else done, cut)
        is_apart = all(one.end <= other.start for one, other in pairwise(tried))
        if is_apart and _says_the_same(note, note.document.edited(tried).data, turn, index):
            done = tried
    return done


def with_cut(note: NoteFile, edits: list[TextEdit], cut: _Cut) -> list[TextEdit]:
    """The edits with a cut; those of a link that is cut out go with it."""
    more = [TextEdit(note.in_document(start), note.in_document(end), new) for start, end, new in cut]
    left = [one for one in edits if not any(new.start <= one.start and one.end <= new.end for new in more)]
    return sorted((*left, *more), key=lambda edit: edit.start)


def _says_the_same(note: NoteFile, data: bytes, turn: Turning, index: Index) -> bool:
    """Whether a note still names everybody else as often, the one that stays at all, and is else what it was."""
    after = note.read(note.path, data)
    new = Counter(one.code for one in after.problems) - Counter(one.code for one in note.reading.problems)
    if after.entry is None or new:
        return False
    was, now = (_named(entry, turn, index) for entry in (note.entry, after.entry))
    keep = turn.keep.path
    return (
        was.keys() == now.keys()
        and was - Counter({keep: was[keep]}) == now - Counter({keep: now[keep]})
        and (_counts(note.entry) == _counts(after.entry))
    )


def _named(entry: Entry, turn: Turning, index: Index) -> Counter[str]:
    """How often each contact is linked, by path; what means nobody by its key."""
    found = ((index.resolve(link), link.key) for link in all_links(entry))
    paths = (entry.path if entry else key for entry, key in found)
    return Counter(turn.keep.path if path == turn.gone.path else path for path in paths)


def _counts(entry: Entry) -> tuple[object, ...]:
    note = entry.note
    lines = tuple(map(len, (note.sections, note.items, note.exchanges, note.introductions, _passed(entry))))
    return tuple(note.fields), lines, tuple(meeting.when for meeting in note.meetings)


def _passed(entry: Entry) -> tuple[Passed, ...]:
    return entry.passed if isinstance(entry, Opportunity) else ()


# -- the front matter ------------------------------------------------------------------------------------------------


def _cuts_in_fields(note: NoteFile, keep: Sequence[LinkTarget], gone: Sequence[LinkTarget]) -> Iterator[_Cut]:
    content, stop = note.text.content, note.front_matter.body_start
    starts = sorted(note.offset(one.location) for one in note.front_matter.fields)
    for start, end in pairwise((*starts, stop)):
        inside = (_items(content, [one for one in them if start <= one.start < end]) for them in (keep, gone))
        stays, goes = inside
        if stays:
            yield from (_cut_of_item(content, *item) for item in goes)


def _items(content: str, targets: Sequence[LinkTarget]) -> list[tuple[int, int]]:
    """Where those of the targets begin and end that are a value of a list by themselves, with brackets and quotes."""
    found = []
    for target in targets:
        start, end = target.start, target.end
        if target.form == "wiki":
            start, end = content.rfind("[[", 0, start), content.find("]]", end) + 2
        else:
            start -= len(content[:start]) - len(re.sub(r"[^\s\[,\"']*/\Z", "", content[:start]))
        quote = content[start - 1]
        if quote in "\"'" and content[end : end + 1] == quote:
            start, end = start - 1, end + 1
        is_begun = re.search(r"(?:[\[,:\"']|\n|^[ \t]*-|\A)[ \t]*\Z", content[:start], re.MULTILINE)
        if is_begun and re.match(r"[ \t]*(?:[,\]\"'\n]|#|\Z)", content[end:]):
            found.append((start, end))
    return found


def _cut_of_item(content: str, start: int, end: int) -> _Cut:
    first = content.rfind("\n", 0, start) + 1
    last = content.find("\n", end)
    before, after = content[first:start], content[end:last]
    if re.fullmatch(r"[ \t]*(?:-[ \t]+)?", before) and (rest := re.fullmatch(r"[ \t]*,?[ \t]*(#.*)?", after)):
        if rest[1] is None:
            return ((first, last + 1, ""),)
        indent = len(before) - len(before.lstrip())
        return ((first + indent, end + rest.start(1), ""),)  # somebody's words
    if comma := re.search(r"[ \t]*,\s*\Z", content[:start]):
        return ((comma.start(), end, ""),)
    if comma := re.match(r"[ \t]*,[ \t]*", content[end:]):
        return ((start, end + comma.end(), ""),)
    return ((start, end, ""),)


# -- headings and the ledger -----------------------------------------------------------------------------------------

_BETWEEN = re.compile(r"(?:,[ \t]*|[ \t]*[&+/][ \t]*|,?[ \t]+(?:and|und|et|y|e|en|og|och)[ \t]+)")


def _cuts_in_lines(note: NoteFile, keep: Sequence[LinkTarget], gone: Sequence[LinkTarget]) -> Iterator[_Cut]:
    content = note.text.content
    for begin, stop in _lines(note):
        for run in runs_of(content, links_in(note, begin, stop)):
            stays, goes = ([at for at, link in enumerate(run) if _holds(link, them)] for them in (keep, gone))
            if stays and len(goes) == 1:
                yield _cut_of_link(content, run, goes[0])


def links_in(note: NoteFile, begin: int, stop: int) -> list[tuple[int, int]]:
    """Where the links in a stretch of a note's body begin and end."""
    body = note.front_matter.body_start
    plain = note.masked.plain[begin - body : stop - body]
    return [(begin + start, begin + end) for start, end, _, _ in find_links(plain)]


def headings_of(note: NoteFile) -> Iterator[tuple[int, int]]:
    """Where the headings of a note's meetings begin and end."""
    content, body = note.text.content, note.front_matter.body_start
    for meeting in note.entry.note.meetings:
        start = note.offset(meeting.location)
        if start >= body:
            yield start, content.find("\n", start) if "\n" in content[start:] else len(content)


def _lines(note: NoteFile) -> Iterator[tuple[int, int]]:
    """Where the headings of meetings, and the lines of the ledger, begin and end."""
    entry = note.entry
    yield from headings_of(note)
    places = [
        *(one.location for one in entry.note.exchanges),
        *(one.location for one in entry.note.introductions),
        *(one.location for one in _passed(entry)),
    ]
    starts = set(map(note.offset, places))
    yield from ((item.start, item.end) for item in note.list_items if item.start in starts)


def _holds(link: tuple[int, int], targets: Sequence[LinkTarget]) -> bool:
    return any(link[0] <= target.start and target.end <= link[1] for target in targets)


def runs_of(content: str, links: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Links with nothing but a comma or an ``and`` between them."""
    run: list[tuple[int, int]] = []
    for link in links:
        if run and not _BETWEEN.fullmatch(content, run[-1][1], link[0]):
            yield run
            run = []
        run.append(link)
    if run:
        yield run


def _cut_of_link(content: str, run: Sequence[tuple[int, int]], at: int) -> _Cut:
    """A link out of a run, of which the last word between two stays the last."""
    if at + 1 < len(run):
        return ((run[at][0], run[at + 1][0], ""),)
    cut = (run[at - 1][1], run[at][1], "")
    if len(run) < 3:
        return (cut,)
    return ((run[at - 2][1], run[at - 1][0], content[run[at - 1][1] : run[at][0]]), cut)
