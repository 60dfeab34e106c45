"""Which encoding a text is in, where nothing says it.

Words tell: under the right encoding all letters of a word belong to one language, and its capitals come first. On words
as address books hold them this is right where libraries that weigh whole texts are not: of 30 short Western lists
charset-normalizer 3.5 takes 23 for something else.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_FEW = 2
"""So many whole signs of UTF-8 outweigh one byte that is none: by chance other encodings hardly ever make them."""


def likely_encoding(data: bytes) -> str:
    """The encoding that these bytes are most likely in: by their mark, their form, or the words they make."""
    return _found(data)[0]


def known_encoding(data: bytes) -> str:
    """The same; empty where the bytes make no words in any encoding, so that it would be a mere guess."""
    name, is_known = _found(data)
    return name if is_known else ""


def is_marked(data: bytes) -> bool:
    """Whether a mark at the beginning tells the encoding."""
    return bool(marked_encoding(data))


def marked_encoding(data: bytes) -> str:
    """The encoding that a mark at the beginning tells; empty without one."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), "")


def _found(data: bytes) -> tuple[str, bool]:
    """The most likely encoding, and whether it is more than a guess."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, True
    wide = _without_mark(data)
    if wide:
        return wide, True
    text = data.decode("utf-8", "ignore")
    stray = len(data) - len(text.encode())
    if not stray or stray * _FEW < len(text) - len(text.encode("ascii", "ignore")):
        return "utf-8", True
    if stray < len(data) and _is_of_two(data):
        return "utf-8", True
    return _by_words(data)


def _is_of_two(data: bytes) -> bool:
    """Whether lines of UTF-8 and lines of Windows-1252 stand in one file, as where two lists were put together: by
    themselves both make words.
    """
    whole, broken = list[bytes](), list[bytes]()
    for line in data.splitlines():
        if not line.isascii():
            (whole if _is_utf_8(line) else broken).append(line)
    if not whole:
        return False
    languages = [frozenset(letters) for each in _LANGUAGES.values() for letters in each]
    words = islice(_words(b"\n".join(whole)), _MOST_WORDS)
    if not all(_is_word(word.decode("utf-8", "replace"), languages) for word in words):
        return False
    return _by_words(b"\n".join(broken))[0] == "cp1252"


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _without_mark(data: bytes) -> str:
    """UTF-16 whose text has signs of ASCII at least between its cells: NUL is every second byte of these, and no other.

    Of text that is not Latin at all these are few; then all of it has to be signs that there are.
    """
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 2 or (len(data) % 2 and half < _LONG_ENOUGH):
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    for name, own, other in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if own > half * 0.4 and other < half * 0.05:
            return name
        if own >= max(_FEWEST_OF_ASCII, half // 50) and not other and _is_text(sample[: half * 2], name):
            return name
    return ""


_LONG_ENOUGH = 16
"""Signs of a text that may have lost its last byte."""
_FEWEST_OF_ASCII = 3


def _is_text(data: bytes, encoding: str) -> bool:
    """Whether all the signs are letters, marks or spaces that there are, of no more than a few alphabets."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    if not "".join(text.split()).isprintable():
        return False
    return len({ord(sign) >> 8 for sign in text if not "\u2e80" <= sign <= "\ud7ff"}) <= _MOST_ALPHABETS


_MOST_ALPHABETS = 6
"""Of 256 signs each, but for the East Asian ones."""


_WESTERN = (
    "áéíñóúü", "àâæçéèêëîïôœùûüÿ", "äöüß", "áâãàçéêíóôõú", "àèéìíòóù", "åäöé", "æøåéäö", "áðéíóúýþæö", "ëïéèöüá",
    "àçèéíïòóúü",
)  # fmt: skip
_CYRILLIC = ("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "абвгдђежзијклљмнњопрстћуфхцчџш")
_CENTRAL = ("áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "ăâîşţ", "čćđšž", "äöüß")
_LANGUAGES: dict[str, tuple[str, ...]] = {
    "cp1252": _WESTERN,
    "cp1250": _CENTRAL,
    "cp1255": ("אבגדהוזחטיךכלםמןנסעףפץצקרשת",),
    "cp1253": ("αάβγδεέζηήθιίϊκλμνξοόπρσςτυύϋφχψωώ",),
    "cp1251": _CYRILLIC,
    "cp1254": ("çğıöşüâîû\u0307",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"),
    "cp1256": ("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگ",),
    "mac_roman": _WESTERN,
    "cp850": _WESTERN,
    "koi8-r": _CYRILLIC[:1],
    "cp866": _CYRILLIC[:1],
    "iso8859-2": _CENTRAL,
    "cp852": _CENTRAL,
    "mac_cyrillic": _CYRILLIC,
    "iso8859-5": _CYRILLIC,
}
"""The letters beyond ASCII of each language that is written in an encoding; of equal encodings the first is taken.

Greek is without ΰ and ΐ, which it hardly ever needs: they stand where other encodings have the commonest letters.
"""

_FROM_BEYOND_ASCII = re.compile(rb"[\x80-\xff][A-Za-z\x80-\xff]{0,40}")
_ASCII_BEFORE = re.compile(rb"[A-Za-z]*\Z")
_LONGEST = 20
_MOST_WORDS = 2000
_OPENERS = "“‘«„‚¿¡€£§•–—\xa0"
_CLOSERS = "”’»…™®°€–—“‘\xa0ªº"
_SIGNS = frozenset("¼½¾×÷±²³©")
"""What stands for itself, with no letter beside it."""
_PRIOR = 0.05
_UNFIT = 1.5


def _by_words(data: bytes) -> tuple[str, bool]:
    words = list(dict.fromkeys(islice(_words(data), _MOST_WORDS)))
    best, most = "cp1252", _fit(words, "cp1252") + _PRIOR
    for encoding in _LANGUAGES:
        fit = _fit(words, encoding)
        if fit > most:
            best, most = encoding, fit
    wide = _east_asian(data)
    if wide and most < _SURE:
        return wide, True
    return best, most >= _LEAST or len(words) < _FEW_WORDS


_SURE, _LEAST = 0.6, 0.2
_FEW_WORDS = 3
"""A sign or two that fit no word, such as a lone ½, are borne."""


def _words(data: bytes) -> Iterator[bytes]:
    """The words with a byte beyond ASCII; what is endless is cut."""
    for match in _FROM_BEYOND_ASCII.finditer(data):
        before = _ASCII_BEFORE.search(data[max(0, match.start() - _LONGEST) : match.start()])
        yield (before[0] if before else b"") + match[0]


def _fit(words: Sequence[bytes], encoding: str) -> float:
    """How many of the words may be words of one language, less those that cannot, of all of them."""
    languages = [frozenset(letters) for letters in _LANGUAGES[encoding]]
    fits = [_is_word(word.decode(encoding, "replace"), languages) for word in words]
    return (fits.count(True) - _UNFIT * fits.count(False)) / max(len(fits), 1)


def _is_word(text: str, languages: Iterable[frozenset[str]]) -> bool:
    bare = text.lstrip(_OPENERS).rstrip(_CLOSERS).replace("’", "").replace("–", "").replace("—", "")
    if _SIGNS.issuperset(bare):
        return True
    beyond = {letter for letter in bare.lower() if letter > "\x7f"}
    if not beyond:
        return text != bare
    if not bare.isalpha() or not any(beyond <= letters for letters in languages):
        return False
    if min(beyond) >= _NOT_LATIN and any(letter <= "\x7f" for letter in bare):
        return False
    return not any(map(_is_odd, bare, bare[1:]))


_NOT_LATIN = "\u0370"


def _is_odd(one: str, two: str) -> bool:
    """A capital after a small letter, one of both beyond ASCII: not even McLeod has that."""
    return one.islower() and two.isupper() and (one > "\x7f" or two > "\x7f")


_PAIR = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
_MOSTLY = 0.8


def _east_asian(data: bytes) -> str:
    """The encoding of two bytes a sign in which nearly all signs are common ones; empty where none is."""
    whole = len(data)
    data = data[: _SAMPLE * 16]
    cut = int(whole > len(data))  # perhaps within a sign
    pairs = [match[0] for match in _PAIR.finditer(data)]
    for encoding, is_common in _COMMON:
        lost = len(data) - len(data.decode(encoding, "ignore").encode(encoding, "ignore"))
        if pairs and lost <= cut and sum(map(is_common, pairs)) >= _MOSTLY * len(pairs):
            has_kana = encoding != "euc_jp" or any(pair[0] in (0xA4, 0xA5) for pair in pairs)
            if has_kana:  # without them the same bytes are Chinese as well
                return encoding
    return ""


def _common(leads: Iterable[int], lowest_trail: int = 0x40) -> Callable[[bytes], bool]:
    wanted = frozenset(leads)
    return lambda pair: pair[0] in wanted and pair[1] >= lowest_trail


_COMMON = (
    ("cp932", _common(range(0x81, 0x99))),
    ("euc_jp", _common((0xA1, 0xA4, 0xA5, *range(0xB0, 0xD0)), 0xA1)),
    ("cp949", _common(range(0xB0, 0xC9), 0xA1)),
    ("gb18030", _common((0xA1, 0xA3, *range(0xB0, 0xD8)), 0xA1)),
    ("big5", _common((0xA1, *range(0xA4, 0xC7)))),
)
"""The first bytes of the signs in daily use: kana and kanji, hangul, and the Chinese ones, which are sorted by use."""
