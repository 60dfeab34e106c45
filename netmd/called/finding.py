"""Finding by a piece of a name: the first way in which anything fits decides; then a slip is forgiven."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic

from netmd.called.names import Called, Thing
from netmd.called.slips import slips_in
from netmd.called.ways import ways
from netmd.folding import words_of
from netmd.model import name_key


@dataclass(frozen=True, slots=True)
class Match(Generic[Thing]):
    """What a text fits: ``one`` where that is sure, else ``candidates``, the likeliest first; neither if nothing fits.

    ``is_slip`` says that the one was only found by forgiving a slip.
    """

    one: Thing | None = None
    candidates: tuple[Thing, ...] = ()
    is_slip: bool = False


def find(called: Sequence[Called[Thing]], text: str) -> Match[Thing]:
    """Which of these a text means. Not by the keys of links: those are looked up before (:func:`stem_key`)."""
    wanted = bare(text)
    words = words_of(wanted)
    if not words:
        return Match()
    for fits in ways(wanted, words):
        found = [one for one in called if fits(one)]
        if found:
            return match(found)
    return _with_slip(called, words)


def match(found: Sequence[Called[Thing]]) -> Match[Thing]:
    """Those that fit in the same way: sure if there is but one, or but one that is not set aside."""
    around = [one for one in found if not one.is_aside]
    if len(found) == 1 or len(around) == 1:
        return Match((around or found)[0].thing)
    return Match(candidates=tuple(one.thing for one in sorted(found, key=_rank)))


def closest(called: Sequence[Called[Thing]], text: str, limit: int = 3) -> tuple[Thing, ...]:
    """Those whose names are most like ``text``, for a person who mistyped more than a slip; perhaps none."""
    from rapidfuzz import fuzz

    wanted = " ".join(words_of(bare(text)))
    if not wanted:
        return ()
    scored = ((max(fuzz.WRatio(wanted, " ".join(words)) for words in one.names), one) for one in called)
    near = sorted(((-score, one.rank, number, one) for number, (score, one) in enumerate(scored) if score >= _NEAR))
    return tuple(one.thing for *_, one in near[:limit])


_NEAR = 65
"""Of 100: below it names have little more in common than their length (rapidfuzz WRatio)."""


def bare(text: str) -> str:
    """The text without what people put around a name in notes: ``[[sam-lee|Sam]]``, ``@sam-lee``, ``sam-lee.md``."""
    link = re.fullmatch(r"\[\[([^\[\]|#]*)[^\[\]]*\]\]", text.strip())
    within = (link[1] if link else text).strip()
    return within[1:] if within.startswith("@") and "." not in within else within


def stem_key(wanted: str) -> str:
    """The key, as links are compared, of a bare text that may be a file's name or the path to it."""
    stem = re.sub(r"\.md$", "", wanted, flags=re.IGNORECASE)
    return name_key(stem.rsplit("/", 1)[-1] if stem != wanted else stem)


def _with_slip(called: Sequence[Called[Thing]], words: Sequence[str]) -> Match[Thing]:
    """Whatever fits with the fewest letters wrong; others that fit too are there to choose from if that is unclear."""
    slips = slips_in(words)
    found: list[tuple[int, Called[Thing]]] = []
    for one in called:
        counts = [count for theirs in one.names if (count := slips(theirs)) is not None]
        if counts:
            found.append((min(counts), one))
    if not found:
        return Match()
    fewest = min(count for count, _ in found)
    best = match([one for count, one in found if count == fewest])
    if best.one is not None:
        return Match(best.one, is_slip=True)
    ranked = sorted(found, key=lambda pair: (pair[0], *pair[1].rank))
    return Match(candidates=tuple(one.thing for _, one in ranked))


def _rank(one: Called[Thing]) -> tuple[bool, str, str]:
    return one.rank
