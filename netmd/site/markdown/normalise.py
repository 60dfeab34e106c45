"""Text -> text, before any Markdown is read: line ends, control characters, comments."""

from __future__ import annotations

import re

from netmd.reading.mask import mask, without

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# C0 controls but tab and newline, DEL, C1 controls, lone surrogates and noncharacters: none has a place in HTML, and
# U+0002 and U+0003 are the marks Python-Markdown works with.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

DEFINITION = re.compile(
    r"""[ ]{0,3}\[(?!\^)([^\[\]]{1,200})\]:[ \t]*+(?:<([^<>]*)>|(\S+))"""
    r"""(?:[ \t]++(?:"([^"]*)"|'([^']*)'|\(([^()]*)\)))?[ \t]*+$"""
)


def clean_text(text: str) -> str:
    """`text` with line feeds only, and without characters that HTML or the Markdown library cannot bear."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNFIT.sub(REPLACEMENT, text)


def without_comments(text: str, leaf: bool = False) -> str:
    """Clean `text` without Obsidian's `%%comments%%` and HTML comments; a line that held nothing else goes with them.

    What is a comment is for the reader of notes to say (`netmd.reading.mask`). A `leaf` is one paragraph, in which
    nothing is a fence.
    """
    if "%%" not in text and "<!--" not in text:
        return text
    return without(text, mask(text, leaf).comments)


def definitions_in(text: str) -> str:
    """The reference definitions (`[label]: https://…`) in a note's body, a line each, for `Renderer.render`."""
    if "]:" not in text:
        return ""
    masked = mask(clean_text(text))
    lines = zip(masked.visible.split("\n"), masked.plain.split("\n"), strict=True)
    return "\n".join(line for line, plain in lines if "]:" in plain and DEFINITION.match(line))
