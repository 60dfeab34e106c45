"""Names that are one but for a letter."""

from __future__ import annotations

from collections.abc import Iterator


def slips(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Keys of which two names share one if they differ by one letter in one long word (Garbe's symmetric deletion)."""
    if len(words) < 2:
        return
    for at, word in enumerate(words):
        if len(word) < _LONG_ENOUGH:
            continue
        others = words[:at] + words[at + 1 :]
        yield (*others, "", word)
        for cut in range(len(word)):
            yield (*others, "", word[:cut] + word[cut + 1 :])


_LONG_ENOUGH = 4


def is_slip(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names differ by no more than one letter: wrong, missing, too much, or two that changed places."""
    from rapidfuzz.distance import OSA

    return OSA.distance(" ".join(one), " ".join(other), score_cutoff=1) <= 1
