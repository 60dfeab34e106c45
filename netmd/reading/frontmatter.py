"""Front matter: the YAML between the two ``---`` lines, read so that nothing is guessed and nothing hangs.

python-frontmatter splits the file through a handler of ours. The YAML is read as libyaml's events, not loaded: every
scalar stays the text that was typed (``no``, ``02134``, ``12:30``), every key and value has its place, keys that stand
twice are seen, and what makes YAML loaders hang or crash (deep nesting, anchors, merges) is refused first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml
from frontmatter.default_handlers import BaseHandler

from netmd import problems
from netmd.problems import Location, Problem
from netmd.reading.text import Text

MAX_CHARACTERS = 64 * 1024
MAX_DEPTH = 50

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value, as typed; ``""`` for an empty one."""

    text: str
    location: Location


@dataclass(frozen=True, slots=True)
class Field:
    """A key with its values. One value and a list of one are the same; ``nested`` says that the YAML was deeper."""

    key: str
    location: Location
    values: tuple[Scalar, ...]
    nested: bool = False


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields in the order of the file, and the offset into the text at which the body begins."""

    fields: tuple[Field, ...] = ()
    body_start: int = 0


class NotebookHandler(BaseHandler):
    """Splits like python-frontmatter's YAML handler, but keeps every offset and needs whole ``---`` lines.

    The opening fence is the first line that is not blank, so a rule (``---``) within the body never is one.
    """

    FM_BOUNDARY = re.compile(r"\A\s*?^---[ \t]*\n(?P<yaml>(?s:.*?))^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def split(self, text: str) -> tuple[str, str]:
        """The YAML and the body; raises ValueError where there is no closed front matter."""
        match = self._match(text)
        if match is None:
            raise ValueError("no front matter")
        return match["yaml"], text[match.end() :]

    def span(self, text: str) -> tuple[int, int, int] | None:
        """Where the YAML starts and ends and the body starts; None without a closed front matter."""
        match = self._match(text)
        return (match.start("yaml"), match.end("yaml"), match.end()) if match else None

    def _match(self, text: str) -> re.Match[str] | None:
        assert self.FM_BOUNDARY is not None
        return self.FM_BOUNDARY.match(text)

    def load(self, fm: str) -> dict[str, object]:
        """The fields as a plain mapping of texts and lists of texts, for tools that want no more."""
        fields, _ = _read_yaml(Text.of("", fm), 0, len(fm))
        return {f.key: [v.text for v in f.values] if len(f.values) != 1 else f.values[0].text for f in fields}


_HANDLER = NotebookHandler()
_OPENING = re.compile(r"\A\s*?^---[ \t]*(?:\n|\Z)", re.MULTILINE)
_KEY_LINE = re.compile(r"[^\W\d][\w .-]{0,60}:(?:\s|$)|['\"][^'\"\n]+['\"]:(?:\s|$)")


def read_front_matter(text: Text) -> tuple[FrontMatter, list[Problem]]:
    """The fields of a note and what is wrong with them. A note without front matter has no fields."""
    content = text.content
    opening = _OPENING.match(content)
    if opening is None:
        return FrontMatter(), []
    fence = content.index("---")
    span = _HANDLER.span(content)
    if span is None:
        return _unclosed(text, fence, opening.end())
    start, end, body = span
    if not _looks_like_yaml(content[start:end]):
        # a rule at the top of a plain note, or prose between two rules: all of it is the person's text
        return FrontMatter(), [
            Problem(problems.NOT_A_MAPPING, text.at(start), "What stands between the `---` lines is not `key: value`.",
                    "Write one `key: value` a line between the `---` lines, or take the lines out.")
        ] if content[start:end].strip() else []  # fmt: skip
    found = list(_late(text, fence))
    fields, wrong = _read_yaml(text, start, end)
    return FrontMatter(tuple(fields), body), found + wrong


def _late(text: Text, fence: int) -> Iterator[Problem]:
    if fence:
        yield Problem(problems.LATE_FENCE, text.at(fence), "Blank lines stand before the front matter.",
                      "Make `---` the first line of the file; other tools do not see it otherwise.")  # fmt: skip


def _looks_like_yaml(yaml_text: str) -> bool:
    lines = [line for line in yaml_text.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    return not lines or any(_KEY_LINE.match(line) for line in lines) or lines[0].lstrip().startswith(("{", "? "))


def _unclosed(text: Text, fence: int, start: int) -> tuple[FrontMatter, list[Problem]]:
    """Without a closing fence the front matter is the run of lines that look like YAML."""
    end = start
    for line in text.content[start:].split("\n"):
        if not (_KEY_LINE.match(line) or (line[:1] in (" ", "\t", "-") and line.strip())):
            break
        end += len(line) + 1
    end = min(end, len(text.content))
    if end == start:
        return FrontMatter(), []
    fields, wrong = _read_yaml(text, start, end)
    problem = Problem(problems.UNCLOSED, text.at(fence), "The front matter begins here and has no closing `---`.",
                      f"Put a line `---` after line {text.line_of(max(start, end - 1))}.")  # fmt: skip
    return FrontMatter(tuple(fields), end), [problem, *wrong]


def _read_yaml(text: Text, start: int, end: int) -> tuple[list[Field], list[Problem]]:
    source = text.content[start:end]
    refusal = _too_complex(source)
    if refusal:
        return [], [Problem(problems.TOO_COMPLEX, text.at(start), refusal, "Make it a few lines of `key: value`.")]
    try:
        fields, wrong = _Reader(text, start).read(source)
    except yaml.YAMLError:
        fields, wrong = _piece_by_piece(text, start, source)
    return _first_of_each(fields, wrong)


def _too_complex(source: str) -> str:
    if len(source) > MAX_CHARACTERS:
        return f"The front matter has {len(source)} characters; more than {MAX_CHARACTERS} are not read."
    depth = deepest = 0
    for bracket in re.findall(r"[\[\]{}]", source):
        depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    dashes = max((line.count("- ") + line.count("? ") for line in re.findall(r"^[ \t]*(?:[-?] +)+", source, re.M)),
                 default=0)  # fmt: skip
    indents = len({len(indent) for indent in re.findall(r"^ +(?=\S)", source, re.M)})
    if max(deepest, dashes, indents) > MAX_DEPTH:
        return f"The front matter is nested more than {MAX_DEPTH} levels deep."
    return ""


def _piece_by_piece(text: Text, start: int, source: str) -> tuple[list[Field], list[Problem]]:
    """Each top-level key by itself, so that one bad line costs one key."""
    fields: list[Field] = []
    wrong: list[Problem] = []
    for offset, piece in _pieces(source):
        try:
            found, more = _Reader(text, start + offset).read(piece)
            fields += found
            wrong += more
        except yaml.YAMLError as error:
            problem, field = _mended(text, start + offset, piece, error)
            wrong.append(problem)
            fields += [field] if field else []
    return fields, wrong


def _pieces(source: str) -> Iterator[tuple[int, str]]:
    begin = offset = 0
    for line in source.split("\n"):
        starts_piece = bool(line) and line[0] not in " \t-]}" and not line.startswith("#")
        if starts_piece and offset > begin:
            yield begin, source[begin:offset]
            begin = offset
        offset += len(line) + 1
    yield begin, source[begin:]


def _mended(text: Text, start: int, piece: str, error: yaml.YAMLError) -> tuple[Problem, Field | None]:
    """The problem of a piece that is not YAML, and its first line's value as typed."""
    offset = _offset_of(piece, error)
    first_line = piece.split("\n", 1)[0]
    key, colon, value = first_line.partition(":")
    key, typed = key.strip().strip("'\""), value.strip()
    tab = re.search(r"^ *\t", piece, re.M)
    if tab:
        offset = tab.end() - 1
        rule, message, mend = problems.TAB_INDENT, "A tab stands where YAML wants spaces.", "Indent with two spaces."
    elif isinstance(error, yaml.reader.ReaderError):
        rule, message = problems.YAML_SYNTAX, "This line holds a control character."
        mend = "Delete the invisible character."
    elif colon and key and typed and not typed.startswith(("[", "{", '"', "'")):
        rule, message = problems.YAML_SYNTAX, f"This line is not YAML: {_reason(error)}."
        quoted = typed.replace("\\", "\\\\").replace('"', '\\"')
        mend = f'Put the value in quotes: `{key}: "{quoted}"`.'
    else:
        rule, message = problems.YAML_SYNTAX, f"This is not YAML: {_reason(error)}."
        mend = "Write `key: value`, or a list as `key: [one, two]`."
    problem = Problem(rule, text.at(start + offset), message, mend)
    if not (colon and key):
        return problem, None
    place = text.at(start + first_line.index(":") + 1 + len(value) - len(value.lstrip()))
    values = [part.strip() for part in typed.strip("[]").split(",")] if typed.startswith("[") else [typed.strip("'\"")]
    return problem, Field(key, text.at(start), tuple(Scalar(part, place) for part in values if part))


def _offset_of(piece: str, error: yaml.YAMLError) -> int:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        lines = piece.split("\n")
        line = min(error.problem_mark.line, len(lines) - 1)
        return min(sum(len(before) + 1 for before in lines[:line]) + error.problem_mark.column, max(0, len(piece) - 1))
    control = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]", piece)
    return control.start() if control else 0


def _reason(error: yaml.YAMLError) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem:
        return _REASONS.get(error.problem, error.problem)
    return "it holds a control character" if isinstance(error, yaml.reader.ReaderError) else "it cannot be parsed"


_REASONS = {
    "mapping values are not allowed in this context": "a second `: ` stands in it",
    "found character that cannot start any token": "it begins with a character YAML keeps for itself",
    "found unexpected end of stream": "a quote is not closed",
    "did not find expected ',' or ']'": "a `[` is not closed",
    "did not find expected ',' or '}'": "a `{` is not closed",
}


def _first_of_each(fields: list[Field], wrong: list[Problem]) -> tuple[list[Field], list[Problem]]:
    seen: dict[str, Field] = {}
    for field in fields:
        first = seen.setdefault(field.key, field)
        if first is not field:
            wrong.append(
                Problem(problems.DUPLICATE_KEY, field.location,
                        f"`{field.key}` stands on line {first.location.line} already; that one counts.",
                        "Keep one of the two lines, or join them into a list.")
            )  # fmt: skip
    return list(seen.values()), wrong


class _Reader:
    """Turns libyaml's events for one mapping into fields. Not recursive; raises yaml.YAMLError on bad syntax."""

    def __init__(self, text: Text, start: int) -> None:
        self._text = text
        self._start = start
        self._line = text.line_of(start) - 1
        self._wrong: list[Problem] = []

    def read(self, source: str) -> tuple[list[Field], list[Problem]]:
        """The fields of a YAML mapping and the problems beside syntax."""
        events = [event for event in yaml.parse(source, Loader=_Loader) if isinstance(event, yaml.NodeEvent | _ENDS)]
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
                self._wrong.append(
                    Problem(problems.YAML_REFERENCE, self._at(event), f"`*{event.anchor}` refers to a value elsewhere.",
                            "Write the value out.")
                )  # fmt: skip
        if len(key) == 1 and isinstance(key[0], yaml.ScalarEvent):
            yield Field(key[0].value, place, *self._values(value))
        else:
            self._wrong.append(
                Problem(problems.NESTED_VALUE, place, "A key is a list or a mapping.", "Make the key one word.")
            )

    def _values(self, events: Sequence[yaml.Event]) -> tuple[tuple[Scalar, ...], bool]:
        values: list[Scalar] = []
        path: list[yaml.Event] = []
        nested = False
        pending_key: list[str] = []
        for event in events:
            if isinstance(event, yaml.CollectionStartEvent):
                path.append(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                path.pop()
            elif isinstance(event, yaml.ScalarEvent):
                text = event.value
                if _is_unquoted_wikilink(path):
                    text = f"[[{text}]]"
                elif len(path) > 1 or any(isinstance(p, yaml.MappingStartEvent) for p in path):
                    nested = True
                if path and isinstance(path[-1], yaml.MappingStartEvent):
                    if not pending_key:
                        pending_key.append(text)
                        continue
                    text = f"{pending_key.pop()}: {text}"
                is_plain = event.implicit[0]
                if not (is_plain and text in ("", "~", "null")):
                    values.append(Scalar(text, self._at(event)))
        return tuple(values), nested

    def _at(self, event: yaml.Event) -> Location:
        assert event.start_mark is not None
        line, column = event.start_mark.line, event.start_mark.column
        first = self._start - self._text.line_starts[self._line] if line == 0 else 0
        return Location(self._text.path, self._line + line + 1, column + first + 1)


_ENDS = yaml.CollectionEndEvent


def _is_unquoted_wikilink(path: list[yaml.Event]) -> bool:
    """``introduced_by: [[dana]]`` without quotes is two flow lists to YAML; people mean the link."""
    return len(path) >= 2 and all(isinstance(p, yaml.SequenceStartEvent) and p.flow_style for p in path[-2:])
