"""What the address books of several programs have in common: names in parts, values in one cell, profiles, dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import quote, unquote

from netmd.dates import MONTHS, Birthday
from netmd.exchange.records import ImportRefusedError
from netmd.folding import fold


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """The values without those that are empty or come again in another case, in their order."""
    if not values:
        return ()
    found: dict[str, str] = {}
    for value in values:
        bare = value.strip()
        if bare:
            found.setdefault(bare.casefold(), bare)
    return tuple(found.values())


def split_values(cell: str) -> tuple[str, ...]:
    """The values of a cell as Google writes them: parted by `` ::: ``, the preferred one marked by ``* ``."""
    return unique(part.strip().removeprefix("* ") for part in cell.split(":::") if part.strip() != "*")


_GENERATIONS = re.compile(r"(?:jr|sr)\.?|[IV]{1,3}", re.IGNORECASE)
_EAST_ASIAN = re.compile(r"[\u1100-\u11ff\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+")


def full_name(first: str, middle: str = "", last: str = "", suffix: str = "") -> str:
    """One name of its parts: ``Ana``, ``M.``, ``Lopez`` and ``Jr.``; Chinese, Japanese and Korean ones family first.

    The parts have no blanks at their ends.

    Of suffixes only those of a generation are part of a name; degrees are not.
    """
    if first and last and not middle and _EAST_ASIAN.fullmatch(first) and _EAST_ASIAN.fullmatch(last):
        return last + first
    generation = suffix if suffix and is_generation(suffix) else ""
    return " ".join(part for part in (first, middle, last, generation) if part)


def is_generation(suffix: str) -> bool:
    """``Jr.``, ``III``: a suffix that is part of a name."""
    return _GENERATIONS.fullmatch(suffix.strip()) is not None


_PROFILE = re.compile(r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/((?:in|pub)/[^?#\s]+)", re.IGNORECASE)


def profile_address(text: str) -> str:
    """A LinkedIn profile as ``https://www.linkedin.com/in/name``; empty where the text is no address of one.

    Names in other letters are written out (``/in/josé``), unless they would then hold what an address cannot.
    """
    match = _PROFILE.fullmatch(re.split(r"[?#]", text.strip())[0])
    if match is None:
        return ""
    kind, *parts = match[1].strip("/").split("/")
    if not parts:
        return ""
    # /in/name/de is the same page in German; /pub/name/1/2/3 needs all of its parts
    kept = parts[:1] if kind.casefold() == "in" else parts[:4]
    return f"https://www.linkedin.com/{kind.casefold()}/" + "/".join(_spelt_out(part) for part in kept)


def _spelt_out(part: str) -> str:
    if "%" not in part and part.isascii():
        return part
    try:
        plain = unquote(part, errors="strict")
    except UnicodeDecodeError:
        return part
    plain = "".join(sign if sign.isalnum() or ord(sign) > 0xA0 else quote(sign, safe="") for sign in plain)
    return plain if plain.isprintable() and not re.search(r"\s", plain) else part


def part_addresses(addresses: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The LinkedIn profile among web addresses, the first one if there are several, and the others."""
    profile, others = "", list[str]()
    for address in unique(addresses):
        own = profile_address(address)
        if own and own.casefold() == profile.casefold():
            continue
        if own and not profile:
            profile = own
        else:
            others.append(address)
    return profile, tuple(others)


def phone_numbers(cells: Iterable[str]) -> tuple[str, ...]:
    """Phone numbers without those that come again with other signs between their digits, or are ruined."""
    found: dict[str, str] = {}
    for cell in unique(cells):
        if is_ruined(cell):
            continue
        found.setdefault(re.sub(r"[^\d+#*a-z]", "", cell.casefold()) or cell, cell)
    return tuple(found.values())


_RUINED = re.compile(r"\d(?:[.,]\d+)?E\+?\d{1,3}", re.IGNORECASE)


def is_ruined(number: str) -> bool:
    """``4.91701E+11``: a number that a spreadsheet rounded, so that its last digits are lost."""
    return len(number) <= _LONGEST_NUMBER and _RUINED.fullmatch(number.strip()) is not None


_LONGEST_NUMBER = 40


def header_key(header: str) -> str:
    """A column's header in the form in which it is looked up: without case, accents, and signs at its ends."""
    return " ".join(fold(header).strip(" \t\r\n\"'*:.\ufeff").split())


_MONTHS = (
    "jan ene gen", "feb fev", "mar mrt maa", "apr avr abr", "may mai mei mag", "jun juin giu", "jul juil lug",
    "aug aou ago", "sep set", "oct okt out ott", "nov", "dec dez dic",
)  # fmt: skip
"""How the names of months begin, in English, German, French, Spanish, Portuguese, Italian and Dutch."""
_MONTH = {start: number for number, starts in enumerate(_MONTHS, 1) for start in starts.split()}

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d])")
_WORDED = re.compile(r"(\d{1,2})\.?(?:[\s-]|\bde\b)+([^\W\d_]{3,})\.?(?:[\s,-]|\bde\b)+(\d{4}|\d{2})(?!\d)")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?!\d)")
_PARTED = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_TWELVE_HOURS = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
_NO_DATE = re.compile(r"[0\W_]*")


def is_no_date(text: str) -> bool:
    """``0/0/00``, as Outlook writes where there is no date; and nothing at all."""
    return _NO_DATE.fullmatch(text) is not None


def is_day_first(texts: Iterable[tuple[str, str]], said: bool | None) -> bool:
    """Whether the day comes before the month in dates such as ``3/5/2026``, each given with its column's header.

    ``said`` is the person's word; without it a date such as ``3/25/2026`` settles all others. Raises
    :exc:`ImportRefusedError` with both readings of one where none does, or where the dates contradict each other.
    """
    if said is not None:
        return said
    orders, doubtful = set[bool](), ("", 0, 0, "")
    for header, text in texts:
        match = _PARTED.match(text.strip())
        if match is None:
            continue
        one, two = int(match[1]), int(match[3])
        if _TWELVE_HOURS.search(text) or two > 12 >= one > 0:
            orders.add(False)
        elif one > 12 >= two > 0:
            orders.add(True)
        elif one != two and one and two and not doubtful[0]:
            doubtful = (text.strip(), one, two, header)
    if len(orders) == 1 or not doubtful[0]:
        return orders == {True}
    text, one, two, header = doubtful
    raise ImportRefusedError(
        f"{text} in the column {header!r} may be {one} {_name(two)} or {two} {_name(one)}",
        f"Say --day-first for {one} {_name(two)}, --month-first for {two} {_name(one)}.",
    )


def order_taken(texts: Iterable[tuple[str, str]], said: bool | None, *, day_first: bool) -> Iterator[str]:
    """How dates such as ``3/5/2026`` were read, and why, in a sentence; none where there are no such."""
    doubtful, telling = ("", ""), list[str]()
    for header, text in texts:
        match = _PARTED.match(text.strip())
        if match is None:
            continue
        one, two = int(match[1]), int(match[3])
        if (two > 12 >= one > 0) or (one > 12 >= two > 0) or _TWELVE_HOURS.search(text):
            telling.append(text.strip())
        elif one != two and one and two and not doubtful[0]:
            doubtful = (text.strip(), header)
    if doubtful[0]:
        order = "the day first" if day_first else "the month first"
        others = f" and {len(telling) - 1:,} more" if len(telling) > 1 else ""
        why = "as you say" if said is not None else f"since “{telling[0]}”{others} cannot be read otherwise"
        yield f"Dates such as “{doubtful[0]}” in “{doubtful[1]}” are read with {order}, {why}."


def _name(month: int) -> str:
    return MONTHS[month - 1] if month <= 12 else str(month)


def read_day(text: str, *, day_first: bool, today: date) -> date | None:
    """The day that a text begins with, as the address books write it; None where there is none, or no such day.

    A year of two digits is the last one that is not past next year's.
    """
    text = text.strip()
    if match := _ISO.match(text):
        year, month, day = match[1], int(match[3]), int(match[4])
    elif match := _DOTTED.match(text):
        year, month, day = match[3], int(match[2]), int(match[1])
    elif match := _PARTED.match(text):
        one, two, year = int(match[1]), int(match[3]), match[4]
        # one of both above twelve leaves one reading only
        by_day = not _TWELVE_HOURS.search(text) and (one > 12 or (day_first and two <= 12))
        day, month = (one, two) if by_day else (two, one)
    elif match := _WORDED.match(text):
        year, month, day = match[3], _month(match[2]), int(match[1])
    elif match := _MONTH_FIRST.match(text):
        year, month, day = match[3], _month(match[1]), int(match[2])
    else:
        return None
    try:
        return date(_full_year(year, today), month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    folded = fold(word)
    return _MONTH.get(folded[:4]) or _MONTH.get(folded[:3]) or 0


def _full_year(year: str, today: date) -> int:
    if len(year) == 4:
        return int(year)
    full = today.year - today.year % 100 + int(year)
    return full if full <= today.year + 1 else full - 100


_YEARLESS = re.compile(r"--(\d{1,2})-?(\d{1,2})")
_YEAR_UNKNOWN = 1604
"""The year that Apple's address book gives to a birthday without one; others take it over."""


def read_birthday(text: str, *, day_first: bool, today: date) -> str:
    """A birthday in the words of the format, ``1985-05-12`` or ``--05-12``; empty where the text is none."""
    yearless = _YEARLESS.fullmatch(text.strip())
    if yearless:
        try:
            date(2000, int(yearless[1]), int(yearless[2]))
        except ValueError:
            return ""
        return Birthday(int(yearless[1]), int(yearless[2])).iso
    day = read_day(text, day_first=day_first, today=today)
    if day is None:
        return ""
    if day > today and not re.search(r"\d{4}", text):  # born in 1927, not in the coming year
        return Birthday(day.month, day.day, day.year - 100).iso
    if day > today:
        return ""
    return Birthday(day.month, day.day, None if day.year == _YEAR_UNKNOWN else day.year).iso
