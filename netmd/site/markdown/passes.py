"""How the library is given several patterns at once.

It asks for each of its patterns on each stretch of text, which is why several are tried together, in one pass; and it
asks whatever the text is, which is why a pass looks first for a sign that each of its matches holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX

from netmd.site.markdown.links import Links

if TYPE_CHECKING:
    from markdown import Markdown

Handler = Callable[["Pass", "re.Match[str]"], "Element | str | None"]

_ESCAPED = re.compile(f"{STX}([0-9]+){ETX}")


class Signed:
    """A regular expression that is not tried where the sign is absent that each of its matches holds."""

    __slots__ = ("pattern", "sign")

    def __init__(self, sign: str, pattern: re.Pattern[str]) -> None:
        self.sign = re.compile(sign)
        self.pattern = pattern

    def finditer(self, text: str, start: int = 0) -> Iterable[re.Match[str]]:
        """The matches of the pattern; the library asks nothing else of one."""
        return self.pattern.finditer(text, start) if self.sign.search(text, start) else ()


class Pass(InlineProcessor):
    """Patterns tried together; a match becomes what its handler returns, and None leaves the text as it is."""

    def __init__(self, sign: str, alternatives: dict[str, Handler], md: Markdown, links: Callable[[], Links]) -> None:
        super().__init__("|".join(f"(?P<alternative{n}>{pattern})" for n, pattern in enumerate(alternatives)), md)
        self.signed = Signed(sign, self.compiled_re)
        self.handlers = {f"alternative{n}": handler for n, handler in enumerate(alternatives.values())}
        self.markdown = md
        self.links = links

    def getCompiledRegExp(self) -> re.Pattern[str]:  # noqa: N802
        """What the library looks for matches with."""
        return cast("re.Pattern[str]", self.signed)

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


class LinkingPass(Pass):
    """A pass that makes links, and so never looks within one."""

    ANCESTOR_EXCLUDES = ("a",)


def escape(text: str) -> str:
    """`text` as no pattern sees it: each character as STX, number, ETX."""
    return "".join(f"{STX}{ord(character)}{ETX}" for character in text)


def unescape(text: str) -> str:
    """`text` with the characters that a backslash or an entity stood for, kept till now by `escape`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1])), text) if STX in text else text
