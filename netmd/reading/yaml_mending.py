"""Front matter that is not YAML: read key by key, so that one bad line costs one key, and that one keeps its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from netmd import problems
from netmd.problems import Problem
from netmd.reading.text import Text
from netmd.reading.yaml_fields import Field, Scalar, YamlReader

MAX_DEPTH = 50


def read_piece_by_piece(text: Text, start: int, source: str) -> tuple[list[Field], list[Problem]]:
    """Each top-level key by itself, so that one bad line costs one key."""
    fields: list[Field] = []
    wrong: list[Problem] = []
    for offset, piece in _pieces(source):
        if is_too_deep(piece):
            wrong.append(Problem(problems.TOO_COMPLEX, text.at(start + offset),
                                 f"This is nested more than {MAX_DEPTH} levels deep; it is not read.",
                                 "Write `key: value`, or a list as `key: [one, two]`."))  # fmt: skip
            continue
        try:
            found, more = YamlReader(text, start + offset, piece).read()
            fields += found
            wrong += more
        except yaml.YAMLError as error:
            problem, field = _mended(text, start + offset, piece, error)
            wrong.append(problem)
            fields += [field] if field else []
    return fields, wrong


def is_too_deep(source: str) -> bool:
    """Nested so deep that libyaml may crash or hang."""
    depth = deepest = 0
    for bracket in re.findall(r"[\[\]{}]", source):
        depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    dashes = max((line.count("- ") + line.count("? ") for line in re.findall(r"^[ \t]*(?:[-?][ \t]+)+", source, re.M)),
                 default=0)  # fmt: skip
    indents = len({len(indent) for indent in re.findall(r"^ +(?=\S)", source, re.M)})
    return max(deepest, dashes, indents) > MAX_DEPTH


def _pieces(source: str) -> Iterator[tuple[int, str]]:
    begin = offset = 0
    for line in source.split("\n"):
        starts_piece = line.startswith("---") or (line[:1] not in ("", " ", "\t", "-", "]", "}", "#"))
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
    return problem, Field(key, text.at(start), tuple(_as_typed(text, start, piece, first_line.index(":") + 1)))


_LIST_LINE = re.compile(r"^[ \t]*-[ \t]+(?P<value>\S[^\n]*)", re.MULTILINE)
_LIST_VALUE = re.compile(r"[ \t,]*(?P<value>[^,\n\]]+)")


def _as_typed(text: Text, start: int, piece: str, after_colon: int) -> Iterator[Scalar]:
    """The values of a piece that is not YAML: those of its list, else the rest of its first line."""
    line_end = len(piece.split("\n", 1)[0])
    rest = piece[after_colon:line_end]
    value = rest.strip()
    if not value:
        spans = [match.span("value") for match in _LIST_LINE.finditer(piece, line_end)]
    elif value.startswith("[") and not value.startswith("[["):
        first = piece.index("[", after_colon) + 1
        spans = [match.span("value") for match in _LIST_VALUE.finditer(piece, first, line_end)]
    else:
        begin = after_colon + len(rest) - len(rest.lstrip())
        spans = [(begin, begin + len(value))]
    for begin, end in spans:
        typed = piece[begin:end].strip()
        inset = 0
        if typed[:1] in ("'", '"') and typed.count(typed[0]) == (2 if typed[1:].endswith(typed[0]) else 1):
            typed, inset = typed.strip(typed[0]), 1
        if typed:
            yield Scalar.of(typed, text.at(start + begin), inset)


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
