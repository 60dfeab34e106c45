"""Where in a file links say whom they mean, so that the one word can be changed and everything around it stays.

What netmd does not read is not looked at: code, comments, prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import quote, unquote

from netmd.editing.note import NoteFile
from netmd.model import Contact, Link, MeetingFile, Opportunity, name_key
from netmd.reading.links import find_links, target_name

Form = Literal["wiki", "path", "owner", "name"]


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """The last part of what a link points at: ``sam-lee`` of ``[[people/sam-lee#Notes|Sam]]``.

    ``start`` and ``end`` count in the note's ``text``. ``form`` is ``wiki``, ``path`` for a Markdown link, ``owner``
    for ``@sam-lee``, ``name`` for a value of the front matter without brackets. ``quotes`` are those around it in the
    front matter; None in the body. ``encoded`` says that a path stands there without ``<…>``. ``file`` is the path that
    a link gives, with ``.md``: ``people/sam-lee.md``; empty for an owner.
    """

    start: int
    end: int
    key: str
    form: Form
    quotes: str | None = None
    encoded: bool = False
    file: str = ""

    def written(self, name: str) -> str | None:
        """Another name in its place, so that it means that name and what is around it stays; None if it cannot."""
        if self.form == "owner":
            return name if _OWNER.fullmatch(name) and name.lower() not in ("me", "them") else None
        if "/" in name or name_key(re.sub(r"\.md\Z", "", name, flags=re.IGNORECASE)) != name_key(name):
            return None
        if self.form == "path":
            return _as_path(name, self.encoded)
        if _NOT_IN_A_LINK.search(name):
            return None
        if self.quotes is None:
            return name
        if self.quotes and self.quotes in name:
            return None
        if self.quotes and self.form == "wiki":
            return name
        return name if _PLAIN.fullmatch(name) else None


_OWNER = re.compile(r"[^\W_][\w.-]*\w|\w")
_NOT_IN_A_LINK = re.compile(r"[#|^\[\]\\\n\0`]|%%|<!--|\A\s|\s\Z|\A\Z")
_PLAIN = re.compile(r"[^\W_](?:[\w .’'-]*\w)?")
"""What may stand in the front matter without quotes wherever a name may: in a list in brackets, between commas."""


def link_targets(note: NoteFile) -> Iterator[LinkTarget]:
    """The target of every link in a file, embedded notes and link definitions among them, in no fixed order.

    In a file that is no entry, those in brackets: ``[[…]]`` and Markdown links.
    """
    body = note.front_matter.body_start
    plain = note.masked.plain
    yield from _in_text(plain, body)
    yield from _definitions(plain, body)
    if note.reading.entry is not None:
        yield from _owners(note)
    if body:
        yield from _in_front_matter(note, note.text.content[:body])


# -- in a text ------------------------------------------------------------------------------------------------------


_EMBED = re.compile(r"!\[\[(?P<target>[^\[\]\n\0]{1,400})\]\]")
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n^]{1,200}\]:[ \t]*(?P<href><[^<>\n\0]+>|[^\s<>\0]+)", re.MULTILINE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


def _in_text(text: str, shift: int, quotes: str | None = None) -> Iterator[LinkTarget]:
    for start, end, _, _ in find_links(text):
        if text.startswith("[[", start):
            yield from _wiki(text[start + 2 : end - 2], shift + start + 2, quotes)
        else:
            href = text.index("](", start) + 2
            written = re.compile(r"<[^<>]*>|[^ \t]*").match(text, href, end - 1)
            yield from _path(written[0] if written else "", shift + href)
    for match in _EMBED.finditer(text):
        yield from _wiki(match["target"], shift + match.start("target"), quotes)


def _definitions(text: str, shift: int) -> Iterator[LinkTarget]:
    if "]:" in text:
        for match in _DEFINITION.finditer(text):
            yield from _path(match["href"], shift + match.start("href"))


def _wiki(inside: str, at: int, quotes: str | None) -> Iterator[LinkTarget]:
    target = inside.partition("|")[0].split("#", 1)[0].rstrip("\\")
    if target_name(inside.partition("|")[0]):
        yield from _last_part(target, at, "wiki", quotes)


def _path(href: str, at: int) -> Iterator[LinkTarget]:
    bracketed = href.startswith("<")
    bare = href.strip("<>")
    if _SCHEME.match(bare):
        return
    path = re.split(r"[#?]", bare, maxsplit=1)[0]
    if unquote(path).lower().endswith(".md"):
        yield from _last_part(path, at + bracketed, "path", None, encoded=not bracketed)


def _last_part(
    target: str, at: int, form: Form, quotes: str | None, *, encoded: bool = False
) -> Iterator[LinkTarget]:  # fmt: skip
    begin = target.rfind("/") + 1
    part = re.sub(r"(?:\.md)?\.md\s*\Z" if form == "path" else r"\.md\s*\Z", "", target[begin:], flags=re.IGNORECASE)
    start = begin + len(part) - len(part.lstrip())
    word = part.strip()
    if word:
        key = name_key(unquote(word) if form == "path" else word)
        file = (unquote(target[:begin] + word) if form == "path" else target[:begin].lstrip() + word) + ".md"
        yield LinkTarget(at + start, at + start + len(word), key, form, quotes, encoded, file)


def _as_path(name: str, encoded: bool) -> str:
    """A name as the last part of a Markdown link's path; letters of all scripts stay as they are."""
    if not encoded:
        return re.sub(r"[%#?:<>\\]", lambda match: quote(match[0], safe=""), name)
    return "".join(char if char.isalnum() or char in "-._~" else quote(char, safe="") for char in name)


def _owners(note: NoteFile) -> Iterator[LinkTarget]:
    for item in note.entry.note.items:
        if item.owed_by is not None:
            start = note.offset(item.owed_by.location) + 1
            yield LinkTarget(start, start + len(item.owed_by.target), item.owed_by.key, "owner")


# -- in the front matter --------------------------------------------------------------------------------------------


_YAML = re.compile(
    r"(?:(?<=[\s\[{,])|^)(?:\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\n]|'')*')|(?:(?<=\s)|^)(?P<comment>#[^\n]*)", re.MULTILINE
)


def _in_front_matter(note: NoteFile, text: str) -> Iterator[LinkTarget]:
    """The links in its values, whatever their keys, and the names in the keys that take people; comments are none."""
    quoted: list[tuple[int, int]] = []
    parts: list[str] = []
    position = 0
    for match in _YAML.finditer(text):
        if match["comment"] is None:
            quoted.append(match.span())
        else:
            parts += [text[position : match.start()], " " * len(match["comment"])]
            position = match.end()
    plain = "".join(parts) + text[position:]

    def quotes_at(offset: int) -> str:
        return next((text[start] for start, end in quoted if start < offset < end), "")

    for found in _in_text(plain, 0, ""):
        yield replace(found, quotes=quotes_at(found.start))
    for link in _people(note):
        start = note.offset(link.location)
        written = re.compile(r"[ \t]+".join(map(re.escape, link.target.split(" ")))).match(plain, start)
        if written and "[" not in link.target:
            yield from _last_part(written[0], start, "name", quotes_at(start))


def _people(note: NoteFile) -> tuple[Link, ...]:
    entry = note.reading.entry
    if entry is None:
        return ()
    if isinstance(entry, Contact):
        return entry.introduced_by
    if isinstance(entry, Opportunity):
        return entry.source
    assert isinstance(entry, MeetingFile)
    return tuple(link for meeting in entry.note.meetings[:1] for link in meeting.people)
