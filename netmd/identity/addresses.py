"""Addresses, numbers and profiles, each in the form to look it up by."""

from __future__ import annotations

import re
from urllib.parse import unquote


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
