"""Which field a header names, in any of the languages, with what people write around it, and with slips."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from netmd.exchange.readers.spreadsheet.vocabulary import known_headers, spoken
from netmd.reading.headings import channel_of


@lru_cache(maxsize=4096)
def field_of(*texts: str) -> str:
    """The field that a header names, whatever its language and slips; empty where it names none or several. Of several
    texts the first that names one counts, those without slips before those with.
    """
    return next((field for text in texts if (field := known_field(text))), "") or next(
        (field for text in texts if (field := _nearly(spoken(text)))), ""
    )


def known_field(header: str) -> str:
    """The field that a header names without a slip; empty where it names none."""
    if len(header) > _LONGEST:
        return ""
    words, known = spoken(header), known_headers()
    if not words:
        return ""
    forms = (words, spoken(_ASIDE.sub(" ", header)), _without_fillers(words), _NUMBERED.sub("", words))
    for form in dict.fromkeys(forms):
        if form in known:
            return known[form]
    texts = [spoken(part) for part in _OR.split(header)]
    fields = {known.get(text, "") for text in texts}
    if len(fields) == 1 and "" not in fields:
        return fields.pop()
    return "channel" if _are_channels(texts) else ""


def _are_channels(texts: Sequence[str]) -> bool:
    """Whether a header lists what kinds of meeting stand below it: ``Coffee / call?``; e-mail and phone are no such."""
    return (
        len(texts) > 1
        and "" in {known_headers().get(text, "") for text in texts}
        and all(" " not in text and channel_of(text, {}) != "meeting" for text in texts)
    )


_OR = re.compile(r"[/&|,+]|\s(?:or|and|oder|und|ou|et|o|y|e|of|en)\s")
_ASIDE = re.compile(r"[(\[{].*?(?:[)\]}]|\Z)")
_NUMBERED = re.compile(r" \d{1,2}\Z")
_FILLER_WORDS = (
    "contact contacts person s persons their your my the of a an optional required if any current primary "
    "preferred des der die das du de la le del da do di van het"
)
_FILLERS = frozenset(_FILLER_WORDS.split())


def _without_fillers(words: str) -> str:
    return " ".join(word for word in words.split() if word not in _FILLERS)


_LONGEST = 120
_SHORTEST, _LONG = 5, 9
"""Letters of a header in which one slip is borne, and two: ``Emial``, ``Compnay``, ``Adress of emial``."""


def _nearly(words: str) -> str:
    if not _SHORTEST <= len(words) <= _LONGEST:
        return ""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    known = known_headers()
    slips = 1 if len(words) < _LONG else 2
    best = process.extract(words, _long_headers(), scorer=OSA.distance, score_cutoff=slips, limit=4)
    fields = {known[header] for header, distance, _ in best if distance == best[0][1]}
    return fields.pop() if len(fields) == 1 else ""


@cache
def _long_headers() -> tuple[str, ...]:
    return tuple(header for header in known_headers() if len(header) >= _SHORTEST)
