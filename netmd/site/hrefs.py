"""Addresses from notes that may become links. Notes are other people's text: what is not plainly safe stays text."""

from __future__ import annotations

import re
from urllib.parse import quote

_SAFE_SCHEMES = frozenset(("http", "https", "mailto", "tel"))
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)  # RFC 3986 section 3.1
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_][\w-]+(?::\d{1,5})?(?:[/?#].*)?")
_EMAIL = re.compile(r"[^\s@<>\"(),:;\[\]\\]+@[^\s@<>\"(),:;\[\]\\/?#&=]+")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")
_AUTHORITY = re.compile(r"//[^/\s]")
_NUMBER = re.compile(r"[+\d\s().\-/\u00a0\u2009\u202f]*")
_NO_DIGIT = re.compile(r"[^\d+]", re.ASCII)
_ENOUGH = re.compile(r"\+?\d{3,}", re.ASCII)
_SHOWN_WITHOUT = re.compile(r"^(?:https?://|mailto:|tel:)", re.IGNORECASE)
_ENCODED = re.compile(r"[^\w!#$%&'()*+,\-./:;=?@\[\]~]", re.ASCII)


def web_href(value: str) -> str | None:
    """The link for a ``url``, ``linkedin`` or any other value; None if it must be shown as text.

    http, https, mailto and tel pass; a host without a scheme (``www.x.example/me``) gets https.
    """
    value = value.strip()
    if _UNSAFE.search(value):
        return None
    if _HOST.fullmatch(value):
        value = f"https://{value}"
    scheme = _SCHEME.match(value)
    if scheme is None or scheme[1].lower() not in _SAFE_SCHEMES:
        return None
    rest = value[scheme.end() :]
    if scheme[1].lower() in ("http", "https") and not _AUTHORITY.match(rest):
        return None
    return _ENCODED.sub(lambda match: quote(match[0], errors="replace"), value) if rest else None


def mail_href(value: str) -> str | None:
    """``mailto:`` for an e-mail address; None if it is none (RFC 6068 section 2)."""
    value = value.strip().removeprefix("mailto:")
    return f"mailto:{quote(value, safe='@+.-_', errors='replace')}" if _EMAIL.fullmatch(value) else None


def phone_href(value: str) -> str | None:
    """``tel:`` for a telephone number, without its extension; None if there are too few digits (RFC 3966)."""
    value = value.strip().removeprefix("tel:")
    number = _NUMBER.match(value)
    digits = _NO_DIGIT.sub("", number[0]) if number else ""
    return f"tel:{digits}" if _ENOUGH.fullmatch(digits) else None


def without_scheme(value: str) -> str:
    """An address as people read it: ``www.x.example/me`` for ``https://www.x.example/me/``."""
    return _SHOWN_WITHOUT.sub("", value.strip()).rstrip("/") or value
