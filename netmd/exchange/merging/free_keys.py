"""The key under which front matter has what is no key of the format."""

from __future__ import annotations

import re

from netmd.exchange.merging.plain import value
from netmd.reading.entries import CONTACT_KEYS, KEY_ALIASES
from netmd.reading.yaml_fields import field_key


def free_key(key: str) -> str:
    """A key as it can stand in front matter, and none that the format has."""
    written = " ".join(re.sub(r"[^\w .&+/()'’-]+", " ", value(key)).split())[:60].strip() or "other"
    if not written[0].isalnum():
        written = " ".join(f"other {written}".split())
    if _known(field_key(written)):
        written = f"{written} (imported)"
    return written


def _known(key: str) -> bool:
    return key in CONTACT_KEYS or key in KEY_ALIASES
