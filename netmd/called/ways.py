"""The ways in which a typed text fits what something is called."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from netmd.called.names import Called
from netmd.folding import fold, words_of

Fits = Callable[[Called[Any]], bool]


def ways(text: str, words: Sequence[str]) -> Iterator[Fits]:
    """The ways for a text and its folded words, from the surest on."""
    address = fold(text.strip())
    yield _has_address(address)
    yield _is_called(words)
    yield _has_words(words)
    yield _has_beginnings(words)
    yield _has_pieces(words)
    yield _has_piece_of_address(address)


def _has_address(address: str) -> Fits:
    return lambda called: address in called.addresses


def _is_called(words: Sequence[str]) -> Fits:
    together = "".join(words)
    return lambda called: any("".join(theirs) == together for theirs in called.names)


def _has_words(words: Sequence[str]) -> Fits:
    if any(len(word) == 1 for word in words):
        return lambda _: False  # one letter is a beginning, even where somebody is called so
    return lambda called: any(_pair_up(words, theirs, str.__eq__) for theirs in called.names)


def _has_beginnings(words: Sequence[str]) -> Fits:
    return lambda called: any(
        _pair_up(words, theirs, str.startswith) for theirs in (*called.names, *map(words_of, called.addresses))
    )


_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
"""Thai, Lao, Burmese, Hangul (as :func:`fold` takes it apart), Khmer, Kana, Han: there a surname and a given name may
be one word."""


def _has_pieces(words: Sequence[str]) -> Fits:
    if not any(map(_WITHOUT_SPACES.fullmatch, words)):
        return lambda _: False

    def fits(other: str, word: str) -> bool:
        return other.startswith(word) or (word in other and _WITHOUT_SPACES.fullmatch(word) is not None)

    return lambda called: any(_pair_up(words, theirs, fits) for theirs in called.names)


def _has_piece_of_address(address: str) -> Fits:
    if not any(sign in address for sign in "@."):
        return lambda _: False
    return lambda called: any(address in theirs for theirs in called.addresses)


def _pair_up(words: Sequence[str], theirs: Sequence[str], fits: Callable[[str, str], bool]) -> bool:
    """Whether each word has one of theirs of its own; the longest word chooses first."""
    if len(words) == 1:
        word = words[0]
        return any(fits(other, word) for other in theirs)
    left = list(theirs)
    for word in sorted(words, key=len, reverse=True):
        chosen = next((at for at, other in enumerate(left) if fits(other, word)), None)
        if chosen is None:
            return False
        left.pop(chosen)
    return True
