"""The sample notebook as plain text: its headings, people and items, found by a few regular expressions and nothing of
netmd, so that figures can be traced in the notes themselves. It understands what the sample has in it, no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

STORY_DAY = date(2026, 5, 14)
SAMPLE = Path(__file__).parents[1] / "notebook"
TALKS = frozenset(
    ("coffee", "tea", "lunch", "dinner", "breakfast", "drinks", "call", "video", "visit", "walk", "interview", "talk")
) | {"padel", "panel", "meetup"}
"""First words of headings that mean people spoke with each other."""

_DAY = r"(?:\[\[)?(\d{4}-\d\d-\d\d)(?:\]\])?(?: \d\d:\d\d(?:-\d\d:\d\d)?)? ?(.*)$"
_HEADING = re.compile(rf"^#+ {_DAY}", re.MULTILINE)
_UNDERLINED = re.compile(r"^(\d{4}-\d\d-\d\d .*)\n-{3,}$", re.MULTILINE)
_ITEM = re.compile(r"^\s*- \[(.)\] (.*)$", re.MULTILINE)
_DUE = re.compile(r"(?:due:|due:: |📅 )(\d{4}-\d\d(?:-\d\d)?)")
_DONE = re.compile(r"(?:done:|completion:: |✅ )(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True)
class Line:
    """An action item: its mark, its text, when it was due (as written) and when it was done."""

    mark: str
    text: str
    due: str
    done: str


@dataclass(frozen=True)
class Dated:
    """A section that begins with a date: who took part (by id), the heading's first word, and its items."""

    day: date
    people: tuple[str, ...]
    word: str
    items: tuple[Line, ...]

    @property
    def is_talk(self) -> bool:
        return self.word in TALKS


def people() -> dict[str, str]:
    """Each contact's front matter, by id."""
    return {path.stem: _text(path).split("\n---\n")[0] for path in _contacts()}


def value(front_matter: str, key: str) -> str:
    """The value of a key, or nothing."""
    found = re.search(rf"^{key}: (.*)$", front_matter, re.MULTILINE)
    return found[1] if found else ""


def touches() -> list[Dated]:
    """Everything that took place before the story's day, in the order of the files; the day itself has a plan only."""
    found = [one for path in _contacts() for one in _sections(path)]
    found += [_event(path) for path in sorted((SAMPLE / "meetings").glob("*.md"))]
    return [one for one in found if one.day < STORY_DAY]


def items() -> list[Line]:
    """Every action item of every note."""
    return [one for path in sorted(SAMPLE.rglob("*.md")) if path != SAMPLE / "README.md" for one in _items(_text(path))]


def _contacts() -> list[Path]:
    return sorted((SAMPLE / "contacts").rglob("*.md"))


def _text(path: Path) -> str:
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    text = _UNDERLINED.sub(r"## \1", text)
    return re.sub(r"^(```|~~~).*?^\1|<!--.*?-->|%%.*?%%", "", text, flags=re.MULTILINE | re.DOTALL)


def _sections(path: Path) -> Iterator[Dated]:
    text = _text(path)
    heads = list(_HEADING.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    for head, end in zip(heads, ends, strict=bool(heads)):
        below = text[head.end() : end]
        word = re.match(r"\w*", head[2])
        guests = tuple(re.findall(r"\[\[([a-z-]+)\]\]", head[2]))
        yield Dated(date.fromisoformat(head[1]), (path.stem, *guests), word[0].lower() if word else "", _items(below))


def _event(path: Path) -> Dated:
    text = _text(path)
    front, _, body = text.partition("\n---\n")
    title = value(front, "title").strip('"')
    guests = tuple(re.findall(r"\[\[([a-z-]+)\]\]", front))
    return Dated(date.fromisoformat(value(front, "date")[:10]), guests, re.split(r"\W", title)[0].lower(), _items(body))


def _items(text: str) -> tuple[Line, ...]:
    return tuple(Line(mark, words, _first(_DUE, words), _first(_DONE, words)) for mark, words in _ITEM.findall(text))


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1] if found else ""
