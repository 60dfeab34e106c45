"""Cards as text, and what is read of them."""

from __future__ import annotations

from netmd.exchange.readers import vcard
from netmd.exchange.records import ForeignFile, PersonRecord, ReadOptions
from tests.factory import TODAY


def read(data: bytes | str) -> ForeignFile:
    """What a file says; every card of it is accounted for."""
    found = vcard.read(data.encode() if isinstance(data, str) else data, ReadOptions(today=TODAY))
    assert found.format == "vcard"
    assert found.rows == len(found.people) + len(found.passed_over)
    assert not found.events
    return found


def card(*lines: str, version: str = "3.0", end: str = "\r\n") -> str:
    """A card of these lines."""
    return "".join(f"{line}{end}" for line in ("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD"))


def person(*lines: str, version: str = "3.0") -> PersonRecord:
    """The one person of a card called Ann, unless the lines say another name."""
    found = read(card(*(lines if any("FN" in line for line in lines) else ("FN:Ann", *lines)), version=version))
    (one,) = found.people
    return one


def extra(one: PersonRecord) -> dict[str, tuple[str, ...]]:
    """The further keys of a person."""
    return dict(one.extra)
