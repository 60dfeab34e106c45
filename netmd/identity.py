"""Who is the same person: addresses, numbers, profiles and names in the forms in which two of them are compared.

Import and ``netmd duplicates`` compare by these, so that they agree on what is the same. ``email``, ``profile``,
``phone`` and ``address`` give the form to look up by, empty for what tells nobody from others; ``name_words`` and
``name_of`` set aside case, accents, order and degrees; ``slips`` are keys that names which differ by a letter share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from netmd.folding import fold, words_of


def email(text: str) -> str:
    """An e-mail address without case; empty for what is none."""
    bare = text.strip().casefold().removeprefix("mailto:")
    return bare if re.fullmatch(r"[^\s@<>,;]+@[^\s@<>,;]+", bare) else ""


def profile(text: str) -> str:
    """What tells a LinkedIn profile from others: ``priya-raman`` of any form of its address; empty for none."""
    match = re.search(r"(?:linkedin\.[a-z.]+|\A)/?(?:[a-z]{2}/)?(?:in|pub)/([^?#\s]+)", unquote(text).casefold())
    if match is None:
        return ""
    parts = match[1].strip("/").split("/")
    # pub/jo-doe/1/234/b56: the three parts after the name tell one Jo Doe from another
    return "/".join(parts[:4]) if "/pub/" in f"/{text.casefold()}" and len(parts) >= 4 else parts[0]


def address(text: str) -> str:
    """A web address without its scheme, ``www.`` and closing slash."""
    return re.sub(r"\A(?:https?:)?(?://)?(?:www\.)?|/+\Z", "", text.strip().casefold())


def phone(text: str) -> str:
    """A phone number's digits, with ``+`` before those that begin with a country's code; empty for too few of them."""
    bare = re.sub(r"(?i)\A\s*tel:|(?:;|,|\bext\b|\bx(?=\s*\d)|#).*\Z", "", text.replace("(0)", ""))
    digits = re.sub(r"\D", "", bare)
    if bare.strip().startswith("+"):
        digits = f"+{digits}"
    elif digits.startswith("00"):
        digits = f"+{digits[2:]}"
    elif len(digits) == 11 and digits[0] == "1":  # North America, as it is dialled there
        digits = f"+{digits}"
    return digits if len(digits) >= _FEWEST_DIGITS else ""


_FEWEST_DIGITS = 7
_ENDING = 7


def phone_block(number: str) -> str:
    """What two forms of one number share: its last digits."""
    return number[-_ENDING:]


def is_same_phone(one: str, other: str) -> bool:
    """Whether two numbers, as :func:`phone` gives them, may be one: written for home or for abroad."""
    if one == other:
        return True
    if one.startswith("+") == other.startswith("+"):
        return not one.startswith("+") and one.lstrip("0") == other.lstrip("0")
    abroad, home = (one, other) if one.startswith("+") else (other, one)
    national = home.lstrip("0")
    # a number without its area could be anybody's
    return len(national) >= _NATIONAL and abroad.endswith(national) and 1 <= len(abroad) - 1 - len(national) <= 3


_NATIONAL = 8

_CREDENTIALS = re.compile(
    r"(?<=\w)\s*,\s*(?:(?:[A-Z](?:[A-Z.®]|-(?=[A-Z]))+|(?:Ph|Ed|Ps[Yy])\.?\s?D|[MBD]\.?(?:Sc|Phil|Eng|Ed|Arch)|Dr|Esq|[JS]r)\.?(?:[,\s]+|\Z))+\Z"
)
"""Behind a comma, in capitals or as degrees are written; ``Lee, Ann`` is a name the other way round."""
_ORG_TAIL = frozenset(
    ("inc", "llc", "ltd", "limited", "gmbh", "ag", "sa", "sas", "srl", "bv", "nv", "plc", "corp", "corporation", "co",
     "company", "kg", "oy", "ab", "as", "aps", "spa", "pty", "pte", "llp", "ev", "ug", "mbh", "the")
)  # fmt: skip


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, whatever their order, without degrees after a comma."""
    bare = words_of(_CREDENTIALS.sub("", name))
    return tuple(sorted(bare if len(bare) > 1 else words_of(name)))


def name_of(name: str) -> str:
    """A name in the form in which names are looked up; signs alone are compared as they are."""
    return " ".join(name_words(name)) or fold(name).strip()


def org(text: str) -> str:
    """An organisation without its legal form: ``Rocket Nine Ltd.`` and ``rocket nine`` are one."""
    words = [word for word in words_of(text.replace(".", "")) if word not in _ORG_TAIL]
    return " ".join(words) or fold(text).strip()


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
