"""The tokens of a leaf that hold no others, each as the library's own pattern matches it; or a trigger that is inert.

A reader is given a text, the offset of a trigger in it, and the end of the token before, or of the mark it stands in.
It returns the token, which may begin before its trigger, or None if no pattern makes anything of the trigger, even
where the leaf is cut at its tokens; it raises UnclearError where that is not plain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from netmd.site.markdown import marks, patterns
from netmd.site.markdown.budget import TRIGGER
from netmd.site.markdown.inline import code, footnote
from netmd.site.markdown.links import ENTITY, Links

Make = Callable[["re.Match[str]", Links], Element]


class Token(NamedTuple):
    """A match that becomes an element. One that holds text holds these tokens, and its marks are `width` wide."""

    match: re.Match[str]
    make: Make
    inner: Sequence[Token] = ()
    width: int = 0


class UnclearError(Exception):
    """The library has to say."""


Reader = Callable[[str, int, int], Token | None]

_CODE = re.compile(patterns.CODE, patterns.FLAGS)
_BREAK = re.compile(r"[ ]{2,}\n")
# Without what the pass before that of links sees in them: code, escapes, `<br>`.
_WIKILINK = re.compile(r"!?\[\[(?P<note>[^\[\]\n`\\<]{1,1000})\]\]")
_LINK = re.compile(r"!?\[(?P<text>[^\[\]\n^][^\[\]\n]*+)\]\((?P<address>[^\s()<>\[\]`\\]++)\)")
_FOOTNOTE = re.compile(r"\[\^(?P<foot>[^\[\]\s^`\\<]{1,50})\]")
_FIELD = re.compile(marks.DATAVIEW)
_SEEN_BEFORE_FIELDS = re.compile(r"[`\\<]")
_URL = re.compile(patterns.URL)
# Letters that no pass before that of addresses takes, nor one that begins before them.
_WEB = re.compile(r"https?://[A-Za-z0-9._~/?#=%+,&-]++")
_MAIL = re.compile(patterns.BARE_MAIL)
_IN_MAIL = re.compile(r"[\w.+-]")
_AFTER_ADDRESS = re.compile(r"[.,;!?)]?(?:\s|$)")
_DATE = re.compile(marks.TODO_TXT)
_DATED = re.compile(r":[0-9]{4}-[0-9]{2}")
_PRIORITY = re.compile(marks.PRIORITY)
_RECURRENCE = re.compile(marks.RECURRENCE)
_TASKS = re.compile(marks.TASKS)
_FLAG = re.compile(marks.FLAG)
_REPEAT = re.compile(marks.REPEAT)
_NOTHING_SIGNED = re.compile(r"\ufe0f?[ \t\xa0]*+(?![0-9]|every)")
_LONGEST_KEY = len("completion")
_LONGEST_FIELD = 42


def sure(found: re.Match[str] | None) -> re.Match[str]:
    """A match that has to be there, or else UnclearError."""
    if found is None:
        raise UnclearError
    return found


def _backtick(text: str, at: int, _after: int) -> Token:
    return Token(sure(_CODE.match(text, at)), lambda m, _: code(m["span"]))


def _bracket(text: str, at: int, after: int) -> Token:
    start = at - 1 if text[at - 1 : at] == "!" else at
    if start < after:
        raise UnclearError
    if found := _WIKILINK.match(text, start):
        if not found["note"].partition("|")[0].strip():
            raise UnclearError
        return Token(found, lambda m, links: links.wikilink(m["note"], embedded=m[0][0] == "!"))
    if start == at and (found := _FIELD.match(text, start)):
        return _field(found)
    if start == at and (found := _FOOTNOTE.match(text, start)):
        return Token(found, lambda m, _: footnote(m["foot"]))
    found = sure(_LINK.match(text, start))
    if not found["text"].strip() or TRIGGER.search(text, found.start("text"), found.end("text")):
        raise UnclearError
    return Token(found, _link)


def _link(m: re.Match[str], links: Links) -> Element:
    return links.link(m["text"], m["address"], atomic=True, embedded=m[0][0] == "!")


def _colon(text: str, at: int, after: int) -> Token | None:
    following = text[at + 1 : at + 2]
    if following == ":":
        return _field_around(text, at, after)
    start = at
    while start > after and at - start < _LONGEST_KEY and text[start - 1].isalpha():
        start -= 1
    if following == "/":
        return _address(_URL.match(text, start), start, after)
    if found := _DATE.match(text, start):
        token = Token(found, lambda m, _: marks.mark(m["key"], m["when"]))
    elif found := _PRIORITY.match(text, start):
        token = Token(found, lambda m, _: marks.priority(m["pri"]))
    elif found := _RECURRENCE.match(text, start):
        token = Token(found, lambda m, _: marks.recurrence(m["rec"]))
    elif following.isdecimal() and not _DATED.match(text, at) and not text.endswith(("pri", "priority", "rec"), 0, at):
        return None
    else:
        raise UnclearError
    _set_apart(start, after)
    return token


def _field_around(text: str, at: int, after: int) -> Token | None:
    start = text.rfind("(", max(0, at - _LONGEST_FIELD), at)
    if start < 0:
        # Those in square brackets are found at their bracket.
        return None
    found = sure(_FIELD.match(text, start))
    if start < after or found.end("key2") != at:
        raise UnclearError
    return _field(found)


def _field(found: re.Match[str]) -> Token:
    if _SEEN_BEFORE_FIELDS.search(found[0]):
        raise UnclearError
    return Token(found, lambda m, _: marks.mark(m["key1"] or m["key2"], m["value1"] or m["value2"]))


def _address(found: re.Match[str] | None, start: int, after: int) -> Token:
    found = sure(found)
    if not _WEB.fullmatch(found[0]) or not _AFTER_ADDRESS.match(found.string, found.end()):
        raise UnclearError
    _set_apart(start, after)
    return Token(found, lambda m, links: links.link(m[0], m[0], atomic=True))


def _at_sign(text: str, at: int, after: int) -> Token | None:
    start = at
    while start > after and _IN_MAIL.match(text, start - 1):
        start -= 1
    if start == at:
        return None
    found = sure(_MAIL.match(text, start))
    sure(_AFTER_ADDRESS.match(text, found.end()))
    _set_apart(start, after)
    return Token(found, lambda m, links: links.outside(f"mailto:{m[0]}", AtomicString(m[0])))


def _set_apart(start: int, after: int) -> None:
    """Where a token touches the one before, a pattern that looks back sees a placeholder there."""
    if start == after > 0:
        raise UnclearError


def _sign(text: str, at: int, _after: int) -> Token | None:
    if found := _TASKS.match(text, at):
        return Token(found, lambda m, _: marks.mark(m["sign"], m["on"]))
    if found := _FLAG.match(text, at):
        return Token(found, lambda m, _: marks.priority(m["flag"]))
    if found := _REPEAT.match(text, at):
        return Token(found, lambda m, _: marks.recurrence(m["repeat"]))
    sure(_NOTHING_SIGNED.match(text, at + 1))
    return None


def _line_break(text: str, at: int, after: int) -> Token:
    start = at
    while start > after and text[start - 1] == " ":
        start -= 1
    return Token(sure(_BREAK.match(text, start)), lambda _m, _links: Element("br"))


def _inert(where: str) -> Reader:
    """Of a trigger that is inert where this matches, and otherwise not plain."""
    pattern = re.compile(where)

    def reader(text: str, at: int, _after: int) -> None:
        sure(pattern.match(text, at))

    return reader


READERS: dict[str, Reader] = {
    "`": _backtick,
    "[": _bracket,
    ":": _colon,
    "@": _at_sign,
    "\n": _line_break,
    "&": _inert(rf"(?!{ENTITY})"),
    "<": _inert(r"<\s"),
    **dict.fromkeys(marks.SIGNS, _sign),
    **dict.fromkeys("\\.", _inert("(?!)")),
}
"""By the character that a trigger begins with; those for emphasis are in `direct`."""
