"""Foreign text as it may stand in a note: the same words, line by line, and nothing that Markdown takes for more.

No heading, list item, task, fence, comment, link, table or HTML is born from it. Signs get a backslash before them
(CommonMark 0.31, section 2.4), so that a page shows the text as it was.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from netmd.dates import When
from netmd.problems import Location
from netmd.reading.headings import read_dated_title, split_private
from netmd.reading.items import read_item
from netmd.reading.links import without_links

_PUNCTUATION = r"!-/:-@\[-`{-~"
_LINE_END = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_LEFT_OUT = re.compile("[\ud800-\udfff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
"""Marks that turn the direction of what follows, and the byte order mark: they would reach beyond the text."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Unicode's category Cc but for tabs and line ends."""


def clean(text: str) -> str:
    """The text without control characters, its lines ended by ``\\n``; what is no Unicode is ``\\ufffd``."""
    if text.isprintable():  # as most are, and then there is none of these
        return text
    text = _TURNING.sub("", _LEFT_OUT.sub("\ufffd", _LINE_END.sub("\n", text)))
    return _CONTROL.sub("", text)


def value(text: str) -> str:
    """The text as a value of front matter: on one line, a link in it replaced by what it shows."""
    line = " ".join(clean(text).split())
    for _ in range(_ENOUGH):
        if "[" not in line or (shown := " ".join(without_links(line).split())) == line:
            return line
        line = shown
    return line.replace("[[", "[ [")


_ENOUGH = 20
"""Links within links that are unwrapped; what is left of them is taken apart."""

_SIGN = re.compile(
    rf"(?<!\S)#(?=\d*[^\W\d])|(?<=\w)(?=::)|\\(?=[{_PUNCTUATION}]|$)|`|(?<=%)%|(?<=\$)\$|(?<=\[)\[|(?<=\])\(|<(?=[A-Za-z/?!])|(?<=<)!|&(?=#?\w{{1,40}};)"
)
"""What begins a tag, a field, code, a comment, a formula, a link, HTML or an entity amid a line."""

_LEAD = re.compile(
    r"[#>|\[]|[-*+](?=\s|$)|~~~|[<=]{7}|[-=_*:|](?=[-=_*:| \t]*$)"
    r"|(?P<before>\d{1,9})(?=[.)](?:\s|$))|(?P<label>[*_]{0,3}(?:gave|got|intro|passed[ \t]+to)[*_]{0,3}[ \t]?)(?=:)",
    re.IGNORECASE,
)
"""What makes a line more than a line of a paragraph where it begins with it."""


def line(text: str) -> str:
    """The text on one line, to stand amid one: ``see \\`x\\` and [\\[y]]``."""
    return _escaped(" ".join(clean(text).split()))


def lines(text: str) -> list[str]:
    """The lines of a text, to stand as paragraphs; none if it is empty. Of several blank lines one is left."""
    found: list[str] = []
    for written in clean(text).split("\n"):
        bare = _escaped(written.strip())
        if bare or (found and found[-1]):
            found.append(_as_paragraph(bare))
    while found and not found[-1]:
        found.pop()
    return found


def title(text: str, when: When) -> str:
    """The text as the title of a touch on that day; one that would be read as more of its date says *Meeting* first."""
    written = line(text).strip(" \t|:,;–—-")
    written = re.sub(r"(\([ \t]*private[ \t]*)\)\Z", r"\1\\)", written, flags=re.IGNORECASE)
    if not written:
        return "Meeting"
    read, wrong = read_dated_title(f"{when} {written}", lambda _: Location(""))
    return written if read is not None and (read.when, read.title) == (when, written) and not wrong else (
        f"Meeting: {written}")  # fmt: skip


def section_title(text: str) -> str:
    """The text as the title of an undated section; empty where it would be read as a touch, or as private."""
    written = line(text).strip()
    read, wrong = read_dated_title(written, lambda _: Location(""))
    is_plain = read is None and not wrong and not split_private(written)[1] and not re.search(r"(?:^|\s)#+$", written)
    return written if is_plain else ""


def item(text: str) -> str:
    """The text as the words of an action item: what would be read as its date or its owner is plain text."""
    written = line(text)
    # a sign at the end would take what follows it for its date
    read, wrong = read_item(f"{written} {_PROBE}", f"{written} {_PROBE}", " ", lambda _: Location(""))
    if not wrong and read == replace(_ONLY_PROBE, text=read.text) and comparable(read.text) == comparable(written):
        return _without_block_mark(written)
    written = re.sub(r"(?<=\w)(?=::?\s?\S)(?<!\\)", r"\\", written)
    written = re.sub(r"(?<![\w@./+\\-])(?=@\w)", r"\\", written)
    # in code a sign is none; beside other backticks, or behind a backslash, it might not be in code
    is_safe = "`" not in written and not re.search(rf"\\{_EMOJI}", written)
    return _without_block_mark(re.sub(_EMOJI, r"`\1`" if is_safe else "", written))


_PROBE = "due:2000-01-01"
_ONLY_PROBE = read_item(_PROBE, _PROBE, " ", lambda _: Location(""))[0]
_EMOJI = "([➕🛫⏳⌛📅📆🗓✅❌🔺⏫🔼🔽⏬🔁🆔⛔🏁]\ufe0f?)"
"""Signs of Obsidian Tasks (:mod:`netmd.reading.items`)."""


def _without_block_mark(written: str) -> str:
    return re.sub(r"(?<=\s)(?=\^[A-Za-z0-9-]+\Z)|\A(?=\^[A-Za-z0-9-]+\Z)", r"\\", written)


def _escaped(text: str) -> str:
    return _SIGN.sub(r"\\\g<0>", text)


def _as_paragraph(text: str) -> str:
    match = _LEAD.match(text)
    if match is None:
        return text
    at = match.end() if match["before"] or match["label"] else 0
    return f"{text[:at]}\\{text[at:]}"


def comparable(text: str) -> str:
    """The words of a text, as written here or anywhere, in the form in which two texts are compared."""
    plain = unescaped(clean(text))
    words = _WORDS.findall(unicodedata.normalize("NFKC", plain).casefold())
    return " ".join(words) or bare(text)


_WORDS = re.compile(r"[^\W_]+")


def unescaped(text: str) -> str:
    """A text without the backslashes that stand before signs."""
    return re.sub(rf"\\([{_PUNCTUATION}])", r"\1", text) if "\\" in text else text


def bare(text: str) -> str:
    """A text without its backslashes, on one line: how what has no words is compared."""
    return " ".join(clean(text).replace("\\", "").split())


@dataclass(frozen=True, slots=True)
class Said:
    """What is said somewhere, to look texts up in: its words in their order, and its signs."""

    words: str = " "
    signs: str = ""

    @classmethod
    def of(cls, text: str) -> Said:
        return cls(f" {comparable(text)} ", bare(text))

    def __contains__(self, text: str) -> bool:
        """Whether the words of a text are there in their order; of one without words, whether its signs are."""
        words = comparable(text)
        return f" {words} " in self.words if any(map(str.isalnum, words)) else words in self.signs

    def and_also(self, text: str) -> Said:
        more = Said.of(text)
        return Said(f"{self.words}{more.words}", f"{self.signs} {more.signs}")
