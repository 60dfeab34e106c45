"""Notes as HTML, rendered once for as long as the text and what its links mean stay the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from markupsafe import Markup

from netmd.model import Note
from netmd.site.markdown import LinkTarget, Renderer, Resolve, is_heavy

# The kind, the text, and what else its result depends on.
_Key = tuple[str | int, ...]
_FEW_PARTS = 20


@dataclass(frozen=True, slots=True)
class _Kept:
    """A result, beside the links the text asked for and what they meant then."""

    asked: tuple[tuple[str, LinkTarget | None], ...]
    result: str
    too_heavy: bool


@dataclass
class RenderMemo:
    """What was rendered before.

    One memo belongs to one notebook and is handed to each of its builds; only what the last build used is kept.
    """

    kept: dict[_Key, _Kept] = field(default_factory=dict)
    used: dict[_Key, _Kept] = field(default_factory=dict)

    def finish(self) -> None:
        """The build is complete: what it did not use is forgotten."""
        self.kept, self.used = self.used, {}

    @contextmanager
    def apart(self) -> Iterator[None]:
        """What is rendered meanwhile is remembered for as long only: ten thousand pages' texts are not held at once."""
        before = self.kept, self.used
        self.kept, self.used = {}, {}
        try:
            yield
        finally:
            self.kept, self.used = before


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of a note as HTML; ``too_heavy`` says that it is shown as it was typed."""

    html: Markup
    too_heavy: bool


class Notes:
    """Renders the Markdown of one notebook; its links go to the pages that ``resolve`` names."""

    def __init__(self, resolve: Resolve, memo: RenderMemo) -> None:
        self._resolve = resolve
        self._memo = memo
        self._asked: dict[str, LinkTarget | None] = {}
        self._heavy: dict[str, bool] = {}
        self._renderer = Renderer(self._ask)

    def block(self, text: str, root: str, note: Note | None, heading: int = 4) -> Text:
        """A section's or a meeting's text, which stands in ``note``; ``root`` leads from the page to the site's root.

        Headings in it begin at level ``heading``.
        """
        definitions = note.definitions if note else ""
        as_typed = note is not None and self._is_heavy(note)

        key = ("block", text, root, definitions, heading, as_typed)
        kept = self._known(key)
        if kept is None:
            found = self._renderer.render(
                text, root=root, definitions=definitions, heading_base=heading, as_typed=as_typed
            )
            kept = self._keep(key, found.html, found.too_heavy)
        return Text(Markup(kept.result), kept.too_heavy)  # noqa: S704

    def inline(self, text: str, root: str) -> Markup:
        """One line, such as an action item's text, without a block around it."""
        key = ("inline", text, root)
        kept = self._known(key) or self._keep(key, self._renderer.inline(text, root=root))
        return Markup(kept.result)  # noqa: S704

    def excerpt(self, text: str, limit: int) -> str:
        """The beginning of a text as plain words, at most ``limit`` characters."""
        if not text.strip():
            return ""
        key = ("plain", text, limit)
        return (self._known(key) or self._keep(key, self._renderer.plain(text, limit))).result

    def _is_heavy(self, note: Note) -> bool:
        """Whether the parts of a note, each with a budget of its own, ask together for more than a note does."""
        if len(note.sections) + len(note.meetings) <= _FEW_PARTS:
            return False
        known = self._heavy.get(note.path)
        if known is None:
            texts = [section.text for section in note.sections] + [meeting.text for meeting in note.meetings]
            known = self._heavy[note.path] = is_heavy("\n".join(texts))
        return known

    def _known(self, key: _Key) -> _Kept | None:
        """What is remembered and still holds; if nothing, the next that is kept is to be rendered."""
        memo = self._memo
        found = memo.used.get(key)
        if found is None:
            found = memo.kept.get(key)
            if found is None or any(self._resolve(target) != meant for target, meant in found.asked):
                self._asked = {}
                return None
            memo.used[key] = found
        return found

    def _keep(self, key: _Key, result: str, too_heavy: bool = False) -> _Kept:
        found = self._memo.used[key] = _Kept(tuple(self._asked.items()), result, too_heavy)
        return found

    def _ask(self, target: str) -> LinkTarget | None:
        meant = self._asked[target] = self._resolve(target)
        return meant
