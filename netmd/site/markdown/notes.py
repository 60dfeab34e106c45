"""What one text needs while it is read: what was defined, where headings stand, what work is left."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown.util import AtomicString

from netmd.site.markdown.budget import ATOM, BLOCK, BLOCK_BEFORE, COPIED_CHARACTER, LEAF, MATCH, TRIGGER, Budget
from netmd.site.markdown.normalise import DEFINITION, without_comments

_BLOCK_ID = re.compile(r"\^[A-Za-z0-9-]+")


@dataclass(slots=True)
class Notes:
    """The state of one text."""

    budget: Budget
    heading_base: int = 3
    definitions: dict[str, tuple[str, str]] = field(default_factory=dict)
    outline: list[int] = field(default_factory=list)
    blocks: int = 0

    def block(self) -> None:
        """Count a block, an item or a row; raises TooHeavyError when it is more than the budget has left."""
        self.blocks += 1
        self.budget.spend(BLOCK + BLOCK_BEFORE * self.blocks)

    def define(self, line: str) -> bool:
        """Keep the reference that `line` defines, if it does; the first of a name holds (CommonMark §4.7)."""
        found = DEFINITION.match(line)
        if found is None:
            return False
        label, bracketed, bare, *titles = found.groups()
        title = next(filter(None, titles), "")
        self.definitions.setdefault(label_key(label), (bracketed if bare is None else bare, title))
        return True

    def heading_tag(self, level: int) -> str:
        """The tag for a heading written at `level`: the outline starts at `heading_base` and never skips a level."""
        while self.outline and self.outline[-1] >= level:
            self.outline.pop()
        self.outline.append(level)
        return f"h{min(6, self.heading_base + len(self.outline) - 1)}"

    def leaf(self, text: str) -> str:
        """`text` as it may hang on an element: atomic, if there is no markup in it.

        Raises TooHeavyError when its markup is more than the budget has left.
        """
        if "%%" in text or "<!--" in text:
            text = without_comments(text, leaf=True)
        text = _without_block_id(text)
        matches = len(TRIGGER.findall(text))
        if not matches:
            self.budget.spend(ATOM)
            return AtomicString(text)
        self.budget.spend(LEAF + matches * (MATCH + COPIED_CHARACTER * len(text)))
        return text


def label_key(label: str) -> str:
    """The form in which references' labels are compared (CommonMark §4.7)."""
    return " ".join(label.casefold().split())


def _without_block_id(text: str) -> str:
    """`text` without the `^block-id` that Obsidian ends a block with."""
    before, caret, name = text.rpartition("^")
    if caret and (not before or before[-1] in " \n") and _BLOCK_ID.fullmatch(caret + name):
        return before.rstrip(" \n")
    return text
