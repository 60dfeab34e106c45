"""What may stand in a line of text, as regular expressions: for the passes of `inline` and the short-cut of `direct`.

Each is linear: what may stand between two marks excludes the opening mark, so that no text is scanned again from every
mark in it. The library's own patterns for brackets and emphasis are not, which is why they are not used.
"""

from __future__ import annotations

import re

from markdown.util import ETX, STX

from netmd.reading.code_spans import MAX_TICKS

FLAGS = re.DOTALL
"""With these the library compiles a pattern."""


def _between(mark: str, inner: str, word: bool = False) -> str:
    before, after = (r"(?<!\w)", r"(?!\w)") if word else ("", "")
    return rf"{before}{mark}(?=\S)(?:{inner})(?<=\S){mark}{after}"


CODE = rf"(?<!`)(?P<ticks>`{{1,{MAX_TICKS}}})(?!`)(?P<span>.+?)(?<!`)(?P=ticks)(?!`)"
LINE_BREAK = r"(?:(?<![ ])[ ]{2,}|\\)\n|<br[ \t]*+/?>"
ESCAPED = r"\\[!-/:-@\[-`{-~]"

MAIL = r"[\w.+-]++@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)+"
BARE_MAIL = rf"(?<![\w.+/:@-]){MAIL}"
AUTOLINK = rf"<(?:(?P<url>(?:https?|mailto|tel):[^\s<>]*+)|(?P<mailbox>{MAIL}))>"
WIKILINK = r"!?\[\[(?P<note>[^\[\]\n]{1,1000})\]\]"
FOOTNOTE = r"\[\^(?P<foot>[^\[\]\s^]{1,50})\]"
_TEXT = r"(?:[^\[\]]++|\[[^\[\]]*+\])*+"
# An address in angle brackets, or one with at most one level of round ones; then perhaps a title in quotes.
_TO = r"""\(\s*+(?:<(?P<angled>[^<>\n]*+)>|(?P<address>(?:[^\s()<]|\([^\s()]*+\))*+))"""
_TITLE = r"""(?:\s++(?:"(?P<title>[^"]*+)"|'(?P<title2>[^']*+)'))?\s*+\)"""
LINK = rf"!?\[(?P<text>{_TEXT})\]{_TO}{_TITLE}"
REFERENCE = rf"!?\[(?P<text>{_TEXT})\](?:\[(?P<label>[^\[\]]*+)\])?"

# GitHub's extended autolinks (https://github.github.com/gfm/#autolinks-extension-): no punctuation at the end, no
# bracket that the address doesn't open itself.
_PLAIN = rf"[^\s<>(){STX}{ETX}]"
URL = rf"""(?<![\w/@.-])(?:https?://|www\.)(?:{_PLAIN}|\({_PLAIN}*+\))+(?<![?!.,:;*_~='"|\]])"""

_TAGS = "b|i|u|s|em|strong|del|ins|mark|small|sub|sup|kbd|code|q"
TAG = rf"<(?P<name>{_TAGS})>(?P<inner>(?:[^<]++|<(?!/?(?P=name)>))*+)</(?P=name)>"

STRUCK = _between("~~", "[^~]++")
MARKED = _between("==", "[^=]++")
STAR_3 = _between(r"\*\*\*", r"[^*]++")
STAR_2 = _between(r"\*\*", r"(?:[^*]++|\*(?!\*))++")
STAR_1 = _between(r"\*", r"[^*]++")
SCORE_3 = _between("___", "[^_]++", word=True)
SCORE_2 = _between("__", "(?:[^_]++|_(?!_))++", word=True)
SCORE_1 = _between("_", r"(?:[^_]++|(?<=\w)_(?=\w))++", word=True)
