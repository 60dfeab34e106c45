"""The body of a note, out of the sections and meetings that the document has of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from netmd.exchange.readers.netmd_json.document import Document, Thing, can_be_linked, stem_of

_HIGH = re.compile(r"^#{1,2}(?=[ \t])", re.MULTILINE)
_HIGHEST = re.compile(r"^#(?=[ \t])", re.MULTILINE)


def body_of(contact: Thing, document: Document, hosted: Iterable[Thing], lines: Sequence[str] = ()) -> str:
    """Markdown: what the note says itself, in its order, each section below a heading; then meetings of other files.
    ``lines`` of a list stand before the first heading.

    The document does not say of which level headings were: all are of one, above those within texts.
    """
    path = contact.text("path")
    sections = contact.things("sections")
    meetings = [one for one in contact.things("meetings") if one.text("file") == path]
    further = list(hosted)
    is_high = any(_HIGH.search(one.raw("text")) for one in (*sections, *meetings, *further))
    sign = "#" if is_high else "##"
    own = [(one.number("line"), _below(sign, _title(one), one)) for one in sections]
    own += [(one.number("line"), _meeting(sign, one)) for one in meetings]
    written = [text for _, text in sorted(own, key=lambda each: each[0])]
    before_headings = sum(not _title(one) for one in sections[:1])
    written.insert(before_headings, "\n".join(lines))
    written += [_meeting(sign, one, host=path) for one in further]
    return _relinked("\n\n".join(filter(None, written)), document)


def _title(thing: Thing) -> str:
    title = thing.text("title")
    return f"{title} (private)" if title and thing.is_so("private") else title


def _meeting(sign: str, meeting: Thing, host: str = "") -> str:
    """A meeting with its heading, which names the place and the others where ``host`` was not the one it stood with;
    nothing for one without a day.
    """
    when = meeting.when("date")
    if when is None:
        return ""
    words = [when.iso, meeting.text("time"), meeting.text("title")]
    if host:
        place, others = meeting.text("place"), _others(meeting, host)
        words += [f"at {place}" if place and place not in words[-1] else "", f"with {others}" if others else ""]
    if meeting.is_so("private"):
        words.append("(private)")
    return _below(sign, " ".join(filter(None, words)), meeting)


def _others(meeting: Thing, host: str) -> str:
    """Links to those who took part, but for the host and those whom the title links."""
    title = meeting.text("title")
    stems = [stem_of(path) for path in meeting.texts("with") if path != host]
    links = [f"[[{stem}]]" for stem in stems if can_be_linked(stem) and stem not in title]
    return " and ".join(filter(None, (", ".join(links[:-1]), *links[-1:])))


def _below(sign: str, title: str, thing: Thing) -> str:
    text = thing.raw("text").replace("\r\n", "\n").strip("\n")
    if title:
        first, _, rest = text.partition("\n")
        # a file of a meeting has its title in its text
        text = rest.strip("\n") if first.startswith("# ") and first[2:].strip() == thing.text("title") else text
        text = _HIGHEST.sub("##", text)
    return "\n".join(filter(None, (f"{sign} {title}" if title else "", text)))


_WIKILINK = re.compile(r"\[\[(?P<target>[^\[\]|#\n]+)(?P<rest>[|#][^\[\]\n]*)?\]\]")


def _relinked(text: str, document: Document) -> str:
    """Links to contacts whose files will be called otherwise than they were, by their names."""
    moved = document.moved
    if not moved or "[[" not in text:
        return text

    def by_name(match: re.Match[str]) -> str:
        name = moved.get(match["target"].strip().removesuffix(".md").casefold())
        return match[0] if name is None else f"[[{name}{match['rest'] or ''}]]"

    return _WIKILINK.sub(by_name, text)
