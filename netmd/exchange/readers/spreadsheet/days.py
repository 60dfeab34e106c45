"""Days as the cells of a spreadsheet have them. Nothing is guessed: where two readings are possible, both are given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from netmd.dates import Birthday, When
from netmd.folding import fold


@dataclass(frozen=True, slots=True)
class Reading:
    """A text that has the form of a date: what it is with the day first and with the month first, where it can be.

    Where the order does not matter the two are the same. Both are None where the calendar has no such day.
    """

    day_first: When | None
    month_first: When | None

    @property
    def is_ambiguous(self) -> bool:
        """Whether the order has to be known."""
        return None not in (self.day_first, self.month_first) and self.day_first != self.month_first

    @property
    def settles(self) -> bool | None:
        """Whether this date says that days come first in its column, or that months do; None: neither."""
        if (self.day_first is None) == (self.month_first is None):
            return None
        return self.day_first is not None

    def read(self, day_first: bool | None) -> When | None:
        """The date in that order, or in the only one it can have."""
        return (self.day_first or self.month_first) if day_first is not False else (self.month_first or self.day_first)


_MONTH_NAMES = (
    "january february march april may june july august september october november december",
    "januar februar marz april mai juni juli august september oktober november dezember",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari februari maart april mei juni juli augustus september oktober november december",
)
"""English, German, French, Spanish, Portuguese, Italian and Dutch, folded (:func:`netmd.folding.fold`)."""
_MONTH_OF = {name: number for names in _MONTH_NAMES for number, name in enumerate(names.split(), 1)} | {
    "mrt": 3,
    "mrz": 3,
    "maerz": 3,
    "janner": 1,
    "sept": 9,
    "setiembre": 9,
}

_WEEKDAY_WORDS = (
    "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday "
    "mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "lun mar mer jeu ven sam dim lundi mardi mercredi jeudi vendredi samedi dimanche "
    "mie jue vie sab dom lunes martes miercoles jueves viernes sabado domingo seg ter qua qui sex "
    "segunda terca quarta quinta sexta gio lunedi martedi mercoledi giovedi venerdi domenica "
    "maa din woe don vri zat zon maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
)
_BEFORE = frozenset((*_WEEKDAY_WORDS.split(), "on", "am", "den", "le", "el", "il", "em", "op", "the"))
"""What may stand before a date without being part of it."""

_YEAR = r"(?P<year>\d{4}|'?\d{2})"
_ORDINAL = r"(?:st|nd|rd|th|er|eme|o|a|\.)?"
_GAP = r"[ ,./-]+(?:(?:de|del|of)[ ]+)?"
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})([-/. ])(?P<month>\d{1,2})\2(?P<day>\d{1,2})")
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})")
_NUMBERS = re.compile(rf"(?P<first>\d{{1,2}}) ?(?P<by>[/.-]) ?(?P<second>\d{{1,2}}) ?(?P=by) ?{_YEAR}")
_DAY_NAME_YEAR = re.compile(rf"(?P<day>\d{{1,2}}){_ORDINAL}{_GAP}(?P<name>[a-z]{{3,}}){_GAP}{_YEAR}")
_NAME_DAY_YEAR = re.compile(rf"(?P<name>[a-z]{{3,}}){_GAP}(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?(?:, ?| ){_YEAR}")
_NAME_YEAR = re.compile(r"(?P<name>[a-z]{3,})(?:[ ,./-]+(?:de |del |of )?)(?P<year>\d{4}|'\d{2})")
"""Without ``Mar-26``, which is a month of Excel's as much as a day of March."""
_YEAR_MONTH = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})")
_MONTH_YEAR = re.compile(r"(?P<month>\d{1,2})[/.-](?P<year>\d{4})")
_YEAR_ALONE = re.compile(r"(?P<year>(?:19|20)\d{2})")
_FULL = (_YEAR_FIRST, _COMPACT, _DAY_NAME_YEAR, _NAME_DAY_YEAR)
_PARTIAL = (_NAME_YEAR, _YEAR_MONTH, _MONTH_YEAR, _YEAR_ALONE)
_CLOCK = re.compile(
    r"(?P<day>.*?\d)(?:t|,? +(?:at |um |a las |a |kl )?)(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?"
    r" ?(?P<half>[ap])?\.?(?:m\.?|uhr|z|[+-]\d{2}:?\d{2})?"
)


_LONGEST = 60


def read_day(text: str, today: date) -> Reading | None:
    """The readings of a cell's text as a day, month or year; None if it has no such form, such as one without a year.

    ``today`` tells the century of a year of two digits: no more than twenty years ahead.
    """
    if len(text) > _LONGEST:
        return None
    plain = " ".join(fold(text).replace("’", "'").split()).rstrip(" .,;")
    if not plain or not any(char.isdigit() for char in plain):
        return None
    found = _read(plain, today)
    if found is None:
        clock = _CLOCK.fullmatch(plain)
        found = _read(clock["day"].rstrip(" ,"), today) if clock else None
        if clock and found is not None:
            at = _time(clock["hour"], clock["minute"], clock["half"] or "")
            return Reading(_at(found.day_first, at), _at(found.month_first, at))
    return found


def _read(plain: str, today: date) -> Reading | None:
    found = _read_bare(plain, today)
    if found is None:
        word, _, rest = plain.partition(" ")
        if word.strip(".,") in _BEFORE:
            found = _read_bare(rest.lstrip(" ,-"), today)
    return found


def _read_bare(plain: str, today: date) -> Reading | None:
    numbers = _NUMBERS.fullmatch(plain)
    if numbers:
        year = _year(numbers["year"], today)
        one = _when(year, numbers["second"], numbers["first"])
        other = _when(year, numbers["first"], numbers["second"])
        # with points the day comes first wherever dates are written so
        return Reading(one, one or other) if numbers["by"] == "." and one else Reading(one, other)
    for form in (*_FULL, *_PARTIAL):
        match = form.fullmatch(plain)
        if match is None:
            continue
        parts = match.groupdict()
        month = parts.get("month") or (month_named(parts["name"]) if "name" in parts else 0)
        if month is None:
            continue
        when = _when(_year(parts["year"], today), month, parts.get("day"))
        return Reading(when, when)
    return None


def month_named(name: str) -> int | None:
    """The number of a month by its folded name, or three letters of it and more, in seven languages."""
    if name in _MONTH_OF:
        return _MONTH_OF[name]
    meant = {number for known, number in _MONTH_OF.items() if len(name) >= 3 and known.startswith(name)}
    return meant.pop() if len(meant) == 1 else None


def _year(text: str, today: date) -> int:
    if len(text) == 4:
        return int(text)
    year = today.year // 100 * 100 + int(text.lstrip("'"))
    return year - 100 if year > today.year + 20 else year


def _when(year: int, month: str | int, day: str | None) -> When | None:
    try:
        if day is None and not int(month):
            return When(date(year, 1, 1), "year")
        return When(date(year, int(month), int(day or 1)), "day" if day else "month")
    except ValueError:
        return None


def _time(hour: str, minute: str, half: str) -> time | None:
    hours = int(hour) % 12 + (12 if half == "p" else 0) if half else int(hour)
    return time(hours, int(minute)) if hours < 24 and int(minute) < 60 and (hours or int(minute)) else None


def _at(when: When | None, clock: time | None) -> When | None:
    return When(when.start, clock=clock) if when and when.precision == "day" else when


_SERIALS = range(7_306, 73_051)
"""1920 to 2099 as Excel counts days."""
_SERIAL = re.compile(r"(\d{4,5})(?:\.\d+)?")


def from_serial(text: str, *, from_1904: bool = False) -> When | None:
    """The day of a number as Excel counts days: from 1899-12-30, or from 1904-01-01 in files of old Macs (ECMA-376,
    part 1, section 18.17.4); None for what is no such number.
    """
    match = _SERIAL.fullmatch(text.strip())
    if match is None or int(match[1]) not in _SERIALS:
        return None
    return When((date(1904, 1, 1) if from_1904 else date(1899, 12, 30)) + timedelta(days=int(match[1])))


def typed(cell: date | datetime) -> When:
    """A cell that the workbook itself says is a date."""
    if isinstance(cell, datetime):
        clock = cell.time().replace(second=0, microsecond=0, tzinfo=None)
        return When(cell.date(), clock=clock if clock != time() else None)
    return When(cell)


_NO_YEAR = (
    re.compile(rf"(?P<day>\d{{1,2}}){_ORDINAL}{_GAP}(?P<name>[a-z]{{3,}})"),
    re.compile(r"(?P<name>[a-z]{3,})[ ./-]+(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"),
)
_NUMBERS_ALONE = re.compile(r"(?P<first>\d{1,2}) ?(?P<by>[/.-]) ?(?P<second>\d{1,2})[/.-]?")


def read_yearly(text: str) -> tuple[Birthday | None, Birthday | None] | None:
    """A day without a year, as birthdays are written, with the day first and with the month first: ``12 May``,
    ``12.5.``, ``5/12``; None if it has no such form.
    """
    if len(text) > _LONGEST:
        return None
    plain = " ".join(fold(text).split()).strip()
    for form in _NO_YEAR:
        match = form.fullmatch(plain)
        month = month_named(match["name"]) if match else None
        if match and month:
            return (_yearly(month, match["day"]),) * 2
    match = _NUMBERS_ALONE.fullmatch(plain)
    if match is None:
        return None
    one, other = _yearly(match["second"], match["first"]), _yearly(match["first"], match["second"])
    return (one, one or other) if match["by"] == "." and one else (one, other)


def _yearly(month: str | int, day: str) -> Birthday | None:
    try:
        date(2000, int(month), int(day))
    except ValueError:
        return None
    return Birthday(int(month), int(day))
