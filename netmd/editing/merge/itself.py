"""Links that would lead to the note they stand in: from one of two contacts to the other, once they are one.

In a heading a list of companions goes on without them, ``with`` and all where nobody is left; elsewhere the link
becomes what it shows. Lines of introductions keep theirs, as they are about it. A link of a note to itself that was one
before stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from netmd.editing.document import TextEdit
from netmd.editing.link_targets import link_targets
from netmd.editing.merge.links import Turning, is_link_to
from netmd.editing.merge.once import headings_of, links_in, runs_of, with_cut
from netmd.editing.note import NoteFile
from netmd.editing.same_meaning import all_links
from netmd.editing.wording import inline
from netmd.index import Index
from netmd.model import Contact, name_key
from netmd.problems import Location
from netmd.reading.links import target_name

_Link = tuple[int, int]
_Edit = tuple[int, int, str]


def without_itself(
    note: NoteFile, turn: Turning, index: Index, there: Collection[str], edits: Sequence[TextEdit]
) -> tuple[list[TextEdit], list[Location]]:
    """The edits of one of the two notes, and those by which it does not link to itself; and where these links stand.

    One without which the note would be read as something else stays.
    """
    done, places = list(edits), list[Location]()
    if note.path not in (turn.keep.path, turn.gone.path):
        return done, places
    other = turn.gone if note.path == turn.keep.path else turn.keep
    targets = [target for target in link_targets(note) if target.form in ("wiki", "path")]
    to_other = [one for one in targets if is_link_to(other, one, note, turn, index, there)]
    if not to_other:
        return done, places
    to_gone = [one for one in targets if is_link_to(turn.gone, one, note, turn, index, there)]

    def is_to_other(link: _Link) -> bool:
        return any(link[0] <= one.start and one.end <= link[1] for one in to_other)

    def is_nobody_else(link: _Link) -> bool:
        return is_to_other(link) or any(link[0] <= one.start and one.end <= link[1] for one in to_gone)

    for links, new in _edits(note, other, is_to_other, is_nobody_else):
        tried = with_cut(note, done, (new,))
        is_apart = all(one.end <= another.start for one, another in pairwise(tried))
        if is_apart and _says_the_same(note, done, tried, turn, index):
            done = tried
            places += [note.text.at(start) for start, _ in links]
    return done, sorted(places)


def _edits(
    note: NoteFile, other: Contact, is_to_other: Callable[[_Link], bool], is_nobody_else: Callable[[_Link], bool]
) -> Iterator[tuple[list[_Link], _Edit]]:
    """Each edit with the links to the other that it is for."""
    content, body = note.text.content, note.front_matter.body_start
    taken: set[_Link] = set()
    for begin, stop in headings_of(note):
        for run in runs_of(content, links_in(note, begin, stop)):
            links = [link for link in run if is_to_other(link)]
            edit = _shorter(content, begin, run, is_nobody_else) if links else None
            if edit:
                taken.update(links)
                yield links, edit
    kept = {note.offset(one.location) for intro in note.entry.note.introductions for one in intro.people}
    for start, end in links_in(note, body, len(content)):
        if is_to_other((start, end)) and (start, end) not in taken and start not in kept:
            yield [(start, end)], (start, end, _shown(content[start:end], other))


_WITH = re.compile(r"[ \t]*,?(?:(?<=[\s,])|\b)(?:with|w/|mit|avec|con|com|met|med)[ \t]+\Z", re.IGNORECASE)


def _shorter(content: str, begin: int, run: Sequence[_Link], is_out: Callable[[_Link], bool]) -> _Edit | None:
    """A run of links without some of them; None where one stands by itself and is no companion."""
    left = [link for link in run if not is_out(link)]
    start, end = run[0][0], run[-1][1]
    if not left:
        companions = _WITH.search(content[begin:start])
        return (begin + companions.start(), end, "") if companions else None
    between = [content[one[1] : another[0]] for one, another in pairwise(run)]
    words = [between[0]] * (len(left) - 2) + between[-1:] if len(left) > 1 else []
    parts = [content[slice(*left[0])]]
    for word, link in zip(words, left[1:], strict=True):
        parts += [word, content[slice(*link)]]
    return start, end, "".join(parts)


def _shown(written: str, other: Contact) -> str:
    """What a link shows, as it is written; for a bare id the contact's name."""
    if not written.startswith("[["):
        return written[1 : written.index("](")]
    target, bar, shown = written[2:-2].partition("|")
    if bar and shown.strip():
        return shown.strip()
    name = target_name(target).rsplit("/", 1)[-1].removesuffix(".md")
    return inline(other.name) if name_key(name) in (name_key(other.id), name_key(other.name)) else name


def _says_the_same(note: NoteFile, before: list[TextEdit], after: list[TextEdit], turn: Turning, index: Index) -> bool:
    """Whether a note says the same after other edits, but for links to the two."""
    was, now = (note.read(note.path, note.document.edited(edits).data) for edits in (before, after))
    new = Counter(one.code for one in now.problems) - Counter(one.code for one in was.problems)
    if was.entry is None or now.entry is None or new:
        return False
    two = {turn.keep.path, turn.gone.path}
    told = []
    for entry in (was.entry, now.entry):
        said = entry.note
        found = ((index.resolve(link), link.key) for link in all_links(entry))
        links = Counter(known.path if known else key for known, key in found if not known or known.path not in two)
        told.append((
            tuple(said.fields), links, [(one.level, one.private) for one in said.sections],
            [(one.when, one.channel, one.private, one.place) for one in said.meetings],
            [(one.mark, one.due, one.done, one.owner, one.owed_by and one.owed_by.key) for one in said.items],
            [one.kind for one in said.exchanges], [(one.stage, one.on, len(one.people)) for one in said.introductions],
            len(said.definitions),
        ))  # fmt: skip
    return told[0] == told[1]
