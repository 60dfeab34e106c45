"""Days as vCards write them, whole or without a year (RFC 6350 section 4.3)."""

from __future__ import annotations

import re

from netmd.dates import ImpossibleDateError, make_date
from netmd.exchange.readers.vcard.content import Property

_DAY = re.compile(r"(?:(\d{4})[-/.]?|--)(\d{2})[-/.]?(\d{2})(?:[T ].*)?", re.ASCII | re.DOTALL)
_NO_YEARS = frozenset(("0000", "1604"))
"""Written for a year that is not known; 1604 is Apple's, also without X-APPLE-OMIT-YEAR."""


def day_of(prop: Property) -> str:
    """``1985-05-12`` or ``--05-12``; empty for text, part of a day, and a day that does not exist."""
    match = _DAY.fullmatch(prop.text)
    if match is None:
        return ""
    year, month, day = match.groups()
    try:
        make_date("2000" if not year or year in _NO_YEARS else year, month, day)
    except ImpossibleDateError:
        return ""
    is_known = year and year not in _NO_YEARS and year != prop.param("X-APPLE-OMIT-YEAR")
    return f"{year if is_known else '-'}-{month}-{day}"


def day_or_text(prop: Property) -> str:
    """The day, or else what is written."""
    return day_of(prop) or prop.text
