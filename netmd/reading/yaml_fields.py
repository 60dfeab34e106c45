"""YAML as fields: the keys of a mapping with their values as typed, each with its place.

YAML is read as libyaml's events, never loaded: a scalar stays the text that was typed (``no``, ``02134``, ``12:30``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import yaml

from netmd import problems
from netmd.problems import Location, Problem
from netmd.reading.text import Text

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

KEY_LINE = re.compile(r"\w[\w .&+/()\[\]'’-]{0,60}:(?:\s|$)|['\"][^'\"\n]+['\"]:(?:\s|$)", re.MULTILINE)
"""A line that begins as ``key: value`` does."""


class Scalar(NamedTuple):
    """One value, as typed; ``""`` for an empty one.

    ``inset`` is how far right of its :attr:`location` its text begins (1 where quotes stand around it); None where the
    text is not in the file as it is, for it runs over several lines or holds escapes.
    """

    text: str
    path: str
    line: int
    column: int
    inset: int | None = 0

    @classmethod
    def of(cls, text: str, place: Location, inset: int | None = 0) -> Scalar:
        """The value that stands at this place."""
        return cls(text, place.path, place.line, place.column, inset)

    @property
    def location(self) -> Location:
        """Where it begins, quotes included."""
        return Location(self.path, self.line, self.column)

    def at(self, offset: int) -> Location:
        """The place of an offset into the text, as near as it is known."""
        return (
            self.location if self.inset is None else Location(self.path, self.line, self.column + self.inset + offset)
        )


class Field(NamedTuple):
    """A key with its values. One value and a list of one are the same; ``nested`` says that the YAML was deeper."""

    key: str
    location: Location
    values: tuple[Scalar, ...]
    nested: bool = False


@lru_cache(maxsize=1024)
def field_key(key: str) -> str:
    """A key in the form it is looked up in: ``Next contact``, ``next-contact`` and ``next_contact`` are one."""
    return re.sub(r"[\s_-]+", "_", key.strip().casefold())


_CUT = re.compile(r"[ \t]+(#[^\s#][^\n]*)")
"""A number sign with a word right behind it, as in `School #3`: meant as part of the value, not as a comment."""


class YamlReader:
    """Turns libyaml's events for one mapping into fields. Not recursive; raises yaml.YAMLError on bad syntax."""

    def __init__(self, text: Text, start: int, source: str) -> None:
        # libyaml drops a byte order mark at the start, and does not count it
        self._source = source.removeprefix("\ufeff")
        self._text = text
        self._start = start + len(source) - len(self._source)
        self._wrong: list[Problem] = []

    def read(self) -> tuple[list[Field], list[Problem]]:
        """The fields of a YAML mapping and the problems beside syntax."""
        parsed = yaml.parse(self._source, Loader=_Loader)
        events = [event for event in parsed if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent)]
        if not events:
            return [], []
        if not isinstance(events[0], yaml.MappingStartEvent):
            raise yaml.YAMLError("not a mapping")
        fields: list[Field] = []
        position = 1
        while position < len(events) and not isinstance(events[position], yaml.MappingEndEvent):
            key, position = self._subtree(events, position)
            value, position = self._subtree(events, position)
            fields += self._field(key, value)
        if position + 1 < len(events):
            raise yaml.YAMLError("a second document")
        return fields, self._wrong

    def _subtree(self, events: Sequence[yaml.Event], position: int) -> tuple[Sequence[yaml.Event], int]:
        """The events of one node, and the position after it."""
        depth = 0
        for end in range(position, len(events)):
            event = events[end]
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth == 0:
                return events[position : end + 1], end + 1
        raise yaml.YAMLError("unfinished")

    def _field(self, key: Sequence[yaml.Event], value: Sequence[yaml.Event]) -> Iterator[Field]:
        place = self._at(key[0])
        for event in (*key, *value):
            if isinstance(event, yaml.AliasEvent):
                self._add(problems.YAML_REFERENCE, event, f"`*{event.anchor}` refers to a value elsewhere.",
                          "Write the value out, or put it in quotes.")  # fmt: skip
            elif isinstance(event, yaml.NodeEvent) and event.anchor:
                self._add(problems.YAML_REFERENCE, event, f"`&{event.anchor}` is a name for YAML, not a value.",
                          "Take it out, or put the value in quotes.")  # fmt: skip
        if len(key) == 1 and isinstance(key[0], yaml.ScalarEvent):
            yield Field(key[0].value, place, *self._values(value, field_key(key[0].value) in ("tags", "tag")))
        else:
            self._add(problems.NESTED_VALUE, key[0], "A key is a list or a mapping.", "Make the key one word.")

    def _values(self, events: Sequence[yaml.Event], tags: bool) -> tuple[tuple[Scalar, ...], bool]:
        """The scalars of a value, and whether they are nested. Those in a mapping keep its keys: ``city: Toronto``."""
        values: list[Scalar] = []
        path: list[yaml.Event] = []
        keys: list[str | None] = []
        nested = False
        link_ends = -1
        for position, event in enumerate(events):
            if isinstance(event, yaml.CollectionStartEvent):
                link = self._unquoted_wikilink(events, position)
                if link and len(path) < 2:
                    values.append(link[0])
                    link_ends = link[1]
                path.append(event)
                keys.append(None)
                is_deep = len(path) > 1 or isinstance(event, yaml.MappingStartEvent)
                nested = nested or (is_deep and position > link_ends)
            elif isinstance(event, yaml.CollectionEndEvent):
                path.pop()
                keys.pop()
                self._value_done(path, keys)
            elif isinstance(event, yaml.ScalarEvent) and position > link_ends:
                if path and isinstance(path[-1], yaml.MappingStartEvent) and keys[-1] is None:
                    keys[-1] = event.value
                    continue
                values += self._scalar(event, [key for key in keys if key is not None], tags)
                self._value_done(path, keys)
        return tuple(values), nested

    @staticmethod
    def _value_done(path: Sequence[yaml.Event], keys: list[str | None]) -> None:
        if path and isinstance(path[-1], yaml.MappingStartEvent):
            keys[-1] = None

    def _scalar(self, event: yaml.ScalarEvent, keys: Sequence[str], tags: bool) -> Iterator[Scalar]:
        assert event.start_mark is not None
        assert event.end_mark is not None
        raw = self._source[event.start_mark.index : event.end_mark.index]
        if raw[:1] in ("'", '"') and "\n" in raw and KEY_LINE.search(raw.split("\n", 1)[1]):
            raise yaml.YAMLError("a quote is closed lines below, in another key")
        text, place = event.value, self._at(event)
        if tags and not raw:
            # to YAML `tags: #press` is a comment; people mean the tag
            hashed = re.compile(r"[ \t]*(#[^\s#][^\n]*)").match(self._source, event.start_mark.index)
            if hashed:
                text = raw = hashed[1].split(" # ")[0].rstrip()
                place = self._text.at(self._start + hashed.start(1))
        elif (event.tag and event.tag.startswith("!")) or (event.anchor and not text):
            text = raw
        if event.implicit[0] and text in ("", "~", "null"):
            return
        is_typed = event.implicit[0] and raw == self._source[event.start_mark.index : event.end_mark.index]
        cut = _CUT.match(self._source, event.end_mark.index) if is_typed else None
        if cut:
            self._wrong.append(
                Problem(problems.CUT_BY_HASH, self._text.at(self._start + cut.start(1)),
                        f"`{cut[1].strip()}` is a comment to YAML; the value ends before it.",
                        f'Put the whole value in quotes: `"{text} {cut[1].strip()}"`.')
            )  # fmt: skip
        inset = 0 if raw == text else 1 if raw[1:-1] == text else None
        if keys:
            text, inset = ": ".join((*keys, text)), None
        yield Scalar.of(text, place, inset)

    def _unquoted_wikilink(self, events: Sequence[yaml.Event], position: int) -> tuple[Scalar, int] | None:
        """``introduced_by: [[dana]]`` without quotes is two flow lists to YAML; people mean the link.

        The link as typed and the position of its last event; None if a list within a list is no wikilink.
        """
        if len(events) < position + 5 or not all(
            isinstance(event, yaml.SequenceStartEvent) and event.flow_style for event in events[position : position + 2]
        ):
            return None
        begin = events[position].start_mark
        assert begin is not None
        end = position + 2
        while isinstance(events[end], yaml.ScalarEvent):
            end += 1
        if not all(isinstance(event, yaml.SequenceEndEvent) for event in events[end : end + 2]):
            return None
        last = events[end + 1].end_mark
        assert last is not None
        raw = self._source[begin.index : last.index]
        if not re.fullmatch(r"\[\[[^\[\]\n]+\]\]", raw):
            return None
        return Scalar.of(raw, self._at(events[position])), end + 1

    def _at(self, event: yaml.Event) -> Location:
        assert event.start_mark is not None
        return self._text.at(self._start + event.start_mark.index)

    def _add(self, rule: problems.Rule, event: yaml.Event, message: str, mend: str) -> None:
        self._wrong.append(Problem(rule, self._at(event), message, mend))
