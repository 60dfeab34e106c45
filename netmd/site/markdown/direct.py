"""A leaf of text read in one go, where it is plain what the library would make of it; else the library has to say.

A leaf is read from one `TRIGGER` to the next: between them no pattern can match. Each trigger must belong to a token,
as the library's own pattern has it, or be inert: a sign that no pattern makes anything of, even where the leaf is cut
at its tokens, since the library looks once more at what stands between them. At the first that is neither, the leaf is
declined, before any link is resolved.

That is enough, though the library takes the leaf pass after pass: a match that it alone found would hold a trigger, and
all of them are accounted for. Where a pattern looks at its neighbours, the library sees a placeholder for what an
earlier pass took, which is neither white space nor part of a word; so are the ends of tokens, or what touches them is
declined. `tests/property/test_direct.py` compares both.

Whatever is read so needs no sanitiser: the elements are those that `tokens` names, made by the makers that the library
is given too, their text is escaped whole by `serialise`, and the addresses are looked at by `Links.are_sure`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from netmd.site.markdown import patterns
from netmd.site.markdown.budget import TRIGGER
from netmd.site.markdown.links import Links
from netmd.site.markdown.tokens import READERS, Token, UnclearError, sure

_STRUCK, _STRONG, _EM = 1, 2, 4

# A run of exactly so many signs: a longer one is another pattern's.
_TILDES = re.compile(rf"(?=~~[^~]){patterns.STRUCK}(?!~)")
_EQUALS = re.compile(rf"(?<!=)(?===[^=]){patterns.MARKED}(?!=)")
_STARS = re.compile(rf"(?=\*\*[^*]){patterns.STAR_2}(?!\*)")
_STAR = re.compile(rf"(?=\*[^*]){patterns.STAR_1}(?!\*)")
_SCORE = re.compile(rf"(?=_[^_]){patterns.SCORE_1}")
# Neither opens nor closes anything. Two spaces might break the line, and to the library be a placeholder.
_LONE_STAR = re.compile(r"(?<=\S )\*(?= \S)")
_SCORES_IN_WORD = re.compile(r"(?<=\w)_+(?=\w)")


def read(text: str) -> Sequence[Token] | None:
    """The tokens of a leaf, from left to right, or None, if the library has to say."""
    try:
        return _read(text, 0, len(text), 0)
    except UnclearError:
        return None


def write(text: str, start: int, end: int, tokens: Sequence[Token], links: Links) -> tuple[str, list[Element]]:
    """What `text` between these offsets begins with, and the elements of its tokens, each with what follows it.

    All text in them is atomic, so that the library leaves it alone.
    """
    made: list[Element] = []
    stop = end
    for token in reversed(tokens):
        first, last = token.match.span()
        element = token.make(token.match, links)
        if token.width:
            element.text, children = write(text, first + token.width, last - token.width, token.inner, links)
            element.extend(children)
        element.tail = AtomicString(text[last:stop])
        made.append(element)
        stop = first
    made.reverse()
    return AtomicString(text[start:stop]), made


def _read(text: str, start: int, end: int, within: int) -> list[Token]:
    """The tokens between two offsets, in emphasis of the kinds `within`."""
    tokens: list[Token] = []
    at = after = start
    while found := TRIGGER.search(text, at, end):
        at = found.start()
        sign = text[at]
        token = _emphasis(text, at, within) if sign in "*_~=" else READERS[sign](text, at, after)
        if token is None:
            at += 1
            continue
        at = after = token.match.end()
        if at > end:
            raise UnclearError
        tokens.append(token)
    return tokens


def _emphasis(text: str, at: int, within: int) -> Token | None:
    if text.startswith("~~", at):
        return _holder(text, _TILDES.match(text, at), "del", within, _STRUCK)
    if text[at] == "~":
        return None
    if text[at] == "=":
        return _holder(text, _EQUALS.match(text, at), "mark", within, _STRUCK)
    if text.startswith("**", at):
        return _holder(text, _STARS.match(text, at), "strong", within, _STRONG)
    if text[at] == "*":
        return None if _LONE_STAR.match(text, at) else _holder(text, _STAR.match(text, at), "em", within, _EM)
    return None if _SCORES_IN_WORD.match(text, at) else _holder(text, _SCORE.match(text, at), "em", within, _EM)


def _holder(text: str, found: re.Match[str] | None, tag: str, within: int, kind: int) -> Token:
    found = sure(found)
    if within & kind:
        # The pass that made the outer one is past.
        raise UnclearError
    width = 1 if kind == _EM else 2
    inner = _read(text, found.start() + width, found.end() - width, within | kind)
    return Token(found, lambda _m, _links: Element(tag), inner, width)
