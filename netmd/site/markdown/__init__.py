"""The text of a note, rendered to HTML that is safe to stand on a page.

`Renderer` is the way in. A section's text goes through

    clean text -> no comments -> blocks -> inline patterns -> serialiser -> sanitiser

Python-Markdown carries it; `NoteParser` (blocks) and the patterns (inline) are ours, since notes are written by people
used to CommonMark, GitHub and Obsidian, and since the library's own are quadratic on hostile text. Its engine for
inline patterns takes most of the time: what is plain to read goes neither there nor to the sanitiser (`direct`).
"""

from netmd.site.markdown.budget import is_heavy
from netmd.site.markdown.links import LinkTarget, Resolve
from netmd.site.markdown.normalise import definitions_in
from netmd.site.markdown.render import Rendered, Renderer

__all__ = [
    "LinkTarget",
    "Rendered",
    "Renderer",
    "Resolve",
    "definitions_in",
    "is_heavy",
]
