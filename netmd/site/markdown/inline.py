"""Python-Markdown's inline patterns, replaced: what may stand in a line of text, and what becomes of it.

The patterns are tried in a few passes, in order; within a pass the leftmost match counts. Each is linear: what may
stand between two marks excludes the opening mark, so that no text is scanned again from every mark in it. The
library's own patterns for brackets and emphasis are not, which is why they are not used; and it asks for each pattern
on each line of text, which is why there are few passes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import InlineProcessor as InlineTreeProcessor
from markdown.util import ETX, INLINE_PLACEHOLDER_RE, STX, AtomicString, Registry

from netmd.reading.code_spans import MAX_TICKS
from netmd.site.markdown import marks
from netmd.site.markdown.blocks import NoteParser
from netmd.site.markdown.links import ENTITY, Links, decode_entities
from netmd.site.markdown.notes import label_key

if TYPE_CHECKING:
    from markdown import Markdown

Handler = Callable[["_Pass", "re.Match[str]"], "Element | str | None"]

_TEXT = r"(?:[^\[\]]++|\[[^\[\]]*+\])*+"
# An address in angle brackets, or one with at most one level of round ones; then perhaps a title in quotes.
_TO = r"""\(\s*+(?:<(?P<angled>[^<>\n]*+)>|(?P<address>(?:[^\s()<]|\([^\s()]*+\))*+))"""
_TITLE = r"""(?:\s++(?:"(?P<title>[^"]*+)"|'(?P<title2>[^']*+)'))?\s*+\)"""
_MAIL = r"[\w.+-]++@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)+"
# GitHub's extended autolinks (https://github.github.com/gfm/#autolinks-extension-): no punctuation at the end, no
# bracket that the address doesn't open itself.
_PLAIN = rf"[^\s<>(){STX}{ETX}]"
_URL = rf"""(?<![\w/@.-])(?:https?://|www\.)(?:{_PLAIN}|\({_PLAIN}*+\))+(?<![?!.,:;*_~='"|\]])"""
_TAGS = "b|i|u|s|em|strong|del|ins|mark|small|sub|sup|kbd|code|q"
_TAG_DEPTH = 3
_LINKING_PASSES = (1, 2, 3)


def register(md: Markdown, links: Callable[[], Links]) -> None:
    """Give `md` these patterns instead of its own; `links` returns the maker of links for the text at hand."""
    md.inlinePatterns = Registry()
    md.treeprocessors.register(InlineTreeProcessor(md), "inline", 20)
    tag = rf"<(?P<name>{_TAGS})>(?P<inner>(?:[^<]++|<(?!/?(?P=name)>))*+)</(?P=name)>"
    tags: list[dict[str, Handler]] = [{tag: _tag, ENTITY: _entity}] * _TAG_DEPTH
    passes: list[dict[str, Handler]] = [
        {
            rf"(?<!`)(?P<ticks>`{{1,{MAX_TICKS}}})(?!`)(?P<span>.+?)(?<!`)(?P=ticks)(?!`)": _code,
            r"(?:(?<![ ])[ ]{2,}|\\)\n|<br[ \t]*+/?>": _line_break,
            r"\\[!-/:-@\[-`{-~]": _escaped,
        },
        {
            rf"<(?:(?P<url>(?:https?|mailto|tel):[^\s<>]*+)|(?P<mailbox>{_MAIL}))>": _autolink,
            r"!?\[\[(?P<note>[^\[\]\n]{1,1000})\]\]": _wikilink,
            marks.DATAVIEW: _field,
            r"\[\^(?P<foot>[^\[\]\s^]{1,50})\]": _footnote,
            rf"!?\[(?P<text>{_TEXT})\]{_TO}{_TITLE}": _link,
        },
        {rf"!?\[(?P<text>{_TEXT})\](?:\[(?P<label>[^\[\]]*+)\])?": _reference},
        {
            _URL: _bare_url,
            rf"(?<![\w.+/:@-]){_MAIL}": _bare_mail,
            marks.TODO_TXT: _date,
            marks.TASKS: _sign,
            marks.PRIORITY: _priority,
            marks.FLAG: _flag,
            marks.RECURRENCE: _recurrence,
            marks.REPEAT: _repeat,
        },
        *tags,
        {_between("~~", "[^~]++"): _in("del"), _between("==", "[^=]++"): _in("mark")},
        {
            _between(r"\*\*\*", r"[^*]++"): _in("strong", "em"),
            _between("___", "[^_]++", word=True): _in("strong", "em"),
        },
        {
            _between(r"\*\*", r"(?:[^*]++|\*(?!\*))++"): _in("strong"),
            _between("__", "(?:[^_]++|_(?!_))++", word=True): _in("strong"),
        },
        {
            _between(r"\*", r"[^*]++"): _in("em"),
            _between("_", r"(?:[^_]++|(?<=\w)_(?=\w))++", word=True): _in("em"),
        },
    ]
    for number, alternatives in enumerate(passes):
        kind = _LinkingPass if number in _LINKING_PASSES else _Pass
        processor = kind(alternatives, md, links)
        md.inlinePatterns.register(processor, f"notes {number}", len(passes) - number)


def unescape(text: str) -> str:
    """`text` with the characters that a backslash or an entity stood for, kept till now as STX, number, ETX."""
    return _ESCAPED.sub(lambda found: chr(int(found[1])), text) if STX in text else text


_ESCAPED = re.compile(f"{STX}([0-9]+){ETX}")


class _Pass(InlineProcessor):
    """Patterns tried together; a match becomes what its handler returns, and None leaves the text as it is."""

    def __init__(self, alternatives: dict[str, Handler], md: Markdown, links: Callable[[], Links]) -> None:
        super().__init__("|".join(f"(?P<alternative{n}>{pattern})" for n, pattern in enumerate(alternatives)), md)
        self.handlers = {f"alternative{n}": handler for n, handler in enumerate(alternatives.values())}
        self.markdown = md
        self.links = links

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        made = self.handlers[m.lastgroup or ""](self, m)
        return (None, None, None) if made is None else (made, m.start(), m.end())

    def written(self, text: str | None) -> str:
        """`text` of a match as it was meant: earlier matches within it as their text, escapes undone."""
        if not text or STX not in text:
            return text or ""
        return unescape(self.unescape(text))


class _LinkingPass(_Pass):
    """A pass that makes links, and so never looks within one."""

    ANCESTOR_EXCLUDES = ("a",)


def _between(mark: str, inner: str, word: bool = False) -> str:
    before, after = (r"(?<!\w)", r"(?!\w)") if word else ("", "")
    return rf"{before}{mark}(?=\S)(?:{inner})(?<=\S){mark}{after}"


def _in(*tags: str) -> Handler:
    """Puts what stands between the marks into these elements, one in the other."""

    def handler(_at: _Pass, m: re.Match[str]) -> Element:
        width = _WIDTHS.get(tags, 2)
        outer = inner = Element(tags[0])
        for tag in tags[1:]:
            inner = SubElement(inner, tag)
        inner.text = m[0][width:-width]
        return outer

    return handler


_WIDTHS = {("em",): 1, ("strong", "em"): 3}


def _escape(text: str) -> str:
    return "".join(f"{STX}{ord(character)}{ETX}" for character in text)


def _code(_at: _Pass, m: re.Match[str]) -> Element:
    text = m["span"].replace("\n", " ")
    if text.strip(" ") and text[0] == text[-1] == " ":
        text = text[1:-1]
    element = Element("code")
    element.text = AtomicString(text)
    return element


def _line_break(_at: _Pass, _m: re.Match[str]) -> Element:
    return Element("br")


def _escaped(_at: _Pass, m: re.Match[str]) -> str:
    return _escape(m[0][1:])


def _entity(_at: _Pass, m: re.Match[str]) -> str | None:
    text = html.unescape(m[0])
    return None if text == m[0] or any(ord(character) < 32 for character in text) else _escape(text)


def _autolink(at: _Pass, m: re.Match[str]) -> Element:
    if m["mailbox"]:
        return at.links().outside(f"mailto:{m['mailbox']}", AtomicString(m["mailbox"]))
    address = decode_entities(at.written(m["url"]))
    return at.links().link(address, address, atomic=True)


def _wikilink(at: _Pass, m: re.Match[str]) -> Element | None:
    if not m["note"].partition("|")[0].strip():
        return None
    return at.links().wikilink(at.written(m["note"]), embedded=_embedded(m))


def _field(at: _Pass, m: re.Match[str]) -> Element:
    return marks.mark(at.written(m["key1"] or m["key2"]), at.written(m["value1"] or m["value2"]))


def _date(_at: _Pass, m: re.Match[str]) -> Element:
    return marks.mark(m["key"], m["when"])


def _sign(_at: _Pass, m: re.Match[str]) -> Element:
    return marks.mark(m["sign"], m["on"])


def _priority(_at: _Pass, m: re.Match[str]) -> Element:
    return marks.priority(m["pri"])


def _flag(_at: _Pass, m: re.Match[str]) -> Element:
    return marks.priority(m["flag"])


def _recurrence(_at: _Pass, m: re.Match[str]) -> Element:
    return marks.recurrence(m["rec"])


def _repeat(_at: _Pass, m: re.Match[str]) -> Element:
    return marks.recurrence(m["repeat"])


def _footnote(_at: _Pass, m: re.Match[str]) -> Element:
    element = Element("sup")
    element.text = AtomicString(m["foot"])
    return element


def _link(at: _Pass, m: re.Match[str]) -> Element:
    address = at.written(m["address"] if m["angled"] is None else m["angled"])
    return _linked(at, m, address, at.written(m["title"] or m["title2"]))


def _reference(at: _Pass, m: re.Match[str]) -> Element | None:
    parser = at.markdown.parser
    if not isinstance(parser, NoteParser) or not parser.notes.definitions:
        return None
    defined = parser.notes.definitions.get(label_key(at.written(m["label"] or m["text"])))
    return None if defined is None else _linked(at, m, *defined)


def _linked(at: _Pass, m: re.Match[str], address: str, title: str) -> Element:
    """A link whose text may hold markup, but no other link; an image's is plain, as it stands for a picture."""
    text = m["text"]
    atomic = _embedded(m)
    processor = at.markdown.treeprocessors["inline"]
    if not atomic and STX in text and isinstance(processor, InlineTreeProcessor):
        stashed = (processor.stashed_nodes.get(found[1]) for found in INLINE_PLACEHOLDER_RE.finditer(text))
        atomic = any(isinstance(node, Element) and node.tag == "a" for node in stashed)
    return at.links().link(at.written(text) if atomic else text, address, title, atomic=atomic, embedded=_embedded(m))


def _embedded(m: re.Match[str]) -> bool:
    return m[0].startswith("!")


def _bare_url(at: _Pass, m: re.Match[str]) -> Element:
    text = decode_entities(m[0])
    return at.links().link(text, text if text.startswith("http") else f"https://{text}", atomic=True)


def _bare_mail(at: _Pass, m: re.Match[str]) -> Element:
    return at.links().outside(f"mailto:{m[0]}", AtomicString(m[0]))


def _tag(at: _Pass, m: re.Match[str]) -> Element:
    element = Element(m["name"])
    element.text = AtomicString(at.written(m["inner"])) if m["name"] == "code" else m["inner"]
    return element
