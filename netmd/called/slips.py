"""A typed text with a slip in it: a letter wrong, missing, added or two changed places; in long words two."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_LONG = 8
"""Letters of a word in which a second slip is forgiven."""

Slips = Callable[[str, str], int]


def slips_in(words: Sequence[str]) -> Callable[[Sequence[str]], int | None]:
    """How many letters are wrong in these words for somebody's; None for more than are forgiven."""
    from rapidfuzz.distance import OSA

    def slips(typed: str, theirs: str) -> int:
        """How many letters are wrong, a beginning of their word being enough; more than are forgiven counts as many."""
        allowed = _forgiven(typed)
        whole = OSA.distance(typed, theirs, score_cutoff=allowed)
        return min(whole, OSA.distance(typed, theirs[: len(typed)], score_cutoff=allowed)) if whole else whole

    return lambda theirs: _fewest(words, theirs, slips)


def _fewest(words: Sequence[str], theirs: Sequence[str], slips: Slips) -> int | None:
    """The letters wrong in all words, each paired with another one of theirs; None if a word fits none of them."""
    left = list(theirs)
    total = 0
    for word in words:
        count, best = min(((slips(word, other), at) for at, other in enumerate(left)), default=(99, -1))
        if count > _forgiven(word):
            return _run_together(words, theirs, slips)
        total += count
        left.pop(best)
    return total


def _run_together(words: Sequence[str], theirs: Sequence[str], slips: Slips) -> int | None:
    typed = "".join(words)
    count = slips(typed, "".join(theirs))
    return count if count <= _forgiven(typed) and len(typed) >= _LONG else None


def _forgiven(word: str) -> int:
    """How many letters of a word may be wrong."""
    return 2 if len(word) >= _LONG else 1 if len(word) >= 3 else 0
