"""A name taken apart as vCard's N wants it: family, given, additional names, prefixes, suffixes (RFC 6350 6.2.2).

A guess, as a name doesn't say which of its words is whose; FN has it as it is, and N only sorts and addresses.
"""

from __future__ import annotations

import re

_PREFIXES = frozenset(("dr", "prof", "professor", "mr", "mrs", "ms", "mx", "miss", "sir", "dame", "rev", "fr"))
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md", "dds", "esq", "mba", "cpa", "rn", "pe", "jd"))
_PARTICLES = frozenset(
    ("af", "al", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn",
     "la", "le", "ten", "ter", "van", "vom", "von", "zu", "zum", "zur")
)  # fmt: skip
"""Words that belong to the family name after them, where they are not written with a capital."""
_EAST_ASIAN = re.compile("[\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+")


def name_parts(name: str) -> tuple[str, str, str, str, str]:
    """Family, given, additional, prefixes, suffixes of ``Dr. Ana María de la Cruz, PhD``; empty where there is none.

    The last word is the family's, with the particles before it; of Chinese, Japanese and Korean names the first one,
    and all of a name in one piece. A single word is a given name.
    """
    words = [word.strip(",") for word in name.split()]
    words = [word for word in words if word]
    prefixes: list[str] = []
    suffixes: list[str] = []
    while len(words) > 1 and _bare(words[0]) in _PREFIXES:
        prefixes.append(words.pop(0))
    while len(words) > 1 and _bare(words[-1]) in _SUFFIXES:
        suffixes.insert(0, words.pop())
    titles = " ".join(prefixes), " ".join(suffixes)
    if words and all(map(_EAST_ASIAN.fullmatch, words)):
        return words[0], " ".join(words[1:]), "", *titles
    if len(words) < 2:
        return "", " ".join(words), "", *titles
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return " ".join(words[start:]), words[0], " ".join(words[1:start]), *titles


def _bare(word: str) -> str:
    return word.replace(".", "").casefold()
