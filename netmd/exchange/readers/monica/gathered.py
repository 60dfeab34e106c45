"""What a contact of an export holds, as it is put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from netmd.exchange.records import ItemRecord, LedgerRecord, TouchRecord


@dataclass(slots=True)
class Gathered:
    """A person in the making."""

    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    linkedin: str = ""
    location: str = ""
    notes: list[str] = field(default_factory=list)
    touches: list[TouchRecord] = field(default_factory=list)
    items: list[ItemRecord] = field(default_factory=list)
    ledger: list[LedgerRecord] = field(default_factory=list)
    extra: dict[str, list[str]] = field(default_factory=dict)

    def more(self, key: str, value: str) -> None:
        """Keep a value under a key of its own."""
        if value and value not in self.extra.setdefault(key, []):
            self.extra[key].append(value)

    def note(self, text: str, label: str = "") -> None:
        """Keep a text that belongs to no touch, with a word before it that says what it is."""
        if text:
            self.notes.append(f"{label}: {text}" if label else text)
