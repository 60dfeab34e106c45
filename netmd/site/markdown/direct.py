"""A leaf of text read in one go, where it is plain what the library would make of it; else the library has to say.

A leaf is read from one `TRIGGER` to the next: between them no pattern can match. Each trigger must begin a token, as
the library's own pattern has it, or be inert: a sign that no pattern makes anything of, even where the leaf is cut at
its tokens, since the library looks once more at what stands between them. At the first that is neither, the leaf is
declined, before any link is resolved.

That is enough, though the library takes the leaf pass after pass: a match that it alone found would have its ends at
triggers, and all of them are accounted for. Where a pattern looks at its neighbours, the library sees a placeholder for
what an earlier pass took, which is neither white space nor part of a word; so are the ends of tokens, or what touches
them is declined. `tests/property/test_direct.py` compares both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from netmd.site.markdown import marks, patterns
from netmd.site.markdown.budget import TRIGGER
from netmd.site.markdown.inline import code
from netmd.site.markdown.links import ENTITY, WEB_ADDRESS, Links

_Make = Callable[["re.Match[str]", Links], Element]


class Token(NamedTuple):
    """A match that becomes an element. One that holds text holds these tokens, and its marks are `width` wide."""

    match: re.Match[str]
    start: int
    make: _Make
    inner: Sequence[Token] = ()
    width: int = 0


class _Unclear(Exception):  # noqa: N818
    """The library has to say."""


_STRONG, _EM = 1, 2

_CODE = re.compile(patterns.CODE, patterns.FLAGS)
_SPACES = re.compile(r"[ ]+\n")
# Without what an earlier pass would see in it: code, a backslash, `<br>`.
_WIKILINK = re.compile(r"\[\[(?P<note>[^\[\]\n`\\<]{1,1000})\]\]")
_LINK = re.compile(rf"\[(?P<text>[^\[\]\n^][^\[\]\n]*+)\]\((?P<address>{WEB_ADDRESS})\)")
_URL = re.compile(patterns.URL)
_AFTER_URL = re.compile(r"[.,;!?)]?(?:\s|$)")
_DATE = re.compile(marks.TODO_TXT)
_PRIORITY = re.compile(marks.PRIORITY)
_RECURRENCE = re.compile(marks.RECURRENCE)
_DATED = re.compile(r":[0-9]{4}-[0-9]{2}")
_TASKS = re.compile(marks.TASKS)
_FLAG = re.compile(marks.FLAG)
_REPEAT = re.compile(marks.REPEAT)
_ENTITY = re.compile(ENTITY)
# A run of exactly so many stars: longer ones are another pattern's.
_STARS = re.compile(rf"(?=\*\*[^*]){patterns.STAR_2}(?!\*)")
_STAR = re.compile(rf"(?=\*[^*]){patterns.STAR_1}(?!\*)")
_SCORE = re.compile(rf"(?=_[^_]){patterns.SCORE_1}")
# Neither opens nor closes anything; beyond more spaces a line might break, and a placeholder stand.
_LONE_STAR = re.compile(r"(?<=\S )\*(?= \S)")
_SCORES_IN_WORD = re.compile(r"(?<=\w)_+(?=\w)")


def read(text: str) -> Sequence[Token] | None:
    """The tokens of a leaf, from left to right, or None, if the library has to say."""
    try:
        return _read(text, 0, len(text), 0)
    except _Unclear:
        return None


def write(text: str, start: int, end: int, tokens: Sequence[Token], links: Links) -> tuple[str, list[Element]]:
    """What `text` between these offsets begins with, and the elements of its tokens, each with what follows it.

    All text in them is atomic, so that the library leaves it alone.
    """
    made: list[Element] = []
    for number, token in enumerate(tokens):
        element = token.make(token.match, links)
        at = token.match.end()
        if token.width:
            within = token.start + token.width, at - token.width
            element.text, children = write(text, *within, token.inner, links)
            element.extend(children)
        following = tokens[number + 1].start if number + 1 < len(tokens) else end
        element.tail = AtomicString(text[at:following])
        made.append(element)
    return AtomicString(text[start : tokens[0].start if tokens else end]), made


def _read(text: str, start: int, end: int, within: int) -> list[Token]:
    """The tokens between two offsets, in an element of the kinds `within`."""
    tokens: list[Token] = []
    at = after = start
    while found := TRIGGER.search(text, at, end):
        at = found.start()
        token = _READERS[text[at]](text, at, after, within)
        if token is None:
            at += 1
            continue
        at = after = token.match.end()
        if at > end:
            raise _Unclear
        tokens.append(token)
    return tokens


# Each is given the text, the offset of the trigger, that of the end of the last token, and the kinds it stands in; it
# returns None for an inert trigger, and raises _Unclear.


def _backtick(text: str, at: int, _after: int, _within: int) -> Token:
    return Token(_sure(_CODE.match(text, at)), at, lambda m, _: code(m["span"]))


def _bracket(text: str, at: int, _after: int, _within: int) -> Token:
    if text[at - 1 : at] == "!":
        raise _Unclear
    if found := _WIKILINK.match(text, at):
        if not found["note"].partition("|")[0].strip():
            raise _Unclear
        return Token(found, at, lambda m, links: links.wikilink(m["note"]))
    found = _sure(_LINK.match(text, at))
    if TRIGGER.search(text, found.start("text"), found.end("text")) or not found["text"].strip():
        raise _Unclear
    return Token(found, at, lambda m, links: links.link(m["text"], m["address"], atomic=True))


def _star(text: str, at: int, _after: int, within: int) -> Token | None:
    if text.startswith("**", at):
        return _holder(text, at, _sure(_STARS.match(text, at)), "strong", _STRONG, within)
    if _LONE_STAR.match(text, at):
        return None
    return _holder(text, at, _sure(_STAR.match(text, at)), "em", _EM, within)


def _score(text: str, at: int, _after: int, within: int) -> Token | None:
    if _SCORES_IN_WORD.match(text, at):
        return None
    return _holder(text, at, _sure(_SCORE.match(text, at)), "em", _EM, within)


def _holder(text: str, at: int, found: re.Match[str], tag: str, kind: int, within: int) -> Token:
    # The pass that finds emphasis is the last: within it, no more is found.
    if within & kind:
        raise _Unclear
    width = 2 if kind == _STRONG else 1
    inner = _read(text, at + width, found.end() - width, within | kind)
    return Token(found, at, lambda _m, _links: Element(tag), inner, width)


def _colon(text: str, at: int, after: int, _within: int) -> Token | None:
    following = text[at + 1 : at + 2]
    if following == ":":
        raise _Unclear
    start = at
    while start > after and at - start < _LONGEST_KEY and text[start - 1].isalpha():
        start -= 1
    if following == "/":
        found = _sure(_URL.match(text, start))
        if not _WEB_ADDRESS.fullmatch(found[0]) or not _AFTER_URL.match(text, found.end()):
            raise _Unclear
        token = Token(found, start, lambda m, links: links.link(m[0], m[0], atomic=True))
    elif found := _DATE.match(text, start):
        token = Token(found, start, lambda m, _: marks.mark(m["key"], m["when"]))
    elif found := _PRIORITY.match(text, start):
        token = Token(found, start, lambda m, _: marks.priority(m["pri"]))
    elif found := _RECURRENCE.match(text, start):
        token = Token(found, start, lambda m, _: marks.recurrence(m["rec"]))
    elif following.isdecimal() and not _DATED.match(text, at):
        return None
    else:
        raise _Unclear
    if start == after > 0:
        # What stands before it is a placeholder to the library.
        raise _Unclear
    return token


def _sign(text: str, at: int, _after: int, _within: int) -> Token | None:
    if found := _TASKS.match(text, at):
        return Token(found, at, lambda m, _: marks.mark(m["sign"], m["on"]))
    if found := _FLAG.match(text, at):
        return Token(found, at, lambda m, _: marks.priority(m["flag"]))
    if found := _REPEAT.match(text, at):
        return Token(found, at, lambda m, _: marks.recurrence(m["repeat"]))
    return None


def _newline(text: str, at: int, after: int, _within: int) -> Token:
    start = at
    while start > after and text[start - 1] == " ":
        start -= 1
    if at - start < 2:
        raise _Unclear
    return Token(_sure(_SPACES.match(text, start)), start, lambda _m, _links: Element("br"))


def _ampersand(text: str, at: int, _after: int, _within: int) -> None:
    if _ENTITY.match(text, at):
        raise _Unclear


def _less_than(text: str, at: int, _after: int, _within: int) -> None:
    if not text[at + 1 : at + 2].isspace():
        raise _Unclear


def _at_sign(text: str, at: int, _after: int, _within: int) -> None:
    before = text[at - 1 : at]
    if before.isalnum() or before in ("_", ".", "+", "-"):
        raise _Unclear


def _tilde(text: str, at: int, _after: int, _within: int) -> None:
    if text.startswith("~~", at):
        raise _Unclear


def _unclear(_text: str, _at: int, _after: int, _within: int) -> None:
    raise _Unclear


def _sure(found: re.Match[str] | None) -> re.Match[str]:
    if found is None:
        raise _Unclear
    return found


_LONGEST_KEY = len("completion")
_WEB_ADDRESS = re.compile(WEB_ADDRESS)
_READERS: dict[str, Callable[[str, int, int, int], Token | None]] = {
    "`": _backtick,
    "[": _bracket,
    "*": _star,
    "_": _score,
    ":": _colon,
    "\n": _newline,
    "&": _ampersand,
    "<": _less_than,
    "@": _at_sign,
    "~": _tilde,
    **dict.fromkeys(marks.SIGNS, _sign),
    **dict.fromkeys("\\=.", _unclear),
}
