"""Whom a person means: by id, name, alias, e-mail or a piece of one, forgiving of accents and of a slip.

The ways to fit, from the surest to the least sure; the first in which somebody fits decides:

1. the path of the file, the id, the name or an alias, as links are compared (``Priya Raman``, ``priya-raman``);
2. an e-mail address;
3. the name, alias or id without accents and signs (``renee ortiz`` for Renée Ortiz, ``priyaraman``);
4. whole words of them (``sam``, ``ortiz renee``);
5. beginnings of their words, or of an address (``pri ram``, ``priya.r``);
6. pieces from within a word, in a script that puts no spaces between words (``민지`` for 김민지);
7. a piece of an e-mail address that holds ``@`` or ``.`` (``@northside``);
8. words with a slip: one letter wrong, missing, added or two changed places, in long words two.

If several fit in the same way it is unclear, unless all but one of them are archived.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from netmd.folding import fold, words_of
from netmd.index import Index
from netmd.model import Contact, name_key


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a text fits: ``contact`` where that is sure, else ``candidates``, the likeliest first; neither fits nobody.

    ``is_slip`` says that the contact was only found by forgiving a slip.
    """

    contact: Contact | None = None
    candidates: tuple[Contact, ...] = ()
    is_slip: bool = False


def find_people(index: Index, text: str) -> Match:
    """Whom ``text`` means. The same text and index give the same answer."""
    wanted = _bare(text)
    known = _by_key(index, wanted)
    if known:
        return _match(known)
    words = words_of(wanted)
    if not words:
        return Match()
    address = fold(wanted.strip())
    people = [_Called.of(contact) for contact in index.contacts]
    for fits in (
        _has_address(address),
        _is_called(words),
        _has_words(words),
        _has_beginnings(words),
        _has_pieces(words),
        _has_piece_of_address(address),
    ):
        found = [called.contact for called in people if fits(called)]
        if found:
            return _match(found)
    return _with_slip(people, words)


def closest_people(index: Index, text: str, limit: int = 3) -> tuple[Contact, ...]:
    """The contacts whose names are most like ``text``, for a person who mistyped more than a slip; perhaps nobody."""
    from rapidfuzz import fuzz

    wanted = " ".join(words_of(_bare(text)))
    if not wanted:
        return ()
    scored = (
        (max(fuzz.WRatio(wanted, " ".join(words)) for words in _names(contact)), contact) for contact in index.contacts
    )
    near = sorted((-score, *_rank(contact)) for score, contact in scored if score >= _NEAR)
    paths = [path for *_, path in near[:limit]]
    return tuple(contact for contact in map(index.contact, paths) if contact)


_NEAR = 65
"""Of 100: below it names have little more in common than their length (rapidfuzz WRatio)."""


def begins(contact: Contact, words: Sequence[str]) -> bool:
    """Whether each folded word begins a word of its own: of the name, an alias, the id or an address."""
    return _has_beginnings(words)(_Called.of(contact))


# -- the ways to fit ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Called:
    """What a contact is called, worked out once: the folded words of each name, and the folded addresses."""

    contact: Contact
    names: tuple[tuple[str, ...], ...]
    addresses: tuple[str, ...]

    @classmethod
    def of(cls, contact: Contact) -> _Called:
        return cls(contact, tuple(_names(contact)), tuple(fold(email.strip()) for email in contact.emails))


_Fits = Callable[[_Called], bool]


def _bare(text: str) -> str:
    """The text without what people put around a name in notes: ``[[sam-lee|Sam]]``, ``@sam-lee``, ``sam-lee.md``."""
    link = re.fullmatch(r"\[\[([^\[\]|#]*)[^\[\]]*\]\]", text.strip())
    bare = (link[1] if link else text).strip()
    return bare[1:] if bare.startswith("@") and "." not in bare else bare


def _by_key(index: Index, wanted: str) -> tuple[Contact, ...]:
    parts = wanted.split("/")
    for start in range(len(parts)):
        contact = index.contact("/".join(parts[start:]))
        if contact is not None:
            return (contact,)
    stem = re.sub(r"\.md$", "", wanted, flags=re.IGNORECASE)
    key = name_key(stem.rsplit("/", 1)[-1] if stem != wanted else stem)
    return tuple(entry for entry in index.candidates(key) if isinstance(entry, Contact)) if key else ()


def _has_address(address: str) -> _Fits:
    return lambda called: address in called.addresses


def _is_called(words: Sequence[str]) -> _Fits:
    together = "".join(words)
    return lambda called: any("".join(theirs) == together for theirs in called.names)


def _has_words(words: Sequence[str]) -> _Fits:
    if any(len(word) == 1 for word in words):
        return lambda _: False  # one letter is a beginning, even where somebody is called so
    return lambda called: any(_pair_up(words, theirs, str.__eq__) for theirs in called.names)


def _has_beginnings(words: Sequence[str]) -> _Fits:
    return lambda called: any(
        _pair_up(words, theirs, str.startswith) for theirs in (*called.names, *map(words_of, called.addresses))
    )


_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
"""Thai, Lao, Burmese, Hangul (as :func:`fold` takes it apart), Khmer, Kana, Han: there a surname and a given name may
be one word."""


def _has_pieces(words: Sequence[str]) -> _Fits:
    if not any(map(_WITHOUT_SPACES.fullmatch, words)):
        return lambda _: False

    def fits(other: str, word: str) -> bool:
        return other.startswith(word) or (word in other and _WITHOUT_SPACES.fullmatch(word) is not None)

    return lambda called: any(_pair_up(words, theirs, fits) for theirs in called.names)


def _has_piece_of_address(address: str) -> _Fits:
    if not any(sign in address for sign in "@."):
        return lambda _: False
    return lambda called: any(address in theirs for theirs in called.addresses)


def _with_slip(people: Iterable[_Called], words: Sequence[str]) -> Match:
    """Whoever fits with the fewest letters wrong; others who fit too are there to choose from if that is unclear."""
    from rapidfuzz.distance import OSA

    def slips(typed: str, theirs: str) -> int:
        """How many letters are wrong, a beginning of their word being enough; more than are forgiven counts as many."""
        allowed = _forgiven(typed)
        whole = OSA.distance(typed, theirs, score_cutoff=allowed)
        return min(whole, OSA.distance(typed, theirs[: len(typed)], score_cutoff=allowed)) if whole else whole

    found: list[tuple[int, Contact]] = []
    for called in people:
        counts = [count for theirs in called.names if (count := _fewest(words, theirs, slips)) is not None]
        if counts:
            found.append((min(counts), called.contact))
    if not found:
        return Match()
    fewest = min(count for count, _ in found)
    best = _match([contact for count, contact in found if count == fewest])
    if best.contact is not None:
        return Match(best.contact, is_slip=True)
    ranked = sorted(found, key=lambda pair: (pair[0], *_rank(pair[1])))
    return Match(candidates=tuple(contact for _, contact in ranked))


def _fewest(words: Sequence[str], theirs: Sequence[str], slips: Callable[[str, str], int]) -> int | None:
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


def _run_together(words: Sequence[str], theirs: Sequence[str], slips: Callable[[str, str], int]) -> int | None:
    typed = "".join(words)
    count = slips(typed, "".join(theirs))
    return count if count <= _forgiven(typed) and len(typed) >= _LONG else None


_LONG = 8


def _forgiven(word: str) -> int:
    """How many letters of a word may be wrong."""
    return 2 if len(word) >= _LONG else 1 if len(word) >= 3 else 0


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


# -- what they are called, and who comes first ----------------------------------------------------------------------


def _names(contact: Contact) -> Iterator[tuple[str, ...]]:
    """The words of the name, of each alias, and of the id where it differs."""
    name = words_of(contact.name)
    yield name
    for alias in contact.aliases:
        yield words_of(alias)
    own_id = words_of(contact.id)
    if own_id != name:
        yield own_id


def _match(found: Sequence[Contact]) -> Match:
    around = [contact for contact in found if contact.status != "archived"]
    if len(found) == 1 or len(around) == 1:
        return Match((around or found)[0])
    return Match(candidates=tuple(sorted(found, key=_rank)))


def _rank(contact: Contact) -> tuple[bool, str, str]:
    return contact.status == "archived", name_key(contact.name), contact.path
