"""Postal addresses: where somebody lives or works in a word, and the rest in a line."""

from __future__ import annotations

from netmd.exchange.readers.vcard.cards import Card
from netmd.exchange.readers.vcard.values import components, one_line

_LOCALITY, _REGION, _COUNTRY = 3, 4, 6


def place_of(card: Card) -> tuple[str, tuple[str, ...]]:
    """The location, and each address in a line that says more than that.

    The location is the locality of the preferred address, else of the first, or its region or country where it has
    none. An address without such parts is no location.
    """
    location = ""
    addresses = []
    for prop in card.all("ADR"):
        parts = [part.strip(" ,") for part in components(prop.value)][:7]
        parts += [""] * (7 - len(parts))
        location = location or parts[_LOCALITY] or parts[_REGION] or parts[_COUNTRY]
        addresses.append(", ".join(filter(None, parts)))
    if not addresses:
        addresses = [one_line(prop.text) for prop in card.all("LABEL")]
    return location, tuple(dict.fromkeys(address for address in addresses if address and address != location))
