"""What stands around a name and is no part of it: titles before it, degrees and generations behind it.

Those of English, German, French, Spanish, Portuguese, Italian and Dutch. A word that is a name too (``Don``, ``Ing``,
``Phil``, ``Ma``) only counts where it is written so that it cannot be one, or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from netmd.folding import fold, words_of


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words("""
    dr dra drs prof profa professor professorin profesor profesora professora doktor doktorin docteur docteure doctora
    mr mrs ms mx mister messrs mme mlle madame mademoiselle monsieur maitre rev revd reverend
    herr herrn frau fraulein privdoz sra srta senor senora senorita dna
    dhr mevr mw mevrouw meneer mijnheer sigra signor signora dott dottssa dottoressa dottore avv
    """)
_BEFORE_A_WHOLE_NAME = _words("sir dame miss doctor hr fr sr heer")
"""With a dot, or with two words behind: ``Sir`` may be a name, and ``Dame`` is one."""
_WITH_A_DOT = _words("ing ir mag lic arq abg eng pr capt col gen lt maj sgt hon sig")
_FACULTIES = _words(
    "med phil jur iur nat rer theol oec pol vet dent techn pharm agr paed psych mult habil hc univ publ soc sc ing ir"
)
"""Behind a title, with a dot or small: ``Dr. rer. nat.``, ``Prof. Dr. h. c. mult.``, ``prof. dr. ir.``, ``Dr med``."""
_DEGREES = _words(
    "phd dphil mphil edd psyd dds dvm mba emba msc bsc meng beng mfa bfa llm llb esq cpa cfa pmp obe mbe cbe frs frcs"
)
_IN_CAPITALS = _words("md ma ba rn jd")
"""Degrees in capitals or with dots, in a name that is not all in capitals."""
_GENERATIONS = {
    "jr": "jr", "jnr": "jr", "jun": "jr", "junior": "jr", "sr": "sr", "snr": "sr", "sen": "sr", "senior": "sr",
    "ii": "2", "iii": "3", "iv": "4", "2nd": "2", "3rd": "3", "4th": "4",
}  # fmt: skip
_AS_DEGREES_ARE = re.compile(
    r"(?:[A-Z](?:[A-Z.®]|-(?=[A-Z]))+|(?:Ph|Ed|Ps[Yy])\.?D|[MBD]\.?(?:Sc|Phil|Eng|Ed|Arch)|Dr|Prof|Esq)\.?"
)


_ALL = _TITLES | _BEFORE_A_WHOLE_NAME | _DEGREES | _IN_CAPITALS | _GENERATIONS.keys()


def is_plain(name: str) -> bool:
    """Whether a name has surely no more than its words: the most names by far, and soon seen."""
    return "," not in name and "." not in name and _ALL.isdisjoint(words_of(name))


def is_title(word: str) -> bool:
    """Whether a word by itself is a title, as it may stand before a name."""
    return _letters(word) in _TITLES | _BEFORE_A_WHOLE_NAME


def count_titles(words: Sequence[str]) -> int:
    """How many of the first words of a name are titles; the last word never is."""
    count = 0
    while count < len(words) - 1 and _is_title(words[count], count, len(words) - count - 1):
        count += 1
    return count


def _is_title(word: str, before: int, behind: int) -> bool:
    letters, has_dot = _letters(word), word.endswith(".")
    if letters in _TITLES or (letters.startswith("dipl") and "." in word):
        return True
    if letters in _BEFORE_A_WHOLE_NAME and (has_dot or behind > 1):
        return True
    if has_dot and letters in _WITH_A_DOT:
        return True
    parts = [_letters(part) for part in re.split(r"[.-]+", word) if part]
    if len(parts) > 1 and parts[0] in _TITLES:  # Dr.-Ing.
        return all(part in _TITLES | _FACULTIES for part in parts)
    return before > 0 and letters in _FACULTIES and (has_dot or word.islower())


def count_degrees(words: Sequence[str], *, is_behind_comma: bool, is_shouted: bool) -> int:
    """How many of the last words are degrees.

    ``is_behind_comma``: they need not be known if all are written as degrees are. ``is_shouted``: all of the name is in
    capitals, which say nothing then.
    """
    if is_behind_comma and not is_shouted and all(_is_degree(word) or _is_written_as_one(word) for word in words):
        return len(words)
    count = 0
    while count < len(words) and _is_degree(words[-1 - count], is_shouted=is_shouted):
        count += 1
    return count


def _is_degree(word: str, *, is_shouted: bool = False) -> bool:
    letters = _letters(word)
    if letters in _IN_CAPITALS:
        return not is_shouted and (word.isupper() or "." in word)
    return letters in _DEGREES


def _is_written_as_one(word: str) -> bool:
    return len(_letters(word)) > 1 and _AS_DEGREES_ARE.fullmatch(word) is not None


def generation_of(word: str) -> str:
    """Which of a family's people of one name, in one form: ``jr`` of Jr., Junior, jun.; empty for another word."""
    return _GENERATIONS.get(_letters(word), "")


def _letters(word: str) -> str:
    return re.sub(r"[\W_]", "", fold(word))
