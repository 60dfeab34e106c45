"""Python-Markdown's inline patterns, replaced: what may stand in a line of text, and what becomes of it.

The patterns (`patterns`) are tried in a few passes, in order; within a pass the leftmost match counts.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import InlineProcessor as InlineTreeProcessor
from markdown.util import INLINE_PLACEHOLDER_RE, STX, AtomicString, Registry

from netmd.site.markdown import marks, patterns
from netmd.site.markdown.blocks import NoteParser
from netmd.site.markdown.links import ENTITY, Links, decode_entities
from netmd.site.markdown.notes import label_key
from netmd.site.markdown.passes import Handler, LinkingPass, Pass, escape

if TYPE_CHECKING:
    from markdown import Markdown

_TAG_DEPTH = 3
_LINKING_PASSES = (1, 2, 3)


def register(md: Markdown, links: Callable[[], Links]) -> None:
    """Give `md` these patterns instead of its own; `links` returns the maker of links for the text at hand."""
    md.inlinePatterns = Registry()
    tags: dict[str, Handler] = {patterns.TAG: _tag, ENTITY: _entity}
    # Each with what every match in it holds.
    passes: list[tuple[str, dict[str, Handler]]] = [
        (r"[`<\\\n]", {patterns.CODE: _code, patterns.LINE_BREAK: _line_break, patterns.ESCAPED: _escaped}),
        (
            r"[<\[:](?:(?<!:)|:)",
            {
                patterns.AUTOLINK: _autolink,
                patterns.WIKILINK: _wikilink,
                marks.DATAVIEW: _field,
                patterns.FOOTNOTE: _footnote,
                patterns.LINK: _link,
            },
        ),
        (r"\[", {patterns.REFERENCE: _reference}),
        (
            rf"[@:.{marks.SIGNS}](?:(?<!\.)|(?<=www\.))",
            {
                patterns.URL: _bare_url,
                patterns.BARE_MAIL: _bare_mail,
                marks.TODO_TXT: _date,
                marks.TASKS: _sign,
                marks.PRIORITY: _priority,
                marks.FLAG: _flag,
                marks.RECURRENCE: _recurrence,
                marks.REPEAT: _repeat,
            },
        ),
        *[("[<&]", tags)] * _TAG_DEPTH,
        (r"[~=]", {patterns.STRUCK: _in("del"), patterns.MARKED: _in("mark")}),
        (r"[*_]", {patterns.STAR_3: _in("strong", "em"), patterns.SCORE_3: _in("strong", "em")}),
        (r"[*_]", {patterns.STAR_2: _in("strong"), patterns.SCORE_2: _in("strong")}),
        (r"[*_]", {patterns.STAR_1: _in("em"), patterns.SCORE_1: _in("em")}),
    ]
    for number, (sign, alternatives) in enumerate(passes):
        kind = LinkingPass if number in _LINKING_PASSES else Pass
        processor = kind(sign, alternatives, md, links)
        md.inlinePatterns.register(processor, f"notes {number}", len(passes) - number)


def _in(*tags: str) -> Handler:
    """Puts what stands between the marks into these elements, one in the other."""

    def handler(_at: Pass, m: re.Match[str]) -> Element:
        width = _WIDTHS.get(tags, 2)
        outer = inner = Element(tags[0])
        for tag in tags[1:]:
            inner = SubElement(inner, tag)
        inner.text = m[0][width:-width]
        return outer

    return handler


_WIDTHS = {("em",): 1, ("strong", "em"): 3}


def _code(_at: Pass, m: re.Match[str]) -> Element:
    return code(m["span"])


def code(span: str) -> Element:
    """The element for what stands between backticks."""
    text = span.replace("\n", " ")
    if text.strip(" ") and text[0] == text[-1] == " ":
        text = text[1:-1]
    element = Element("code")
    element.text = AtomicString(text)
    return element


def _line_break(_at: Pass, _m: re.Match[str]) -> Element:
    return Element("br")


def _escaped(_at: Pass, m: re.Match[str]) -> str:
    return escape(m[0][1:])


def _entity(_at: Pass, m: re.Match[str]) -> str | None:
    text = html.unescape(m[0])
    return None if text == m[0] or any(ord(character) < 32 for character in text) else escape(text)


def _autolink(at: Pass, m: re.Match[str]) -> Element:
    if m["mailbox"]:
        return at.links().outside(f"mailto:{m['mailbox']}", AtomicString(m["mailbox"]))
    address = decode_entities(at.written(m["url"]))
    return at.links().link(address, address, atomic=True)


def _wikilink(at: Pass, m: re.Match[str]) -> Element | None:
    if not m["note"].partition("|")[0].strip():
        return None
    return at.links().wikilink(at.written(m["note"]), embedded=_embedded(m))


def _field(at: Pass, m: re.Match[str]) -> Element:
    return marks.mark(at.written(m["key1"] or m["key2"]), at.written(m["value1"] or m["value2"]))


def _date(_at: Pass, m: re.Match[str]) -> Element:
    return marks.mark(m["key"], m["when"])


def _sign(_at: Pass, m: re.Match[str]) -> Element:
    return marks.mark(m["sign"], m["on"])


def _priority(_at: Pass, m: re.Match[str]) -> Element:
    return marks.priority(m["pri"])


def _flag(_at: Pass, m: re.Match[str]) -> Element:
    return marks.priority(m["flag"])


def _recurrence(_at: Pass, m: re.Match[str]) -> Element:
    return marks.recurrence(m["rec"])


def _repeat(_at: Pass, m: re.Match[str]) -> Element:
    return marks.recurrence(m["repeat"])


def _footnote(_at: Pass, m: re.Match[str]) -> Element:
    return footnote(m["foot"])


def footnote(label: str) -> Element:
    """The element for a reference to a footnote."""
    element = Element("sup")
    element.text = AtomicString(label)
    return element


def _link(at: Pass, m: re.Match[str]) -> Element:
    address = at.written(m["address"] if m["angled"] is None else m["angled"])
    return _linked(at, m, address, at.written(m["title"] or m["title2"]))


def _reference(at: Pass, m: re.Match[str]) -> Element | None:
    parser = at.markdown.parser
    if not isinstance(parser, NoteParser) or not parser.notes.definitions:
        return None
    defined = parser.notes.definitions.get(label_key(at.written(m["label"] or m["text"])))
    return None if defined is None else _linked(at, m, *defined)


def _linked(at: Pass, m: re.Match[str], address: str, title: str) -> Element:
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


def _bare_url(at: Pass, m: re.Match[str]) -> Element:
    text = decode_entities(m[0])
    return at.links().link(text, text if text.startswith("http") else f"https://{text}", atomic=True)


def _bare_mail(at: Pass, m: re.Match[str]) -> Element:
    return at.links().outside(f"mailto:{m[0]}", AtomicString(m[0]))


def _tag(at: Pass, m: re.Match[str]) -> Element:
    element = Element(m["name"])
    element.text = AtomicString(at.written(m["inner"])) if m["name"] == "code" else m["inner"]
    return element
