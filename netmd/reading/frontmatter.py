"""Front matter: the YAML between the two ``---`` lines, read so that nothing is guessed and nothing hangs.

python-frontmatter splits the file through a handler of ours. Keys that stand twice are seen, and what makes YAML
loaders hang or crash (length, deep nesting, anchors, merges) is refused first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from frontmatter.default_handlers import BaseHandler

from netmd import problems
from netmd.problems import Problem
from netmd.reading.plain_yaml import read_plain
from netmd.reading.text import Text
from netmd.reading.yaml_fields import KEY_LINE, Field, Scalar, YamlReader, field_key
from netmd.reading.yaml_mending import is_too_deep, read_piece_by_piece

MAX_CHARACTERS = 64 * 1024


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
_BODY_LINE = re.compile(r"^(?:#{1,6}[ \t]+(?:\[\[)?\d{4}-\d{2}(?!\d)|[-*+] \[[ xX/-]\] )", re.MULTILINE)


def read_front_matter(text: Text) -> tuple[FrontMatter, list[Problem]]:
    """The fields of a note and what is wrong with them. A note without front matter has no fields."""
    content = text.content
    plain = _plain(text)
    if plain is not None:
        return plain
    opening = _OPENING.match(content)
    if opening is None:
        return _unopened(text)
    fence = content.index("---")
    span = _HANDLER.span(content)
    # a meeting or a task between the fences: the closing one was forgotten, and what closes it is a rule further down
    if span is None or _BODY_LINE.search(content, span[0], span[1]):
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


_CLOSING = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


def _plain(text: Text) -> tuple[FrontMatter, list[Problem]] | None:
    """Front matter as most notes have it: from the first line on, and nothing in it that YAML makes anything of."""
    content = text.content
    if not content.startswith("---\n"):
        return None
    closing = _CLOSING.search(content, 3)
    if closing is None or closing.start() > MAX_CHARACTERS:
        return None
    fields = read_plain(text, 4, content[4 : closing.start() + 1])
    if fields is None:
        return None
    fields, wrong = _first_of_each(fields, [])
    return FrontMatter(tuple(fields), closing.end()), wrong


_TELLING_KEY = re.compile(r"(?:name|title|aliases|org|role|email|phone|date|tags|met)[ \t]*:[ \t]", re.IGNORECASE)


def _unopened(text: Text) -> tuple[FrontMatter, list[Problem]]:
    """Lines of ``key: value`` at the top of a file that begin with a key of ours; read where a ``---`` ends them."""
    if not _TELLING_KEY.match(text.content):
        return FrontMatter(), []
    end = count = 0
    for line in text.content.split("\n"):
        if not KEY_LINE.match(line):
            break
        end += len(line) + 1
        count += 1
    closing = re.compile(r"---[ \t]*(?:\n|\Z)").match(text.content, min(end, len(text.content)))
    if closing is None and count < 2:
        return FrontMatter(), []
    where = "before this line" if closing else f"before this line, and another after line {count}"
    problem = Problem(problems.UNOPENED, text.at(0), "The front matter begins here without a `---` before it.",
                      f"Put a line `---` {where}.")  # fmt: skip
    if closing is None:
        return FrontMatter(), [problem]
    fields, wrong = _read_yaml(text, 0, end)
    return FrontMatter(tuple(fields), closing.end()), [problem, *wrong]


def _late(text: Text, fence: int) -> Iterator[Problem]:
    if fence:
        yield Problem(problems.LATE_FENCE, text.at(fence), "Blank lines stand before the front matter.",
                      "Make `---` the first line of the file; other tools do not see it otherwise.")  # fmt: skip


def _looks_like_yaml(yaml_text: str) -> bool:
    lines = [line for line in yaml_text.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    return not lines or any(KEY_LINE.match(line) for line in lines) or lines[0].lstrip().startswith(("{", "? "))


def _unclosed(text: Text, fence: int, start: int) -> tuple[FrontMatter, list[Problem]]:
    """Without a closing fence the front matter is the run of lines that look like YAML."""
    end = start
    in_list = False
    for line in text.content[start:].split("\n"):
        goes_on = bool(line.strip()) and (line[0] in " \t" or (in_list and line[0] == "-"))
        if _BODY_LINE.match(line) or not (goes_on or KEY_LINE.match(line)):
            break
        in_list = goes_on or line.rstrip().endswith(":")
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
    beyond: list[Field] = []
    wrong: list[Problem] = []
    if len(source) > MAX_CHARACTERS:
        cut = source.rfind("\n", 0, MAX_CHARACTERS) + 1
        beyond = list(_private_beyond(text, start + cut, source[cut:]))
        source = source[:cut]
        wrong.append(Problem(problems.TOO_COMPLEX, text.at(start + cut),
                             f"The front matter is not read from here on: it exceeds {MAX_CHARACTERS} characters.",
                             "Make it a few lines of `key: value`; long texts go below the `---`."))  # fmt: skip
    try:
        if is_too_deep(source):
            raise yaml.YAMLError
        fields, more = YamlReader(text, start, source).read()
    except yaml.YAMLError:
        fields, more = read_piece_by_piece(text, start, source)
    return _first_of_each(fields + beyond, wrong + more)


def _private_beyond(text: Text, start: int, source: str) -> Iterator[Field]:
    """What is private stays so, however long its front matter is."""
    found = re.search(r"^private[ \t]*:[ \t]*(?P<value>\S[^\n]*)", source, re.MULTILINE | re.IGNORECASE)
    if found:
        value = Scalar.of(found["value"].strip().strip("'\""), text.at(start + found.start("value")), None)
        yield Field("private", text.at(start + found.start()), (value,))


def _first_of_each(fields: list[Field], wrong: list[Problem]) -> tuple[list[Field], list[Problem]]:
    """One field a key. The first that has a value counts."""
    seen: dict[str, Field] = {}
    for field in fields:
        key = field_key(field.key)
        first = seen.setdefault(key, field)
        if first is field:
            continue
        counts = "that one counts"
        if field.values and not first.values:
            seen[key], counts = field, "empty there: this one counts"
        wrong.append(
            Problem(problems.DUPLICATE_KEY, field.location,
                    f"`{field.key}` stands on line {first.location.line} already; {counts}.",
                    "Keep one of the two lines, or join them into a list.")
        )  # fmt: skip
    return list(seen.values()), wrong
