"""Profiles in social networks as cards have them: addresses, handles, and the service in a parameter."""

from __future__ import annotations

import re
from urllib.parse import quote

from netmd.exchange.readers.vcard.content import Property
from netmd.exchange.readers.vcard.values import one_line


def service_of(prop: Property) -> str:
    """The network that a profile or an address for messages is of, in lower case; empty where nothing says it."""
    said = prop.param("SERVICE-TYPE") or prop.param("X-SERVICE-TYPE") or prop.param("X-SERVICE")
    return (said or next(iter(sorted(prop.types - {"pref", "home", "work", "personal", "other"})), "")).casefold()


def on_linkedin(prop: Property) -> bool:
    """Whether it is a profile on LinkedIn."""
    return service_of(prop) == "linkedin" or prop.name == "X-LINKEDIN"


def profile_of(prop: Property) -> str:
    """The address of a LinkedIn profile, made from its handle where that is all there is; empty for other networks."""
    text = one_line(prop.text)
    if not on_linkedin(prop):
        return ""
    if "linkedin." in text.casefold():
        return text
    handle = handle_of(prop)
    return f"https://www.linkedin.com/in/{quote(handle)}" if re.fullmatch(r"[\w%-]+", handle) else ""


def handle_of(prop: Property) -> str:
    """The name under which somebody is in a network: ``x-apple:jane-doe`` and X-USER have it."""
    text = one_line(prop.text)
    user = prop.param("X-USER") or prop.param("USERNAME")
    return user or re.sub(r"\A[a-z][a-z.+-]*:(?!//)", "", text, flags=re.IGNORECASE)
