"""From the bytes of one file to what it says: the journey's first stage, and the only one that knows YAML.

:func:`read_note` never raises on a file's content. What cannot be read becomes a problem with a place and a way to mend
it; everything else in the file counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from netmd import problems
from netmd.model import Channel, Entry, Kind, Reading, Section
from netmd.problems import Location, Problem
from netmd.reading.body import Body, read_body
from netmd.reading.entries import (
    KEY_ALIASES,
    MEETING_ALIASES,
    OPPORTUNITY_ALIASES,
    read_contact,
    read_meeting,
    read_opportunity,
)
from netmd.reading.fields import Fields
from netmd.reading.frontmatter import FrontMatter, read_front_matter
from netmd.reading.links import without_links
from netmd.reading.mask import outside
from netmd.reading.text import Text, conflict_markers, decode
from netmd.reading.yaml_fields import field_key

__all__ = ["Kind", "Reading", "read_note"]

_TYPES: dict[str, Kind] = {
    "contact": "contact", "person": "contact", "people": "contact", "meeting": "meeting", "event": "meeting",
    "opportunity": "opportunity", "opening": "opportunity", "posting": "opportunity", "job": "opportunity",
}  # fmt: skip
_ALIASES = {"contact": KEY_ALIASES, "meeting": MEETING_ALIASES, "opportunity": OPPORTUNITY_ALIASES}


def read_note(
    path: str, data: bytes, kind: Kind | None, channels: Mapping[str, Channel], *, others_pass: bool = False
) -> Reading:
    """Read one file.

    ``path`` is relative to the notebook, ``kind`` what its folder makes of it; ``type`` in the front matter overrides
    that. Where ``kind`` is None the file is passed over unless its type is known. With ``others_pass`` a file of any
    other type is passed over in silence, as fits a vault that holds more than contacts; else its type is a problem and
    its folder decides.
    """
    text, wrong = decode(path, data)
    if text is None:
        return Reading(None, tuple(wrong))
    wrong += conflict_markers(text)
    if not text.content.strip():
        wrong.append(Problem(problems.EMPTY_FILE, Location(path), "The file is empty; its name is all there is.",
                             "Write a note, or delete the file."))  # fmt: skip
    front_matter, more = read_front_matter(text)
    wrong += more
    named = _named_kind(front_matter, wrong, others_pass, kind)
    if named is None:
        return Reading(None)
    body, more = read_body(text, front_matter.body_start, channels)
    wrong += more
    fields = Fields(front_matter, _ALIASES[named])
    entry = _entry(named, text, front_matter, fields, body, channels)
    return Reading(entry, tuple(sorted((*wrong, *fields.problems), key=lambda problem: problem.sort_key)))


def _named_kind(front_matter: FrontMatter, wrong: list[Problem], others_pass: bool, kind: Kind | None) -> Kind | None:
    for field in front_matter.fields:
        if field_key(field.key) == "type" and field.values:
            word = without_links(field.values[0].text).strip().casefold()
            if word in _TYPES:
                return _TYPES[word]
            if others_pass or kind is None:
                return None
            wrong.append(Problem(problems.UNKNOWN_TYPE, field.values[0].location, f"`type: {word}` is not known.",
                                 f"Write `type: {kind}`, or take the line out."))  # fmt: skip
    return kind


def _entry(
    kind: Kind, text: Text, front_matter: FrontMatter, fields: Fields, body: Body, channels: Mapping[str, Channel]
) -> Entry:
    stem = _stem(text.path)
    if kind == "contact":
        return read_contact(text.path, stem, fields, body)
    if kind == "opportunity":
        return read_opportunity(text.path, stem, fields, body)
    return read_meeting(text.path, stem, fields, body, _preamble(text, front_matter.body_start, body), channels)


def _stem(path: str) -> str:
    """The name of a file without its ending, as pathlib has it."""
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    return name[:dot] if 0 < dot < len(name) - 1 else PurePosixPath(path).stem


def _preamble(text: Text, start: int, body: Body) -> Section:
    """What stands before the first dated heading of a body, headings included."""
    end = text.line_starts[body.meetings[0].location.line - 1] if body.meetings else len(text.content)
    begin, end = outside(body.comments, 0, end - start)
    written = text.content[start + begin : start + end]
    place = text.at(start + begin + len(written) - len(written.lstrip("\n")))
    return Section("", 0, written.strip("\n"), place, text_line=place.line)
