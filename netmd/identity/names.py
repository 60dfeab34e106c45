"""Names of people and organisations in the forms in which two of them are compared."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from netmd.folding import fold, words_of
from netmd.identity.titles import count_degrees, count_titles, generation_of, is_plain

_ORG_TAIL = frozenset(
    ("inc", "llc", "ltd", "limited", "gmbh", "ag", "sa", "sas", "srl", "bv", "nv", "plc", "corp", "corporation", "co",
     "company", "kg", "oy", "ab", "as", "aps", "spa", "pty", "pte", "llp", "ev", "ug", "mbh", "the")
)  # fmt: skip


def bare_name(name: str) -> str:
    """A name as it is written, without titles, degrees and generation: ``O'Hara, Ben`` of ``O'Hara Jr., Dr. Ben``."""
    return _taken_apart(name).bare


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, whatever their order, without titles, degrees and generation."""
    return tuple(sorted(words_of(_taken_apart(name).bare) or words_of(name)))


def name_of(name: str) -> str:
    """A name in the form in which names are looked up: two of one form are called the same.

    A family's Jr. and Sr. are two, and so are Mr and Mrs Smith: a title before a single word stays. Signs alone are
    compared as they are.
    """
    parts = _taken_apart(name)
    words = name_words(name)
    if len(words) < 2 and parts.titles:
        words = tuple(sorted((*words, *words_of(parts.titles))))
    return " ".join((*words, *filter(None, (parts.generation,)))) or fold(name).strip()


def generation(name: str) -> str:
    """Which of a family's people of one name: ``jr``, ``sr``, ``2``; empty where nothing is said."""
    return _taken_apart(name).generation


def ends(name: str) -> tuple[str, str] | None:
    """The folded first and last word of a name, the given name first; None for one of a single word."""
    family, _, given = _taken_apart(name).bare.partition(",")
    words = (*words_of(given), *words_of(family))
    return (words[0], words[-1]) if len(words) > 1 else None


def org(text: str) -> str:
    """An organisation without its legal form: ``Rocket Nine Ltd.`` and ``rocket nine`` are one."""
    words = [word for word in words_of(text.replace(".", "")) if word not in _ORG_TAIL]
    return " ".join(words) or fold(text).strip()


class _Parts(NamedTuple):
    bare: str
    titles: str
    generation: str


_HONORIS_CAUSA = re.compile(r"\bh\.\s?c\.", re.IGNORECASE)
_CLOSE_DOT = re.compile(r"(?<=[^\W\d_]{2})\.(?=[^\W\d_a-z][^\W\d_])")
"""``Prof.Dr.Ann``"""
_WIDE_DEGREE = re.compile(r"\b(Ph|Ed|Psy)\.?\s(?=D\b)")


@lru_cache(maxsize=64)  # a name is asked about in several ways, one right after the other
def _taken_apart(name: str) -> _Parts:
    if is_plain(name):
        return _Parts(name, "", "")
    is_shouted = name.isupper()
    written = _WIDE_DEGREE.sub(r"\1.", _CLOSE_DOT.sub(". ", _HONORIS_CAUSA.sub("hc.", " ".join(name.split()))))
    parts = [part.split() for part in written.split(",")]
    titles: list[str] = []
    generation = ""
    for words in parts:
        count = count_titles(words)
        titles += words[:count]
        del words[:count]
    for at, words in reversed(list(enumerate(parts))):
        others = sum(map(len, parts)) - len(words)
        is_cut = True
        while is_cut:
            cut = count_degrees(words, is_behind_comma=at > 0, is_shouted=is_shouted)
            cut = min(cut, max(0, len(words) + others - 2))  # of two words both are the name: Ann Ma
            del words[len(words) - cut :]
            is_cut = bool(words) and len(words) + others > 2 - bool(others) and generation_of(words[-1]) != ""
            generation = generation_of(words.pop()) if is_cut else generation
    bare = ", ".join(" ".join(words) for words in parts if words)
    return _Parts(bare, " ".join(titles), generation) if words_of(bare) else _Parts(name, "", "")
