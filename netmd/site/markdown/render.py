"""`Renderer`: the one way from the text of a note to HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.util import Registry
from markupsafe import Markup, escape

from netmd.site.markdown import inline
from netmd.site.markdown.blocks import NoteParser
from netmd.site.markdown.budget import Budget
from netmd.site.markdown.leaves import Leaves
from netmd.site.markdown.links import Links, Resolve
from netmd.site.markdown.normalise import clean_text, without_comments
from netmd.site.markdown.notes import Notes
from netmd.site.markdown.sanitise import sanitise
from netmd.site.markdown.serialise import to_html, to_words

Write = Callable[[Element], str]

# An excerpt is made from the beginning of a text: this many characters of Markdown for each of words.
_MARKUP_RATIO = 6


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as HTML; `too_heavy` says that it was more than a note asks for, and is shown as it was typed."""

    html: Markup
    too_heavy: bool


class Renderer:
    """Renders the texts of a notebook's notes; `resolve` says where a link to a note leads.

    `resolve` is given what a wikilink names (`Note`, `dir/Note`, `Note#Heading`, without the text shown) or the decoded
    path of a Markdown link to a `.md` file (`../contacts/a.md`, `a.md#heading`), and returns None when nobody fits.
    One Renderer is reused for all texts, for speed; nothing of one text is left for the next. Not for several threads.
    """

    def __init__(self, resolve: Resolve, *, shortcut: bool = True) -> None:
        """Without `shortcut` the library is asked about every line and the sanitiser about every text; for tests."""
        self._resolve = resolve
        self._links = Links(resolve)
        self._md = Markdown(extensions=[_Notes(lambda: self._links)])
        self._parser = NoteParser(self._md)
        self._leaves = Leaves(self._md, lambda: self._links, shortcut=shortcut)
        self._md.parser = self._parser
        self._md.treeprocessors.register(self._leaves, "inline", 20)

    def render(
        self,
        text: str,
        *,
        root: str = "",
        definitions: str = "",
        heading_base: int = 3,
        as_typed: bool = False,
    ) -> Rendered:
        """The blocks of `text`, a section of a note.

        `root` leads from the page to the site's root (`../`). `definitions` are the reference definitions of the whole
        note (`definitions_in`). Headings in the text start at `heading_base` and skip no level. With `as_typed`, and
        when the text is too heavy, it is shown in a `pre`, without its comments.
        """
        text = without_comments(clean_text(text))
        if as_typed:
            return _as_typed(text)
        notes = Notes(Budget(len(text)), heading_base)
        try:
            for line in clean_text(definitions).split("\n") if definitions else ():
                notes.define(line)
            return Rendered(Markup(self._convert(text, root, notes)), too_heavy=False)  # noqa: S704
        except Exception:
            # Besides TooHeavyError none is known; should a library raise one, a note must not cost the others.
            return _as_typed(text)

    def inline(self, text: str, *, root: str = "") -> Markup:
        """`text` as one line, with links, emphasis and code but no blocks: a meeting's title, an item's text."""
        text = " ".join(without_comments(clean_text(text), leaf=True).split())
        try:
            html = self._convert(text, root, Notes(Budget(len(text))), single=True)
        except Exception:
            return escape(text)
        return Markup(html.removeprefix("<p>").removesuffix("</p>"))  # noqa: S704

    def plain(self, text: str, limit: int = 200) -> str:
        """The first words of `text` without markup, at most `limit` characters, cut between words with an ellipsis."""
        text = without_comments(clean_text(text))
        start = text[: limit * _MARKUP_RATIO + 1000]
        try:
            words = self._run(start, "", Notes(Budget(len(start))), to_words)
        except Exception:
            words = " ".join(start.split())
        if len(words) <= limit and (len(start) == len(text)):
            return words
        cut = words[: max(limit - 1, 0)]
        if words[len(cut) : len(cut) + 1].strip() and " " in cut:
            cut = cut.rpartition(" ")[0]
        return cut.rstrip(" ,;:.–—-") + "…"

    def _convert(self, text: str, root: str, notes: Notes, single: bool = False) -> str:
        html = self._run(text, root, notes, to_html, single)
        if self._leaves.asked or not self._links.are_sure():
            html = sanitise(html, self._links.known)
        return html.strip()

    def _run(self, text: str, root: str, notes: Notes, write: Write, single: bool = False) -> str:
        self._links = Links(self._resolve, root)
        self._parser.notes, self._parser.single = notes, single
        self._md.serializer = write
        return self._md.convert(text)


def _as_typed(text: str) -> Rendered:
    return Rendered(Markup('<pre class="plain">{}</pre>').format(text), too_heavy=True)


class _Notes(Extension):
    """Keeps of Python-Markdown its way through a text and its engine for inline patterns; the dialect is ours."""

    def __init__(self, links: Callable[[], Links]) -> None:
        super().__init__()
        self._links = links

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.preprocessors = Registry()
        md.postprocessors = Registry()
        inline.register(md, self._links)
        for name in ("prettify", "unescape"):
            md.treeprocessors.deregister(name)
        md.stripTopLevelTags = False
