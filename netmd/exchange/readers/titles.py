"""A sentence that stands for what happened, as the title of a touch."""

from __future__ import annotations

import re

_LONGEST = 100


def title_and_rest(text: str) -> tuple[str, str]:
    """The first sentence of a text, where it is short, and what follows it; of a long one its beginning, and it all."""
    plain = " ".join(text.split())
    sentence = re.match(r".+?[.!?](?=\s|\Z)", plain)
    first = (sentence[0] if sentence else plain).rstrip(".")
    rest = plain[sentence.end() :].strip() if sentence else ""
    if len(first) <= _LONGEST:
        return first, rest
    words = first[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    return f"{words}…", plain
